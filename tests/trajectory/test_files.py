"""A content file with a mistake stops the load with its name, the line and the reason, before anything is written."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from trajectory.actors.load import read_example, read_municipalities, read_postcodes
from trajectory.journey.files import read_files

SMALL = Path(__file__).parent / "small"
# file, what stands there, what is put in its place, the line, and a word of the reason
MISTAKES = {
    "missing key": ("moments.yaml", "  kind: conditional\n", "", 17, "'kind' is missing"),
    "missing key in a part": ("moments.yaml", "least: 0, ", "", 12, "'least' is missing"),
    "unknown key": ("moments.yaml", "  kind: conditional\n", "  kind: conditional\n  kleur: rood\n", 25, "'kleur'"),
    "same key twice": ("moments.yaml", "  kind: conditional\n", "  kind: fixed\n  kind: fixed\n", 25, "twice"),
    "duplicate id": ("moments.yaml", "- id: X02", "- id: X01", 17, "'X01' stands here twice"),
    "id of another form": ("moments.yaml", "- id: X02", "- id: moment2", 17, "'moment2'"),
    "id in small letters": ("moments.yaml", "- id: X02", "- id: x02", 17, "'x02'"),
    "open bracket": ("moments.yaml", "routes: [proefroute]", "routes: [proefroute", 23, ""),
    "tab": ("moments.yaml", "  kind: conditional", "\tkind: conditional", 24, ""),
    "control character": ("moments.yaml", "kind: conditional", "kind: \x07", 24, ""),
    "empty file": ("moments.yaml", None, "", 1, "no mapping or list"),
    "mapping for a list": ("moments.yaml", None, "X01: {}\n", 1, ""),
    "not UTF-8": ("texts/nl/X.yaml", None, b"X01:\n  title: caf\xe9\n", 1, "UTF-8"),
    "unknown next moment": ("moments.yaml", "next: [X02]", "next: [X99]", 13, "'X99'"),
    "unknown phase": (
        "moments.yaml",
        "phase: proeffase\n  lead: proefschool",
        "phase: ooit\n  lead: proefschool",
        18,
        "'ooit'",
    ),
    "unknown organisation": ("moments.yaml", "others: [proefschool]", "others: [nasa]", 5, "'nasa'"),
    "unknown group": ("moments.yaml", "groups: [proefgroep]\n  routes: []", "groups: [wij]\n  routes: []", 6, "'wij'"),
    "unknown route": ("moments.yaml", "routes: [proefroute]", "routes: [b9]", 22, "'b9'"),
    "list in a list": ("moments.yaml", "routes: [proefroute]", "routes: [[proefroute]]", 22, "proefroute"),
    "unknown kind": ("moments.yaml", "kind: conditional", "kind: soms", 24, "'soms'"),
    "unknown channel": ("moments.yaml", "channel: talk", "channel: duif", 25, "'duif'"),
    "unknown anchor": ("moments.yaml", "trigger: match", "trigger: ooit", 26, "'ooit'"),
    "window that is no number": ("moments.yaml", "most: 3", "most: drie", 12, "most"),
    "window that is a word": ("moments.yaml", "window: null", "window: later", 27, "'later'"),
    "unknown source": (
        "moments.yaml",
        'sources: [{code: PROEF, ref: "art. 2"}]',
        "sources: [{code: Q, ref: x}]",
        14,
        "'Q'",
    ),
    "source that is a word": ("moments.yaml", 'sources: [{code: PROEF, ref: "art. 2"}]', "sources: [PROEF]", 14, "ref"),
    "bad date": ("moments.yaml", "checked_on: 2026-01-02", "checked_on: 2026-13-45", 15, "2026-13-45"),
    "word for a date": ("moments.yaml", 'checked_on: ""', "checked_on: binnenkort", 30, "date"),
    "number for a word": ("moments.yaml", "lead: proefschool", "lead: 7", 19, "7"),
    "unknown lane": ("actors.yaml", "lane: andere", "lane: middelste", 2, "'middelste'"),
    "unknown phone": ("actors.yaml", "phone_fact: proef-phone", "phone_fact: geen-feit", 4, "'geen-feit'"),
    "unknown certainty": ("facts.yaml", "certainty: law", "certainty: vast", 20, "'vast'"),
    "fact without unit": ("facts.yaml", "unit: weeks", 'unit: ""', 13, "proef-term"),
    "fact with unknown unit": ("facts.yaml", "unit: weeks", "unit: weken", 13, "proef-term"),
    "fact that is no number": ("facts.yaml", 'value: "3"', 'value: "drie"', 13, "proef-term"),
    "fact valid until never": ("facts.yaml", "valid_from: 2026-01-01", "valid_from: 2026-02-30", 15, "2026-02-30"),
    "source of no kind": ("sources.yaml", "kind: law", "kind: hearsay", 2, "'hearsay'"),
    "unknown law": ("journey.yaml", "law: proefwet}", "law: oude}", 6, "'oude'"),
    "law in force once": ("journey.yaml", "in_force: 2026-01-02", "in_force: ooit", 2, "in_force"),
    "unknown fact": ("texts/ar/X.yaml", "{fact:proef-term}", "{fact:geen-feit}", 4, "'geen-feit'"),
    "broken fact": ("texts/tr/X.yaml", "mektup yollar.", "{fact:proef-phone yollar.", 3, "{fact:name}"),
    "unknown fact in a noun": ("texts/tr/nouns.yaml", "Size mektup yollar.", '"{fact:geen-feit}"', 2, "'geen-feit'"),
    "unknown moment": ("texts/tr/X.yaml", "X01:", "X77:", 1, "'X77'"),
    "unknown moment further on": ("texts/ar/X.yaml", "X02:", "X77:", 6, "'X77'"),
    "unknown field": ("texts/ar/X.yaml", "  duty:", "  plicht:", 5, "'plicht'"),
    "text that is too long": ("texts/tr/X.yaml", "Bir mektup", "Bir mektup " * 20, 2, "at most 100"),
    "text that is a list": ("texts/tr/X.yaml", "title: Bir mektup alırsınız", "title: [Bir, mektup]", 2, "title"),
    "moment that is a word": ("texts/tr/X.yaml", None, "X01: mektup\n", 1, "title"),
    "list of texts": ("texts/tr/X.yaml", None, "- X01\n", 1, ""),
    "no Dutch title": ("texts/nl/X.yaml", "title: U praat met de proefschool", 'title: ""', 10, "'title'"),
    "unknown kind of noun": ("texts/nl/nouns.yaml", "laws:", "wetten:", 10, "'wetten'"),
    "unknown noun": ("texts/nl/nouns.yaml", "proeffase:", "eindfase:", 5, "'eindfase'"),
    "too few columns": (
        "municipalities.csv",
        "Proefland,https://oud.example.org,,2026-12-31,",
        "Proefland,",
        2,
        "9 columns",
    ),
    "too many columns": ("municipalities.csv", "2027-01-01,,", "2027-01-01,,,", 3, "9 columns"),
    "other columns": ("municipalities.csv", "code,slug", "slug,code", 1, "code,slug"),
    "bad day in a row": ("municipalities.csv", "2027-01-01", "1-1-2027", 3, "1-1-2027"),
    "unknown successor": ("municipalities.csv", "2026-12-31,nieuw-proefdorp", "2026-12-31,elders", 2, "'elders'"),
    "same slug twice": ("municipalities.csv", ",nieuw-proefdorp,Nieuw", ",oud-proefdorp,Nieuw", 3, "'oud-proefdorp'"),
    "no slug": ("municipalities.csv", ",nieuw-proefdorp,Nieuw", ",,Nieuw", 3, ""),
    "open quote": ("municipalities.csv", "Nieuw Proefdorp,", '"Nieuw Proefdorp,', 3, ""),
    "row that is not UTF-8": ("municipalities.csv", None, b"code,slug\n\xff\xfe,x\n", 1, "utf-8"),
    "postcode of nowhere": ("postcodes.csv", "0002,GM9901", "0002,GM9999", 3, "GM9999"),
    "postcode of three digits": ("postcodes.csv", "0002", "002", 3, "'002'"),
    "postcode twice": ("postcodes.csv", "0002", "0001", 3, "'0001'"),
    "example without a name": ("example.yaml", "name: Proefgemeente\n", "", 1, "'name' is missing"),
    "example in an unknown language": ("example.yaml", "ar: مكتب", "xx: مكتب", 5, "'xx'"),
    "example with a number": ("example.yaml", "{nl: Alles}", "{nl: 24}", 6, "24"),
}


def read_all(folder: Path) -> None:
    """Read everything under a folder as the command does."""
    read_files(folder)
    read_postcodes(folder / "postcodes.csv", read_municipalities(folder / "municipalities.csv"))
    read_example(folder / "example.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small content, to break."""
    return Path(shutil.copytree(SMALL, tmp_path / "data"))


