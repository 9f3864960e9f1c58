"""Choose the text a reader gets, and say honestly in which language it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from modeltranslation.utils import build_localized_fieldname

BLANK = ""


@dataclass(frozen=True)
class Text:
    """A text with the language it really stands in; `foreign` when the reader asked for another one."""

    value: str
    code: str
    foreign: bool = False

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return self.value

    @property
    def tag(self) -> str:
        return settings.SITE_LANGUAGES[self.code].tag

    @property
    def direction(self) -> str:
        return settings.SITE_LANGUAGES[self.code].direction


def columns(fields: Iterable[str], code: str) -> list[str]:
    """The database columns of these fields in language `code` and in Dutch, and no others."""
    codes = dict.fromkeys((code, settings.LANGUAGE_CODE))
    return [build_localized_fieldname(field, each) for each in codes for field in fields]


def pick(row: Mapping, field: str, code: str) -> Text:
    """The text of `field` in language `code`, else in Dutch and marked as foreign; `row` comes from `columns`."""
    own = row.get(build_localized_fieldname(field, code)) or BLANK
    if own or code == settings.LANGUAGE_CODE:
        return Text(own, code)
    return Text(
        row.get(build_localized_fieldname(field, settings.LANGUAGE_CODE)) or BLANK,
        settings.LANGUAGE_CODE,
        True,
    )


def pick_group(row: Mapping, fields: Iterable[str], code: str) -> dict[str, Text]:
    """The texts of one noun as a whole.

    A field that is empty in Dutch is empty everywhere; one that is filled in Dutch and not in `code` is shown in Dutch.
    """
    return {field: pick(row, field, code) for field in fields}
