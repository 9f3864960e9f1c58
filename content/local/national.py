"""What changed in the national text since a note was written, in the words of its editor."""

from django.utils.text import capfirst

from content.local.compare import Piece, changes
from trajectory.actors.models import Organisation
from trajectory.journey.models import Phase
from trajectory.journey.moment import ContactMoment

NOUNS = {"phase__code": Phase, "lead__code": Organisation}


def _label(name: str) -> str:
    return capfirst(str(ContactMoment._meta.get_field(name.removesuffix("__code")).verbose_name))


def _in_words(text: dict[str, str]) -> dict[str, str]:
    """The structure in words instead of codes."""
    found = dict(text)
    for name, value in text.items():
        if name in NOUNS:
            noun = NOUNS[name].objects.filter(code=value).first()
            found[name] = str(noun or value)
        elif choices := ContactMoment._meta.get_field(name).choices:
            found[name] = str(dict(choices).get(value, value))
    return found


def what_changed(old: dict[str, str], new: dict[str, str]) -> list[tuple[str, list[Piece]]]:
    """By the label of each text or part that differs, its pieces; both texts come from `national_text`."""
    return [(_label(name), pieces) for name, pieces in changes(_in_words(old), _in_words(new))]
