"""Counts of embedded pages, kept in this process and written once a minute: a page never waits for the database."""

import atexit
from collections import Counter
from datetime import date
from threading import Lock
from time import monotonic

from content.partners.count import count_embed

PAUSE = 60  # seconds


class Tally:
    """What was shown since the last time it was written; a process that is killed loses a minute at most."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[date, str, str, str, int]] = Counter()
        self._lock = Lock()
        self._written = monotonic()

    def add(self, day: date, partner: str, slice: str, language: str, version: int) -> None:
        """One more of this page; see `count_embed` for the words."""
        with self._lock:
            self._counts[day, partner, slice, language, version] += 1
            due = monotonic() - self._written >= PAUSE
        if due:
            self.write()

    def write(self) -> None:
        """Everything counted so far into the database."""
        with self._lock:
            counts, self._counts, self._written = self._counts, Counter(), monotonic()
        for what, number in counts.items():
            count_embed(*what, number=number)


tally = Tally()
atexit.register(tally.write)
