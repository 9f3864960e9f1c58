"""What a partner asks for on the partner page: a part of the site, and how it should look. A form per kind of part."""

from django import forms
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from content.faq.read import read_answers
from content.glossary.read import read_terms
from content.pages.read import links_in, visible_pages, without_language
from content.partners.frame import Frame
from content.partners.models import Theme
from content.partners.read import read_partner
from trajectory.actors.find import NotFound, by_words
from trajectory.facts.register import read_register
from trajectory.facts.resolve import fill_plain
from trajectory.journey.asked import query_of
from trajectory.journey.read import read_atlas

WIDTHS = (("vol", _("As wide as your page")), ("700", _("700 pixels: a tablet")), ("360", _("360 pixels: a phone")))
ROUTE = ("groep", "route", "fase", "organisatie", "gemeente", "kort")


class PartForm(forms.Form):
    """What every part has: language, headings, theme, partner. `reader` is the language of who fills it in."""

    taal = forms.ChoiceField(label=_("Language to begin with"))
    vast = forms.BooleanField(label=_("The reader cannot choose another language"), required=False)
    kop = forms.ChoiceField(
        label=_("The first heading is an"), choices=[(str(level), f"h{level}") for level in range(1, 6)]
    )
    thema = forms.ChoiceField(label=_("Colours"), required=False)
    partner = forms.SlugField(
        label=_("Your code as a partner (you may leave this empty)"), required=False, max_length=40
    )
    breedte = forms.ChoiceField(label=_("Width of the example"), choices=WIDTHS)

    def __init__(self, asked, reader: str) -> None:
        self.reader = reader
        super().__init__({**self.defaults(), **asked.dict()})
        self.fields["taal"].choices = [(each.code, each.name) for each in settings.SITE_LANGUAGES.values()]
        own = [(theme.code, theme.name) for theme in Theme.objects.filter(owner=None)]
        self.fields["thema"].choices = [("", _("Ours")), *own]
        for field in self.fields.values():
            field.widget.attrs["class"] = "field"

    def defaults(self) -> dict[str, str]:
        return {"taal": self.reader, "kop": "2", "breedte": "vol"}

    def clean_partner(self) -> str:
        code = self.cleaned_data["partner"]
        if code and read_partner(code) is None:
            raise forms.ValidationError(_("We do not know this code. Leave it empty, or ask us."))
        return code

    @property
    def frame(self) -> Frame:
        chosen = self.cleaned_data
        return Frame(
            heading=int(chosen["kop"]),
            theme=chosen["thema"],
            partner=chosen["partner"],
            fixed_language=chosen["vast"],
        )

    @property
    def path(self) -> str:
        """What stands after the language in the address of the part."""
        raise NotImplementedError


class RouteForm(PartForm):
    groep = forms.ChoiceField(label=_("For whom"), required=False)
    route = forms.ChoiceField(label=_("Learning route"), required=False)
    fase = forms.ChoiceField(label=_("Which step"), required=False)
    organisatie = forms.ChoiceField(label=_("Moments with"), required=False)
    gemeente = forms.CharField(
        label=_("Your postcode or municipality (you may leave this empty)"), required=False, max_length=80
    )
    kort = forms.ChoiceField(
        label=_("How much"), required=False, choices=[("", _("Everything")), ("ja", _("Only the picture, in short"))]
    )

    def __init__(self, asked, reader: str) -> None:
        super().__init__(asked, reader)
        atlas = read_atlas(reader)
        empty = {
            "groep": _("The reader chooses"),
            "route": _("The reader does not know it yet"),
            "fase": _("All steps"),
            "organisatie": _("Everyone"),
        }
        known = {
            "groep": [(each.code, str(each.title)) for each in atlas.groups],
            "route": [(each.code, str(each.title)) for each in atlas.routes if each.code != "weet-ik-niet"],
            "fase": [(each.code, str(each.title)) for each in atlas.phases],
            "organisatie": [(code, str(each.name)) for code, each in atlas.organisations.items()],
        }
        for name, choices in known.items():
            self.fields[name].choices = [("", empty[name]), *choices]

    def clean_gemeente(self) -> str:
        words = self.cleaned_data["gemeente"]
        try:
            return by_words(words).slug if words else ""
        except NotFound:
            raise forms.ValidationError(_("We do not know this municipality.")) from None

    @property
    def path(self) -> str:
        query = query_of({name: self.cleaned_data[name] for name in ROUTE})
        return f"klantreis/?{query}" if query else "klantreis/"


class OneForm(PartForm):
    """One of a list; `all_of_them` is the choice of the whole list, when there is one."""

    root = ""
    all_of_them = ""
    een = forms.ChoiceField(label=_("Which one"), required=False)

    def __init__(self, asked, reader: str) -> None:
        super().__init__(asked, reader)
        self.fields["een"].choices = self.known
        if not self.data.get("een"):
            self.data["een"] = self.known[0][0] if self.known else ""

    @cached_property
    def known(self) -> list[tuple[str, str]]:
        """The pages of this list: what stands in the address after `root`, and the title."""
        return [*([("", self.all_of_them)] if self.all_of_them else []), *self.read()]

    def read(self) -> list[tuple[str, str]]:
        raise NotImplementedError

    @property
    def path(self) -> str:
        return f"{self.root}{self.cleaned_data['een']}{'/' if self.root and self.cleaned_data['een'] else ''}"


class MomentForm(OneForm):
    root = "klantreis/"

    def read(self):
        register = read_register(self.reader)
        moments = read_atlas(self.reader).moments
        return [(each.id, fill_plain(each.texts["title"].value, register, self.reader)) for each in moments]


class PageForm(OneForm):
    def read(self):
        links = links_in(visible_pages().filter(depth__gt=2), self.reader).values()
        return [(without_language(link.address)[1:], link.title) for link in links]


class TermForm(OneForm):
    root = "woorden/"
    all_of_them = _("All words")

    def read(self):
        return sorted(((each.code, str(each.word)) for each in read_terms(self.reader)), key=lambda each: each[1])


class QuestionForm(OneForm):
    root = "vragen/"
    all_of_them = _("All questions")

    def read(self):
        return [(each.code, each.question.value) for each in read_answers(self.reader)]


class DecisionForm(PartForm):
    path = "moet-ik-inburgeren/"


class DatesForm(PartForm):
    path = "mijn-traject/"


KINDS = {
    "route": (_("A route, or a step of it"), RouteForm),
    "moment": (_("One contact moment"), MomentForm),
    "beslisboom": (_("Must I do civic integration?"), DecisionForm),
    "data": (_("My dates"), DatesForm),
    "pagina": (_("One page of the site"), PageForm),
    "woord": (_("Words explained"), TermForm),
    "vraag": (_("Questions and answers"), QuestionForm),
}
