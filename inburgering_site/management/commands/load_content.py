"""Load the content of the repository."""

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from content.editing.roles import ensure_roles
from content.faq.load import read_question_files, write_questions
from content.glossary.load import read_term_files, write_terms
from content.media.files import FilmFiles, read_film_files
from content.media.load import write_films
from content.pages.compose import SHORT_ANSWERS
from content.pages.models import ReaderPage
from content.partners.load import PartnerFiles, read_partner_files, write_partners
from content.search.hear import paused
from content.search.index import rebuild
from content.translation.files import NEXT_STEP, PageFile, read_pages
from content.translation.load import write_pages
from content.translation.upgrade import complete_origins
from trajectory.actors.load import (
    read_example,
    read_municipalities,
    read_postcodes,
    write_example,
    write_municipalities,
)
from trajectory.decision.files import DecisionFiles, read_decision_files
from trajectory.decision.load import write_decision
from trajectory.facts.nouns import NounFile
from trajectory.journey.files import UNKNOWN, Files, read_files
from trajectory.journey.load import write_files
from trajectory.journey.local_files import read_local, write_local
from trajectory.sharing.actions import ensure_first_version
from trajectory.texts.files import FileError


@dataclass(frozen=True)
class ContentFiles:
    """Everything the repository says, read and found right."""

    journey: Files
    municipalities: list
    postcodes: list
    example: dict
    local: list
    pages: list[PageFile]
    terms: NounFile
    questions: NounFile
    decision: DecisionFiles
    films: FilmFiles
    partners: PartnerFiles


def read_all(data: Path, pages: Path, nouns: Path) -> ContentFiles:
    """Read every content file; raises FileError with the file, line and reason of the first mistake."""
    journey = read_files(data)
    municipalities = read_municipalities(data / "municipalities.csv")
    facts, sources = set(journey.facts), set(journey.sources)
    page_files = read_pages(
        pages,
        facts=facts,
        moments=set(journey.moments),
        organisations=set(journey.organisations),
        sources=sources,
        laws=set(journey.laws),
    )
    keys = {page.key for page in page_files}
    known = {name: set(getattr(journey, name)) for name in ("moments", "groups", "routes", "sources")}
    steps = {name: set(getattr(journey, f"{name}s")) for name in ("group", "route", "law")}
    steps |= {name: known[name] for name in ("moments", "sources")}
    steps["route"].add(UNKNOWN)
    return ContentFiles(
        journey=journey,
        municipalities=municipalities,
        postcodes=read_postcodes(data / "postcodes.csv", municipalities),
        example=read_example(data / "example.yaml"),
        local=read_local(data / "local.yaml", set(journey.moments)),
        pages=page_files,
        terms=read_term_files(nouns, facts=facts, sources=sources, pages=keys),
        questions=read_question_files(nouns, facts=facts, pages=keys, known=known),
        decision=read_decision_files(data, facts=facts, known=steps),
        films=read_film_files(nouns / "film", phases=set(journey.phases)),
        partners=read_partner_files(nouns / "partners"),
    )


def overview(pages: list[PageFile]) -> str:
    """Every page with its law, the parts it must have and its sources: what an editor wants to see complete."""
    head = f"{'page':30} {'type':8} {'law':7} {'answers':>7} {'next':>5} {'sources':>8}  {'date':10}  languages"
    rows = [head]
    for page in pages:
        blocks = [(name, block[name]) for block in page.dutch["blocks"] for name in block if name != "key"]
        short = next((given for name, given in blocks if name == "short"), {})
        answers = sum(bool(short.get(name)) for name in SHORT_ANSWERS)
        leads = sum(name in NEXT_STEP for name, _ in blocks)
        rows.append(
            f"{page.key:30} {page.dutch['type']:8} {short.get('law') or '-':7} {answers or '-':>7} {leads:>5} "
            f"{len(page.dutch['sources']):>8}  {page.dutch['checked_on'] or 'unknown'!s:10}  "
            f"{' '.join(['nl', *page.translations])}"
        )
    return "\n".join([*rows, f"{len(pages)} pages, each with all the parts its type must have."])


class Command(BaseCommand):
    help = "Loads the journey, facts, municipalities and pages from their files; twice changes nothing."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--force", action="store_true", help="also overwrite what an editor changed")
        parser.add_argument("--check", action="store_true", help="only read the files, list the pages, write nothing")
        parser.add_argument("--data", type=Path, default=settings.BASE_DIR / "trajectory" / "data")
        parser.add_argument("--nouns", type=Path, default=settings.BASE_DIR / "content" / "data")
        parser.add_argument("--pages", type=Path, default=settings.BASE_DIR / "content" / "texts")

    def handle(self, *, data: Path, pages: Path, nouns: Path, force: bool, check: bool, **options) -> None:
        try:
            files = read_all(data, pages, nouns)
            if check:
                self.stdout.write(overview(files.pages))
                return
            first = not ReaderPage.objects.exists()  # then all references at once is quicker than one by one
            references = disable_reference_index_auto_update() if first else nullcontext()
            with transaction.atomic(), paused(), references:
                added = write_municipalities(files.municipalities, files.postcodes) + write_example(files.example)
                reports = [write_files(files.journey, force=force), write_films(files.films, force=force)]
                reports += [write_pages(files.pages, force=force)]
                reports += [write_terms(files.terms, force=force), write_questions(files.questions, force=force)]
                reports += write_decision(files.decision, force=force)
                added += write_local(files.local, files.example["slug"])
                added += write_partners(files.partners)
                complete_origins()
                ensure_roles()
        except FileError as problem:
            raise CommandError(f"Nothing was written. {problem}") from None
        for report in reports:
            for sentence in report.kept:
                self.stdout.write(f"  kept: {sentence}")
        changed = added + sum(report.changed for report in reports)
        if changed:
            rebuild()
            if first:
                call_command("rebuild_references_index", verbosity=0)
            call_command("wagtail_update_index", verbosity=0)
        ensure_first_version()
        kept = sum(len(report.kept) for report in reports)
        self.stdout.write(f"Content: {changed} added or changed, {kept} left as an editor has it.")
