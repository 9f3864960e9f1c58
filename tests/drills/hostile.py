"""Send what an owner's own forms would send, with her things in it, as somebody who is not the owner."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.db import transaction
from django.test import Client

from content.editing.guard import may_enter
from content.local.skeletons import read_skeletons
from tests.content.screens import page_form
from tests.drills.aims import aims, doors
from tests.drills.asking import Tally, ask, notice
from tests.drills.rows import rows_of
from tests.drills.town import CANARY, Town

STOLEN = "gestolen"
HOME = "/admin/"
# What a form calls things of others, and which.
REFERENCES = {
    "municipality": "municipality",
    "gemeente": "municipality",
    "team": "team",
    "teams": "team",
    "group": "group",
    "groups": "group",
    "collection": "collection",
    "image": "picture",
    "document": "document",
    "page": "draft",
    "pagina": "draft",
    "parent": "section",
    "new_parent_page": "section",
    "destination": "section",
    "chooser": "section",
    "moment": "moment",
    "addition": "note",
    "pk": "draft",
    "object_id": "draft",
    "account": "person",
    "person": "person",
    "user": "person",
    "owner": "person",
    "uploaded_by_user": "person",
    "workflow": "workflow",
    "task": "task",
    "comment": "comment",
}

OTHER_METHODS = (
    ("put", "value=gestolen", "application/x-www-form-urlencoded"),
    ("patch", '{"title": "gestolen"}', "application/json"),
    ("delete", '{"confirm": "1"}', "application/json"),
)


def fields_of(answer) -> list[tuple[str, dict[str, list[str]]]]:
    """The forms of a page that are sent with POST: where to, and all that stands in them."""
    if answer.streaming or "html" not in answer.get("Content-Type", ""):
        return []
    found = []
    for form in BeautifulSoup(answer.content, "html.parser").find_all("form"):
        if form.get("method", "get").lower() != "post":
            continue
        values: dict[str, list[str]] = {}
        for each in form.find_all(["input", "textarea", "select", "button"]):
            name, kind = each.get("name"), each.get("type")
            if not name or name == "csrfmiddlewaretoken" or kind == "file":
                continue
            if each.name == "select":
                texts = [option.get("value", option.text) for option in each.find_all("option", selected=True)]
            elif kind in ("checkbox", "radio"):
                texts = [each.get("value", "on")] if each.has_attr("checked") else []
            else:
                texts = [each.text.strip() if each.name == "textarea" else each.get("value", "")]
            values.setdefault(name, []).extend(texts)
        found.append((urlsplit(form.get("action") or "").path, _whole(values)))
    return found


def _whole(form: dict[str, list[str]]) -> dict[str, list[str]]:
    """The form of a page with the parts that the browser draws itself, without which Wagtail breaks on it."""
    if not {"title", "slug"} <= set(form):
        return form
    drawn = page_form(title=STOLEN, slug=STOLEN)
    return {name: [str(value)] for name, value in drawn.items()} | form


def scrubbed(form: dict[str, list[str]]) -> dict[str, list[str]]:
    """The same form with another word for every canary, so that an answer that repeats it tells nothing."""
    return {
        name: [CANARY.sub(STOLEN.encode(), text.encode()).decode() for text in texts] for name, texts in form.items()
    }


def plausible(town: Town, own: Town | None) -> dict[str, object]:
    """One form that fits nearly everything: pages, files, moving, copying, many things at once."""
    numbers = town.numbers
    pages = [numbers[kind] for kind in ("draft", "waiting", "behind", "section", "article") if kind in numbers]
    home = own.numbers["section"] if own else pages[0]
    form = page_form(title=STOLEN, slug=STOLEN, **{"action-publish": "1"})
    form |= {name: numbers[kind] for name, kind in REFERENCES.items() if kind in numbers}
    form |= {"new_title": STOLEN, "new_slug": STOLEN, "new_parent_page": home, "chooser": home, "position": "0"}
    form |= {"confirm": "1", "restriction_type": "none", "copy_subpages": "on", "publish_copies": "on", "alias": "on"}
    form |= {
        "id": [*pages, home],
        "ids": pages,
        "select_all": "on",
        "format": "left",
        "value": STOLEN,
        "language": "nl",
    }
    form |= {"email": "dief@example.org", "name": STOLEN, "interface": "nl", "action": "live", "comment": STOLEN}
    form |= {"role_nl": STOLEN, "summary_nl": STOLEN, "what_nl": STOLEN, "thing": f"note:{numbers.get('note', 1)}"}
    form |= {"part": [f"{kind}:{numbers[key]}" for kind, key in KEYS if key in numbers], "seal": "x", "seen": "x"}
    form |= {"item": "all", "skeleton": read_skeletons()[0].key}
    form |= {f"{kind}-link-chooser-{name}": value for kind, name, value in LINKS}
    for prefix, kind in (("image", "picture"), ("doc", "document")):
        if kind in numbers:
            form |= {f"{prefix}-{numbers[kind]}-title": STOLEN, f"{prefix}-{numbers[kind]}-collection": "1"}
    return form


LINKS = (
    ("external", "url", "https://example.org/"),
    ("anchor", "url", "hier"),
    ("email", "email_address", "dief@example.org"),
    ("phone", "phone_number", "14030"),
)
KEYS = (("contact", "desk"), ("note", "note"), ("moment", "moment"), ("page", "draft"), ("page", "waiting"))


@dataclass(frozen=True)
class Owner:
    """Who has the right to do it; `kept` are the forms that she found at an address."""

    client: Client
    kept: dict[str, list[tuple[str, dict]]] = field(default_factory=dict)

    def forms(self, where: str) -> list[tuple[str, dict[str, list[str]]]]:
        """Where each form of this address goes, and what stands in it, with other words for the canaries."""
        if where not in self.kept:
            answer, _ = ask(Tally("owner"), self.client, "get", where)
            forms = fields_of(answer) if answer.status_code == 200 else []
            self.kept[where] = [(to or where, scrubbed(form)) for to, form in forms]
        return self.kept[where]


@dataclass(frozen=True)
class Thief:
    """Who attacks: the one who counts, the person, and what she keeps."""

    tally: Tally
    client: Client
    user: object
    keeps: set[str]
    own: Town | None

    def send(self, method: str, where: str, body, **more) -> None:
        _, found = ask(self.tally, self.client, method, where, body, keep=True, **more)
        notice(self.tally, found, self.keeps, f"{method.upper()} {where}")

    def session(self) -> str:
        cookie = self.client.cookies.get(settings.SESSION_COOKIE_NAME)
        return cookie.value if cookie else ""

    def come_back(self, session: str) -> None:
        """Some form gave another session, which was undone with all the rest."""
        if session:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = session


def attack(thief: Thief, towns: list[Town], owners: dict[str, Owner]) -> None:
    """Try to change what these towns have, at every address; whatever changed is undone and written down."""
    before, session = {town.name: rows_of(town) for town in towns}, thief.session()
    # Who is not signed in is sent to the log-in page by each of them.
    closed = [(name, pattern) for name, pattern in doors() if not (thief.user and may_enter(name, thief.user))]
    with transaction.atomic():
        for name, pattern in closed:
            _attack_closed(thief, name, pattern, towns)
        _compare(thief.tally, before, towns, "closed addresses")
        transaction.set_rollback(True)
    for name, pattern in doors():
        if (name, pattern) in closed:
            continue
        with transaction.atomic():
            for town in towns:
                _attack_open(thief, town, owners[town.name], aims(name, pattern, [town], thief.own))
            if thief.own:
                _name_foreign_things(thief, towns, aims(name, pattern, [thief.own])[0])
            _compare(thief.tally, before, towns, name)
            transaction.set_rollback(True)
        thief.come_back(session)
    if session and ask(Tally("home"), thief.client, "get", HOME)[0].status_code == 302:
        thief.tally.wrong.append(f"{thief.tally.role} was signed out on the way")


def _attack_closed(thief: Thief, name: str, pattern: str, towns: list[Town]) -> None:
    places = dict.fromkeys(aims(name, pattern, [town])[0] for town in towns)
    for where in places:
        thief.send("post", where, plausible(towns[0], thief.own))
    for method, body, kind in OTHER_METHODS:
        thief.send(method, where, body, content_type=kind)


def _attack_open(thief: Thief, town: Town, owner: Owner, places: list[str]) -> None:
    for where in places:
        thief.send("post", where, plausible(town, thief.own))
    for to, form in owner.forms(places[0]):
        thief.send("post", to, form | {"action-publish": ["1"], "title": [STOLEN]})
        thief.send("post", to, form | {"action": ["live"]})
    for method, body, kind in OTHER_METHODS:
        thief.send(method, places[0], body, content_type=kind)


def _foreign_number(name: str, town: Town, turn: int) -> object:
    """What to write in a field of one's own form: the thing of the town that the field means, else one of them."""
    numbers = list(town.numbers.values())
    kind = REFERENCES.get(name) or REFERENCES.get(re.split(r"[-_]", name)[-1], "")
    return town.numbers.get(kind, numbers[turn % len(numbers)])


def _name_foreign_things(thief: Thief, towns: list[Town], where: str) -> None:
    """Every field of one's own forms, one after the other, with a number of a town; and fields that are not there."""
    answer, _ = ask(Tally("own"), thief.client, "get", where)
    if answer.status_code != 200:
        return
    for to, form in fields_of(answer):
        for town in towns:
            more = {name: [town.numbers[kind]] for name, kind in REFERENCES.items() if kind in town.numbers}
            thief.send("post", to or where, form | more)
        for turn, name in enumerate(name for name in form if name != "next"):  # an address, which Wagtail follows
            thief.send("post", to or where, form | {name: [_foreign_number(name, towns[turn % len(towns)], turn)]})


def _compare(tally: Tally, before: dict[str, dict[str, str]], towns: list[Town], what: str) -> None:
    """Write down which rows of these towns are not as they were."""
    for town in towns:
        now, was = rows_of(town), before[town.name]
        if different := [table for table in was if was[table] != now[table]]:
            tally.changes += len(different)
            tally.wrong.append(f"{tally.role}: {what} changed of {town.name}: {', '.join(different)}")
