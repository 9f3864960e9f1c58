"""Compile the message catalogues without gettext."""

import os

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compiles every locale/*/LC_MESSAGES/django.po (pure Python)."
    requires_system_checks = ()

    def handle(self, **options) -> None:
        count = 0
        for source in sorted(settings.LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                # Whole or not at all: another process may be reading it, or making it as well.
                half = target.with_suffix(f".{os.getpid()}")
                polib.pofile(str(source)).save_as_mofile(str(half))
                half.replace(target)
                count += 1
        self.stdout.write(f"Catalogues: {count} compiled.")
