"""What the tests of the review and of mergers share."""

from datetime import date

import pytest


@pytest.fixture
def law_changes(daan, sign_in):
    """A change of law as daan made it: a fact, a moment that names it, pages in three languages, the tree."""
    from django.urls import reverse

    from tests.content.reviewing import draft, key_of, make_bundle, pages  # needs the apps
    from trajectory.decision.models import DecisionAnswer
    from trajectory.facts.models import Fact
    from trajectory.journey.moment import ContactMoment

    fact = draft(Fact.objects.get(key="pip-term"), daan, value="11")
    moment = draft(ContactMoment.objects.get(code="M06"), daan, title_nl="Nieuw in {fact:pip-term}", title_ar="جديد")
    things = [fact, moment, *(draft(each, daan, intro=f"Nieuw {each.locale.language_code}") for each in pages())]
    answer = DecisionAnswer.objects.get(code="u2")
    answer.text_nl = "Ik heb AOW"
    answer.save()
    client = sign_in(daan)
    bundle = make_bundle(client)
    client.post(reverse("bundle-add", args=[bundle.pk]), {"thing": [*map(key_of, things), "tree"]})
    return bundle


@pytest.fixture
def merged(bert, carla, clock) -> dict:
    """Utrecht goes over into Zwolle after 31 December 2027; both have something of everything, with clashes."""
    from wagtail.documents import get_document_model

    from content.editing.models import MunicipalTeam
    from tests.content.merging import page_in  # needs the apps
    from trajectory.actors.models import Municipality
    from trajectory.journey.moment import ContactMoment

    clock(2027, 12, 31)
    utrecht, zwolle = (Municipality.objects.get(slug=slug) for slug in ("utrecht", "zwolle"))
    utrecht.valid_until, utrecht.successor = date(2027, 12, 31), zwolle
    utrecht.save()
    mine = page_in(bert.section, "Week van Utrecht", "week")
    page_in(carla.section, "Week van Zwolle", "week")
    draft = page_in(bert.section, "Nog niet", "nog-niet", live=False)
    utrecht.contact_points.create(role="Loket Utrecht")
    moment = ContactMoment.objects.first()
    for each in (utrecht, zwolle):
        each.additions.create(moment=moment, code="tolk", summary=f"Tolk in {each.name}", live=True)
    team = MunicipalTeam.objects.get(municipality=utrecht)
    document = get_document_model().objects.create(title="Folder", file="folder.pdf", collection=team.collection)
    return {"former": utrecht, "heir": zwolle, "page": mine, "draft": draft, "document": document}
