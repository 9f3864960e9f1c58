"""Partners, themes and the report in the admin: for national editors, in their words."""

import csv
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from content.partners.actions import import_theme
from content.partners.models import EmbedCount, Partner, Theme
from content.partners.overview import where_embedded
from tests.content.reading import soup, words
from tests.content.theming import file_of

ADD = "wagtailsnippets_content_theme:add"
EDIT = "wagtailsnippets_content_theme:edit"


def form(content: bytes | None = None, **fields: str) -> dict:
    given = {"code": "blauw", "name": "Blauw", "owner": "", "source": "Eigen ontwerp"} | fields
    if content is not None:
        given["file"] = SimpleUploadedFile("blauw.tokens.json", content, "application/json")
    return given


def count(
    day: str, number: int, *, partner: str = "", slice: str = "klantreis/", language: str = "nl", version: int = 1
):
    EmbedCount.objects.create(day=day, partner=partner, slice=slice, language=language, version=version, number=number)


@pytest.mark.django_db
def test_editor_sends_a_file_and_sees_how_readable_the_theme_is(daan, sign_in):
    answer = sign_in(daan).post(reverse(ADD), form(file_of({"--basis-space-md": "8px"})), follow=True)

    made = Theme.objects.get(code="blauw")
    page = soup(answer)
    assert answer.redirect_chain[-1][0] == reverse(EDIT, args=[made.pk])
    assert len(made.tokens) == 12
    rows = [[words(cell) for cell in row.find_all("td")] for row in page.select("table.listing tbody tr")]
    assert ["--basis-color-default-color-document", "--basis-color-default-bg-document", "17,75", "4,5"] in rows
    assert "1 token uit het bestand wordt niet gebruikt" in words(page)
    assert page.find("a", href="/embed/~thema=blauw/nl/klantreis/")


@pytest.mark.django_db
def test_wrong_file_loses_nothing_and_every_reason_is_said_in_dutch(daan, sign_in):
    changed = {"--basis-border-radius-md": "<b>wide", "--basis-color-default-color-subtle": "#aaaaaa"}

    answer = sign_in(daan).post(reverse(ADD), form(file_of(changed)))

    page = soup(answer)
    said = words(page)
    assert answer.status_code == 200
    assert page.find("input", {"name": "name"})["value"] == "Blauw"
    assert page.find("input", {"name": "source"})["value"] == "Eigen ontwerp"
    assert "--basis-border-radius-md: “<” mag er niet in staan." in said
    assert len(page.select("p.error-message br, .error-message br")) == 4
    assert "--basis-color-default-color-subtle op --basis-color-default-bg-document: contrast 2.32, nodig is" in said
    assert not Theme.objects.filter(code="blauw").exists()


@pytest.mark.django_db
def test_new_theme_needs_a_file_and_an_old_one_keeps_its_tokens(daan, sign_in):
    client = sign_in(daan)
    refused = client.post(reverse(ADD), form())
    assert "Een nieuw thema heeft een bestand met tokens nodig." in words(soup(refused))
    kept = import_theme(code="blauw", content=file_of())

    client.post(reverse(EDIT, args=[kept.pk]), form(name="Zeeblauw"))

    changed = Theme.objects.get(code="blauw")
    assert (changed.name, changed.digest) == ("Zeeblauw", kept.digest)


@pytest.mark.django_db
def test_wrong_domain_is_said_at_its_field_and_a_good_one_kept_small(daan, sign_in):
    client, add = sign_in(daan), reverse("wagtailsnippets_content_partner:add")
    fields = {"code": "school", "name": "School", "status": "active"}

    refused = client.post(add, fields | {"domains": "https://www.example.nl/"})
    client.post(add, fields | {"domains": "WWW.Example.NL", "limited": "on"})

    assert "laat weg wat voor de naam staat, zoals https://." in words(soup(refused))
    assert Partner.objects.get(code="school").domains == "www.example.nl"


@pytest.mark.django_db
def test_numbers_are_those_of_seven_thirty_and_365_days(settings):
    settings.EMBED_VERSION = 2
    Partner.objects.create(code="school", name="School")
    count("2026-11-27", 1, partner="school")
    count("2026-11-21", 2, partner="school", language="ar", version=2)
    count("2026-11-20", 4, partner="school")
    count("2026-10-28", 8, partner="school", language="ti")
    count("2025-11-27", 16, partner="school", language="tr")
    count("2026-01-01", 5, slice="woorden/")

    school, unknown = where_embedded(date(2026, 11, 27))

    assert (school.name, school.week, school.month, school.year) == ("School", 3, 7, 15)
    assert school.language_names == "Nederlands, العربية, ትግርኛ, Türkçe"
    assert (school.first, school.last) == (date(2025, 11, 27), date(2026, 11, 27))
    assert school.old_versions == "1"
    assert (unknown.name, unknown.slice, unknown.week, unknown.year) == ("Niet aangemeld", "woorden/", 0, 5)
    assert unknown.old_versions == ""


@pytest.mark.django_db
def test_report_is_a_table_and_a_spreadsheet(daan, sign_in, clock):
    clock(2026, 11, 27)
    count("2026-11-26", 3, partner="voorbeeldorganisatie", language="ar")
    client = sign_in(daan)

    page = soup(client.get("/admin/reports/insluiten/"))
    answer = client.get("/admin/reports/insluiten/?export=csv")

    assert "Voorbeeldorganisatie" in words(page.main)
    heads, row = csv.reader(b"".join(answer.streaming_content).decode().splitlines())
    assert heads[:4] == ["Partner", "Code", "Pagina", "7 dagen"]
    expected = ["Voorbeeldorganisatie", "voorbeeldorganisatie", "klantreis/", "3", "3", "3", "العربية", "2026-11-26"]
    assert row == [*expected, "2026-11-26", ""]


@pytest.mark.django_db
def test_report_without_any_count_is_empty_and_works(daan, sign_in):
    assert sign_in(daan).get("/admin/reports/insluiten/").status_code == 200
    assert sign_in(daan).get("/admin/reports/insluiten/results/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["bert", "elif_"])
@pytest.mark.parametrize(
    "address",
    ["/admin/snippets/content/partner/", "/admin/snippets/content/theme/add/", "/admin/reports/insluiten/?export=csv"],
)
def test_municipal_editors_and_translators_find_none_of_it(request, sign_in, who, address):
    client = sign_in(request.getfixturevalue(who))

    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
