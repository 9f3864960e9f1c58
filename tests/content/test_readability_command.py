"""The command readability: what it prints and when it fails, on a small repository of content files."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from content.editing.dutch_files import read_allowed
from inburgering_site.management.commands.readability import Command
from trajectory.texts.files import FileError

# The smallest repository that the command reads.
SMALL = {
    "content/texts/nl/home.yaml": """\
title: Welkom
intro: Fijn dat u hier bent.
description: Lees wat u doet.
blocks:
- key: p1
  paragraph: <p>Vraag om een kopie.</p>
- key: s1
  steps: {heading: Wat doet u?, items: [{key: a, title: Bel ons, text: Ga naar de griffie.}]}
""",
    "content/data/texts/nl/terms.yaml": "pip: {word: PIP, forms: [PIP], explanation: Uw eigen plan.}\n",
    "content/data/texts/nl/questions.yaml": "mag-dat: {question: Mag dat?, short: Ja., long: Dat mag.}\n",
    "content/data/readability.yaml": """\
names: {places: [Ter Apel]}
words: []
jargon: [{write: ook, not: [tevens]}]
exceptions:
- {mark: rare-word, words: [griffie], reason: the name of a place}
""",
    "trajectory/data/facts.yaml": "[]\n",
    "trajectory/data/municipalities.csv": "name\nZwolle\n",
    "trajectory/data/texts/nl/M.yaml": "M01: {title: De brief, what: U krijgt een brief.}\n",
    "trajectory/data/texts/nl/nouns.yaml": """\
organisations: {duo: {name: DUO, full_name: Dienst Uitvoering Onderwijs, role: Stuurt u de brief.}}
phases: {}
groups: {}
routes: {}
laws: {}
facts: {}
""",
}


@pytest.fixture
def root(tmp_path) -> Path:
    """A small repository of content files, to change."""
    for name, text in SMALL.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def add_exception(root: Path, line: str) -> None:
    rules = root / "content/data/readability.yaml"
    rules.write_text(f"{rules.read_text('utf-8')}- {line}\n", "utf-8")


def run(root: Path, *, everything: bool = False) -> str:
    """What the command prints; raises CommandError as it does."""
    said = StringIO()
    Command(stdout=said).handle(root=root, all=everything)
    return said.getvalue()


def test_command_gives_figures_and_says_nothing_of_what_is_within_the_limits(root):
    said = run(root)

    assert [line.split()[:2] for line in said.splitlines()] == [
        ["page", "sentences"],
        ["home", "4"],
        ["M01", "1"],
        ["nouns", "1"],
        ["questions/mag-dat", "3"],
        ["terms", "1"],
        ["5", "pages,"],
    ]
    assert "10 sentences: 0 findings over the limits, 1 excepted, 0 warnings." in said


def test_command_shows_exceptions_with_their_reason_when_asked(root):
    said = run(root, everything=True)

    assert "home  s1.items.a.text  rare-word: griffie (excepted: the name of a place)\n    Ga naar de griffie." in said


def test_command_fails_and_says_file_key_mark_and_sentence_of_a_planted_fault(root):
    page = root / "content/texts/nl/home.yaml"
    page.write_text(page.read_text("utf-8").replace("Vraag om", "Vraag tevens om"), "utf-8")
    said = StringIO()

    with pytest.raises(CommandError, match="over the limits"):
        Command(stdout=said).handle(root=root, all=False)

    assert "content/texts/nl/home.yaml  home  p1  jargon: tevens, write: ook\n" in said.getvalue()
    assert "    Vraag tevens om een kopie.\n" in said.getvalue()
    assert "1 findings over the limits" in said.getvalue()


def test_command_fails_on_an_exception_that_no_text_needs(root):
    add_exception(root, "{mark: jargon, words: [thans], reason: old}")
    said = StringIO()

    with pytest.raises(CommandError, match="stale"):
        Command(stdout=said).handle(root=root, all=False)

    assert "exception no longer needed: jargon thans\n" in said.getvalue()


def test_command_names_file_and_line_of_a_file_it_cannot_read(root):
    (root / "trajectory/data/texts/nl/M.yaml").write_text("M01: [", "utf-8")

    with pytest.raises(CommandError, match=r"M\.yaml, line \d+"):
        run(root)


@pytest.mark.parametrize(
    "line",
    ["{mark: jargon, words: [x], reason: ''}", "{mark: nice, words: [x], reason: y}", "{mark: jargon, reason: y}"],
)
def test_exception_without_mark_reason_or_object_is_refused_with_its_line(root, line):
    add_exception(root, line)

    with pytest.raises(FileError, match=r"readability\.yaml, line \d+: an exception"):
        read_allowed(root)
