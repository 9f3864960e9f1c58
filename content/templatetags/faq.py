"""The questions of a contact moment on its page, and the same for search engines."""

import json

from django import template
from django.utils.safestring import SafeString, mark_safe

from content.faq.read import Answer, answers_at
from content.faq.structured import faq_page

register = template.Library()


@register.simple_tag(takes_context=True)
def questions_at(context, moment: str) -> list[Answer]:
    """The questions newcomers ask at a contact moment, in the reader's language."""
    return answers_at(moment, context["language"].code)


@register.simple_tag(takes_context=True)
def structured(context, answers: list[Answer]) -> SafeString:
    """The answers as JSON-LD; it is data and runs nothing, so the policy of the site allows it."""
    data = json.dumps(faq_page(answers, context["facts"]), ensure_ascii=False)
    data = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(f'<script type="application/ld+json">{data}</script>')
