"""The choices of an editor: which part of the overview, and which reader to read as."""

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import override as in_language
from wagtail.models import Page

from content.overview.kinds import KINDS
from content.overview.todo import is_national
from content.pages.known import known_to
from content.pages.models import ReaderPage
from content.pages.read import in_frame
from trajectory.actors.find import choosable
from trajectory.journey.asked import query_of
from trajectory.journey.models import Group, Route
from trajectory.journey.moment import ContactMoment


def language_choices(empty: str) -> list[tuple[str, str]]:
    tongues = [(code, language.name) for code, language in settings.SITE_LANGUAGES.items()]
    return [("", empty), *tongues] if empty else tongues


def group_choices(empty: str) -> list[tuple[str, str]]:
    return [("", empty), *((code, name or title) for code, name, title in _groups())]


def _groups():
    return Group.objects.values_list("code", "name_nl", "title_nl")


class CoverageForm(forms.Form):
    """Of whom and in which language the tables tell."""

    taal = forms.ChoiceField(label=gettext_lazy("language"), required=False)
    groep = forms.ChoiceField(label=gettext_lazy("group"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taal"].choices = language_choices(_("every language"))
        self.fields["groep"].choices = group_choices(_("every group"))

    def chosen(self, name: str) -> str:
        """What was chosen, "" for nothing and for what does not exist."""
        return self.cleaned_data.get(name, "") if self.is_valid() or hasattr(self, "cleaned_data") else ""


class OverdueForm(forms.Form):
    """Which kind of things, and whose."""

    soort = forms.ChoiceField(label=gettext_lazy("kind"), required=False)
    van = forms.ChoiceField(label=gettext_lazy("kept by"), required=False)

    def __init__(self, *args, owners: list[str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [("", _("every kind")), *KINDS.items()]
        named = [(name, name) for name in owners]
        self.fields["van"].choices = [("", _("everybody")), ("landelijk", _("national editors")), *named]

    chosen = CoverageForm.chosen


JOURNEY, MOMENT, PAGE = "klantreis", "moment", "pagina"


class ReadAsForm(forms.Form):
    """Who the reader is, and what this reader looks at."""

    taal = forms.ChoiceField(label=gettext_lazy("Language"), choices=())
    wat = forms.ChoiceField(
        label=gettext_lazy("What to read"),
        choices=[
            (JOURNEY, gettext_lazy("the journey")),
            (MOMENT, gettext_lazy("a contact moment")),
            (PAGE, gettext_lazy("a page")),
        ],
    )
    groep = forms.ChoiceField(label=gettext_lazy("Group"), required=False)
    route = forms.ChoiceField(label=gettext_lazy("Learning route"), required=False)
    gemeente = forms.ChoiceField(label=gettext_lazy("Municipality"), required=False)
    moment = forms.ModelChoiceField(
        ContactMoment.objects.none(), label=gettext_lazy("Contact moment"), required=False, to_field_name="code"
    )
    pagina = forms.ModelChoiceField(ReaderPage.objects.none(), label=gettext_lazy("Page"), required=False)
    concept = forms.BooleanField(
        label=gettext_lazy("With the draft"),
        required=False,
        help_text=gettext_lazy("Shows the chosen moment or page with the changes that are not published yet."),
    )

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["taal"].choices = language_choices("")
        self.fields["groep"].choices = group_choices(_("nothing chosen"))
        routes = Route.objects.values_list("code", "title_nl")
        self.fields["route"].choices = [("", _("nothing chosen")), *routes]
        places = choosable().values_list("slug", "name")
        self.fields["gemeente"].choices = [("", _("nothing chosen")), *places]
        moments = ContactMoment.objects.select_related("phase")
        self.fields["moment"].queryset = moments if is_national(user) else moments.filter(live=True)
        dutch = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
        known = known_to(user, dutch)
        self.fields["pagina"].queryset = ReaderPage.objects.filter(pk__in=known.values("pk")).order_by("path")
        self.fields["pagina"].label_from_instance = _indented

    def clean(self) -> dict:
        cleaned = super().clean()
        what = cleaned.get("wat")
        if what in (MOMENT, PAGE) and not cleaned.get(what) and what not in self.errors:
            self.add_error(what, _("Choose which one."))
        return cleaned

    def address(self) -> str:
        """The public address that this reader has before them, with their choices."""
        chosen = self.cleaned_data
        code = chosen["taal"]
        query = query_of({name: chosen[name] for name in ("groep", "route", "gemeente")})
        if chosen["wat"] == PAGE:
            path = in_frame(chosen[PAGE].url_path, code)
        else:
            with in_language(code):
                moment = chosen["moment"] if chosen["wat"] == MOMENT else None
                path = reverse("journey-moment", args=[moment.code]) if moment else reverse("journey")
        return f"{path}?{query}" if query else path

    def draft(self) -> ReaderPage | ContactMoment | None:
        """What is shown with its draft: the chosen moment or page, if it has changes that this person may know."""
        chosen = self.cleaned_data
        if not chosen["concept"]:
            return None
        if chosen["wat"] == PAGE:
            page = self._in_language(chosen[PAGE], chosen["taal"])
            if page and page.has_unpublished_changes and page.permissions_for_user(self.user).can_edit():
                return page
            return None
        moment = chosen["moment"]
        if moment and moment.has_unpublished_changes and is_national(self.user):
            return moment
        return None

    def _in_language(self, page: ReaderPage, code: str) -> ReaderPage | None:
        same = ReaderPage.objects.filter(translation_key=page.translation_key, alias_of=None)
        return same.filter(locale__language_code=code).first() or page


def _indented(page: ReaderPage) -> str:
    return "– " * (page.depth - 2) + page.get_admin_display_title()
