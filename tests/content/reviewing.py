"""What a second person does: the links of what waits are checked, and somebody else approves it."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from content.pages.models import ReaderPage
from content.review.items import seal_of
from content.review.models import Bundle, LinkCheck
from tests.content.reading import soup, words
from tests.content.screens import page_form, rich
from trajectory.decision.models import PublishedTree
from trajectory.facts.models import Fact

SUBMIT = {"action-submit": "1"}
MONDAY = "<p>Kom op maandag.</p>"
CODES = ("nl", "ar", "en")
# What readers see once the change of law is published.
NEW = ("11", "Nieuw in 11 weken", "جديد", True, True, True, "True")


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
    """One of the buttons of a bundle, with the fingerprint of what is in it."""
    data = {"action": action, "comment": "", "seal": seal_of(Bundle.objects.get(pk=bundle.pk)), **fields}
    return client.post(reverse("bundle-act", args=[bundle.pk]), data)


def press_on_screen(client, bundle: Bundle, action: str):
    """The same with what stands on its screen; the screen after it."""
    seal = soup(client.get(bundle.get_absolute_url())).find("input", attrs={"name": "seal"})["value"]
    data = {"action": action, "comment": "", "seal": seal}
    return client.post(reverse("bundle-act", args=[bundle.pk]), data, follow=True)


def edit_page(client, page, html: str = MONDAY, **fields):
    form = page_form(title="Uw gemeente", slug="gemeente", parts=[("paragraph", rich(html))], **fields)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)


def fact_form(fact: Fact, value: str, **fields) -> dict:
    sources = {"fact_sources-TOTAL_FORMS": "0", "fact_sources-INITIAL_FORMS": "0"}
    plain = {"key": fact.key, "label_nl": "x", "kind": "term", "value": value, "unit": "weeks", "certainty": "law"}
    return plain | sources | fields


def edit_fact(client, value: str, **fields):
    fact = Fact.objects.get(key="pip-term")
    where = reverse("wagtailsnippets_trajectory_fact:edit", args=[fact.pk])
    return client.post(where, fact_form(fact, value, **fields))


def seen_by(amina, path: str = "/nl/gemeente/") -> str:
    return words(soup(amina.get(path)).article)


def waiting(thing):
    return type(thing).objects.get(pk=thing.pk).current_workflow_task_state


def draft(thing, user, **values):
    """A new version of a page or noun that readers do not see."""
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save_revision(user=user, clean=False)
    return thing


def key_of(thing) -> str:
    """How the screen names a page or noun."""
    return f"{ContentType.objects.get_for_model(type(thing)).pk}:{thing.pk}"


def pages() -> list[ReaderPage]:
    found = ReaderPage.objects.filter(slug="contact", locale__language_code__in=CODES).order_by("pk")
    return [each.specific for each in found]


def readers_see(amina) -> tuple[str, ...]:
    """What a visitor reads of each part of the bundle."""
    moment = words(soup(amina.get("/nl/klantreis/M06/")).h1)
    arabic = words(soup(amina.get("/ar/klantreis/M06/")).h1)
    intros = [words(soup(amina.get(f"/{code}/contact/")).article) for code in CODES]
    tree = PublishedTree.objects.first().content
    aow = any(each["text"]["nl"] == "Ik heb AOW" for asked in tree["questions"] for each in asked["answers"])
    return (Fact.objects.get(key="pip-term").value, moment, arabic, *("Nieuw" in each for each in intros), str(aow))


def send(client, bundle: Bundle) -> None:
    press(client, bundle, "send")
    links_work()


def plan(bundle: Bundle, later: timedelta) -> None:
    Bundle.objects.filter(pk=bundle.pk).update(takes_effect_at=timezone.now() + later)
