"""What stands in a file, and why a file is refused (pure)."""

from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 5_000_000
MOST_TEXTS = 50_000


class FileKind(StrEnum):
    XLIFF = "xliff"
    PO = "po"


class Refused(ValueError):
    """A file of which nothing is taken: the line, counted from 1, and the reason as a sentence."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


@dataclass(frozen=True)
class Given:
    """One text of a file: the line where it stands, its name, the Dutch it was made from and the translation.

    `finished` says that the file calls the translation right, `draft` that it calls it unfinished; a file may say
    neither. `machine` says that no person wrote it.
    """

    line: int
    name: str
    dutch: str
    text: str
    finished: bool = False
    draft: bool = False
    machine: bool = False


@dataclass(frozen=True)
class Read:
    """A file as it was read: its kind and its texts, in their order."""

    kind: FileKind
    texts: tuple[Given, ...]


def is_html(name: str) -> bool:
    """Whether the text with this name is HTML: those of pages are."""
    return name.startswith("page:")
