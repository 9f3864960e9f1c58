"""What the screens of the admin send when an editor presses a button."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield


def page_form(*, title: str, slug: str, parts: list[tuple[str, object]] = (), **fields: str) -> dict[str, str]:
    """The form of a page with these parts; give `**{"action-publish": "1"}` to publish it."""
    return nested_form_data(
        {
            "title": title,
            "slug": slug,
            "intro": "",
            "checked_on": "",
            "seo_title": "",
            "search_description": "",
            "body": streamfield(list(parts)),
            "page_sources": inline_formset([]),
            "comments": inline_formset([]),
            **fields,
        }
    )


def rich(html: str) -> str:
    """Rich text as the editor for rich text sends it."""
    return rich_text(html, features=["h3", "bold", "italic", "ol", "ul", "link"])
