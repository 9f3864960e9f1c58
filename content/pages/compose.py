"""Turn a page file into the raw data of its blocks, with the same identities in every language (pure)."""

import re
import uuid
from collections.abc import Mapping

NAMESPACE = uuid.UUID("7c0f5d0a-3f0e-4a55-9d1e-5b9f0f7d2c11")
TEXT_KEYS = ("heading", "title", "text")
SHORT_ANSWERS = ("for_whom", "you_do", "when", "contact", "cost", "if_not", "help")


def page_key(key: str) -> uuid.UUID:
    """The translation key of a page, the same on every machine."""
    return uuid.uuid5(NAMESPACE, f"page/{key}")


def block_id(*parts: str) -> str:
    """The identity of a block or list item, from the keys in the file."""
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))


def link(html: str, pages: Mapping[str, int]) -> str:
    """Rich text with `page:key` and `moment:ID` as links Wagtail knows; raises KeyError for an unknown page."""
    html = re.sub(r'<a href="page:([^"]+)">', lambda match: f'<a id="{pages[match[1]]}" linktype="page">', html)
    return re.sub(r'<a href="moment:([A-Z]\d+)">', r'<a href="/klantreis/\1/">', html)


def _items(
    page: str, block: str, items: list[Mapping], texts: Mapping[str, str] | None, pages: Mapping[str, int]
) -> list[dict]:
    found = []
    for item in items:
        words = {
            name: texts[f"{block}.items.{item['key']}.{name}"] if texts else item[name] for name in ("title", "text")
        }
        value = dict(words)
        if "page" in item or "moment" in item:
            value |= {
                "page": pages[item["page"]] if item.get("page") else None,
                "moment": item.get("moment") or "",
            }
        found.append({"type": "item", "value": value, "id": block_id(page, block, item["key"])})
    return found


def compose(
    page: str,
    blocks: list[Mapping],
    texts: Mapping[str, str] | None,
    pages: Mapping[str, int],
    recordings: Mapping[str, int] | None = None,
) -> list[dict]:
    """The raw stream of page `page`; `texts` (by key) replace the Dutch ones, `pages` maps page keys to Dutch page ids.

    `recordings` maps codes to numbers; one that is not there, because an editor deleted it, leaves its part empty.

    Raises KeyError with the missing text key or page key.
    """
    stream = []
    for block in blocks:
        key = block["key"]
        kind = next(name for name in block if name != "key")
        given = block[kind]
        if kind in ("heading", "paragraph"):
            text = texts[key] if texts else given
            value: object = link(text, pages) if kind == "paragraph" else text
        elif kind == "register":
            value = None
        elif kind == "recording":
            value = (recordings or {}).get(given["code"])
        elif kind == "short":
            value = {"law": given["law"]}
            value |= {name: texts[f"{key}.{name}"] if texts else given[name] for name in SHORT_ANSWERS}
        else:
            value = {name: texts[f"{key}.{name}"] if texts else given[name] for name in TEXT_KEYS if name in given}
            if "text" in value:
                value["text"] = link(value["text"], pages)
            if kind == "callout":
                value = {"tone": given["tone"], **value}
            elif kind in ("steps", "situations"):
                value["items"] = _items(page, key, given["items"], texts, pages)
            elif kind == "moments":
                value["ids"] = " ".join(given["ids"])
            elif kind == "contact":
                value["organisations"] = " ".join(given["organisations"])
            elif kind == "pages":
                value["items"] = [
                    {"type": "item", "value": pages[item], "id": block_id(page, key, item)} for item in given["items"]
                ]
        stream.append({"type": kind, "value": value, "id": block_id(page, key)})
    return stream
