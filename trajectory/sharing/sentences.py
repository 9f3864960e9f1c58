"""Say in one sentence what changed in the journey, in the active language."""

from django.conf import settings
from django.db.models import Field
from django.utils.translation import get_language, gettext, gettext_noop

from trajectory.facts.resolve import write_date
from trajectory.sharing.changes import ADDED, CHECKED, MOVED, REMOVED, TEXT, Change
from trajectory.sharing.kinds import KINDS

MODELS = {kind.plural: kind.model for kind in KINDS}
FIELDS = {kind.plural: kind.many for kind in KINDS}
OTHER_WORDS = {"window": gettext_noop("The term"), "sources": gettext_noop("Sources")}


def _column(change: Change) -> Field | None:
    """The field of the model that holds what changed, which knows the words for it; None for what is several."""
    if change.field in OTHER_WORDS:
        return None
    return MODELS[change.part]._meta.get_field(FIELDS[change.part].get(change.field, change.field))


def _language_names(codes: tuple[str, ...]) -> str:
    """In the reader's language where that is Dutch or English, else as each language calls itself."""
    known = [settings.SITE_LANGUAGES[code] for code in codes if code in settings.SITE_LANGUAGES]
    attribute = {"nl": "dutch", "en": "english"}.get(get_language(), "name")
    return ", ".join(getattr(language, attribute) for language in known)


def _value(value: object) -> str:
    """A value of the data as a reader can read it."""
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, list):
        return ", ".join(_value(each) for each in value)
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part not in (None, ""))
    return str(value)


def say(change: Change) -> str:
    """One sentence, such as "contact moment M06 (You get your plan): new."."""
    name = change.name.get(get_language()) or change.name.get("en") or change.name.get("nl", "")
    noun = str(MODELS[change.part]._meta.verbose_name)
    words = {"noun": f"{noun[:1].upper()}{noun[1:]}", "id": change.id, "name": name}
    if change.what == ADDED:
        return gettext("%(noun)s %(id)s (%(name)s): new.") % words
    if change.what == REMOVED:
        return gettext("%(noun)s %(id)s (%(name)s): taken away.") % words
    if change.what == MOVED and not change.field:
        return gettext("%(noun)s %(id)s (%(name)s): stands in another place.") % words
    languages = {"languages": _language_names(change.languages)}
    if change.what == CHECKED:
        return gettext("%(noun)s %(id)s (%(name)s): a person checked the text (%(languages)s).") % (words | languages)
    column = _column(change)
    words["field"] = str(column.verbose_name) if column else gettext(OTHER_WORDS[change.field])
    if change.what == TEXT:
        sentence = gettext("%(noun)s %(id)s (%(name)s): the text “%(field)s” changed (%(languages)s).")
        return sentence % (words | languages)
    choices = dict(column.flatchoices) if column and column.choices else {}
    values = {
        name: str(choices[value]) if choices and value in choices else _value(value)
        for name, value in (("before", change.before), ("after", change.after))
    }
    return gettext("%(noun)s %(id)s (%(name)s): “%(field)s” was %(before)s and is now %(after)s.") % (words | values)


def say_why(version) -> str:
    """Why there is a version, by which law and from which day; the reason is written in Dutch and English only."""
    code = get_language()
    reason = version.reason_nl if code == "nl" else version.reason_en
    reason = reason if reason.endswith((".", "!", "?")) else f"{reason}."
    law = ", ".join(part for part in (version.law, version.article) if part)
    parts = [reason, f"{law}." if law else ""]
    if version.effective_on:
        parts.append(gettext("In force from %(date)s.") % {"date": write_date(version.effective_on, code)})
    return " ".join(part for part in parts if part)
