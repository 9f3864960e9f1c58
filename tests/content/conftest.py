"""What the tests of the review and of mergers share."""

import logging
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


@pytest.fixture
def in_may(clock):
    """It is 3 May 2027; the clock itself, to set it further."""
    clock(2027, 5, 3)
    return clock


@pytest.fixture
def links(in_may, daan, sign_in) -> dict[str, str]:
    """The links of a round about M06 in three languages; `daan` made it."""
    from tests.content.paneling import JUNE, make_round  # needs the apps

    return make_round(sign_in(daan), "moment-M06", "nl", "ar", "ti", ends_on=JUNE)


@pytest.fixture
def ten(links, caplog) -> dict[str, str]:
    """Ten people have sent the form, while every logger was heard."""
    from tests.content.paneling import ADDRESS, SECRETS, TEN, newcomer, send  # needs the apps

    caplog.set_level(logging.DEBUG)
    for name in ("access", "django.request"):
        logging.getLogger(name).addHandler(caplog.handler)
    for code, answer, typed in TEN:
        somebody = newcomer(REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT="Telefoon van Amina")
        sent = send(somebody, links[code], answer, **typed)
        hidden = any(secret in str(typed) for secret in SECRETS)
        assert sent.status_code == 302, sent.text
        assert sent["Location"] == f"/{code}/lezerstest/bedankt/" + ("?weg=1" if hidden else "")
        assert not sent.cookies
        assert not somebody.cookies
    yield links
    for name in ("access", "django.request"):
        logging.getLogger(name).removeHandler(caplog.handler)
