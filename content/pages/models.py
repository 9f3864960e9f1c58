"""Home, section and topic pages; one tree per language with the same Latin addresses."""

from django.core import checks
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from content.media.pictograms import pictogram_choices
from content.pages.blocks import BodyBlock
from content.pages.forms import ReaderForm, TopicForm, prompted, prompts_left
from trajectory.facts.check import check_texts
from trajectory.texts.live import NotReady, refuse_unready
from trajectory.texts.models import SmallEdit


class ReaderPage(SmallEdit, Page):
    """What every page for newcomers shares: an introduction, blocks, sources and the date of the evidence."""

    intro = models.TextField(_("introduction"), blank=True, help_text=_("One or two plain sentences."))
    pictogram = models.CharField(
        _("pictogram"),
        max_length=20,
        choices=pictogram_choices,
        blank=True,
        help_text=_("Stands beside the title wherever the page is named."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("parts"))
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The date of the evidence, not of today; empty is unknown."),
    )
    review_by = models.DateField(_("check before"), null=True, blank=True)

    content_panels = [
        HelpPanel(template="writing/way_panel.html"),
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("pictogram"),
        FieldPanel("body"),
        FieldPanel("small_edit"),
        MultiFieldPanel(
            [FieldPanel("checked_on"), FieldPanel("review_by"), InlinePanel("page_sources", label=_("source"))],
            heading=_("Where this comes from"),
        ),
    ]

    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("search_description"),
        TranslatableField("intro"),
        TranslatableField("body"),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("pictogram", overridable=False),
        SynchronizedField("checked_on", overridable=False),
        SynchronizedField("review_by", overridable=False),
        SynchronizedField("page_sources", overridable=False),
        SynchronizedField("show_in_menus", overridable=False),
    ]

    base_form_class = ReaderForm

    class Meta:
        verbose_name = _("page for newcomers")

    @classmethod
    def check(cls, **kwargs) -> list:
        """A form that is not ours would publish what ours refuses."""
        found = super().check(**kwargs)
        if not issubclass(cls.base_form_class, ReaderForm):
            hint = "Let its base_form_class extend content.pages.forms.ReaderForm."
            found.append(checks.Error("The form of this page refuses nothing.", hint=hint, obj=cls, id="content.E001"))
        return found

    def publish(self, revision, user=None, *, log_action=True, **kwargs) -> None:
        """Every way to publish comes here; raises NotReady, as readers would take an instruction for the text."""
        if prompted(revision.content):
            draft = revision.as_object()
            raise NotReady(draft, *prompts_left(draft))
        refuse_unready(revision, user=user, log_action=log_action)
        super().publish(revision, user=user, log_action=log_action, **kwargs)

    def clean(self) -> None:
        super().clean()
        check_texts({name: getattr(self, name) for name in ("title", "intro", "search_description")})

    def get_admin_display_title(self) -> str:
        """In lists and choosers, which other editors see as well, never the title of a draft that waits."""
        return self.title if self.live else super().get_admin_display_title()

    def serve(self, request, *args, **kwargs):
        from content.pages.views import answer

        return answer(request, self, self.locale.language_code)

    def serve_preview(self, request, mode_name):
        from content.pages.views import answer

        return answer(request, self, self.locale.language_code, preview=True)


class PageSource(Orderable):
    """Where the content of a page stands: a source and the article or page in it."""

    page = ParentalKey(ReaderPage, on_delete=models.CASCADE, related_name="page_sources")
    source = models.ForeignKey("trajectory.Source", models.PROTECT, related_name="+", verbose_name=_("source"))
    reference = models.CharField(_("article or page"), max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.source.code} {self.reference}".strip()


class HomePage(ReaderPage):
    """The first page in a language: who are you, what just happened, where is help."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["content.SectionPage", "content.TopicPage", "content.InfoPage"]

    class Meta:
        verbose_name = _("home page")

    def save(self, *args, **kwargs):
        """Its address is the code of its language; a translation would take over the Dutch one."""
        self.slug = self.locale.language_code
        return super().save(*args, **kwargs)


class SectionPage(ReaderPage):
    """A page that leads to the pages under it."""

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types = ["content.SectionPage", "content.TopicPage", "content.InfoPage"]

    class Meta:
        verbose_name = _("section")


class TopicPage(ReaderPage):
    """One topic: for whom, what you do, when, who contacts you, what it costs, what if not, where to get help."""

    base_form_class = TopicForm
    parent_page_types = ["content.SectionPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("topic page")


class InfoPage(ReaderPage):
    """A page about the site itself, such as privacy or contact."""

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("page about this site")
