"""Publish many texts at once: what each asks for afterwards, such as its place in the search index, is done once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Work = Callable[[list[Any]], None]
_waiting: ContextVar[dict[Work, dict[str, Any]] | None] = ContextVar("waiting", default=None)


@contextmanager
def together() -> Iterator[None]:
    """What is asked for in here waits until the end, and is not done when something went wrong."""
    if _waiting.get() is not None:
        yield
        return
    waiting: dict[Work, dict[str, Any]] = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for work, things in waiting.items():
        work(list(things.values()))


def afterwards(work: Work, *, key: str, thing: Any) -> None:
    """Do this work for the thing: now, or at the end for all things together; of one key the newest thing counts."""
    waiting = _waiting.get()
    if waiting is None:
        work([thing])
    else:
        waiting.setdefault(work, {})[key] = thing
