"""Small files as cameras, phones and offices make them, and things made of them."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.images.models import Image

# The first bytes of each kind of file, from the definitions of the formats.
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + bytes(3000)
MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(1500)
HTML = b"<!doctype html><script>alert(1)</script>"
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:02.500\nWelkom.\n"


def photo(width: int = 1600, height: int = 900, kind: str = "JPEG", **options) -> bytes:
    """A picture of one colour; `exif` is what a camera writes into it."""
    made = BytesIO()
    Pillow.new("RGB", (width, height), "#4a2545").save(made, kind, **options)
    return made.getvalue()


def fetch(client, address: str, **headers: str):
    """The whole answer for a file and its bytes; the client closes it when it is read to its end."""
    answer = client.get(address, headers=headers)
    return answer, b"".join(answer)


def keep_picture(title: str = "Balie", raw: bytes = b"", **fields) -> Image:
    return Image.objects.create(title=title, file=ImageFile(BytesIO(raw or photo()), f"{title}.jpg"), **fields)


def publish(*parts, title: str = "Beeld", slug: str = "beeld"):
    """Publish a page with these parts under the Dutch home page."""
    from content.pages.models import InfoPage, ReaderPage

    home = ReaderPage.objects.get(slug="nl", depth=2)
    page = InfoPage(title=title, slug=slug, locale=home.locale, body=list(parts))
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def page_with_media():
    """Publish /nl/beeld/ with one of every kind of media an editor can use."""
    from content.media.models import ReaderDocument

    picture = keep_picture()
    picture.contextual_alt_text, picture.decorative = "Een vrouw geeft een brief aan de balie.", False
    leaflet = ReaderDocument.objects.create(title="Folder", file=ContentFile(PDF, "folder.pdf"), language="ar")
    film = {
        "nl": {"title": "De brief", "transcript": "Welkom.\n\nDit is de brief.", "file": MP4, "captions": CAPTIONS},
        "ar": {"title": "الرسالة", "transcript": "مرحبًا.", "file": MP4 + b"ar", "captions": CAPTIONS},
        "ti": {"title": "ደብዳቤ", "transcript": "እንቋዕ ብደሓን መጻእኩም።", "captions": CAPTIONS},
    }
    sound = {"nl": {"title": "Hoor", "transcript": "U hoort dit.", "file": MP3}}
    return publish(
        ("picture", {"image": picture, "caption": "Aan de balie"}),
        ("documents", {"heading": "Folders", "items": [leaflet]}),
        ("recording", keep_recording(**film)),
        ("recording", keep_recording("sound", **sound)),
    )


def keep_recording(kind: str = "film", **tracks: dict):
    """A recording with these tracks, by language: title, transcript, file (bytes), captions (bytes)."""
    from content.media.models import Recording, RecordingTrack

    recording = Recording.objects.create(name=f"Opname {Recording.objects.count()}", kind=kind)
    for code, given in tracks.items():
        files = {name: given.pop(name) for name in ("file", "captions") if name in given}
        track = RecordingTrack(recording=recording, language=code, **given)
        if "file" in files:
            track.file = ContentFile(files["file"], "x.mp4" if kind == "film" else "x.mp3")
        if "captions" in files:
            track.captions = ContentFile(files["captions"], "x.vtt")
        track.save()
    return recording
