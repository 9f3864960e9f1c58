"""The names in the tables of the coverage, and where an editor fills a hole of them."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst

from content.overview.coverage import Tongue
from content.overview.written import DUTCH, Written, noun_of
from content.pages.models import HomePage, ReaderPage, SectionPage
from trajectory.journey.models import Group, Phase


@dataclass(frozen=True)
class Names:
    """What stands beside and above the tables: by code the groups, phases and languages."""

    groups: dict[str, str]
    phases: dict[str, str]
    phase_numbers: dict[str, int]
    languages: dict[str, str]


def names_of() -> Names:
    """The names as editors know them (two queries)."""
    groups = {code: name or title for code, name, title in Group.objects.values_list("code", "name_nl", "title_nl")}
    phases = list(Phase.objects.values_list("code", "title_nl", "pk"))
    return Names(
        groups=groups,
        phases={code: title for code, title, _ in phases},
        phase_numbers={code: pk for code, _, pk in phases},
        languages={code: capfirst(language.name) for code, language in settings.SITE_LANGUAGES.items()},
    )


class Places:
    """Where each hole is filled: a new moment or page, or the desk of a language."""

    def __init__(self, texts: list[Written], names: Names, language: str) -> None:
        self.names, self.language = names, language
        self.pages = {text.subject: text for text in reversed(texts) if text.kind == "page"}
        home = HomePage.objects.filter(locale__language_code=DUTCH).values_list("pk", flat=True).first()
        self.home = reverse("wagtailadmin_explore", args=[home]) if home else reverse("wagtailadmin_explore_root")
        self.sections = dict(SectionPage.objects.filter(locale__language_code=DUTCH).values_list("path", "pk"))
        numbers = [text.pk for text in self.pages.values()]
        self.paths = dict(ReaderPage.objects.filter(pk__in=numbers).values_list("pk", "path"))

    def of_phase(self, group: str, phase: str) -> str:
        """The contact moments of the phase, where one gets the group or a new one is made."""
        return f"{reverse('wagtailsnippets_trajectory_contactmoment:list')}?phase={self.names.phase_numbers[phase]}"

    def of_subject(self, subject: str, column: str) -> str:
        """A new topic page beside those of the subject; without any, the pages below the home page."""
        page = self.pages.get(subject)
        section = self.sections.get(self.paths[page.pk][: -ReaderPage.steplen]) if page else None
        return reverse("wagtailadmin_pages:add", args=["content", "topicpage", section]) if section else self.home

    def of_language(self, tongue: Tongue) -> str:
        """Where texts of this kind are made in this language; a page goes to its translators from the list of pages."""
        if tongue.kind == "page":
            return self.home
        if tongue.kind == "moment" and tongue.code != DUTCH:
            return reverse("translation-desk", args=[tongue.code])
        noun = noun_of(tongue.kind)._meta
        return reverse(f"wagtailsnippets_{noun.app_label}_{noun.model_name}:list")

    def with_address(self, tongues: list[Tongue]) -> list[dict]:
        """By language its kinds of text, each with the address where it grows."""
        found: dict[str, dict] = {}
        for tongue in tongues:
            tag = settings.SITE_LANGUAGES[tongue.code].tag
            each = found.setdefault(tongue.code, {"name": tongue.name, "tag": tag, "kinds": []})
            each["kinds"].append((tongue, self.of_language(tongue)))
        return list(found.values())
