"""The words of my dates: titles, rules, fields, mistakes. Terms stand in them as {fact:name}."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

TITLES = {
    "waiting": _("Your time has not begun yet"),
    "pip-deadline": _("Last day for your plan (PIP)"),
    "objection-pip": _("Last day to object to your plan (PIP)"),
    "objection-later-pip": _("Last day to object to your changed plan (PIP)"),
    "objection": _("Last day to object to the decision"),
    "term-start": _("First day of your time"),
    "term-end": _("Last day of your time"),
    "extension-first": _("First day you can ask for extra time"),
    "route-change": _("Last usual day to change your learning route"),
    "moved-pip": _("Last day for the plan (PIP) of your new municipality"),
    "birth": _("Last day of your time if you get extra time for your baby"),
    "birth-ask": _("Extra time for your baby"),
    "course": _("First day of your lessons"),
    "waiting-2013": _("Your first and last day stand in your letter"),
    "pvt-2013": _("Last day to sign the participation statement (PVT)"),
}

RULES = {
    "waiting": _("Your time begins on the day after the date of your first plan (PIP). Until then it does not run."),
    "pip-deadline": _(
        "The municipality makes your plan within {fact:pip-term} after the letter from DUO. Do you have an asylum "
        "permit and did you register at your municipality later? Then it counts from your registration. "
        "Sometimes it takes longer."
    ),
    "pip-deadline-registered": _(
        "You registered at your municipality after the letter from DUO. The municipality makes your plan within "
        "{fact:pip-term} after you registered. Sometimes it takes longer."
    ),
    "objection": _(
        "You can object within {fact:objection-term} after the decision. Your letter says how. "
        "Do not wait until the last day."
    ),
    "term-start": _(
        "Your time begins on the day after the date of your first plan (PIP). A changed plan does not change it."
    ),
    "term-end": _(
        "You have {fact:integration-term}, counted from the date of your first plan (PIP). "
        "Sometimes DUO gives extra time."
    ),
    "term-end-letter": _("You read this day in your letter from DUO. Do you need more time? Ask DUO when you can ask."),
    "term-end-2013": _(
        "With the law of 2013 you usually have {fact:integration-term}. Your letter from DUO says what holds for you."
    ),
    "extension-first": _(
        "You ask DUO for extra time not earlier than {fact:extension-ask-term} before the end of your time."
    ),
    "route-change": _(
        "You can change your learning route until {fact:route-change-term} after your time began. "
        "There are exceptions. Talk to your municipality."
    ),
    "moved-pip": _(
        "Your new municipality makes its own plan within {fact:pip-term-moved} after you registered there. "
        "You keep your learning route. Your time does not begin again."
    ),
    "birth": _("For a baby DUO can give {fact:extension-birth} extra. You ask for it yourself and DUO decides."),
    "birth-ask": _("A baby can be a reason for extra time. Ask DUO what holds for you."),
    "course": _(
        "Your lessons do not change your time. Was your municipality late with your lessons? "
        "Then you can ask DUO for extra time."
    ),
    "waiting-2013": _("You find them in your letter from DUO and in Mijn Inburgering. Fill them in here."),
    "pvt-2013": _(
        "You sign within {fact:pvt-wi2013-term} after you registered at the municipality. "
        "This does not hold for everyone. Look in your letter from DUO."
    ),
}

PARTS = {
    "reading": _("Reading exam"),
    "listening": _("Listening exam"),
    "writing": _("Writing exam"),
    "speaking": _("Speaking exam"),
    "knm": _("KNM exam"),
    "ona": _("ONA"),
    "pvt": _("PVT"),
    "map": _("MAP"),
    "bridge": _("Language bridging programme (taalschakeltraject)"),
    "z-lessons": _("Hours of lessons on the Z-route"),
    "z-hours": _("Hours of taking part on the Z-route"),
    "z-talk": _("Final talk of the Z-route"),
}

MISTAKES = {
    "whole": _("Fill in day, month and year."),
    "exists": _("This date does not exist."),
    "year": _("Is the year right? Write the year of the Dutch letter, with four digits."),
    "future": _("This date is still to come."),
    "first": _("Fill in the date of your first plan (PIP) too."),
    "order": _("This date is too early. Look at your other dates."),
    "choose": _("Choose what fits you."),
}


UNSURE = _("This day is not certain. Ask the organisation for the exact day.")
OVER = _("This day is over.")
DECIDES = _("We count with the rules of the law. Does your letter say another date? Then that date holds.")


@dataclass(frozen=True)
class Field:
    """A question for a date: `law` it belongs to, `ahead` when it may lie in the future, `more` when few need it.

    `recent` dates cannot be before the law of 2021; `after` names a date that must come first.
    """

    name: str
    label: str
    law: str = ""
    hint: str = ""
    ahead: bool = False
    recent: bool = False
    more: bool = False
    after: str = ""


FIELDS = (
    Field("notice", _("Date of the letter from DUO: you must do civic integration"), law="wi2021", recent=True),
    Field("registration", _("Date you registered at your municipality")),
    Field(
        "pip",
        _("Date of your first plan (PIP)"),
        law="wi2021",
        hint=_("No plan yet? Leave it empty."),
        recent=True,
    ),
    Field("term-start", _("First day of your time, in your letter from DUO"), law="wi2013", ahead=True),
    Field(
        "term-end", _("Last day of your time, in your letter from DUO"), law="wi2013", ahead=True, after="term-start"
    ),
    Field(
        "later-pip",
        _("Your plan was changed: date of the changed plan (PIP)"),
        law="wi2021",
        recent=True,
        more=True,
        after="pip",
    ),
    Field("moved", _("You moved: date you registered at the new municipality"), law="wi2021", ahead=True, more=True),
    Field("birth", _("You had a baby: date of birth"), more=True),
    Field("course", _("First day of your lessons"), law="wi2021", ahead=True, more=True),
    Field("decision", _("You do not agree with a decision: date of the decision"), more=True),
)
