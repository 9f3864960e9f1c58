"""What a second person does: the links of what waits are checked, and somebody else approves it."""

from django.urls import reverse
from django.utils import timezone

from content.review.models import Bundle, LinkCheck
from tests.content.reading import soup

SUBMIT = {"action-submit": "1"}


def links_work() -> None:
    """The scheduler has looked at every link that somebody waits for, and found a page."""
    LinkCheck.objects.update(state="ok", reason="", checked_at=timezone.now(), asked_at=None)


def approve(client, thing):
    """Approve what waits of a page or noun, on the screen that shows it."""
    links_work()
    state = thing.current_workflow_task_state
    where = reverse("review", args=[state.pk])
    seal = soup(client.get(where)).find("input", attrs={"name": "seal"})
    data = {"action": "approve", "comment": "", "seal": seal["value"] if seal else ""}
    return client.post(where, data)


def make_bundle(client, **fields) -> Bundle:
    """A new bundle, made on its screen."""
    data = {"name": "Nieuwe wet", "reason_nl": "De wet is veranderd.", "reason_en": "The law changed.", **fields}
    client.post(reverse("bundle-new"), data)
    return Bundle.objects.first()


def press(client, bundle: Bundle, action: str, **fields):
    """One of the buttons of a bundle, with the fingerprint of what is on its screen."""
    seal = soup(client.get(bundle.get_absolute_url())).find("input", attrs={"name": "seal"})
    data = {"action": action, "comment": "", "seal": seal["value"] if seal else "", **fields}
    return client.post(reverse("bundle-act", args=[bundle.pk]), data, follow=True)
