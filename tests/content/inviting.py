"""Post of the site as a person gets it, for tests."""

import re

from content.editing.post import send_waiting
from inburgering_site.management.commands import tick

LINK = re.compile(r"http://localhost:8000(/admin/welkom/\d+/[^/\s]+/)")
PASSWORD = "maan-ster-wolk-regen-7"


def delivered(mailoutbox) -> list:
    """The letters that the scheduler sends now."""
    before = len(mailoutbox)
    send_waiting()
    return mailoutbox[before:]


def a_minute_passes() -> None:
    """The work of one round of the scheduler, in the connection of the test."""
    for work in tick.WORK:
        tick.Command().do(work)


def link_in(letter) -> str:
    """The way into the site in a letter, without the host."""
    return LINK.search(letter.body)[1]


def whom(email="fatma@example.org", name="Fatma", interface="nl") -> dict[str, str]:
    """The form that invites somebody."""
    return {"email": email, "name": name, "interface": interface}
