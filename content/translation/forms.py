"""The translators' form: every text of one thing beside its Dutch, and what is wrong with what was typed."""

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.translation.check import problems_of
from content.translation.memory import Example, TermHit, missing_terms
from content.translation.units import Unit, UnitState
from trajectory.facts.register import known_names
from trajectory.texts.pieces import says, whole

ONE_LINE = 200  # a text of at most so many letters is typed on one line
FITS = "fits:"
SALT = "suggestions"


def seen(units: list[Unit]) -> str:
    """The fingerprint of what stands on the screen, to notice that somebody else wrote meanwhile."""
    return whole(says({f"{unit.name} {part}": getattr(unit, part) for unit in units for part in ("dutch", "text")}))


def lines_for(text: str) -> int:
    return min(12, 2 + len(text) // 45 + text.count("\n"))


class UnitsForm(forms.Form):
    """The texts of one thing in one language.

    What breaks a fact, link or tag is refused; what is only doubtful is said and kept. `given` are suggestions of a
    machine by the name of the unit: they fill what is empty or too old, and are signed so that the site knows later
    what nobody wrote.
    """

    checked = forms.BooleanField(
        label=gettext_lazy("I have read the Dutch and this text, and they say the same."), required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput)
    suggested = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, units: list[Unit], code: str, given: Mapping[str, str] | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.units, self.code, self.given = units, code, dict(given or {})
        language = settings.SITE_LANGUAGES[code]
        for unit in units:
            text = self.given.get(unit.name, unit.text)
            attrs = {"lang": language.tag, "dir": language.direction}
            if unit.longest and unit.longest <= ONE_LINE and "\n" not in unit.dutch:
                widget = forms.TextInput(attrs)
            else:
                widget = forms.Textarea({**attrs, "rows": lines_for(unit.dutch)})
            self.fields[unit.name] = forms.CharField(
                label=unit.label, required=False, widget=widget, initial=text, max_length=20_000
            )
            if unit.state == UnitState.OUTDATED:
                label = gettext_lazy("This text still says the same as the new Dutch.")
                self.fields[f"{FITS}{unit.name}"] = forms.BooleanField(label=label, required=False)
        self.initial |= {"seen": seen(units), "suggested": signing.dumps(self.given, salt=SALT) if given else ""}

    def clean(self) -> dict:
        data, known = super().clean(), known_names()
        if data.get("seen") != seen(self.units):
            self.add_error(None, _("Somebody else changed this meanwhile. Look at the texts below and save again."))
            self.data = self.data.copy()
            self.data["seen"] = seen(self.units)
        for unit in self.units:
            text = (data.get(unit.name) or "").replace("\r\n", "\n").strip()
            data[unit.name] = text
            if not text:
                if unit.text:
                    self.add_error(unit.name, _("A text that is there can be changed, not taken away."))
                continue
            for problem in problems_of(unit.dutch, text, known=known, html=unit.html, longest=unit.longest):
                if problem.blocks:
                    self.add_error(unit.name, problem.sentence)
        return data

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, by the name of the unit; empty texts are left out."""
        return {unit.name: text for unit in self.units if (text := self.cleaned_data[unit.name])}

    @property
    def fitting(self) -> set[str]:
        """The units of which somebody said that the old text still fits."""
        return {unit.name for unit in self.units if self.cleaned_data.get(f"{FITS}{unit.name}")}

    @property
    def by_machine(self) -> bool:
        """Whether something is kept exactly as a machine suggested it."""
        try:
            given = signing.loads(self.cleaned_data["suggested"], salt=SALT) if self.cleaned_data["suggested"] else {}
        except signing.BadSignature:
            return False
        return any(self.texts.get(name) == text for name, text in given.items())

    def rows(self, hits: Mapping[str, list[TermHit]], examples: Mapping[str, list[Example]]) -> list[dict]:
        """Per text what the screen shows: the unit, its fields, doubts, terms and earlier sentences."""
        known, found = known_names(), []
        for unit in self.units:
            text = self[unit.name].value() or ""
            problems = problems_of(unit.dutch, text, known=known, html=unit.html, longest=unit.longest) if text else []
            mine = hits.get(unit.name, [])
            found.append(
                {
                    "unit": unit,
                    "field": self[unit.name],
                    "fits": self[f"{FITS}{unit.name}"] if unit.state == UnitState.OUTDATED else None,
                    "doubts": [problem.sentence for problem in problems if not problem.blocks],
                    "terms": mine,
                    "without": {hit.word for hit in missing_terms(text, mine)} if text else set(),
                    "examples": examples.get(unit.name, []),
                    "suggested": unit.name in self.given,
                }
            )
        return found
