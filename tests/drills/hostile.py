"""Send what an owner's own forms would send, with her things in it, as somebody who is not the owner."""

import re

from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client

from content.editing.guard import may_enter
from tests.content.screens import page_form
from tests.drills.aims import aims, doors
from tests.drills.asking import Tally, ask, notice
from tests.drills.rows import rows_of
from tests.drills.town import CANARY, Town

STOLEN = "gestolen"
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
        found.append((form.get("action") or "", values))
    return found


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


def _bodies(town: Town, own: Town | None, tally: Tally, owner: Client, where: str) -> list[dict]:
    """What is sent to an address: the plausible form, and each form that its owner finds there."""
    bodies = [plausible(town, own)]
    answer, _ = ask(Tally("owner"), owner, "get", where)
    if answer.status_code == 200:
        for _, form in fields_of(answer):
            stolen = scrubbed(form)
            bodies += [stolen | {"action-publish": ["1"], "title": [STOLEN]}, stolen | {"action": ["live"]}]
    return bodies


def attack(
    tally: Tally, client: Client, user, keeps: set[str], town: Town, own: Town | None, owner: Client, *, first: bool
) -> None:
    """Try to change what a town has, at every address; whatever changed is undone and written down."""
    before = rows_of(town)
    closed = [(name, pattern) for name, pattern in doors() if not may_enter(name, user)]
    opened = [(name, pattern) for name, pattern in doors() if may_enter(name, user)]
    with transaction.atomic():
        for name, pattern in closed:
            where = aims(name, pattern, town)[0]
            for method in ("post", "put", "patch", "delete") if first else ("post",):
                _, found = ask(
                    tally, client, method, where, plausible(town, own) if method == "post" else "x", keep=True
                )
                notice(tally, found, keeps, f"{method.upper()} {where}")
        _compare(tally, before, town, "closed addresses")
        transaction.set_rollback(True)
    for name, pattern in opened:
        with transaction.atomic():
            _attack_one(tally, client, keeps, town, own, owner, aims(name, pattern, town, own))
            _compare(tally, before, town, name)
            transaction.set_rollback(True)
    if own:
        for name, pattern in opened:
            with transaction.atomic():
                _name_foreign_things(tally, client, keeps, town, own, aims(name, pattern, own)[0])
                _compare(tally, before, town, f"{name}, own form with foreign numbers")
                transaction.set_rollback(True)


def _attack_one(tally, client, keeps, town, own, owner, places: list[str]) -> None:
    for where in places:
        bodies = _bodies(town, own, tally, owner, where) if where == places[0] else [plausible(town, own)]
        for body in bodies:
            _, found = ask(tally, client, "post", where, body, keep=True)
            notice(tally, found, keeps, f"POST {where}")
    for method, body, kind in OTHER_METHODS:
        _, found = ask(tally, client, method, places[0], body, keep=True, content_type=kind)
        notice(tally, found, keeps, f"{method.upper()} {places[0]}")


def _foreign_number(name: str, town: Town, turn: int) -> object:
    """What to write in a field of one's own form: the thing of the town that the field means, else one of them."""
    last = re.split(r"[-_]", name)[-1]
    kind = REFERENCES.get(name) or REFERENCES.get(last)
    numbers = list(town.numbers.values())
    return town.numbers.get(kind, numbers[turn % len(numbers)]) if kind else numbers[turn % len(numbers)]


def _name_foreign_things(tally: Tally, client: Client, keeps: set[str], town: Town, own: Town, where: str) -> None:
    """Every field of one's own forms, one after the other, with a number of the town; and fields that are not there."""
    answer, _ = ask(Tally("own"), client, "get", where)
    if answer.status_code != 200:
        return
    for _, form in fields_of(answer):
        more = {name: [town.numbers[kind]] for name, kind in REFERENCES.items() if kind in town.numbers}
        tries = [form | more, *(form | {name: [_foreign_number(name, town, turn)]} for turn, name in enumerate(form))]
        for each in tries:
            _, found = ask(tally, client, "post", where, each, keep=True)
            notice(tally, found, keeps, f"POST {where}")


def _compare(tally: Tally, before: dict[str, str], town: Town, what: str) -> None:
    now = rows_of(town)
    different = [table for table in before if before[table] != now[table]]
    if different:
        tally.changes += len(different)
        tally.wrong.append(f"{tally.role}: {what} changed of {town.name}: {', '.join(different)}")
