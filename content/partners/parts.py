"""What a partner asks for on the partner page: a part of the site, and how it should look. A form per kind of part."""

from dataclasses import replace

from django import forms
from django.conf import settings
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
from trajectory.texts.tongue import Text

# Django's own words for a wrong choice are not there in every language of the site.
WRONG = dict.fromkeys(
    ("required", "invalid", "invalid_choice", "max_length", "null_characters_not_allowed"),
    _("This choice does not exist."),
)
WIDTHS = (("vol", _("As wide as your page")), ("700", _("700 pixels: a tablet")), ("360", _("360 pixels: a phone")))
ROUTE = ("groep", "route", "fase", "organisatie", "gemeente", "kort")


class TongueSelect(forms.Select):
    """A list in which a text that the reader's language does not have says in which language it stands."""

    def create_option(self, name, value, label, *args, **kwargs):
        option = super().create_option(name, value, label, *args, **kwargs)
        if isinstance(label, Text) and label.foreign:
            option["attrs"] |= {"lang": label.tag, "dir": label.direction}
        return option


class PartForm(forms.Form):
    """What every part has: language, headings, theme, partner. `reader` is the language of who fills it in.

    A kind of part adds `path`: what stands after the language in its address.
    """

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
            field.error_messages = WRONG

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


class RouteForm(PartForm):
    """A journey, whole or in part."""

    groep = forms.ChoiceField(label=_("For whom"), required=False, widget=TongueSelect)
    route = forms.ChoiceField(label=_("Learning route"), required=False, widget=TongueSelect)
    fase = forms.ChoiceField(label=_("Which step"), required=False, widget=TongueSelect)
    organisatie = forms.ChoiceField(label=_("Moments with"), required=False, widget=TongueSelect)
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
            "groep": [(each.code, each.title) for each in atlas.groups],
            "route": [(each.code, each.title) for each in atlas.routes if each.code != "weet-ik-niet"],
            "fase": [(each.code, each.title) for each in atlas.phases],
            "organisatie": [(code, each.name) for code, each in atlas.organisations.items()],
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


def _moments(reader: str) -> list[tuple[str, Text]]:
    register = read_register(reader)
    titles = ((each.id, each.texts["title"]) for each in read_atlas(reader).moments)
    return [(code, replace(title, value=fill_plain(title.value, register, title.code))) for code, title in titles]


def _pages(reader: str) -> list[tuple[str, Text]]:
    links = links_in(visible_pages().filter(depth__gt=2), reader).values()
    return [(without_language(each.address).strip("/"), Text(each.title, each.code, each.foreign)) for each in links]


def _terms(reader: str) -> list[tuple[str, Text]]:
    return sorted(((each.code, each.word) for each in read_terms(reader)), key=lambda each: str(each[1]))


def _questions(reader: str) -> list[tuple[str, Text]]:
    return [(each.code, each.question) for each in read_answers(reader)]


class OneForm(PartForm):
    """One of a list of pages below `root`, which `known` gives; `whole` is the choice of the list itself, if any."""

    root, whole, known = "", "", staticmethod(_pages)
    een = forms.ChoiceField(label=_("Which one"), required=False, widget=TongueSelect)

    def __init__(self, asked, reader: str) -> None:
        super().__init__(asked, reader)
        choices = [*([("", self.whole)] if self.whole else []), *self.known(reader)]
        self.fields["een"].choices = choices
        if not self.data.get("een"):
            self.data["een"] = choices[0][0]

    @property
    def path(self) -> str:
        chosen = self.cleaned_data["een"]
        return f"{self.root}{chosen}/" if chosen else self.root


class MomentForm(OneForm):
    """One contact moment."""

    root, known = "klantreis/", staticmethod(_moments)


class TermForm(OneForm):
    """One word, or all of them."""

    root, whole, known = "woorden/", _("All words"), staticmethod(_terms)


class QuestionForm(OneForm):
    """One question, or all of them."""

    root, whole, known = "vragen/", _("All questions"), staticmethod(_questions)


class DecisionForm(PartForm):
    """The decision tree."""

    path = "moet-ik-inburgeren/"


class DatesForm(PartForm):
    """My dates."""

    path = "mijn-traject/"


KINDS = {
    "route": (_("A route, or a step of it"), RouteForm),
    "moment": (_("One contact moment"), MomentForm),
    "beslisboom": (_("Must I do civic integration?"), DecisionForm),
    "data": (_("My dates"), DatesForm),
    "pagina": (_("One page of the site"), OneForm),
    "woord": (_("Words explained"), TermForm),
    "vraag": (_("Questions and answers"), QuestionForm),
}
