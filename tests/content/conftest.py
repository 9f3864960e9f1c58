"""What the tests of the review share."""

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
