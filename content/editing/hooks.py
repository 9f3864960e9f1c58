"""Everything editors find in the admin: the journey's nouns, and what keeps their screens right."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    PreviewOnCreateView,
    PreviewOnEditView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from content.editing.menu import NationalMenuItem
from content.editing.panels import OTHER, fact_panels, in_language, moment_handler
from content.editing.ticks import NounForm
from content.faq.models import TEXTS as QUESTION_TEXTS
from content.faq.models import Question
from content.glossary.models import TEXTS as TERM_TEXTS
from content.glossary.models import Term
from content.media.models import Recording
from content.pages.known import choosable, known_to
from trajectory.actors.models import ContactPoint, Municipality, Organisation
from trajectory.decision.models import DecisionAnswer, DecisionOutcome, DecisionQuestion
from trajectory.decision.tree import ANSWER_TEXTS, OUTCOME_TEXTS
from trajectory.decision.tree import QUESTION_TEXTS as DECISION_TEXTS
from trajectory.facts.models import Fact, Source
from trajectory.journey.local import LOCAL_TEXTS, LocalAddition
from trajectory.journey.models import Group, Law, Phase, Route
from trajectory.journey.moment import ContactMoment


def chosen_language(request) -> str:
    """The language beside the Dutch one: `?taal=`, else English; an unknown one is English too."""
    code = request.GET.get("taal", OTHER)
    return code if code in settings.SITE_LANGUAGES and code != settings.LANGUAGE_CODE else OTHER


class _BesideDutch:
    """A moment's form holds Dutch and one chosen language, so that saving it cannot touch the others."""

    def get_panel(self):
        return moment_handler(ContactMoment, chosen_language(self.request))

    def get_form_class(self):
        return self.panel.get_form_class()

    def get_preview_url(self):
        return f"{super().get_preview_url()}?taal={chosen_language(self.request)}"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        code = chosen_language(self.request)
        context["action_url"] = f"{context['action_url']}?taal={code}"
        context["taal"] = code
        context["other_languages"] = [
            lang for lang in settings.SITE_LANGUAGES.values() if lang.code != settings.LANGUAGE_CODE
        ]
        return context


class MomentCreateView(_BesideDutch, CreateView):
    """A new contact moment."""


class MomentEditView(_BesideDutch, EditView):
    """An existing contact moment."""


class _PreviewBesideDutch:
    """The preview reads the same two languages as the form."""

    def get_form_class(self):
        return moment_handler(ContactMoment, chosen_language(self.request)).get_form_class()


class MomentPreviewOnCreateView(_PreviewBesideDutch, PreviewOnCreateView):
    """A new contact moment as readers would see it."""


class MomentPreviewOnEditView(_PreviewBesideDutch, PreviewOnEditView):
    """A changed contact moment as readers would see it."""


class MomentViewSet(SnippetViewSet):
    model = ContactMoment
    icon = "calendar-alt"
    menu_label = _("Contact moments")
    list_display = ["__str__", "phase", "lead", "kind"]
    list_filter = ["phase", "lead", "kind", "channel"]
    list_per_page = 100
    search_fields = ["code", "title_nl", "title_en"]
    ordering = ["phase__order", "order"]
    add_view_class = MomentCreateView
    edit_view_class = MomentEditView
    preview_on_add_view_class = MomentPreviewOnCreateView
    preview_on_edit_view_class = MomentPreviewOnEditView
    edit_template_name = "editing/moment_form.html"

    def get_edit_handler(self):
        return moment_handler(ContactMoment, OTHER)


class FactViewSet(SnippetViewSet):
    model = Fact
    icon = "tag"
    menu_label = _("Facts")
    list_display = ["key", "label_nl", "value", "unit", "valid_until", "checked_on"]
    list_filter = ["kind", "organisation"]
    list_per_page = 100
    search_fields = ["key", "label_nl"]
    panels = fact_panels()


def _simple(
    noun, icon: str, label, fields: tuple[str, ...], plain: tuple[str, ...], cited: str = ""
) -> type[SnippetViewSet]:
    """A small noun: its plain fields, then Dutch beside every other public language."""
    others = [lang for lang in settings.SITE_LANGUAGES.values() if lang.code != settings.LANGUAGE_CODE]
    sources = [InlinePanel(cited, label=_("source"))] if cited else []
    small = [FieldPanel("small_edit")] if fields else []
    tabs = [ObjectList([*small, *(FieldPanel(name) for name in plain), *sources], heading=_("Data"))]
    tabs += [ObjectList(in_language(fields, lang.code), heading=lang.name) for lang in others]
    tabs.insert(0, ObjectList(in_language(fields, settings.LANGUAGE_CODE), heading="Nederlands"))
    handler = (
        TabbedInterface(tabs, base_form_class=NounForm) if fields else ObjectList([FieldPanel(name) for name in plain])
    )
    attributes = {
        "model": noun,
        "icon": icon,
        "menu_label": label,
        "edit_handler": handler,
        "list_per_page": 100,
        "edit_template_name": "editing/noun_form.html",
    }
    return type(f"{noun.__name__}ViewSet", (SnippetViewSet,), attributes)


