"""What editors uploaded: readers get it in parts, without a session; what is not for them does not exist."""

import pytest

from tests.content.media import fetch

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    files = {
        "recordings/film.mp4": b"0123456789",
        "images/foto.jpg": b"jpg",
        "documents/formulier.docx": b"docx",
        "original_images/foto.jpg": b"secret place",
        "notes.txt": b"secret",
        "../site.sqlite3": b"secret",
    }
    for name, raw in files.items():
        path = settings.MEDIA_ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return settings.MEDIA_ROOT


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        (None, 200, b"0123456789"),
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-3", 206, b"789"),
        ("bytes=50-60", 416, b""),
        ("lines=1-2", 200, b"0123456789"),
    ],
)
def test_player_gets_the_part_it_asks_for(folder, amina, asked, status, body):
    answer, given = fetch(amina, "/media/recordings/film.mp4", **({"range": asked} if asked else {}))

    assert (answer.status_code, given) == (status, body)


def test_upload_comes_whole_with_safe_headers_and_no_cookie(folder, amina):
    answer, body = fetch(amina, "/media/images/foto.jpg", accept_encoding="gzip, br")

    assert body == b"jpg"
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert "Content-Encoding" not in answer
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


def test_office_file_is_saved_not_opened(folder, amina):
    answer, _ = fetch(amina, "/media/documents/formulier.docx")

    assert answer["Content-Disposition"] == "attachment"


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        "/media/images/",
        "/media/notes.txt",
        "/media/original_images/foto.jpg",
        "/media/images/../original_images/foto.jpg",
        "/media/images/../../site.sqlite3",
        "/media/images/%2e%2e/%2e%2e/site.sqlite3",
        "/media/images/nothing.jpg",
        "/media/images/%00.jpg",
    ],
)
def test_what_is_not_for_readers_does_not_exist(folder, amina, path):
    answer, body = fetch(amina, path)

    assert answer.status_code == 404
    assert b"secret" not in body


def test_upload_takes_no_writing(folder, amina):
    assert amina.post("/media/images/foto.jpg").status_code == 405
