"""Explain hard words where they stand."""

from django import template
from django.template.loader import get_template

from content.glossary.mark import mark
from content.glossary.read import read_vocabularies

register = template.Library()


class ExplainNode(template.Node):
    """Draws what stands inside, then marks the first occurrence of each term in each section."""

    def __init__(self, inside: template.NodeList) -> None:
        self.inside = inside

    def render(self, context) -> str:
        html = self.inside.render(context)
        reader = context["language"]
        tongue = context.get("tongue")
        terms, known = read_vocabularies(reader.code)
        note = get_template("components/term.html").template
        count = 0

        def draw(code: str, written: str, tag: str) -> str:
            nonlocal count
            count += 1
            with context.push(term=terms[code], written=written, text_tag=tag, number=count):
                return note.render(context).strip()

        return mark(html, tongue.tag if tongue else reader.tag, known, draw)


@register.tag
def explain(parser, token) -> ExplainNode:
    """{% explain %}…{% endexplain %}, once on a page: the numbers of the explanations begin anew each time."""
    inside = parser.parse(("endexplain",))
    parser.delete_first_token()
    return ExplainNode(inside)