class RecordingViewSet(SnippetViewSet):
    model = Recording
    icon = "media"
    menu_label = _("Sound and film")
    menu_name = "sound-and-film"
    add_to_admin_menu = True
    list_display = ["name", "kind", "outdated_languages"]
    list_filter = ["kind"]
    search_fields = ["name"]


class JourneyGroup(SnippetViewSetGroup):
    menu_label = _("Journey")
    menu_icon = "calendar-alt"
    menu_name = "journey"
    items = (
        MomentViewSet,
        FactViewSet,
        _simple(
            Organisation,
            "group",
            _("Organisations"),
            ("name", "full_name", "role"),
            ("code", "lane", "order", "website", "phone"),
        ),
        _simple(Phase, "list-ol", _("Phases"), ("title", "summary"), ("code", "order")),
        _simple(Group, "user", _("Groups"), ("title", "summary", "name"), ("code", "order", "law", "has_routes")),
        _simple(Route, "arrow-right", _("Learning routes"), ("title", "summary", "short"), ("code", "order")),
        _simple(Law, "doc-full", _("Laws"), ("title", "summary"), ("code", "in_force")),
        _simple(
            Municipality,
            "home",
            _("Municipalities"),
            (),
            (
                "name",
                "slug",
                "code",
                "other_names",
                "province",
                "website",
                "valid_from",
                "valid_until",
                "successor",
                "fictitious",
            ),
        ),
        _simple(
            ContactPoint,
            "mail",
            _("Contact points"),
            ("role", "help_with", "hours"),
            ("municipality", "phone", "email", "website", "phases", "interpreter", "live", "checked_on", "review_by"),
        ),
        _simple(
            LocalAddition,
            "pick",
            _("Local additions"),
            LOCAL_TEXTS,
            ("municipality", "moment", "kind", "code", "channel", "live", "checked_on", "review_by"),
        ),
        _simple(Source, "link", _("Sources"), (), ("code", "kind", "publisher", "title", "url", "dated")),
    )


class WordsGroup(SnippetViewSetGroup):
    menu_label = _("Words and questions")
    menu_icon = "help"
    menu_name = "words"
    items = (
        _simple(
            Question,
            "help",
            _("Questions"),
            QUESTION_TEXTS,
            ("code", "order", "moments", "groups", "routes", "page", "checked_on"),
            "question_sources",
        ),
        _simple(
            Term,
            "title",
            _("Terms"),
            TERM_TEXTS,
            ("code", "abbreviation", "official", "page", "checked_on"),
            "term_sources",
        ),
    )


class DecisionGroup(SnippetViewSetGroup):
    menu_label = _("Parts of the tree")
    menu_icon = "list-ul"
    menu_name = "decision-parts"
    items = (
        _simple(DecisionQuestion, "help", _("Questions"), DECISION_TEXTS, ("code", "order", "start")),
        _simple(
            DecisionAnswer,
            "arrow-right",
            _("Answers"),
            ANSWER_TEXTS,
            ("code", "asked", "order", "question", "outcome", "group", "route", "only_for"),
        ),
        _simple(
            DecisionOutcome,
            "tick",
            _("Outcomes"),
            OUTCOME_TEXTS,
            ("code", "order", "verdict", "group", "route", "law", "follows_answers", "moments", "checked_on"),
            "outcome_sources",
        ),
    )


register_snippet(JourneyGroup)
register_snippet(DecisionGroup)
register_snippet(WordsGroup)
register_snippet(RecordingViewSet)


@hooks.register("register_admin_menu_item")
def decision_tree() -> MenuItem:
    return NationalMenuItem(_("The decision tree"), reverse("decision-tree"), name="decision-tree", icon_name="list-ul")


@hooks.register("register_admin_menu_item")
def versions_of_the_data() -> MenuItem:
    address = reverse("dataset-versions")
    return NationalMenuItem(_("Versions of the data"), address, name="dataset-versions", icon_name="history")


@hooks.register("insert_global_admin_js")
def direction_of_what_you_type() -> str:
    """Arabic typed into a Dutch screen runs from right to left."""
    return format_html('<script src="{}" defer></script>', static("js/editor_direction.js"))


@hooks.register("construct_page_chooser_queryset")
def only_pages_you_may_know(pages, request):
    """A local editor chooses among what visitors see and what they may edit themselves, never another's drafts."""
    return known_to(request.user, pages)


@hooks.register("construct_image_chooser_queryset")
@hooks.register("construct_document_chooser_queryset")
def only_files_you_may_choose(files, request):
    """Whatever a chooser begins with, it ends with the files in collections this person may choose from."""
    return choosable(request.user, files)
