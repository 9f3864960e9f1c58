"""Loading twice changes nothing, and what an editor changed stays until somebody says --force."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation import override

from trajectory.actors.models import Organisation
from trajectory.facts.models import Fact
from trajectory.journey.files import read_files
from trajectory.journey.load import Report, write_files
from trajectory.journey.models import Group, Phase
from trajectory.journey.moment import ContactMoment
from trajectory.texts.actions import publish_language
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

SMALL = Path(__file__).parent / "small"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small content, loaded once beside the real one."""
    copy = Path(shutil.copytree(SMALL, tmp_path / "data"))
    bring(copy)
    return copy


def bring(folder: Path, *, force: bool = False) -> Report:
    return write_files(read_files(folder), force=force)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def moment(code: str = "X01") -> ContactMoment:
    return ContactMoment.objects.get(code=code)


def publish(thing, **values) -> None:
    """What an editor does who changes a few fields and publishes."""
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save_revision().publish()


def test_files_become_public_moments_in_their_own_languages(folder, amina):
    dutch, arabic = amina.get("/nl/klantreis/X01/"), amina.get("/ar/klantreis/X01/")

    assert (dutch.status_code, arabic.status_code) == (200, 200)
    assert "Binnen 3 weken" in dutch.text
    assert "خلال 3 أسابيع" in arabic.text
    assert "/klantreis/X02/" in arabic.text
    made = Provenance.objects.filter(subject="moment:X01").values_list("language", "maker", "checked_by")
    assert sorted(made) == [("ar", "machine", ""), ("nl", "machine", ""), ("tr", "machine", "")]


@pytest.mark.parametrize("active", ["nl", "ar"])
def test_same_files_again_change_nothing(folder, active):
    with override(active):
        report = bring(folder)

    assert (report.changed, report.kept) == (0, [])


def test_changed_dutch_file_changes_the_dutch_and_no_other_language(folder):
    rewrite(folder / "texts/nl/X.yaml", "U krijgt een proefbrief", "U krijgt een lange brief")
    before = {name: getattr(moment(), name) for name in ("title_ar", "summary_ar", "duty_ar", "title_tr")}

    with override("ar"):
        report = bring(folder)

    assert (report.changed, report.kept) == (1, [])
    assert moment().title_nl == "U krijgt een lange brief"
    assert {name: getattr(moment(), name) for name in before} == before
    assert not moment().has_unpublished_changes


def test_changed_arabic_file_changes_the_arabic_and_leaves_an_open_dutch_draft_open(folder):
    draft = moment()
    draft.title_nl = "Ontwerp"
    draft.save_revision()
    rewrite(folder / "texts/ar/X.yaml", "تصلك رسالة", "تصلك رسالة طويلة")

    report = bring(folder)

    after = moment()
    assert (report.changed, report.kept) == (1, [])
    assert (after.title_ar, after.title_nl) == ("تصلك رسالة طويلة", "U krijgt een proefbrief")
    assert after.has_unpublished_changes
    after.latest_revision.publish()
    assert (moment().title_ar, moment().title_nl) == ("تصلك رسالة طويلة", "Ontwerp")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("texts/nl/X.yaml", "U krijgt een proefbrief", "Uit het bestand"),
        ("moments.yaml", "kind: fixed", "kind: optional"),
        ("moments.yaml", "next: [X02]", "next: []"),
    ],
)
def test_open_draft_is_not_lost_when_its_file_changes(folder, name, old, new):
    draft = moment()
    draft.summary_nl = "Ontwerp van een redacteur."
    draft.save_revision()
    rewrite(folder / name, old, new)

    report = bring(folder)

    after = moment()
    assert len(report.kept) == 1
    assert "moment:X01" in report.kept[0]
    assert (after.title_nl, after.kind) == ("U krijgt een proefbrief", "fixed")
    assert [each.code for each in after.next_moments.all()] == ["X02"]
    assert after.has_unpublished_changes
    assert after.latest_revision.as_object().summary_nl == "Ontwerp van een redacteur."
    bring(folder, force=True)
    assert not moment().has_unpublished_changes


