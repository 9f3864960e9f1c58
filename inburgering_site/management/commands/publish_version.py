"""Publish the journey as it stands as the next version of the open data."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError

from trajectory.sharing.actions import NotPublished, publish_version
from trajectory.sharing.dataset import JSON


class Command(BaseCommand):
    help = "Publishes a version of the open data, when anything changed since the last one."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--reason-nl", required=True, help="what changed and why, in Dutch")
        parser.add_argument("--reason-en", required=True, help="the same in English")
        parser.add_argument("--law", default="", help="the law or regulation behind it")
        parser.add_argument("--article", default="", help="the article of it")
        parser.add_argument("--effective-on", type=date.fromisoformat, help="the day it takes effect, 2027-01-01")

    def handle(self, *, reason_nl: str, reason_en: str, law: str, article: str, effective_on, **options) -> None:
        try:
            version = publish_version(
                reason_nl=reason_nl, reason_en=reason_en, law=law, article=article, effective_on=effective_on
            )
        except NotPublished as problem:
            raise CommandError(f"Nothing was published. {problem}") from None
        file = version.files.defer("data").get(name=JSON)
        self.stdout.write(f"Version {version.number}: {len(version.changes)} changes, sha256 {file.digest}")
