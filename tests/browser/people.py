"""The people of the house on the site of the browser tests, each already signed in, and what waits for them.

Prints as JSON the key of each session, and the number of each thing that has a screen of its own.
"""

import json

import django


def session_of(user) -> str:
    """The key of a new session of this person, past the password."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    kept = SessionStore()
    kept[SESSION_KEY] = str(user.pk)
    kept[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    kept[HASH_SESSION_KEY] = user.get_session_auth_hash()
    kept.save()
    return kept.session_key


def make() -> dict[str, str]:
    """The people by name, with the keys of their sessions."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from content.editing.roles import (
        NATIONAL,
        PUBLISHERS,
        REVIEWERS,
        ensure_language_role,
        ensure_local_role,
        ensure_roles,
    )
    from content.pages.models import ReaderPage
    from trajectory.actors.models import Municipality

    ensure_roles()
    example = "voorbeeldgemeente"
    section = ReaderPage.objects.get(slug=example, locale__language_code="nl")
    roles = {
        "daan": ([Group.objects.get(name=NATIONAL)], []),
        "rosa": (list(Group.objects.filter(name__in=(REVIEWERS, PUBLISHERS))), []),
        "bert": ([ensure_local_role(Municipality.objects.get(slug=example), section)], []),
        "elif": ([ensure_language_role("tr")], ["tr"]),
    }
    keys = {}
    for name, (groups, languages) in roles.items():
        user = get_user_model().objects.create_user(name, f"{name}@example.org", languages=languages)
        user.groups.add(*groups)
        keys[name] = session_of(user)
    return keys


def put_to_work() -> dict[str, int]:
    """What waits for approval, and what the example municipality has: by name the number."""
    from django.contrib.auth import get_user_model
    from wagtail.models import Workflow

    from content.editing.invitations import invite
    from content.editing.models import MunicipalTeam
    from content.pages.models import ReaderPage
    from content.panel.actions import close
    from content.review import actions
    from content.review.models import Bundle
    from tests.content.paneling import found_round
    from trajectory.actors.models import Municipality
    from trajectory.facts.models import Fact
    from trajectory.journey.moment import ContactMoment

    daan = get_user_model().objects.get(username="daan")
    page = ReaderPage.objects.get(slug="contact", locale__language_code="nl").specific
    page.intro = "Een nieuw begin."
    page.save_revision(user=daan)
    hard = ReaderPage.objects.get(slug="boetes", locale__language_code="nl").specific
    hard.intro = "Indien u niet komt, wordt de uitkering verlaagd. U hebt tien weken."
    hard.save_revision(user=daan)
    state = Workflow.objects.get(pk=page.get_workflow().pk).start(page, daan)
    bundle = Bundle.objects.create(name="Nieuwe wet", reason_nl="De wet", reason_en="The law", made_by=daan)
    for thing in (Fact.objects.get(key="pip-term"), ContactMoment.objects.get(code="M06")):
        thing.save_revision(user=daan, clean=False)
        actions.add_item(bundle=bundle, thing=thing)
    example = Municipality.objects.get(slug="voorbeeldgemeente")
    team = MunicipalTeam.objects.get(municipality=example)
    invite(
        email="noor@voorbeeld.example", name="Noor", interface="nl", groups=[team.group], languages=[], invited_by=daan
    )
    tested = found_round("nl", "ar", "tr", keeper=daan)
    for tongue in tested.tongues.all():
        for number, kind in ((2, "not-clear"), (2, "missing"), (5, "not-true")):
            tongue.marks.create(sentence=number, kind=kind, words="ما معنى PIP؟" if kind == "not-clear" else "")
        tongue.answers.create(question=0, option=1)
    tested.tongues.update(readers=3, last_on=tested.made_on)
    over = found_round("nl", "ar", keeper=daan)
    close(made=over, closed_by=daan)
    return {
        "round": tested.pk,
        "over": over.pk,
        "state": state.current_task_state.pk,
        "bundle": bundle.pk,
        "hard": hard.pk,
        "arabic": ReaderPage.objects.get(slug="contact", locale__language_code="ar").pk,
        "moment": ContactMoment.objects.get(code="M06").pk,
        "team": team.pk,
        "desk": example.contact_points.first().pk,
        "note": example.additions.first().pk,
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(make() | put_to_work()))
