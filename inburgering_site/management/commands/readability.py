"""How plain the Dutch of the content files is: figures per page, and what is over the limits for level A2."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from content.editing.dutch_files import read_allowed, read_known, read_pieces
from content.editing.hard_words import plain_word
from content.editing.readability import Finding, PageReport, review, totals, unneeded
from trajectory.texts.files import FileError


class Command(BaseCommand):
    help = "Checks the Dutch content files for level A2; ends with 1 when something is over the limits."
    requires_system_checks = []  # reads files only; no database is needed

    def add_arguments(self, parser) -> None:
        parser.add_argument("--language", choices=["nl"], default="nl", help="only Dutch has measures")
        parser.add_argument("--all", action="store_true", help="also show warnings and exceptions")
        parser.add_argument("--root", type=Path, default=settings.BASE_DIR, help="the folder that holds content/")

    def handle(self, *, root: Path, **options) -> None:
        try:
            known, allowed = read_known(root), read_allowed(root)
            reports = review(read_pieces(root), known, allowed)
        except FileError as problem:
            raise CommandError(str(problem)) from None
        self.show_figures(reports)
        for finding in (finding for report in reports for finding in report.findings):
            if finding.breaks or options["all"]:
                self.show(finding, plain_word(finding.what, known.lexicon) if finding.mark == "jargon" else "")
        stale = unneeded(reports, allowed)
        for each in stale:
            self.stdout.write(
                f"exception no longer needed: {each.mark} {' '.join(each.words) or each.part or each.page}"
            )
        count = totals(reports)
        self.stdout.write(
            f"{count['pages']} pages, {count['sentences']} sentences: {count['breaks']} findings over the limits, "
            f"{count['excepted']} excepted, {count['warnings']} warnings."
        )
        if count["breaks"] or stale:
            raise CommandError("The Dutch is over the limits of content/editing/limits.py, or an exception is stale.")

    def show_figures(self, reports: list[PageReport]) -> None:
        self.stdout.write(f"{'page':<42}{'sentences':>10}{'mean':>7}{'most':>6}{'Flesch':>8}{'passive':>9}{'over':>6}")
        for report in reports:
            figures = report.figures
            over = sum(finding.breaks for finding in report.findings)
            self.stdout.write(
                f"{report.page:<42}{figures.sentences:>10}{figures.mean:>7.1f}{figures.most:>6}{figures.flesch:>8.0f}"
                f"{figures.passive:>9.0%}{over or '':>6}"
            )

    def show(self, finding: Finding, instead: str) -> None:
        """Two lines: where and which mark, with the word to write `instead`; then the sentence."""
        advice = f", write: {instead}" if instead else ""
        state = f" (excepted: {finding.reason})" if finding.reason else " (warning)" if finding.warning else ""
        self.stdout.write(
            f"{finding.file}  {finding.page}  {finding.key}  {finding.mark}: {finding.what}{advice}{state}"
        )
        if finding.sentence:
            self.stdout.write(f"    {finding.sentence}")
