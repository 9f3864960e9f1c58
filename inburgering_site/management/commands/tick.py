"""The scheduler: dated work, once a minute."""

import signal
import threading

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections, transaction

from content.review.actions import publish_due
from content.review.links import check_asked

EVERY = 60


class Command(BaseCommand):
    help = "Does dated work once a minute: scheduled publishing and expiry, bundles, links. --once does it one time."

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

    def work(self) -> None:
        """One round; a database that does not answer now is asked again in the next one."""
        try:
            close_old_connections()
            with transaction.atomic():  # Wagtail publishes in several steps
                call_command("publish_scheduled", verbosity=0)
            publish_due()
            check_asked()
        except OperationalError as problem:
            self.stderr.write(f"tick: the database does not answer, trying again in {EVERY} seconds ({problem})")
        finally:
            close_old_connections()
