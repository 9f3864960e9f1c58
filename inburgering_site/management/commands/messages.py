"""Keep the message catalogues in step with the code."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from inburgering_site.catalogues import found_messages, problems, renew


class Command(BaseCommand):
    help = "Extracts messages with Babel into all catalogues; --check only says whether they are current and complete."
    requires_system_checks = ()

    def add_arguments(self, parser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check: bool, **options) -> None:
        messages = found_messages()
        if not check:
            for code in settings.SITE_LANGUAGES:
                renew(code, messages)
        found = {code: problems(code, messages) for code in settings.SITE_LANGUAGES}
        for code, sentences in found.items():
            for sentence in sentences[:10]:
                self.stderr.write(sentence)
            if len(sentences) > 10:
                self.stderr.write(f"{code}: and {len(sentences) - 10} more")
        count = sum(map(len, found.values()))
        if check and count:
            raise CommandError(f"{count} problems in the catalogues.")
        self.stdout.write(f"Catalogues: {len(messages)} messages in {len(found)} languages, {count} problems.")
