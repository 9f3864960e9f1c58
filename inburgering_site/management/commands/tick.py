"""The scheduler: dated work, once a minute."""

import logging
import signal
import threading

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections, transaction

from content.editing.post import send_waiting
from content.editing.reminders import remind
from content.editing.schedule import hold_back
from content.editing.succeed import hand_over_all
from content.panel.actions import forget_old_words
from content.review.actions import publish_due
from content.review.links import check_asked

EVERY = 60
log = logging.getLogger(__name__)


@transaction.atomic  # Wagtail publishes in several steps
def publish_scheduled() -> None:
    hold_back()
    call_command("publish_scheduled", verbosity=0)


# In this order; one that fails does not keep the others from their work.
WORK = (publish_scheduled, publish_due, hand_over_all, remind, send_waiting, check_asked, forget_old_words)


class Command(BaseCommand):
    help = "Once a minute: publishing, bundles, links, mergers, reminders, mail. --once does it one time."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--once", action="store_true")

    def handle(self, *, once: bool, **options) -> None:
        stop = threading.Event()
        if not once:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        while True:
            self.work()
            if once or stop.wait(EVERY):
                return
            close_old_connections()

    def work(self) -> None:
        """One round; a database that does not answer now is asked again in the next one."""
        try:
            for work in WORK:
                self.do(work)
        except OperationalError as problem:
            self.stderr.write(f"tick: the database does not answer, trying again in {EVERY} seconds ({problem})")

    def do(self, work) -> None:
        """One kind of work; what goes wrong in it is logged, and done again in the next round."""
        try:
            work()
        except OperationalError:
            raise
        except Exception:
            log.exception("tick: %s failed, trying again in %s seconds", work.__name__, EVERY)
