"""The rights table: who may come in where, read from rights.yaml, and whether an answer lets somebody in."""

from dataclasses import dataclass
from itertools import product
from pathlib import Path

import yaml
from django.db import transaction
from django.urls import reverse

FILE = Path(__file__).parent.parent / "content" / "rights.yaml"
IN, OUT, OWN = "in", "out", "own"
METHODS = ("get", "post")


@dataclass(frozen=True)
class Row:
    """Addresses with the same rights: by method and role `in`, `out` or `own`."""

    what: str
    names: tuple[str, ...]
    rights: dict[tuple[str, str], str]


def _names(entry: dict) -> tuple[str, ...]:
    """Every address of a row; {noun} and {screen} stand for each of the lists with these names."""
    lists = {"noun": entry.get("nouns", "").split() or [""], "screen": entry.get("screens", "").split() or [""]}
    words = [dict(zip(lists, each, strict=True)) for each in product(*lists.values())]
    return tuple(dict.fromkeys(name.format(**word) for name in entry["addresses"].split() for word in words))


def read_table() -> tuple[list[str], list[Row]]:
    """The roles, and the rows in the order of the file; raises ValueError for a row that is not whole."""
    given = yaml.safe_load(FILE.read_text("utf-8"))
    roles, rows = given["roles"].split(), []
    for entry in given["rows"]:
        rights = {}
        for method in METHODS:
            words = entry[method].split()
            if len(words) != len(roles) or not set(words) <= {IN, OUT, OWN}:
                raise ValueError(f"{entry['what']}: {method}")
            rights |= {(method, role): word for role, word in zip(roles, words, strict=True)}
        rows.append(Row(entry["what"], _names(entry), rights))
    return roles, rows


def refused(answer) -> bool:
    """Whether somebody is sent away: to sign in, with nothing there, or back to the home of the admin."""
    if answer.status_code in (401, 403, 404, 405):
        return True
    home = answer.status_code == 302 and answer["Location"] in (reverse("wagtailadmin_home"), "")
    return home or (answer.status_code == 302 and answer["Location"].startswith(reverse("wagtailadmin_login")))


def verdict(client, method: str, where: str, comes_in: bool, who: str, form: dict) -> list[str]:
    """What an address does otherwise than it should; nothing stays of what was asked."""
    client.raise_request_exception = False
    with transaction.atomic():
        answer = client.post(where, form) if method == "post" else client.get(where)
        transaction.set_rollback(True)
    if refused(answer) != comes_in and answer.status_code < 500:
        return []
    return [f"{who}: {method.upper()} {where} says {answer.status_code}, the table says {'in' if comes_in else 'out'}"]
