"""The page files: wrong ones are refused before anything is written, and what an editor wrote stays."""

import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from content.pages.models import ReaderPage
from content.search.models import SearchEntry
from content.translation.files import read_pages
from content.translation.load import write_pages
from tests.content.photograph import changed, photograph
from tests.content.reading import TEXTS, soup, words
from trajectory.actors.models import Organisation
from trajectory.facts.models import Fact, Source
from trajectory.journey.moment import ContactMoment
from trajectory.texts.files import FileError

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of the page files, to change."""
    return Path(shutil.copytree(TEXTS, tmp_path / "texts"))


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    file.write_text(text.replace(old, new), "utf-8")


def retitle(file: Path, word: str) -> None:
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"^title: ", f"title: {word} ", text, count=1, flags=re.M), "utf-8")


def command(folder: Path) -> str:
    """The whole command, with what comes after the pages: the search index and the lists of what refers to what."""
    said = StringIO()
    call_command("load_content", pages=folder, stdout=said)
    return said.getvalue()


def load(folder: Path, *only: str, force: bool = False) -> str:
    """The page files alone, or some of them; returns what was left as it is."""
    known = {
        "facts": set(Fact.objects.values_list("key", flat=True)),
        "moments": set(ContactMoment.objects.values_list("code", flat=True)),
        "organisations": set(Organisation.objects.values_list("code", flat=True)),
        "sources": set(Source.objects.values_list("code", flat=True)),
        "laws": {"wi2013", "wi2021"},
    }
    files = read_pages(folder, **known)
    return "\n".join(write_pages([file for file in files if not only or file.key in only], force=force).kept)


def edit(code: str, slug: str, **fields) -> ReaderPage:
    """What an editor does: change a page and publish it."""
    page = ReaderPage.objects.get(slug=slug, locale__language_code=code).specific
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


LINK = '<a href="page:drie-jaar">'
SITUATION = "moment: M23"
FACT = "{fact:wi2021-start}"

# What is wrong, in which file, and the words that must be in the complaint.
WRONG = {
    "a text is missing": ("ar/plan-pip.yaml", "  h2: لمن هذه الخطة؟\n", "", "'h2'"),
    "a text too many": ("en/plan-pip.yaml", "texts:\n", "texts:\n  h99: More\n", "'h99'"),
    "another link": ("ar/traject.yaml", LINK, '<a href="page:lessen">', "link"),
    "a link is lost": ("ti/traject.yaml", LINK, '<a href="https://example.org/">', "link"),
    "a paragraph more": ("en/plan-pip.yaml", "<p>PIP means", "<p>Hello.</p><p>PIP means", "parts"),
    "a list lost": ("ar/plan-pip.yaml", "MAP</a></li>", "MAP</a></li><li>أكثر</li>", "parts"),
    "another fact": ("ti/traject.yaml", FACT, "{fact:rtb-end}", "wi2021-start"),
    "an unknown fact": ("nl/traject.yaml", FACT, "{fact:no-such}", "'no-such'"),
    "a broken fact": ("ar/traject.yaml", FACT, "{fact: wi2021-start}", "{fact: wi2021-start}"),
    "an unknown moment": ("nl/plan-pip.yaml", "M05, M06", "M05, M99", "'M99'"),
    "an unknown page": ("nl/traject.yaml", LINK, '<a href="page:nergens">', "'nergens'"),
    "an unknown moment in a text": ("nl/traject.yaml", LINK, '<a href="moment:Z99">', "'Z99'"),
    "an unknown moment in a translation": ("en/traject.yaml", LINK, '<a href="moment:Z99">', "'Z99'"),
    "a moment in small letters": ("nl/traject.yaml", LINK, '<a href="moment:m06">', "'m06'"),
    "an address of our own site": ("nl/traject.yaml", LINK, '<a href="/nl/traject/drie-jaar/">', "page:key"),
    "a link written in another way": ("nl/traject.yaml", LINK, "<a href='page:drie-jaar'>", "page:key"),
    "a situation with an unknown moment": ("nl/home.yaml", SITUATION, "moment: Z99", "'Z99'"),
    "a part without moments": ("nl/plan-pip.yaml", "[M05, M06, M07, M08, M14]", "[]", "'moments' leads nowhere"),
    "an unknown organisation": ("nl/plan-pip.yaml", "[gemeente, vluchtelingenwerk]", "[gemeente, nsb]", "'nsb'"),
    "an unknown kind of part": ("nl/plan-pip.yaml", "  contact:\n", "  contract:\n", "block"),
    "an unknown key": ("nl/plan-pip.yaml", "order: 5\n", "order: 5\ncolour: red\n", "'colour'"),
    "no date": ("nl/plan-pip.yaml", "checked_on: 2026-04-02", "checked_on: april", "checked_on"),
    "no yaml": ("en/contact.yaml", "title: Contact and help", "title: [Contact", "line"),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_page_file_is_refused_by_name(folder, what):
    name, old, new, reason = WRONG[what]
    replace(folder / name, old, new)

    with pytest.raises(FileError) as complaint:
        load(folder)

    assert str(folder / name) in str(complaint.value)
    assert ", line " in str(complaint.value)
    assert reason in str(complaint.value)


@pytest.mark.parametrize("what", ["an unknown fact", "a link is lost"])
def test_nothing_is_written_when_one_file_is_wrong(folder, what):
    name, old, new, reason = WRONG[what]
    retitle(folder / "nl" / "contact.yaml", "Eerst")  # a good change, that must wait as well
    replace(folder / name, old, new)
    before = photograph()

    with pytest.raises(CommandError, match=re.escape(reason)):
        command(folder)

    assert changed(before, photograph()) == []


def test_second_load_changes_nothing(folder):
    before = photograph()

    said = command(folder)

    assert "0 added or changed, 0 left" in said
    assert changed(before, photograph()) == []


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_changed_file_changes_its_page_and_no_other(amina, folder, code):
    retitle(folder / code / "wachten.yaml", "Kwetterdrempel")
    before = dict(ReaderPage.objects.values_list("url_path", "latest_revision"))

    command(folder)

    after = dict(ReaderPage.objects.values_list("url_path", "latest_revision"))
    touched = {where for where in before if before[where] != after[where]}
    assert f"/{code}/traject/wachten/" in touched
    assert touched <= {f"/{each}/traject/wachten/" for each in ("nl", "en", "ar", "ti")}
    assert words(soup(amina.get(f"/{code}/traject/wachten/")).h1).startswith("Kwetterdrempel ")
    assert SearchEntry.objects.get(language=code, title__startswith="Kwetterdrempel").address == "/traject/wachten/"


def test_text_that_changed_in_all_files_changes_in_all_languages(amina, folder):
    for code in ("nl", "en", "ar", "ti"):
        retitle(folder / code / "wachten.yaml", f"Kwetterdrempel {code}")

    load(folder)

    for code in ("nl", "en", "ar", "ti"):
        assert words(soup(amina.get(f"/{code}/traject/wachten/")).h1).startswith(f"Kwetterdrempel {code} "), code


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_page_an_editor_changed_is_kept_and_reported(amina, folder, code):
    edit(code, "wachten", intro="Door een mens geschreven.")
    retitle(folder / code / "wachten.yaml", "Kwetterdrempel")

    said = load(folder)

    page = soup(amina.get(f"/{code}/traject/wachten/"))
    assert f"wachten ({code})" in said
    assert "Kwetterdrempel" not in words(page.article)
    assert "Door een mens geschreven." in words(page.article)


def test_open_draft_of_an_editor_is_kept(folder):
    page = ReaderPage.objects.get(slug="wachten", locale__language_code="nl").specific
    page.intro = "Nog niet klaar."
    page.save_revision()
    retitle(folder / "nl" / "wachten.yaml", "Kwetterdrempel")

    said = load(folder)

    page = ReaderPage.objects.get(pk=page.pk)
    assert "wachten (nl)" in said
    assert page.get_latest_revision_as_object().intro == "Nog niet klaar."
    assert not page.title.startswith("Kwetterdrempel")


def test_page_an_editor_deleted_stays_away(amina, folder):
    ReaderPage.objects.get(slug="wachten", locale__language_code="ar").delete()
    retitle(folder / "ar" / "wachten.yaml", "Kwetterdrempel")

    said = load(folder)

    assert "wachten (ar)" in said
    assert soup(amina.get("/ar/traject/wachten/")).find(role="note")


@pytest.mark.parametrize("force", [False, True])
def test_only_force_overwrites_what_an_editor_changed(amina, folder, force):
    edit("nl", "drie-jaar", intro="Door een mens geschreven.")
    edit("ar", "drie-jaar", intro="كتبها إنسان")

    load(folder, "drie-jaar", force=force)

    kept = not force
    assert ("Door een mens geschreven." in amina.get("/nl/traject/drie-jaar/").text) is kept
    assert ("كتبها إنسان" in amina.get("/ar/traject/drie-jaar/").text) is kept
