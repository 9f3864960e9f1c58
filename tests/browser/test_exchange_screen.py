"""A translator brings the file of an agency back: what she sees is accessible, in Turkish as in Arabic."""

import pytest

from content.translation.exchange.gather import gather
from tests.browser.test_accessible import violations
from tests.content.exchanging import dutch_of, po, put, xliff

pytestmark = pytest.mark.django_db


def bring(page, code: str, text: str) -> None:
    page.goto(f"/admin/vertalen/{code}/bestanden/")
    page.set_input_files("input[type=file]", {"name": "x.xliff", "mimeType": "text/xml", "buffer": text.encode()})
    page.get_by_role("button", name="Bekijk het bestand").click()


@pytest.mark.parametrize("width", [768, 1280])
def test_what_a_file_would_change_can_be_read_by_everybody(enter, width):
    dutch, page = dutch_of(gather("tr")), enter("daan", width)
    arabic = put('target-language="tr"', 'target-language="ar"')(xliff(dutch)).replace("Yepyeni başlık", "عنوان جديد")
    arabic = arabic.replace("Belediye", "البلدية").replace("içinde", "في").replace("Okulları", "مدارس")
    arabic = arabic.replace("burada", "هنا").replace("bulun", "ابحث")

    looks = [("tr", "kapot", "[role=alert] li"), ("ar", arabic, "td[dir=rtl]"), ("tr", po(dutch), "td")]
    for code, text, holds in looks:
        bring(page, code, text)

        assert page.locator(holds).count() >= 1
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
