"""The film about the journey that comes with the site: made from its data, in every language, loaded with care."""

import shutil
from io import StringIO
from pathlib import Path

import av
import pytest
import webvtt
import yaml
from django.conf import settings as site
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from wagtail.images.models import Image

from content.media.draw import RATE, frames_of, sticking_out
from content.media.explainer import Card, Scene, digest_of, read_scenes, script_of
from content.media.files import read_film_files
from content.media.load import write_films
from content.media.models import Recording
from content.media.timing import FASTEST, plan
from tests.content.reading import NOUNS, TONGUES
from trajectory.journey.models import Phase
from trajectory.sharing.typeset import colours
from trajectory.texts.files import FileError
from trajectory.texts.tongue import Text

pytestmark = pytest.mark.django_db

FOLDER = NOUNS / "film"
SECONDS = 100
ORDER = "vertrek aankomst status verhuizen plan wet-2013 vrijwillig oekraine traject examens niet-gelukt klaar daarna"


def listed() -> dict:
    return yaml.safe_load((FOLDER / "film.yaml").read_text("utf-8"))


def phases() -> set[str]:
    return set(Phase.objects.values_list("code", flat=True))


def seconds_of(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


@pytest.mark.parametrize("code", TONGUES)
def test_film_says_what_the_journey_says(code):
    script = script_of(read_scenes(code))

    assert listed()[code]["script"] == digest_of(script), "the journey changed: run make film"
    assert listed()[code]["transcript"] == script


@pytest.mark.parametrize("code", TONGUES)
def test_film_opens_with_its_length_and_a_chapter_for_every_phase(code):
    with av.open(str(FOLDER / f"{code}.mp4")) as film:
        (stream,) = film.streams
        frames = [frame.time for frame in film.decode(video=0)]
        length = film.duration
        kind = (stream.codec_context.name, stream.codec_context.pix_fmt, stream.width, stream.height)

    assert kind == ("h264", "yuv420p", 640, 360)
    assert frames[-1] == pytest.approx(SECONDS - 1 / RATE)
    assert length == SECONDS * 1_000_000
    chapters = [line.split() for line in listed()[code]["chapters"].splitlines()]
    assert [phase for _, phase in chapters] == ORDER.split()
    assert (FOLDER / f"{code}.mp4").stat().st_size < 310_000
    raw = (FOLDER / f"{code}.mp4").read_bytes()
    assert 0 < raw.find(b"moov") < raw.find(b"mdat")


@pytest.mark.parametrize("code", TONGUES)
def test_captions_say_the_name_of_every_phase_at_its_chapter(code):
    captions = list(webvtt.read(FOLDER / f"{code}.vtt"))
    titles = {phase.code: getattr(phase, f"title_{code.replace('-', '_')}") for phase in Phase.objects.all()}

    begins = {seconds_of(each.start): each.text for each in captions}

    for line in listed()[code]["chapters"].splitlines():
        clock, phase = line.split()
        minutes, seconds = clock.split(":")
        assert begins[int(minutes) * 60 + int(seconds)].splitlines()[0] == titles[phase]
    ends = [seconds_of(each.end) for each in captions]
    assert [seconds_of(each.start) for each in captions] == [0, *ends[:-1]]
    assert ends[-1] == SECONDS


def test_all_text_fits_its_place_in_every_language():
    assert {code: sticking_out(code, read_scenes(code)) for code in TONGUES} == {code: [] for code in TONGUES}


@pytest.mark.parametrize(
    ("title", "organisation"), [("Lang " * 30, "DUO"), ("Kort", "Donaudampfschifffahrtsgesellschaftskapitän")]
)
def test_text_that_would_be_cut_off_is_found(title, organisation):
    card = Card(Text(title.strip(), "nl"), Text(organisation, "nl"), "duo", "letter")
    scene = Scene("plan", Text("Plan", "nl"), Text("Een zin.", "nl"), (card,))

    assert (title.strip() if "Lang" in title else organisation) in sticking_out("nl", [scene])


def luminance(colour: str) -> float:
    """As WCAG 2 counts it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# Text and pictograms of the film, and what is behind them.
PAIRS = [("plum", "paper"), ("ink", "paper"), ("ink-quiet", "paper"), ("plum", "amber"), ("plum", "amber-soft")] + [
    (f"org-{lane}", behind)
    for lane in ("ind", "coa", "duo", "gemeente", "taalschool", "andere")
    for behind in ("white", f"org-{lane}-soft")
]


@pytest.mark.parametrize(("front", "behind"), PAIRS)
def test_words_and_pictograms_of_the_film_stand_out(front, behind):
    known = {**colours(), "white": "#ffffff"}
    light, dark = sorted((luminance(known[name]) for name in (front, behind)), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_scene_stays_long_enough_to_read_and_begins_whole():
    films = {code: read_scenes(code) for code in TONGUES}

    parts = plan(films)

    for number, part in enumerate(parts):
        for scenes in films.values():
            said = sum(map(len, (word for shot in scenes[number].shots for word in shot)))
            some = len(str(scenes[number].some or ""))
            assert (said - some) / (part.end - part.start) <= FASTEST
    frames = list(frames_of(parts))
    assert len(frames) == SECONDS * RATE
    first = [frames[part.start * RATE] for part in parts[1:]]
    assert [(frame.scene, frame.shot, frame.head, frame.body, frame.slide) for frame in first] == [
        (number, 0, 1.0, 1.0, 0) for number in range(1, len(parts))
    ]


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of the files, to change."""
    return Path(shutil.copytree(FOLDER, tmp_path / "film"))


def load(folder: Path, *, force: bool = False):
    return write_films(read_film_files(folder, phases=phases()), force=force)


def edit_list(folder: Path, code: str, **fields) -> None:
    path = folder / "film.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    data[code] |= fields
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def state() -> list:
    recording = Recording.objects.get(code="klantreis")
    return [recording.name, recording.poster_id, list(recording.tracks.order_by("language").values())]


def test_film_is_there_in_twelve_languages_and_loading_again_changes_nothing():
    before = state()

    assert load(FOLDER).changed == 0

    assert state() == before
    recording = Recording.objects.get(code="klantreis")
    assert (recording.tells, recording.tracks.count()) == ("journey", 12)
    track = recording.tracks.get(language="ti")
    assert track.made_from == listed()["ti"]["script"]
    with track.file.open() as kept:
        assert kept.read() == (FOLDER / "ti.mp4").read_bytes()
    assert Path(site.MEDIA_ROOT) == site.VAR_DIR / "test" / "media"
    assert default_storage.exists(recording.poster.file.name)


WRONG = {
    "no film": ("ar.mp4", None, "does not exist"),
    "another film": ("ar.mp4", b"%PDF-1.4", "film in MP4"),
    "no captions": ("ti.vtt", None, "does not exist"),
    "broken captions": ("ti.vtt", b"hello", "captions in WebVTT"),
    "no picture": ("poster.png", None, "does not exist"),
    "no list": ("film.yaml", None, "does not exist"),
}


@pytest.mark.parametrize("what", WRONG)
def test_file_that_is_missing_or_broken_is_refused_by_name(folder, what):
    name, raw, reason = WRONG[what]
    (folder / name).unlink() if raw is None else (folder / name).write_bytes(raw)

    with pytest.raises(FileError, match=reason) as complaint:
        load(folder)

    assert name in str(complaint.value)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"chapters": "0:04 maan"}, "line 1 of the chapters is wrong"),
        ({"transcript": "Iets anders"}, "not the script of this film"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"title": 3}, "'title' must be str"),
    ],
)
def test_list_that_says_something_wrong_is_refused(folder, fields, reason):
    edit_list(folder, "ar", **fields)

    with pytest.raises(FileError, match=reason):
        load(folder)


