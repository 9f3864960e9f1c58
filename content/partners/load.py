"""Bring the example of a partner and its theme from the files into the database, once."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from content.partners.models import Partner, Theme
from content.partners.ours import our_tokens
from content.partners.theme import CheckedTheme, check_theme
from content.partners.tokens import WrongTheme
from trajectory.texts.files import FileError, Lines, need, read
from trajectory.texts.models import LoadedText
from trajectory.texts.version import version_of

LIST = "partners.yaml"
SUBJECT = "partners"
THEME = {"code": str, "name": str, "source": str, "file": str}
PARTNER = {
    "code": str, "name": str, "domains": list, "theme": str, "default_slice": str, "contact_role": str, "notes": str,
}  # fmt: skip


@dataclass(frozen=True)
class PartnerFiles:
    """The partners and the themes of the repository, checked."""

    themes: dict[str, tuple[Lines, CheckedTheme]]
    partners: list[Lines]


def read_partner_files(folder: Path) -> PartnerFiles:
    """The partners and themes in a folder; raises FileError with file, line and reason."""
    path = folder / LIST
    listed = read(path)
    need(path, listed, {"themes": list, "partners": list})
    themes = {}
    for entry in listed["themes"]:
        need(path, entry, THEME, line=listed.line_of("themes"))
        file = folder / entry["file"]
        try:
            themes[entry["code"]] = (entry, check_theme(file.read_bytes(), our_tokens()))
        except WrongTheme as wrong:
            raise FileError(file, 1, wrong.sentences[0]) from None
        except OSError:
            raise FileError(path, entry.line_of("file"), f"{entry['file']!r} cannot be read") from None
    for entry in listed["partners"]:
        need(path, entry, PARTNER, line=listed.line_of("partners"))
        if entry["theme"] not in themes:
            raise FileError(path, entry.line_of("theme"), f"there is no theme {entry['theme']!r}")
    return PartnerFiles(themes, listed["partners"])


@transaction.atomic
def write_partners(files: PartnerFiles) -> int:
    """Add them the first time only: what editors made of them, or deleted, stays so; returns how many were added."""
    version = version_of({"themes": list(files.themes), "partners": [entry["code"] for entry in files.partners]})
    loaded = {"file_version": version, "stored_version": version}
    _, first = LoadedText.objects.get_or_create(subject=SUBJECT, language="", defaults=loaded)
    if not first:
        return 0
    themes = {}
    for code, (entry, checked) in files.themes.items():
        themes[code] = Theme(code=code, name=entry["name"], source=entry["source"])
        themes[code].take(checked)
        themes[code].save()
    for entry in files.partners:
        given = {name: entry[name] for name in ("code", "name", "default_slice", "contact_role", "notes")}
        partner = Partner(**given, theme=themes[entry["theme"]], status=Partner.Status.ACTIVE)
        partner.domains = "\n".join(entry["domains"])
        partner.full_clean()
        partner.save()
    return len(files.themes) + len(files.partners)
