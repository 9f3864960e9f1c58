"""Tracks that are older than their script: readers and editors are told, and who looked can say it is still right."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from content.media.explainer import digest_of
from content.media.models import Recording
from content.media.outdated import outdated
from tests.content.media import CAPTIONS, MP4, keep_recording
from tests.content.reading import soup, words
from trajectory.journey.models import Phase
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db

LINES = {
    "nl": "Deze film is ouder dan de tekst van deze site.",
    "ar": "هذا الفيديو أقدم من نصوص هذا الموقع.",
    "tr": "Bu film, bu sitenin metninden daha eskidir.",
}


@pytest.fixture
def recording(settings, tmp_path) -> Recording:
    """A film in three languages, made from the Dutch transcript."""
    settings.MEDIA_ROOT = tmp_path
    made = {"transcript": "Welkom.", "captions": CAPTIONS, "file": MP4, "made_from": digest_of("Welkom.")}
    return keep_recording(**{code: {**made, "title": code} for code in ("nl", "ar", "ti")})


def old_languages(recording: Recording) -> set[str]:
    return {track.language for track in outdated(recording, recording.tracks.all())}


def change(client, recording: Recording, **tracks: dict):
    """What an editor does: send the form of a recording with other values for some languages."""
    rows = []
    for track in recording.tracks.all():
        row = {name: getattr(track, name) for name in ("id", "language", "title", "transcript", "chapters")}
        rows.append(row | tracks.get(track.language, {}))
    form = nested_form_data(
        {"name": recording.name, "kind": "film", "tells": recording.tells, "poster": "",
         "tracks": inline_formset(rows, initial=len(rows))}
    )  # fmt: skip
    where = reverse("wagtailsnippets_content_recording:edit", args=[recording.pk])
    answer = client.post(where, form)
    assert answer.status_code == 302, answer.text
    return where


def test_changed_dutch_words_make_the_other_languages_old(recording, daan, sign_in):
    where = change(sign_in(daan), recording, nl={"transcript": "Welkom in Nederland."})

    assert old_languages(recording) == {"ar", "ti"}
    form = soup(sign_in(daan).get(where))
    assert "ouder dan het script: العربية, ትግርኛ." in words(form)


def test_language_that_was_made_anew_or_is_still_right_is_no_longer_old(recording, daan, sign_in):
    change(sign_in(daan), recording, nl={"transcript": "Welkom in Nederland."})

    change(sign_in(daan), recording, ar={"still_right": "on"}, ti={"transcript": "እንቋዕ ብደሓን መጻእኩም።"})

    assert old_languages(recording) == set()


def test_other_changes_leave_it_as_old_as_it_was(recording, daan, sign_in):
    change(sign_in(daan), recording, nl={"transcript": "Welkom in Nederland."})

    change(sign_in(daan), recording, ar={"title": "مرحبًا", "chapters": "0:01 plan"})

    assert old_languages(recording) == {"ar", "ti"}


def test_recording_of_before_is_compared_with_the_words_it_had(recording, daan, sign_in):
    recording.tracks.update(made_from="")
    assert old_languages(recording) == set()

    change(sign_in(daan), recording, nl={"transcript": "Welkom in Nederland."})

    assert old_languages(recording) == {"ar", "ti"}


def explainer() -> Recording:
    return Recording.objects.get(code="klantreis")


def line_on(client, code: str) -> str:
    found = soup(client.get(f"/{code}/film/")).find("p", class_="recording__old")
    return words(found) if found else ""


@pytest.mark.parametrize("code", LINES)
def test_changed_phase_makes_the_film_old_in_its_language_alone(amina, code):
    assert old_languages(explainer()) == set()
    Phase.objects.filter(code="plan").update(**{f"title_{code}": "…"})

    assert old_languages(explainer()) == {code}
    assert {each: line_on(amina, each) for each in LINES} == dict.fromkeys(LINES, "") | {code: LINES[code]}


def test_moment_that_is_not_in_the_film_does_not_make_it_old():
    ContactMoment.objects.filter(code="A01").update(title_nl="…")

    assert old_languages(explainer()) == set()


def test_moment_that_is_withdrawn_makes_every_language_old():
    ContactMoment.objects.filter(code="M01").update(live=False)

    assert old_languages(explainer()) == set(explainer().tracks.values_list("language", flat=True))


def test_list_of_recordings_names_the_languages_that_are_old(daan, sign_in):
    Phase.objects.filter(code="plan").update(title_ar="…")

    page = soup(sign_in(daan).get(reverse("wagtailsnippets_content_recording:list")))

    row = next(row for row in page.find_all("tr") if "De klantreis in het kort" in words(row))
    assert "العربية" in words(row)
    assert "Türkçe" not in words(row)
