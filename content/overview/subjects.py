"""What newcomers ask about: the subjects that the site must cover, whether or not a page is there."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

# By the pictogram of the pages about it; one without any page is a hole that must be seen.
SUBJECTS = {
    "work": _("Work"),
    "income": _("Income"),
    "tax": _("Tax and allowances"),
    "study": _("Study and diplomas"),
    "house": _("Housing"),
    "care": _("Care"),
    "money": _("Money"),
    "children": _("Children"),
    "family": _("Family"),
    "permit": _("Right to stay"),
}


def subject_of(pictogram: str, section: str) -> str:
    """The subject of a page: that of its pictogram, else the section it stands in."""
    return pictogram if pictogram in SUBJECTS else section


def counted(number: int, kind: str) -> str:
    """How many of a kind of text there are, in words."""
    said = {
        "moment": ngettext("%(number)s moment", "%(number)s moments", number),
        "page": ngettext("%(number)s page", "%(number)s pages", number),
        "question": ngettext("%(number)s question", "%(number)s questions", number),
    }
    return said[kind] % {"number": number}
