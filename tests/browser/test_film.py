"""The film about the journey in a real browser: it begins at the chapter that was asked, without any script of ours."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.django_db

WHERE = """async () => {
  const film = document.querySelector('video');
  for (let tries = 0; film.readyState < 2 && tries < 100; tries++) await new Promise(done => setTimeout(done, 50));
  return [film.currentTime, film.duration, film.error && film.error.message];
}"""
PLAY = """async () => {
  const film = document.querySelector('video');
  film.muted = true;
  await film.play();
  film.pause();
  return film.currentTime;
}"""


def read_parts(page: Page) -> list[tuple[str, int]]:
    """What of the film was asked for, and with which status."""
    asked: list[tuple[str, int]] = []
    page.on(
        "response",
        lambda answer: (
            asked.append((answer.request.headers.get("range", ""), answer.status))
            if answer.url.partition("#")[0].endswith(".mp4")
            else None
        ),
    )
    return asked


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_phase_of_the_journey_opens_the_film_at_its_chapter_without_our_scripts(open_tab, code):
    page = open_tab(1280, java_script_enabled=False)
    page.goto(f"/{code}/klantreis/?groep=asielstatushouder&route=b1")
    page.locator("section[aria-labelledby=fase-plan] .stage__film a").click()
    address = page.url

    assert address.endswith(f"/{code}/film/?hoofdstuk=plan#film")
    assert page.locator("video source").get_attribute("src").endswith("#t=26")
    assert page.locator("#film").bounding_box()["y"] < 400


@pytest.mark.parametrize(("code", "chapter", "second"), [("nl", "plan", 26), ("ar", "examens", 70)])
def test_player_stands_at_the_second_of_the_chapter(open_tab, code, chapter, second):
    page = open_tab(1280)
    asked = read_parts(page)
    page.goto(f"/{code}/film/")
    page.locator(f"nav a[href*='hoofdstuk={chapter}']").click()

    now, length, fault = page.evaluate(WHERE)

    assert fault is None
    assert (now, length) == (second, 100)
    assert second <= page.evaluate(PLAY) < second + 2
    assert asked
    assert {status for _, status in asked} == {206}


def test_film_is_not_read_before_somebody_asks_for_it(open_tab):
    page = open_tab(360)
    asked = read_parts(page)

    page.goto("/ti/film/", wait_until="networkidle")

    assert asked == []
    assert page.evaluate(PLAY) < 2
    assert asked


def test_captions_can_be_turned_on_and_hold_the_words_of_the_film(open_tab):
    page = open_tab(1280)
    page.goto("/ar/film/?hoofdstuk=plan")

    cues = page.evaluate("""async () => {
      const track = [...document.querySelector('video').textTracks].find(each => each.language === 'ar');
      const before = track.mode;
      track.mode = 'showing';
      for (let tries = 0; !(track.cues && track.cues.length) && tries < 100; tries++)
        await new Promise(done => setTimeout(done, 50));
      return [before, [...track.cues].map(cue => [cue.startTime, cue.text])];
    }""")

    assert cues[0] == "disabled"
    assert next(text for start, text in cues[1] if start == 26).startswith("المحادثات وخطتك\n")
