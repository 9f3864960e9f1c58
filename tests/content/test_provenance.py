"""A Dutch text changes: exactly the translations of that text become older, everywhere at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from content.glossary.models import Term
from content.pages.models import ReaderPage
from content.translation.desk import read_things
from content.translation.forms import FITS, seen
from content.translation.things import kind_of
from content.translation.units import units_of_noun, units_of_page
from tests.content.reading import soup
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

NEWER = {
    "nl": "De Nederlandse tekst is nieuwer.",
    "ar": "النص الهولندي أحدث.",
    "ti": "እቲ ናይ ሆላንድ ጽሑፍ ዝሓደሸ እዩ።",
    "tr": "Hollandaca metin daha yeni.",
}
JOURNEY = "klantreis/?groep=asielstatushouder&route=b1"
NEW = "U komt op tijd."
IN_PAGES = ("en", "ar", "ti")  # the page about waiting has these
IN_MOMENTS = ("tr", "fa", "fa-af", "so", "es", "fr", "ps", "uk")  # and the moments these as well


def moment() -> ContactMoment:
    return ContactMoment.objects.get(code="M06")


def publish_moment(user, *, small_edit: bool = False, **texts: str) -> None:
    """As the second person publishes what an editor wrote."""
    draft = moment()
    for name, text in texts.items():
        setattr(draft, name, text)
    draft.small_edit = small_edit
    draft.save_revision(user=user).publish()


def page_in(code: str) -> ReaderPage:
    return ReaderPage.objects.get(slug="wachten", locale__language_code=code).specific


def publish_page(user, *, small_edit: bool = False, heading: str = NEW) -> str:
    """Another heading in the Dutch page; returns the one it had."""
    page = page_in("nl")
    raw = [dict(part) for part in page.body.raw_data]
    assert raw[1]["type"] == "heading"
    old, raw[1]["value"] = raw[1]["value"], heading
    page.body, page.small_edit = raw, small_edit
    page.save_revision(user=user).publish()
    return old


def older() -> dict[tuple[str, str], tuple[str, ...]]:
    """By subject and language the places where the Dutch is newer."""
    standings = ((thing.subject, code, each) for thing in read_things() for code, each in thing.standing.items())
    return {(subject, code): each.older for subject, code, each in standings if each.older}


def state(client, subject: str) -> dict[str, str]:
    """How one thing stands in each language, as the matrix says it."""
    kind, key = subject.split(":")
    page = client.get(reverse("translation-matrix"), {"soort": kind})
    row = next(row for row in page.context["rows"] if row["thing"].key == key)
    return {cell["language"].code: str(cell["standing"].state) for cell in row["cells"]}


def told(amina, code: str, path: str) -> bool:
    """Whether a reader is told that the Dutch is newer; asked in a language whose words are written above."""
    return NEWER[code] in amina.get(f"/{code}/{path}").text


def test_loaded_content_is_made_from_the_dutch_of_today():
    assert older() == {}
    assert Provenance.objects.filter(says={}).count() == 0


def test_changed_summary_makes_that_summary_older_in_every_language_and_nothing_else(amina, daan, sign_in):
    publish_moment(daan, summary_nl=NEW)

    assert older() == {("moment:M06", code): ("summary",) for code in (*IN_PAGES, *IN_MOMENTS)}
    found = state(sign_in(daan), "moment:M06")
    assert found == dict.fromkeys(IN_MOMENTS, "missing") | dict.fromkeys(IN_PAGES, "outdated")
    assert {code for code in NEWER if told(amina, code, "klantreis/M06/")} == {"ar", "ti", "tr"}
    assert {code for code in NEWER if told(amina, code, "klantreis/M07/")} == set()
    assert told(amina, "ar", JOURNEY)


def test_changed_duty_makes_it_older_where_there_is_one_and_is_read_in_dutch_elsewhere(amina, daan):
    publish_moment(daan, duty_nl=NEW)

    assert older() == {("moment:M06", code): ("duty",) for code in IN_PAGES}
    assert not told(amina, "tr", "klantreis/M06/")
    assert not told(amina, "tr", JOURNEY)
    assert told(amina, "ar", JOURNEY)
    assert NEW in amina.get("/tr/klantreis/M06/").text


def test_api_says_which_text_is_older(amina, daan):
    publish_moment(daan, summary_nl=NEW)

    def provenance(code: str, moment: str) -> dict:
        found = amina.get(f"/api/v1/moments/{moment}", {"lang": code}).json()["provenance"]
        return {name: found[name] for name in ("state", "outdated", "machine")}

    assert provenance("tr", "M06") == {"state": "outdated", "outdated": ["summary"], "machine": "language model"}
    assert provenance("tr", "M07") == {"state": "machine", "outdated": [], "machine": "language model"}
    assert provenance("nl", "M06")["state"] == "person"


def test_changed_heading_of_a_page_makes_that_heading_older_and_nothing_else(amina, daan, sign_in):
    key = page_in("nl").translation_key

    old = publish_page(daan)

    block = page_in("nl").body.raw_data[1]["id"]
    assert older() == {(f"page:{key}", code): (f"body.{block}",) for code in IN_PAGES}
    unit = next(unit for unit in units_of_page(page_in("nl"), "ar") if unit.dutch == NEW)
    assert (unit.state, unit.was) == ("outdated", old)
    found = state(sign_in(daan), f"page:{key}")
    assert found == dict.fromkeys(IN_MOMENTS, "missing") | dict.fromkeys(IN_PAGES, "outdated")
    assert told(amina, "ar", "traject/wachten/")
    assert not told(amina, "tr", "traject/wachten/")


def test_small_edit_changes_nothing_for_the_translations(amina, daan):
    publish_moment(daan, summary_nl=NEW, small_edit=True)
    publish_page(daan, small_edit=True)

    assert older() == {}
    assert not told(amina, "tr", "klantreis/M06/")
    assert not StringTranslation.objects.filter(tool_name="stale").exists()
    assert not moment().small_edit
    assert not page_in("nl").small_edit


def test_small_edit_does_not_make_an_older_translation_right(daan):
    publish_moment(daan, duty_nl=NEW)

    publish_moment(daan, duty_nl="U komt op tijd!", small_edit=True)

    assert set(older().values()) == {("duty",)}


def test_draft_with_a_large_change_cannot_become_a_small_edit(daan, sign_in):
    draft = moment()
    draft.duty_nl = NEW
    draft.save_revision(user=daan)
    form = sign_in(daan).get(reverse("wagtailsnippets_trajectory_contactmoment:edit", args=[draft.pk])).context["form"]
    bound = type(form)({**form.initial, "small_edit": "on"}, instance=form.instance, for_user=daan)
    bound.is_valid()

    assert bound.cleaned_data["small_edit"] is False


def test_turkish_fix_goes_live_while_a_dutch_draft_stays_a_draft(amina, daan, elif_, sign_in):
    publish_moment(daan, summary_nl=NEW)
    draft = moment()
    draft.title_nl = "Half geschreven titel"
    draft.save_revision(user=daan)
    units = units_of_noun(kind_of(ContactMoment), moment(), "tr")
    assert next(unit.was for unit in units if unit.name == "summary") != NEW
    form = {unit.name: unit.text for unit in units} | {"seen": seen(units), "summary": "Zamanında gelirsiniz."}

    sign_in(elif_).post(reverse("translation-edit", args=["tr", "moment", "M06"]), form)

    assert "Zamanında gelirsiniz." in amina.get("/tr/klantreis/M06/").text
    assert "Half geschreven titel" not in amina.get("/nl/klantreis/M06/").text
    assert not told(amina, "tr", "klantreis/M06/")
    assert told(amina, "ar", "klantreis/M06/")
    assert ("moment:M06", "tr") not in older()


def test_translator_can_say_that_an_older_text_still_fits_and_that_she_checked_it(daan, elif_, sign_in):
    publish_moment(daan, summary_nl=NEW)
    units = units_of_noun(kind_of(ContactMoment), moment(), "tr")
    form = {unit.name: unit.text for unit in units} | {"seen": seen(units), f"{FITS}summary": "on", "checked": "on"}

    sign_in(elif_).post(reverse("translation-edit", args=["tr", "moment", "M06"]), form)

    origin = Provenance.objects.get(subject="moment:M06", language="tr")
    assert (origin.checked_by, origin.checked_role, origin.checked_on) == ("elif", "translator", timezone.localdate())
    assert (origin.maker, ("moment:M06", "tr") in older()) == ("machine", False)
    assert state(sign_in(daan), "moment:M06")["tr"] == "missing"


@pytest.mark.parametrize(("days", "expected"), [(30, "outdated"), (31, "withheld")])
def test_duty_that_is_older_for_too_long_is_withheld(daan, sign_in, days, expected):
    publish_moment(daan, duty_nl=NEW)
    dutch = Provenance.objects.get(subject="moment:M06", language="nl")
    dutch.changed_on["duty"] = (timezone.localdate() - timedelta(days=days)).isoformat()
    dutch.save()

    found = state(sign_in(daan), "moment:M06")
    assert {code: found[code] for code in IN_PAGES} == dict.fromkeys(IN_PAGES, expected)


def test_translator_of_turkish_writes_a_whole_page_and_puts_it_on_the_site(amina, elif_, sign_in):
    page, client = page_in("nl"), sign_in(elif_)
    where = reverse("translation-edit", args=["tr", "page", page.translation_key])
    units = units_of_page(page, "tr")
    form = {unit.name: f"{unit.dutch} ç" for unit in units}
    first = units[0].name

    kept = client.post(where, {"seen": seen(units), first: "Beklerken", "action": "publish"})
    assert kept.status_code == 302
    assert "Beklerken" not in amina.get("/tr/traject/wachten/").text
    units = units_of_page(page, "tr")
    done = client.post(where, form | {"seen": seen(units), first: "Beklerken", "action": "publish"})

    assert done.status_code == 302
    assert soup(amina.get("/tr/traject/wachten/")).h1.get_text(strip=True) == "Beklerken"
    origin = Provenance.objects.get(subject=f"page:{page.translation_key}", language="tr")
    assert (origin.maker, origin.made_by) == ("person", "elif")
    assert (f"page:{page.translation_key}", "tr") not in older()


def filled(page) -> dict[str, str]:
    """What a form of the admin sends when nobody changes anything."""
    form = page.main.find("form", method="POST")
    found = {}
    for field in form.find_all(["input", "textarea", "select"]):
        chosen = field.find("option", selected=True) if field.name == "select" else None
        unticked = field.get("type") == "checkbox" and not field.has_attr("checked")
        if field.get("name") and not unticked:
            text = field.get_text() if field.name == "textarea" else field.get("value", "")
            found[field["name"]] = chosen["value"] if chosen else text
    return found


@pytest.mark.parametrize("small_edit", [False, True])
def test_editor_changes_a_term_and_its_explanation_is_older_unless_the_edit_is_small(daan, sign_in, small_edit):
    term = Term.objects.get(code="tolk")
    where = reverse("wagtailsnippets_content_term:edit", args=[term.pk])
    form = filled(soup(sign_in(daan).get(where))) | {"explanation_nl": "Iemand die vertaalt."}

    answer = sign_in(daan).post(where, form | ({"small_edit": "on"} if small_edit else {}))

    term.refresh_from_db()
    assert (answer.status_code, term.explanation_nl) == (302, "Iemand die vertaalt.")
    expected = {} if small_edit else {("term:tolk", code): ("explanation",) for code in IN_PAGES}
    assert older() == expected
    assert Provenance.objects.get(subject="term:tolk", language="nl").made_by == "daan"
