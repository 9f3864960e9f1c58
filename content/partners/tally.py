"""Counts of embedded pages, kept in this process and written once a minute: a page never waits for the database."""

import atexit
from collections import Counter
from threading import Lock
from time import monotonic

from content.partners.count import Shown, write_counts

PAUSE = 60  # seconds
MOST = 5000  # different pages at a time; a statement of SQLite has room for six values of each


class Tally:
    """What was shown since the last time it was written; a process that is killed loses a minute at most."""

    def __init__(self) -> None:
        self._counts: Counter[Shown] = Counter()
        self._lock = Lock()
        self._written = monotonic()

    def add(self, shown: Shown, number: int = 1) -> None:
        """So many more of this page."""
        with self._lock:
            if shown in self._counts or len(self._counts) < MOST:
                self._counts[shown] += number
            due = monotonic() - self._written >= PAUSE
        if due:
            self.write()

    def write(self) -> None:
        """Everything counted so far into the database; what it does not take waits for the next time."""
        with self._lock:
            counts, self._counts, self._written = self._counts, Counter(), monotonic()
        if counts and not write_counts(counts):
            for shown, number in counts.items():
                self.add(shown, number)


tally = Tally()
atexit.register(tally.write)
