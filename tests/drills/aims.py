"""Where somebody aims who looks for what is another's: every address with every number, and questions behind it."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import URLResolver, get_resolver
from django.utils.translation import override

from tests.content.doors import DOORS, address, every_door
from tests.drills.town import HALF, Town

# Which thing an address means with a number, by the beginning of its name; the longest that fits.
MEANT = {
    "": {"pk": "draft", "number": "team"},
    "wagtailadmin_choose_page_child": {"parent_page_id": "draft"},
    "wagtailadmin_pages:unpublish": {"page_id": "waiting"},
    "wagtailadmin_pages:lock": {"page_id": "spare"},
    "wagtailadmin_pages:unlock": {"page_id": "spare"},
    "wagtailredirects": {"redirect_id": "redirect"},
    "local-contact": {"pk": "desk"},
    "local-note": {"pk": "note"},
    "invitation": {"number": "invitation"},
    "welcome": {"number": "invitation"},
    "post": {"number": "letter"},
    "panel": {"number": "round"},
    "account": {"person": "person"},
    "bundle": {"pk": "bundle", "object_id": "article"},
    "wagtailimages_chooser": {"pk": "picture"},
    "wagtaildocs_chooser": {"pk": "document"},
    "wagtailadmin_collections": {"pk": "collection"},
    "wagtailadmin_workflows": {"pk": "workflow", "workflow_pk": "workflow"},
    "wagtailadmin_workflows:edit_task": {"pk": "task"},
    "wagtailadmin_workflows:disable_task": {"pk": "task"},
    "wagtailadmin_workflows:enable_task": {"pk": "task"},
    "wagtailusers_users": {"pk": "person"},
    "wagtailusers_groups": {"pk": "group"},
    "wagtailsnippets_trajectory_contactpoint": {"pk": "desk"},
    "wagtailsnippetchoosers_trajectory_contactpoint": {"pk": "desk"},
    "wagtailsnippets_trajectory_localaddition": {"pk": "note"},
    "wagtailsnippetchoosers_trajectory_localaddition": {"pk": "note"},
    "wagtailsnippets_trajectory_municipality": {"pk": "municipality"},
    "wagtailsnippets_trajectory_fact": {"pk": "fact", "revision_id": "fact_revision"},
    "wagtailsnippetchoosers_trajectory_fact": {"pk": "fact"},
    "wagtailsnippetchoosers_trajectory_contactmoment": {"pk": "step"},
    "wagtailsnippets_trajectory_contactmoment": {"pk": "step", "revision_id": "step_revision"},
    "writing-moment": {"pk": "step"},
}
EVERYWHERE = {
    "page_id": "draft",
    "page_pk": "draft",
    "page_to_move_id": "draft",
    "parent_page_id": "section",
    "destination_id": "section",
    "revision_id": "draft_revision",
    "workflow_state_id": "state",
    "task_state_id": "task_state",
    "state_id": "task_state",
    "task_id": "task",
    "image_id": "picture",
    "document_id": "document",
    "doc_id": "document",
    "object_id": "draft",
    "person": "colleague",
    "collection_id": "collection",
}
WORDS = {
    "local-note-add": {"code": "M06", "kind": "note"},
    "wagtailadmin_api:pages:action": {"action_name": "copy"},
    "wagtailadmin_editing_sessions": {"app_label": "wagtailcore", "model_name": "page"},
}
# The things of one kind that an address is tried with one by one.
ALSO = {"draft": ("waiting", "behind", "section", "article"), "note": ("moment",), "colleague": ("person",)}
ALSO |= {"round": ("national_round",)}
FILES = re.compile(r"wagtailimages|wagtaildocs|recording")
PAGES = re.compile(r"choose_page|pages:search|explore|api:pages|bulk|reports|usage|workflows")
OURS = re.compile(r"overview|writing-report|teams|people|post|local-|bundles|embed-report|history|translation-desk")


def _fitting(table: dict[str, dict], name: str) -> dict:
    """What the table says for the longest beginning of this name."""
    return table.get(max((start for start in table if name.startswith(start)), key=len, default=""), {})


def meant(name: str, town: Town, instead: tuple[str, str] = ("", "")) -> dict[str, object]:
    """The parameters with which the address of this name shows what the town has, or another thing of the kind."""
    kinds = EVERYWHERE | MEANT[""] | _fitting(MEANT, name)
    asked, other = instead
    swapped = {asked: other, f"{asked}_revision": f"{other}_revision"} if asked else {}
    numbers = {parameter: town.numbers.get(swapped.get(kind, kind), 0) for parameter, kind in kinds.items()}
    return numbers | {"slug": town.slug} | _fitting(WORDS, name)


def questions(name: str, towns: list[Town]) -> Iterator[str]:
    """What to ask behind an address that is open: what its list, chooser, search or report listens to."""
    numbers = [town.numbers for town in towns]
    pages = [each[kind] for each in numbers for kind in ("draft", "waiting", "behind", "article") if kind in each]
    files = [each[kind] for each in numbers for kind in ("picture", "document") if kind in each]
    sections = [each["section"] for each in numbers if "section" in each]
    found: list[dict] = []
    if FILES.search(name):
        found = [{"q": HALF}, {"id": files, "multiple": 1, "select_format": "true", "per_page": 1000}]
        for each in (each for each in numbers if "collection" in each):
            found.append({"collection_id": each["collection"], "q": HALF, "ordering": "title"})
            found.append({"collection_id": each["collection"], "p": 1})
            found.append({"uploader": each["person"], "uploaded_by_user": each["person"]})
    elif PAGES.search(name):
        found = [{"q": HALF}, {"q": "openbaar", "page_type": "wagtailcore.page"}, {"id": pages, "ids": pages}]
        found += [{"page_type": "content.infopage", "q": HALF, "can_choose_root": "true"}, {"export": "csv"}]
        found += [{"parent": one, "parent_page_id": one, "child_of": one, "fields": "*"} for one in sections]
        found += [{"ordering": "-latest_revision_created_at", "p": 1, "per_page": 1000}, {"export": "xlsx"}]
    elif name.startswith("read-as"):
        found = [{"taal": "nl", "wat": "pagina", "pagina": page, "concept": "on"} for page in pages]
        found += [{"taal": "tr", "wat": "klantreis", "gemeente": town.slug, "concept": "on"} for town in towns]
    elif OURS.search(name):
        found = [{"q": HALF, "p": 1}, {"soort": "draft", "als": "csv"}, {"export": "csv"}]
        found += [{"parent": pages[0], "id": pages, "van": towns[0].slug, "taal": "en"}]
    yield from (urlencode(each, doseq=True) for each in found)


def aims(name: str, pattern: str, towns: list[Town], own: Town | None = None) -> list[str]:
    """The address with what it means, with every other thing of that kind, and mixed with the things of one's own."""
    given = []
    for town in towns:
        right = meant(name, town)
        given += [right, *(meant(name, town, (kind, other)) for kind, others in ALSO.items() for other in others)]
        if own:
            mine = meant(name, own)
            given += [mine | {key: value} for key, value in right.items()]
            given += [right | {key: value} for key, value in mine.items()]
    return list(dict.fromkeys(address(pattern, page=0, given=each) for each in given))


