"""Bring an exported version of the journey into an empty database."""

import json
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from wagtail.signal_handlers import disable_reference_index_auto_update

from content.search.hear import paused
from content.search.index import rebuild
from trajectory.sharing.restore import NotRestored, restore


class Command(BaseCommand):
    help = "Imports journey.json into an empty database; all of it, or nothing when anything is wrong."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options) -> None:
        try:
            document = json.loads(file.read_bytes())
        except (OSError, ValueError) as problem:
            raise CommandError(f"Nothing was written. {file}: {problem}") from None
        try:
            with paused(), disable_reference_index_auto_update():
                counts = restore(document)
        except NotRestored as problem:
            raise CommandError(f"Nothing was written.\n{problem}") from None
        rebuild()
        call_command("rebuild_references_index", verbosity=0)
        call_command("wagtail_update_index", verbosity=0)
        self.stdout.write(f"Imported: {', '.join(f'{count} {name}' for name, count in counts.items())}.")
