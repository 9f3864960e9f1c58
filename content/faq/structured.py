"""Questions and answers in the words of schema.org, for search engines (pure)."""

from collections.abc import Iterable, Mapping

from content.faq.read import Answer
from trajectory.facts.resolve import FactValue, fill_plain


def faq_page(answers: Iterable[Answer], facts: Mapping[str, FactValue]) -> dict:
    """A FAQPage with every answer, each in the language it stands in."""
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": fill_plain(answer.question.value, facts, answer.question.code),
                "inLanguage": answer.short.tag,
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": fill_plain(answer.short.value, facts, answer.short.code),
                },
            }
            for answer in answers
        ],
    }
