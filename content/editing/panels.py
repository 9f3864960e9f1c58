"""Edit screens of the journey's nouns: Dutch beside one other language."""

from functools import cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from content.editing.ticks import MomentForm, Ticks
from trajectory.journey.moment import TEXTS

OTHER = settings.BRIDGE_LANGUAGE


def beside(fields: tuple[str, ...], code: str) -> list:
    """Per text a row: Dutch at the start, language `code` at the end, each in its own direction."""
    dutch, other = settings.SITE_LANGUAGES[settings.LANGUAGE_CODE], settings.SITE_LANGUAGES[code]
    return [
        FieldRowPanel(
            [
                FieldPanel(
                    build_localized_fieldname(field, dutch.code),
                    attrs={"lang": dutch.tag, "dir": dutch.direction},
                ),
                FieldPanel(
                    build_localized_fieldname(field, other.code),
                    attrs={"lang": other.tag, "dir": other.direction},
                ),
            ]
        )
        for field in fields
    ]


def in_language(fields: tuple[str, ...], code: str) -> list:
    """The texts of one language, in its own direction."""
    language = settings.SITE_LANGUAGES[code]
    return [
        FieldPanel(build_localized_fieldname(field, code), attrs={"lang": language.tag, "dir": language.direction})
        for field in fields
    ]


def moment_panels() -> list:
    return [
        FieldPanel("small_edit"),
        FieldPanel("code"),
        FieldRowPanel([FieldPanel("phase"), FieldPanel("order")]),
        FieldRowPanel([FieldPanel("lead"), FieldPanel("channel")]),
        FieldPanel("others", widget=Ticks),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("trigger"), FieldPanel("event")]),
        MultiFieldPanel(
            [
                FieldPanel("window_anchor"),
                FieldRowPanel([FieldPanel("window_least"), FieldPanel("window_most"), FieldPanel("window_unit")]),
            ],
            heading=_("The term"),
        ),
        *(FieldPanel(name, widget=Ticks) for name in ("groups", "routes", "laws", "next_moments")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("certainty"), FieldPanel("checked_on")]),
                InlinePanel("moment_sources", label=_("source")),
            ],
            heading=_("Where this comes from"),
        ),
    ]


@cache
def moment_handler(model, code: str):
    """The edit screen of a contact moment with Dutch beside language `code`.

    Other languages are not in the form at all.
    """
    name = settings.SITE_LANGUAGES[code].name
    return TabbedInterface(
        [
            ObjectList(beside(TEXTS, code), heading=_("Texts: Nederlands and %(name)s") % {"name": name}),
            ObjectList(moment_panels(), heading=_("The moment")),
        ],
        base_form_class=MomentForm,
    ).bind_to_model(model)


def fact_panels() -> list:
    return [
        FieldPanel("key"),
        *beside(("label",), OTHER),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("value"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
        FieldPanel("organisation"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("certainty"), FieldPanel("checked_on")]),
                InlinePanel("fact_sources", label=_("source")),
            ],
            heading=_("Where this comes from"),
        ),
    ]
