"""Bring a file of design tokens in as a theme for partners."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from content.partners.actions import import_theme
from content.partners.models import Partner
from content.partners.read import theme_address
from content.partners.tokens import WrongTheme


class Command(BaseCommand):
    help = "Checks a file of design tokens (JSON) as the admin does and keeps it as a theme; says why when it cannot."

    def add_arguments(self, parser) -> None:
        parser.add_argument("code", help="how addresses name the theme; an existing one gets the new tokens")
        parser.add_argument("file", type=Path)
        parser.add_argument("--name", default="", help="what editors read")
        parser.add_argument("--owner", default="", metavar="PARTNER", help="code of the only partner that may use it")
        parser.add_argument("--source", default="", help="where the tokens come from")

    def handle(self, *, code: str, file: Path, name: str, owner: str, source: str, **options) -> None:
        try:
            with translation.override("en"):
                theme = import_theme(code=code, content=file.read_bytes(), name=name, owner=owner, source=source)
        except WrongTheme as wrong:
            raise CommandError("\n".join(["Nothing was kept.", *wrong.sentences])) from None
        except ValidationError as wrong:
            raise CommandError("\n".join(["Nothing was kept.", *wrong.messages])) from None
        except Partner.DoesNotExist:
            raise CommandError(f"Nothing was kept. There is no partner {owner!r}.") from None
        except OSError as problem:
            raise CommandError(f"Nothing was kept. {file}: {problem.strerror}") from None
        worst = theme.contrasts[0]
        self.stdout.write(f"{theme.name}: {len(theme.tokens)} tokens, {len(theme.ignored)} not used by this site.")
        self.stdout.write(f"Least contrast: {worst.front} on {worst.back}, {worst.ratio:.2f} (needs {worst.least:g}).")
        self.stdout.write(theme_address(theme.code, theme.digest))
