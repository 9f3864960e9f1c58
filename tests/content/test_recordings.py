"""Sound and film that everybody can follow: in the reader's language, with captions, and as text."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from content.media.kinds import WrongFile, check_captions
from content.media.models import Recording
from tests.content.media import CAPTIONS, HTML, MP3, MP4, PDF, fetch, keep_recording
from tests.content.reading import TONGUES, soup, tongue, words

REFUSED = "Dit bestand is niet wat het moet zijn."
FILM = {
    "nl": {"title": "De brief", "transcript": "Welkom.\n\nDit is de brief.", "file": MP4, "captions": CAPTIONS},
    "ar": {"title": "الرسالة", "transcript": "مرحبًا.", "file": MP4 + b"ar", "captions": CAPTIONS},
    "ti": {"title": "ደብዳቤ", "transcript": "እንቋዕ ብደሓን መጻእኩም።", "captions": CAPTIONS},
}


def film():
    return keep_recording(**{code: dict(track) for code, track in FILM.items()})


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_film_speaks_the_readers_language_or_has_its_captions(shown, amina, code):
    recording = film()
    shown(("recording", recording))

    figure = soup(amina.get(f"/{code}/beeld/")).article.figure

    title = FILM[code]["title"]
    assert words(figure.figcaption) == title
    assert tongue(figure.figcaption) == TONGUES[code]
    assert [each["srclang"] for each in figure.find_all("track", default=True)] == [code]
    assert {each["srclang"] for each in figure.find_all("track")} == {"nl", "ar", "ti"}
    voice = recording.tracks.get(language="nl" if code == "ti" else code)
    assert figure.video.source["src"] == voice.file.url
    assert figure.video["preload"] == "none"
    assert words(figure.details.div) == " ".join(FILM[code]["transcript"].split())
    part, _ = fetch(amina, voice.file.url, range="bytes=0-99")
    assert part.status_code == 206


@pytest.mark.django_db
def test_film_in_no_language_of_the_reader_is_dutch_and_says_so(shown, amina):
    shown(("recording", film()))

    figure = soup(amina.get("/tr/beeld/")).article.figure

    assert tongue(figure.figcaption) == ("nl", "ltr")
    assert "Nederlands" in words(figure.find("ul").li)
    assert tongue(figure.find("ul")) == ("tr", "ltr")
    assert figure.find_all("track", default=True)[0]["srclang"] == "nl"


@pytest.mark.django_db
def test_sound_has_a_player_and_its_words(shown, amina):
    shown(("recording", keep_recording("sound", nl={"title": "Hoor", "transcript": "U hoort dit.", "file": MP3})))

    figure = soup(amina.get("/nl/beeld/")).article.figure

    assert figure.audio.source["type"] == "audio/mpeg"
    assert words(figure.details.div) == "U hoort dit."


def recording_form(kind: str, *tracks: dict) -> dict:
    rows = [{"language": "nl", "title": "De brief", "transcript": "Welkom.", **track} for track in tracks]
    files = [{name: row.pop(name) for name in ("file", "captions") if name in row} for row in rows]
    form = nested_form_data(
        {"name": "Film over de brief", "kind": kind, "tells": "", "poster": "", "tracks": inline_formset(rows)}
    )
    for number, given in enumerate(files):
        form |= {f"tracks-{number}-{name}": SimpleUploadedFile(*upload) for name, upload in given.items()}
    return form


GOOD_FILM = {"file": ("film.mp4", MP4), "captions": ("film.vtt", CAPTIONS)}


@pytest.mark.django_db
def test_national_editor_adds_a_film(daan, sign_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    where = reverse("wagtailsnippets_content_recording:add")

    answer = sign_in(daan).post(where, recording_form("film", GOOD_FILM))

    assert answer.status_code == 302
    track = Recording.objects.get(name="Film over de brief").tracks.get()
    with track.file.open() as kept:
        assert kept.read() == MP4
    assert track.file.name.startswith("recordings/film-")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "tracks", "says"),
    [
        ("film", [{"file": ("film.mp4", MP4)}], "ondertitels"),
        ("film", [{"file": ("film.mp4", HTML), "captions": ("a.vtt", CAPTIONS)}], REFUSED),
        ("film", [{"file": ("film.mp4", MP4), "captions": ("a.vtt", b"no captions")}], "WebVTT"),
        ("film", [{"captions": ("a.vtt", CAPTIONS)}], "bestand van minstens één taal"),
        ("film", [{**GOOD_FILM, "transcript": ""}], "verplicht"),
        ("film", [GOOD_FILM, GOOD_FILM], "taal"),
        ("sound", [{"file": ("hoor.mp3", PDF)}], REFUSED),
    ],
    ids=["no captions", "page as film", "broken captions", "no voice", "no transcript", "twice Dutch", "pdf as sound"],
)
def test_recording_that_some_could_not_follow_is_refused(daan, sign_in, settings, tmp_path, kind, tracks, says):
    settings.MEDIA_ROOT = tmp_path
    where = reverse("wagtailsnippets_content_recording:add")

    answer = sign_in(daan).post(where, recording_form(kind, *[dict(track) for track in tracks]))

    assert answer.status_code == 200
    assert says in answer.text
    assert not Recording.objects.filter(code=None).exists()


@pytest.mark.parametrize(
    "raw", [b"", b"WEBVTT\n\n", "WEBVTT\n\n00:00.000 --> 00:01.000\né".encode("latin-1"), b"\x00\x01"]
)
def test_captions_that_say_nothing_are_none(raw):
    with pytest.raises(WrongFile):
        check_captions(BytesIO(raw))
