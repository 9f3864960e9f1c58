"""What translators find in the admin."""

from html import unescape
from itertools import chain

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html_join, strip_tags
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.blocks import ListBlock
from wagtail_localize.models import Translation

from content.pages.forms import problems_of
from content.pages.models import ReaderPage, TopicPage
from content.review.ready import HOOK
from content.translation.carry import texts_missing
from trajectory.facts.check import problems_in
from trajectory.facts.register import known_names
from trajectory.facts.resolve import names_in


class _DeskMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return any(request.user.translates_into(code) for code in settings.SITE_LANGUAGES)


@hooks.register("insert_global_admin_css")
def desk_style() -> str:
    """How the desk looks, with our own letters: not every computer has those of Tigrinya."""
    sheets = [(static(f"css/{name}.css"),) for name in ("fonts", "desk")]
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("register_admin_menu_item")
def translation_desk() -> MenuItem:
    return _DeskMenuItem(
        gettext_lazy("Translate"), reverse("translation-desk"), name="translation-desk", icon_name="globe"
    )


def _place(page: ReaderPage, field_path: str) -> str:
    """The field of a page, or the part and the text in it, as its editor knows them."""
    name, *steps = field_path.split(".")
    field = page._meta.get_field(name)
    if not steps:
        return capfirst(field.verbose_name)
    labels, block = [], field.stream_block
    for step in steps:
        block = block.child_block if isinstance(block, ListBlock) else block.child_blocks[step]
        labels.append(str(block.label))
    return ": ".join(capfirst(label) for label in dict.fromkeys((labels[0], labels[-1])))


def _problems_in(dutch: str, text: str, known: set[str]) -> list[str]:
    """What is wrong with the translation of one Dutch text (both HTML), as sentences for the translator."""
    if not any(letter.isprintable() and not letter.isspace() for letter in unescape(strip_tags(text))):
        return [_("The translation is empty.")]
    dutch, text = unescape(dutch), unescape(text)
    problems = problems_in(text, known)
    if not problems and sorted(names_in(text)) != sorted(names_in(dutch)):
        wanted = ", ".join(f"{{fact:{fact}}}" for fact in names_in(dutch)) or _("none")
        problems = [_("Use the same facts as the Dutch text: %(facts)s") % {"facts": wanted}]
    return problems


def _not_ready(page: ReaderPage) -> list[str]:
    """Why this translation cannot go live: texts that are missing or wrong, each with its place."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale, enabled=True
    ).first()
    if found is None:
        return []
    missing = texts_missing(page)
    said = [ngettext("%(number)s text missing", "%(number)s texts missing", missing) % {"number": missing}]
    problems, known, dutch = said if missing else [], known_names(), found.source.as_instance()
    segments = found.source.stringsegment_set.annotate_translation(page.locale).select_related("string", "context")
    for segment in segments.filter(translation__isnull=False).order_by("order"):
        for problem in _problems_in(segment.string.data, segment.translation, known):
            place = _place(dutch, segment.context.get_field_path(dutch))
            text = Truncator(unescape(strip_tags(segment.string.data))).chars(60)
            sentence = _("%(place)s, “%(text)s”: %(problem)s")
            problems.append(sentence % {"place": place, "text": text, "problem": problem})
    if isinstance(dutch, TopicPage):
        problems += chain.from_iterable(problems_of(dutch.body, dutch.page_sources.all()).values())
    return problems


@hooks.register(HOOK)
def translation_that_lacks(thing) -> list[str]:
    """The same for whoever approves a page, alone or in a bundle."""
    return _not_ready(thing) if isinstance(thing, ReaderPage) else []


@hooks.register("before_edit_page", order=-1)
def no_page_with_gaps(request, page):
    """A translation goes live when all its texts are there and right: wagtail-localize would fill gaps with Dutch."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    problems = _not_ready(page)
    for problem in problems:
        messages.error(request, problem)
    return redirect(request.path) if problems else None
