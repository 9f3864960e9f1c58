"""What the tests of the advisories of Wagtail share: their names, a secret nobody may tell, and files that hold it."""

from django.core.files.base import ContentFile

from content.editing.models import MunicipalTeam
from content.media.models import ReaderDocument
from content.pages.models import InfoPage
from tests.content.media import PDF, keep_picture

SECRET = "Kwetterdrempel"
HALF = "kwetterdre"
SCRIPT = "<script>alert('kwetter')</script>"

NAMES = """
    cve_2022_21683 cve_2023_45809 cve_2024_32882 cve_2024_35228 cve_2026_25517 cve_2026_44197 cve_2026_44198
    cve_2026_44199 cve_2026_44200 cve_2026_44201 cve_2026_54259 cve_2026_54261 cve_2026_54262 ghsa_3vrh ghsa_92hv
    ghsa_c2xx ghsa_x5cx ghsa_jm5p
    cve_2020_11001 cve_2020_15118 cve_2021_29434 cve_2021_32681 cve_2023_28836 cve_2026_28222 cve_2026_28223
    cve_2026_54263
    cve_2023_28837 cve_2024_39317 cve_2026_54260
    cve_2020_11037
    move_confirm
"""


def told(answer) -> bool:
    content = b"".join(answer) if answer.streaming else answer.content
    return SECRET.lower() in (content.decode(errors="replace") + answer.get("Location", "")).lower()


def page_under(section, title: str, slug: str, *, live: bool = False, user=None) -> InfoPage:
    page = InfoPage(title=title, slug=slug, locale=section.locale, live=live)
    section.add_child(instance=page)
    page.save_revision(user=user)
    return page


def files_of_zwolle() -> dict[str, object]:
    """A picture and a document in the folder of Zwolle."""
    folder = MunicipalTeam.objects.get(municipality__slug="zwolle").collection
    paper = ContentFile(PDF, "brief.pdf")
    return {
        "picture": keep_picture(f"{SECRET} foto", collection=folder),
        "paper": ReaderDocument.objects.create(title=f"{SECRET} brief", file=paper, collection=folder),
    }