def test_broken_film_stops_the_whole_load(folder, tmp_path):
    nouns = Path(shutil.copytree(NOUNS, tmp_path / "nouns"))
    (nouns / "film" / "uk.mp4").unlink()
    before = state()

    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("load_content", nouns=nouns, stdout=StringIO())

    assert state() == before


def test_new_film_replaces_the_old_but_not_what_an_editor_changed(folder, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    recording = Recording.objects.get(code="klantreis")
    recording.tracks.filter(language="ar").update(title="عنوان")
    recording.tracks.filter(language="ti").delete()
    for code in ("nl", "ar", "ti"):
        edit_list(folder, code, title=f"Nieuw {code}")

    report = load(folder)

    assert report.changed == 1
    assert [sentence.split(":")[1].split()[1] for sentence in report.kept] == ["(ar)", "(ti)"]
    titles = dict(recording.tracks.values_list("language", "title"))
    assert (titles["nl"], titles["ar"], titles.get("ti")) == ("Nieuw nl", "عنوان", None)
    pictures = Image.objects.count()
    assert load(folder, force=True).changed == 13
    assert Image.objects.count() == pictures
    titles = dict(recording.tracks.values_list("language", "title"))
    assert (titles["ar"], titles["ti"]) == ("Nieuw ar", "Nieuw ti")


def test_recording_that_an_editor_deleted_stays_away():
    Recording.objects.get(code="klantreis").delete()

    report = load(FOLDER)

    assert report.changed == 0
    assert not Recording.objects.filter(code="klantreis").exists()
    assert "deleted by an editor" in report.kept[0]
