"""Chapters of a film: what an editor writes, and what a reader follows without JavaScript."""

import pytest
from django.urls import reverse

from content.media.chapters import Chapter, WrongChapter, read_chapters, write_chapters
from content.media.models import Recording
from content.pages.models import ReaderPage
from tests.content.media import CAPTIONS, MP4, keep_recording
from tests.content.reading import TONGUES, soup, tongue, words
from tests.content.test_recordings import GOOD_FILM, recording_form

PHASES = {"aankomst", "plan", "examens"}
JOURNEY = "groep=asielstatushouder&route=b1"


def test_chapters_are_read_and_written_as_they_stand():
    text = "0:12 plan\n\n 1:05  examens "

    found = read_chapters(text, PHASES)

    assert found == (Chapter(12, "plan"), Chapter(65, "examens"))
    assert write_chapters(found) == "0:12 plan\n1:05 examens"
    assert read_chapters("") == ()


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("0:12 plan\n12 examens", 2, "form"),
        ("0:75 plan", 1, "form"),
        ("0:12", 1, "form"),
        ("0:12 plan\n\n0:12 examens", 3, "order"),
        ("1:00 plan\n0:59 examens", 2, "order"),
        ("0:12 plan\n0:20 plan", 2, "twice"),
        ("0:12 maan", 1, "unknown"),
    ],
)
def test_wrong_chapter_is_named_with_its_line(text, line, why):
    with pytest.raises(WrongChapter) as complaint:
        read_chapters(text, PHASES)

    assert (complaint.value.line, complaint.value.why) == (line, why)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("chapters", "says"),
    [("0:02 plan\n0:01 klaar", "Regel 2: deze tijd is niet later"), ("0:02 maan", "Regel 1: er is geen fase")],
)
def test_editor_is_told_which_line_is_no_chapter(daan, sign_in, settings, tmp_path, chapters, says):
    settings.MEDIA_ROOT = tmp_path
    form = recording_form("film", {**GOOD_FILM, "chapters": chapters})

    answer = sign_in(daan).post(reverse("wagtailsnippets_content_recording:add"), form)

    assert answer.status_code == 200
    assert says in answer.text
    assert not Recording.objects.filter(code=None).exists()


def film(chapters: str = "0:02 plan\n1:05 examens"):
    """A film in Dutch and Arabic, with the same chapters."""
    track = {"transcript": "…", "captions": CAPTIONS, "chapters": chapters}
    return keep_recording(nl={**track, "title": "De weg", "file": MP4}, ar={**track, "title": "الطريق", "file": MP4})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "names"),
    [("nl", ["0:02 Gesprekken en uw plan", "1:05 Examens"]), ("ar", ["0:02 المحادثات وخطتك", "1:05 الامتحانات"])],
)
def test_chapter_link_leads_to_the_same_page_with_the_film_at_that_second(shown, amina, code, names):
    shown(("recording", film()))
    figure = soup(amina.get(f"/{code}/beeld/")).article.figure

    links = figure.nav.find_all("a")

    assert [words(link) for link in links] == names
    assert tongue(figure.nav.ol) == TONGUES[code]
    assert [link["href"] for link in links] == ["?hoofdstuk=plan#film", "?hoofdstuk=examens#film"]
    assert "#" not in figure.video.source["src"]
    assert not figure.nav.find("a", attrs={"aria-current": True})
    there = soup(amina.get(f"/{code}/beeld/?hoofdstuk=examens")).article.find(id="film")
    assert there.video.source["src"].endswith(".mp4#t=65")
    assert [words(link) for link in there.nav.find_all("a", attrs={"aria-current": "true"})] == names[1:]


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["maan", "klaar", "%00", "", "plan&hoofdstuk="])
def test_chapter_that_is_none_begins_the_film_at_its_beginning(shown, amina, asked):
    shown(("recording", film()))

    answer = amina.get(f"/nl/beeld/?hoofdstuk={asked}")

    assert answer.status_code == 200
    assert "#" not in soup(answer).article.video.source["src"]


@pytest.mark.django_db
def test_chapter_link_keeps_where_the_reader_is_on_the_route(shown, amina):
    shown(("recording", film()))

    link = soup(amina.get(f"/nl/beeld/?{JOURNEY}&stap=M06")).article.figure.nav.a

    assert link["href"] == f"?{JOURNEY}&stap=M06&hoofdstuk=plan#film"


@pytest.mark.django_db
def test_recording_that_an_editor_deleted_leaves_the_rest_of_the_page(shown, amina):
    recording = film()
    shown(("recording", recording), ("heading", "Daarna"))
    recording.delete()

    answer = amina.get("/nl/beeld/")

    assert answer.status_code == 200
    assert not soup(answer).article.figure
    assert "Daarna" in words(soup(answer).article)


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["nl", "ar", "tr"])
def test_every_phase_of_the_journey_leads_to_its_chapter(amina, code):
    page = soup(amina.get(f"/{code}/klantreis/?{JOURNEY}"))

    stages = page.find_all("section", class_="stage")
    links = [stage.find("p", class_="stage__film").a for stage in stages]

    phases = [stage["aria-labelledby"].removeprefix("fase-") for stage in stages]
    assert " ".join(phases) == "aankomst status verhuizen plan traject examens niet-gelukt klaar daarna"
    assert [link["href"] for link in links] == [f"/{code}/film/?hoofdstuk={phase}#film" for phase in phases]
    film = soup(amina.get(links[3]["href"].partition("#")[0])).find(id="film")
    assert film.video.source["src"].endswith("#t=26")
    assert len({words(link) for link in links}) == len(links)


@pytest.mark.django_db
def test_journey_leads_to_no_film_that_is_not_there(amina):
    ReaderPage.objects.get(slug="film", locale__language_code="nl").unpublish()

    page = soup(amina.get(f"/nl/klantreis/?{JOURNEY}"))

    assert page.find("section", class_="stage")
    assert not page.find("p", class_="stage__film")


@pytest.mark.django_db
def test_journey_leads_to_no_chapter_that_the_film_has_not(amina):
    Recording.objects.get(code="klantreis").tracks.filter(language="nl").update(chapters="0:02 plan")

    links = soup(amina.get(f"/nl/klantreis/?{JOURNEY}")).select("p.stage__film a")

    assert [link["href"] for link in links] == ["/nl/film/?hoofdstuk=plan#film"]
