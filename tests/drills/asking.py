"""Ask the site as somebody, count what it answers, and keep every canary that an answer tells."""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.http import HttpResponseNotFound
from django.template.base import Template
from django.test import Client
from wagtail.admin.menu import Menu

from inburgering_site import errors, urls
from tests.content.doors import DOORS
from tests.drills.town import CANARY


def make_quick(monkeypatch) -> None:
    """Leave out what is the same in thousands of answers: the menu, and the page that something is not there."""

    def not_found(request, exception=None):
        if request.path_info.lstrip("/").startswith(DOORS):
            return HttpResponseNotFound(b"nothing here")
        return errors.not_found(request, exception)

    monkeypatch.setattr(urls, "handler404", not_found)
    monkeypatch.setattr(Menu, "render_component", lambda self, request: [])
    # Django's test client keeps every context of every template; nobody looks at them here.
    monkeypatch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))


@dataclass
class Tally:
    """What one role asked and was answered; `wrong` are the findings."""

    role: str
    statuses: Counter = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    last: float = 0
    leaks: int = 0
    changes: int = 0

    @property
    def requests(self) -> int:
        return sum(self.statuses.values())

    def line(self) -> str:
        said = " ".join(f"{status}:{number}" for status, number in sorted(self.statuses.items()))
        spent = max(self.last - self.began, 0)
        return f"{self.role:<22}{self.requests:>8}{self.leaks:>7}{self.changes:>9}{spent:>7.0f} s  {said}"


HEAD = f"{'role':<22}{'requests':>8}{'leaks':>7}{'changed':>9}{'time':>9}  answers"


def told(answer) -> set[tuple[str, str]]:
    """Whose canaries of which kind stand in the body or the headers of an answer."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    everything = body + repr(answer.headers).encode()
    return {(town.decode().lower(), kind.decode().lower()) for town, kind in CANARY.findall(everything)}


def ask(tally: Tally, client: Client, method: str, where: str, *given, keep: bool = False, **more) -> tuple:
    """One request, of which nothing stays unless `keep`; the answer, and the canaries in it."""
    client.raise_request_exception = False
    with transaction.atomic():
        answer = getattr(client, method)(where, *given, **more)
        found = told(answer)
        transaction.set_rollback(not keep)
    tally.statuses[answer.status_code] += 1
    tally.last = time.monotonic()
    if answer.status_code >= 500:
        problem = getattr(answer, "exc_info", None)
        tally.wrong.append(
            f"{tally.role}: {answer.status_code} {method.upper()} {where} {problem and problem[1]!r}"[:400]
        )
    return answer, found


def notice(tally: Tally, found: Iterable[tuple[str, str]], keeps: set[str], where: str) -> None:
    """Write down what was told of a town that this person does not keep."""
    foreign = sorted(f"{town} {kind}" for town, kind in found if town not in keeps)
    if foreign:
        tally.leaks += len(foreign)
        tally.wrong.append(f"{tally.role}: {where} tells {', '.join(foreign)}"[:400])
