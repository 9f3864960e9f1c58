"""Publish an approved bundle, now."""

from django.core.management.base import BaseCommand, CommandError

from content.review.actions import publish
from content.review.models import Bundle


class Command(BaseCommand):
    help = "Publishes an approved bundle whole, whatever its moment; when it cannot, it publishes nothing and says why."

    def add_arguments(self, parser) -> None:
        parser.add_argument("number", type=int, help="the number of the bundle, as in its address")

    def handle(self, *, number: int, **options) -> None:
        bundle = Bundle.objects.filter(pk=number, state=Bundle.State.APPROVED).first()
        if bundle is None:
            raise CommandError(f"There is no approved bundle {number}.")
        if reasons := publish(bundle=bundle):
            raise CommandError("Nothing was published. " + " ".join(reasons))
        self.stdout.write(f"Bundle {number}: {bundle.items.count()} changes published.")
