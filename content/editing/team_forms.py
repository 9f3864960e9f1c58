"""What national and municipal editors fill in to add a municipality or to invite a person."""

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.editing.invitations import ADMIN_LANGUAGES
from content.editing.letters import one_line
from content.editing.models import MunicipalTeam
from content.editing.roles import NATIONAL, PUBLISHERS, REVIEWERS, TRANSLATORS, ensure_language_role
from trajectory.actors.find import choosable
from trajectory.actors.models import Municipality

# What a role is called on the screen, by the name of its group.
ROLES = {
    NATIONAL: gettext_lazy("National editor: everything that belongs to everybody, and every municipality"),
    REVIEWERS: gettext_lazy("Reviewer: approves what others wrote"),
    PUBLISHERS: gettext_lazy("Publisher: puts on the site what was approved"),
}


def said_of(group: str) -> str:
    """What an editor reads for the name of a group."""
    into = {f"{TRANSLATORS}: {lang.english}": lang.name for lang in settings.SITE_LANGUAGES.values()}
    if group in into:
        return _("Translators into %(language)s") % {"language": into[group]}
    return ROLES.get(group, group)


class MunicipalityForm(forms.Form):
    """One of the municipalities without a team, or the name of one that does not exist."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.none(),
        label=gettext_lazy("Municipality"),
        required=False,
        empty_label=gettext_lazy("Choose a municipality"),
        help_text=gettext_lazy("Only municipalities without a team are in this list."),
    )
    example = forms.CharField(
        label=gettext_lazy("Or the name of a fictitious municipality"),
        max_length=80,
        required=False,
        validators=[one_line],
        help_text=gettext_lazy("For practice: readers see that it does not exist."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name of its first editor"), max_length=150, required=False, validators=[one_line]
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail of its first editor"),
        max_length=150,
        required=False,
        validators=[one_line],
        help_text=gettext_lazy("Invited at once. You can also leave this empty and invite somebody later."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = choosable().order_by("name")
        free = choosable().filter(team=None).order_by("name")
        self.fields["municipality"].choices = [
            ("", self.fields["municipality"].empty_label),
            *((each.pk, each.name) for each in free),
        ]

    def clean(self) -> dict:
        data = super().clean()
        if self.errors:
            return data
        name = data["example"]
        if bool(data["municipality"]) == bool(name):
            raise ValidationError(_("Choose a municipality from the list, or give the name of a fictitious one."))
        if name and not slugify(name):
            self.add_error("example", _("A name needs letters or digits."))
        elif name and self._taken(name):
            self.add_error("example", _("There is a municipality with this name already: choose it from the list."))
        if bool(data["name"]) != bool(data["email"]):
            self.add_error("email" if data["name"] else "name", _("Give the name and the e-mail address, or neither."))
        return data

    def _taken(self, name: str) -> bool:
        """Whether a real municipality has this name or address; an example that is there already is simply opened."""
        named = Municipality.objects.filter(slug=slugify(name)) | Municipality.objects.filter(name__iexact=name)
        return named.filter(fictitious=False).exists()

    def chosen(self) -> Municipality:
        """The municipality, made when it is a fictitious one that was not there."""
        if self.cleaned_data["municipality"]:
            return self.cleaned_data["municipality"]
        name = self.cleaned_data["example"]
        defaults = {"name": name, "fictitious": True}
        return Municipality.objects.get_or_create(slug=slugify(name)[:80], defaults=defaults)[0]


class ColleagueForm(forms.Form):
    """Whom to invite into one team."""

    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=150, validators=[one_line])
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=150,
        validators=[one_line],
        help_text=gettext_lazy("As colleagues know this person. Readers never see it."),
    )
    interface = forms.ChoiceField(
        label=gettext_lazy("Language of the screens and of our mail"),
        choices=ADMIN_LANGUAGES,
        initial=settings.LANGUAGE_CODE,
        widget=forms.RadioSelect,
    )


class PersonForm(ColleagueForm):
    """Whom to invite as what: only national editors do this."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("National work"),
        choices=list(ROLES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Translates into"), required=False, widget=forms.CheckboxSelectMultiple
    )
    teams = forms.ModelMultipleChoiceField(
        MunicipalTeam.objects.none(),
        label=gettext_lazy("Teams of municipalities"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        others = (lang for lang in settings.SITE_LANGUAGES.values() if lang.code != settings.LANGUAGE_CODE)
        self.fields["languages"].choices = [(lang.code, lang.name) for lang in others]
        self.fields["teams"].queryset = MunicipalTeam.objects.select_related("municipality")

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors and not (data["roles"] or data["languages"] or data["teams"]):
            raise ValidationError(_("Choose at least one: national work, a language or a team."))
        return data

    def groups(self) -> list[Group]:
        """The groups of all that was chosen."""
        roles = [Group.objects.get_or_create(name=name)[0] for name in self.cleaned_data["roles"]]
        languages = [ensure_language_role(code) for code in self.cleaned_data["languages"]]
        return [*roles, *languages, *(team.group for team in self.cleaned_data["teams"].select_related("group"))]
