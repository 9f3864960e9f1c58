"""Accounts to look around with."""

import secrets
import string

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand

from content.editing.roles import NATIONAL, PUBLISHERS, REVIEWERS, ensure_language_role, ensure_local_role, ensure_roles
from content.pages.models import ReaderPage
from trajectory.actors.models import Municipality

LETTERS = string.ascii_lowercase.replace("l", "") + string.digits.replace("0", "").replace("1", "")
EXAMPLE = "voorbeeldgemeente"


def random_password() -> str:
    """Four groups of five letters and digits without look-alikes: about 99 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))


class Command(BaseCommand):
    help = "Makes the demo accounts and prints each password once; --new-passwords makes new ones."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--new-passwords", action="store_true")

    def handle(self, *, new_passwords: bool, **options) -> None:
        ensure_roles()
        people = {
            "landelijk": (
                "national editor: writes all pages, moments and facts",
                [Group.objects.get(name=NATIONAL)],
                [],
            ),
            "nakijker": (
                "reviewer and publisher: approves what others wrote, and publishes bundles",
                list(Group.objects.filter(name__in=(NATIONAL, REVIEWERS, PUBLISHERS))),
                [],
            ),
            "vertaler": (
                "translator into Arabic, Turkish and Tigrinya",
                [ensure_language_role(code) for code in ("ar", "tr", "ti")],
                ["ar", "tr", "ti"],
            ),
        }
        municipality = Municipality.objects.filter(slug=EXAMPLE).first()
        section = ReaderPage.objects.filter(slug=EXAMPLE, locale__language_code="nl").first()
        if municipality and section:
            role = f"editor of {municipality.name}: only its own pages"
            people[EXAMPLE] = (role, [ensure_local_role(municipality, section)], [])
        for username, (role, groups, languages) in people.items():
            user, created = get_user_model().objects.get_or_create(
                username=username, defaults={"email": f"{username}@example.org", "languages": languages}
            )
            user.groups.set(groups)
            if created or new_passwords:
                password = random_password()
                user.set_password(password)
                user.save(update_fields=["password"])
                self.stdout.write(f"  {username:<20}{password}   {role}")
