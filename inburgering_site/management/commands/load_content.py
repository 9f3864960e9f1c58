"""Load the content of the repository."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from content.editing.roles import ensure_roles
from content.faq.load import read_question_files, write_questions
from content.glossary.load import read_term_files, write_terms
from content.search.hear import paused
from content.search.index import rebuild
from content.translation.files import read_pages
from content.translation.load import write_pages
from trajectory.actors.load import (
    read_example,
    read_municipalities,
    read_postcodes,
    write_example,
    write_municipalities,
)
from trajectory.journey.files import read_files
from trajectory.journey.load import write_files
from trajectory.texts.files import FileError


class Command(BaseCommand):
    help = "Loads the journey, facts, municipalities and pages from their files; twice changes nothing."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--force", action="store_true", help="also overwrite what an editor changed")
        parser.add_argument("--data", type=Path, default=settings.BASE_DIR / "trajectory" / "data")
        parser.add_argument("--nouns", type=Path, default=settings.BASE_DIR / "content" / "data")
        parser.add_argument("--pages", type=Path, default=settings.BASE_DIR / "content" / "texts")

    def handle(self, *, data: Path, pages: Path, nouns: Path, force: bool, **options) -> None:
        try:
            journey = read_files(data)
            municipalities = read_municipalities(data / "municipalities.csv")
            postcodes = read_postcodes(data / "postcodes.csv", municipalities)
            example = read_example(data / "example.yaml")
            page_files = read_pages(
                pages,
                facts=set(journey.facts),
                moments=set(journey.moments),
                organisations=set(journey.organisations),
                sources=set(journey.sources),
                laws=set(journey.laws),
            )
            keys = {page.key for page in page_files}
            terms = read_term_files(nouns, facts=set(journey.facts), sources=set(journey.sources), pages=keys)
            questions = read_question_files(
                nouns,
                facts=set(journey.facts),
                pages=keys,
                known={name: set(getattr(journey, name)) for name in ("moments", "groups", "routes", "sources")},
            )
            with transaction.atomic(), paused(), disable_reference_index_auto_update():
                added = write_municipalities(municipalities, postcodes) + write_example(example)
                reports = [write_files(journey, force=force), write_pages(page_files, force=force)]
                reports += [write_terms(terms, force=force), write_questions(questions, force=force)]
                ensure_roles()
        except FileError as problem:
            raise CommandError(f"Nothing was written. {problem}") from None
        for report in reports:
            for sentence in report.kept:
                self.stdout.write(f"  kept: {sentence}")
        changed = added + sum(report.changed for report in reports)
        if changed:
            rebuild()
            call_command("rebuild_references_index", verbosity=0)
            call_command("wagtail_update_index", verbosity=0)
        kept = sum(len(report.kept) for report in reports)
        self.stdout.write(f"Content: {changed} added or changed, {kept} left as an editor has it.")