def load(data: Path, pages: Path) -> str:
    out = StringIO()
    call_command("load_content", data=data, pages=pages, stdout=out)
    return out.getvalue()


def test_small_content_has_no_mistakes():
    read_all(SMALL)


@pytest.mark.django_db
@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_reported_with_file_line_and_reason_and_nothing_is_written(
    folder, django_assert_num_queries, mistake
):
    name, old, new, line, reason = MISTAKES[mistake]
    path = folder / name
    if old is None:
        path.write_bytes(new.encode() if isinstance(new, str) else new)
    else:
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    with django_assert_num_queries(0), pytest.raises(CommandError) as problem:
        load(folder, folder / "pages")

    said = str(problem.value)
    assert said.startswith(f"Nothing was written. {path}, line {line}: ")
    assert reason in said
    assert len(said.partition(f"line {line}: ")[2]) > 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "key", "where", "line"),
    [("X.yaml", "X02", "moments.yaml", 17), ("nouns.yaml", "  proefschool", "actors.yaml", 6)],
)
def test_thing_without_a_dutch_text_is_refused_where_it_stands(
    folder, django_assert_num_queries, name, key, where, line
):
    path = folder / "texts/nl" / name
    before, _, rest = path.read_text("utf-8").partition(f"{key}:")
    path.write_text(before + ("" if name == "X.yaml" else rest[rest.index("\n") + 1 :]), "utf-8")

    with django_assert_num_queries(0), pytest.raises(CommandError) as problem:
        load(folder, folder / "pages")

    assert str(problem.value).startswith(f"Nothing was written. {folder / where}, line {line}: the Dutch text of")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["moments.yaml", "facts.yaml", "municipalities.csv", "postcodes.csv", "example.yaml"])
def test_file_that_is_not_there_is_named(folder, django_assert_num_queries, name):
    (folder / name).unlink()

    with django_assert_num_queries(0), pytest.raises(CommandError) as problem:
        load(folder, folder / "pages")

    assert str(problem.value).startswith(f"Nothing was written. {folder / name}, line 1: ")


@pytest.mark.django_db
def test_moment_in_two_text_files_is_refused(folder, django_assert_num_queries):
    shutil.copy(folder / "texts/ar/X.yaml", folder / "texts/ar/Y.yaml")

    with django_assert_num_queries(0), pytest.raises(CommandError, match=r"Y\.yaml, line 1: .*X01.*"):
        load(folder, folder / "pages")