# what an editor changed, what changes in the files, and which part the report names
EDITS = {
    "Dutch": ({"title_nl": "Van Daan"}, "texts/nl/X.yaml", "U krijgt een proefbrief", "Uit het bestand", "(nl)"),
    "Arabic": ({"title_ar": "من دان"}, "texts/ar/X.yaml", "تصلك رسالة", "من الملف", "(ar)"),
    "structure": ({"kind": "optional"}, "moments.yaml", "channel: letter", "channel: phone", "(structure)"),
    "a new field": ({"what_tr": "Daan'dan"}, "texts/tr/X.yaml", "yollar.\n", "yollar.\n  what: Dosyadan\n", "(tr)"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_change_of_an_editor_is_kept_and_reported_and_force_overwrites_it(folder, edit):
    values, name, old, new, part = EDITS[edit]
    publish(moment(), **values)
    rewrite(folder / name, old, new)

    kept = bring(folder)

    assert kept.changed == 0
    assert len(kept.kept) == 1
    assert "moment:X01" in kept.kept[0]
    assert part in kept.kept[0]
    assert {name: getattr(moment(), name) for name in values} == values
    bring(folder, force=True)
    assert {name: getattr(moment(), name) for name in values} != values
    assert bring(folder).kept == []


@pytest.mark.parametrize("edit", EDITS)
def test_change_of_an_editor_is_kept_without_a_word_while_the_files_stay_the_same(folder, edit):
    values = EDITS[edit][0]
    publish(moment(), **values)

    report = bring(folder)

    assert (report.changed, report.kept) == (0, [])
    assert {name: getattr(moment(), name) for name in values} == values


def test_change_of_an_editor_in_one_language_does_not_hold_up_another(folder):
    publish_language(noun=moment(), language="ar", texts={"title": "من المترجم"})
    rewrite(folder / "texts/ar/X.yaml", "تصلك رسالة", "من الملف")
    rewrite(folder / "texts/nl/X.yaml", "U krijgt een proefbrief", "Uit het bestand")

    report = bring(folder)

    assert len(report.kept) == 1
    assert (moment().title_nl, moment().title_ar) == ("Uit het bestand", "من المترجم")


def test_groups_and_next_moments_an_editor_chose_are_kept(folder):
    changed = moment()
    changed.groups = [Group.objects.get(code="oekraine")]
    changed.next_moments = []
    publish(changed)
    rewrite(folder / "moments.yaml", "channel: letter", "channel: phone")
    rewrite(folder / "moments.yaml", "next: [X02]", "next: [X02, X01]")

    report = bring(folder)

    assert len(report.kept) == 2
    assert [each.code for each in moment().groups.all()] == ["oekraine"]
    assert list(moment().next_moments.all()) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "read", "expected"),
    [
        ("moments.yaml", "next: [X02]", "next: []", lambda it: list(it.next_moments.all()), []),
        (
            "moments.yaml",
            "routes: []",
            "routes: [proefroute]",
            lambda it: [r.code for r in it.routes.all()],
            ["proefroute"],
        ),
        ("moments.yaml", "art. 2", "art. 9", lambda it: [s.reference for s in it.moment_sources.all()], ["art. 9"]),
        ("moments.yaml", "2026-01-02", "2026-02-03", lambda it: str(it.checked_on), "2026-02-03"),
        ("texts/tr/X.yaml", "yollar.\n", "yollar.\n  what: Okuyun.\n", lambda it: it.what_tr, "Okuyun."),
        ("texts/ar/X.yaml", '  duty: "- اقرأ الرسالة."\n', "", lambda it: it.duty_ar or "", ""),
    ],
)
def test_change_in_a_file_arrives_when_nobody_edited(folder, name, old, new, read, expected):
    assert read(moment()) != expected
    rewrite(folder / name, old, new)

    report = bring(folder)

    assert (report.changed, report.kept) == (1, [])
    assert read(moment()) == expected
    assert bring(folder).changed == 0


def test_new_moment_and_its_place_in_the_order_arrive(folder):
    text = (folder / "moments.yaml").read_text("utf-8")
    first = text[text.index("- id: X01") : text.index("- id: X02")]
    (folder / "moments.yaml").write_text(first.replace("X01", "X03") + text, "utf-8")
    with (folder / "texts/nl/X.yaml").open("a", encoding="utf-8") as file:
        file.write("X03:\n  title: Eerst dit\n  summary: Dit komt eerst.\n")

    bring(folder)

    assert moment("X03").live
    assert moment("X03").order < moment("X01").order < moment("X02").order
    assert [each.code for each in moment("X03").next_moments.all()] == ["X02"]


def test_moment_an_editor_withdrew_or_deleted_does_not_come_back(folder):
    moment("X01").unpublish()
    moment("X02").delete()
    rewrite(folder / "moments.yaml", "channel: letter", "channel: phone")
    rewrite(folder / "texts/ar/X.yaml", "تتحدث مع المدرسة", "من الملف")

    report = bring(folder)

    assert not moment("X01").live
    assert not ContactMoment.objects.filter(code="X02").exists()
    assert {"X01", "X02"} == {code for code in ("X01", "X02") if any(code in each for each in report.kept)}


def test_smaller_things_an_editor_changed_are_kept_as_well(folder):
    Organisation.objects.filter(code="proefdienst").update(phone=None, website="https://daan.example.org")
    Phase.objects.filter(code="proeffase").update(title_nl="Van Daan")
    publish(Fact.objects.get(key="proef-term"), value="4")
    rewrite(folder / "actors.yaml", "lane: andere", "lane: duo")
    rewrite(folder / "texts/nl/nouns.yaml", "title: Proefbegin", "title: Uit het bestand")
    rewrite(folder / "facts.yaml", 'value: "3"', 'value: "5"')

    report = bring(folder)

    organisation = Organisation.objects.get(code="proefdienst")
    assert len(report.kept) == 3
    assert (organisation.phone, organisation.website) == (None, "https://daan.example.org")
    assert Phase.objects.get(code="proeffase").title_nl == "Van Daan"
    assert Fact.objects.get(key="proef-term").value == "4"


def test_person_who_publishes_the_dutch_is_not_named_as_maker_of_what_the_loader_brought(folder, daan):
    changed = moment()
    changed.title_nl = "Van Daan"

    changed.save_revision(user=daan).publish()

    made = dict(Provenance.objects.filter(subject="moment:X01").values_list("language", "maker"))
    assert made == {"nl": "person", "ar": "machine", "tr": "machine"}


def test_command_says_what_it_left_alone(tmp_path, settings):
    data = Path(shutil.copytree(settings.BASE_DIR / "trajectory/data", tmp_path / "data"))
    publish(moment("A08"), title_tr="Elif'ten")
    rewrite(data / "texts/tr/A.yaml", "A08:\n  title: ", "A08:\n  title: Dosyadan ")
    out = StringIO()

    call_command("load_content", data=data, stdout=out)

    assert "moment:A08 (tr)" in out.getvalue()
    assert "0 added or changed, 1 left" in out.getvalue()
    assert moment("A08").title_tr == "Elif'ten"
