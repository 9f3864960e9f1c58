"""Read an answer of the site as a browser does: its elements, and the values a form would send."""

from bs4 import BeautifulSoup, Tag


def read(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def main_of(response) -> Tag:
    """What a reader came for: the page without its header, menus and footer, with explanations of words closed."""
    main = read(response).find(id="main")
    for closed in main.find_all(popover=True):
        closed.decompose()
    for mark in main.find_all(["button", "span"], class_=["term", "term-set"]):
        mark.unwrap()
    main.smooth()
    return main


def values_of(form: Tag) -> dict[str, list[str]]:
    """What a browser sends when nothing in the form is changed, without its buttons."""
    values: dict[str, list[str]] = {}

    def add(name: str, value: str) -> None:
        values.setdefault(name, []).append(value)

    for field in form.find_all(["input", "select", "textarea"]):
        name, kind = field.get("name"), field.get("type", "text")
        if not name or field.has_attr("disabled") or kind in ("submit", "button", "file"):
            continue
        if field.find_parent("template"):
            continue
        if field.name == "select":
            for option in field.find_all("option", selected=True):
                add(name, option.get("value", option.text))
        elif field.name == "textarea":
            add(name, field.text.removeprefix("\n"))
        elif kind not in ("checkbox", "radio"):
            add(name, field.get("value", ""))
        elif field.has_attr("checked"):
            add(name, field.get("value", "on"))
    return values