def doors() -> list[tuple[str, str]]:
    """The full name and the pattern of every address of the admin."""
    return every_door()


def _readers(patterns, prefix: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _readers(pattern.url_patterns, here)
        elif not here.startswith(DOORS):
            yield pattern.name or "nameless", here


def public(town: Town) -> list[str]:
    """Every address of readers and of the API, with what the town has, and questions for it."""
    given = {
        "name": town.slug,
        "place": town.slug,
        "id": town.slug,
        "slug": town.slug,
        "version": "latest",
        "code": "M03",
    }
    given |= {"question": "wat", "term": "wet", "number": 1, "digest": "x"}
    found = []
    with override("nl"):
        for name, pattern in _readers(get_resolver().url_patterns, ""):
            if name != "dataset-file" and not name.endswith(("poster", "sheet")):  # sheets have their own tests
                where = address(pattern.replace(r"((?:[a-z0-9-]+/)*)", ""), given=given)
                found += [
                    where,
                    f"{where}?{urlencode({'gemeente': town.slug, 'municipality': town.slug, 'q': HALF})}",
                ]
    places = ("draft", "waiting", "behind", "spare")
    found += [f"/nl/gemeente/{town.slug}/{town.slug}-{kind}/" for kind in places]
    found += [f"/nl/klantreis/lokaal/{town.slug}/{town.slug}-m/", f"/api/v1/municipalities/{town.slug}"]
    found += [f"/api/v1/{kind}/{number}" for kind in ("pages", "moments") for number in town.numbers.values()]
    return found
