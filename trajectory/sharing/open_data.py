"""The open data: a page that explains it, and the files, feeds and descriptions that programs fetch."""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from trajectory.journey.versions import versions_of
from trajectory.sharing import catalogue
from trajectory.sharing.changes import SPOKEN
from trajectory.sharing.check import read_schema
from trajectory.sharing.dataset import JSON, LICENCE_ADDRESS, SCHEMA_VERSION, TITLE, digest_of, encode
from trajectory.sharing.feed import write_atom
from trajectory.sharing.models import DatasetVersion
from trajectory.sharing.published import LATEST, find_file, read_changes, read_editions
from trajectory.texts.tongue import Text

PATH = "/open-data/"
FOR_EVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300, stale-while-revalidate=3600"


def _for_everybody(request: HttpRequest, response: HttpResponse, etag: str, cache: str) -> HttpResponse:
    """The answer, or 304 for who has it already; pages of any other site may read it."""
    response.headers["ETag"], response.headers["Cache-Control"] = etag, cache
    response = get_conditional_response(request, etag=etag, response=response)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _give(request: HttpRequest, data: bytes, media_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    return _for_everybody(request, response, f'"{digest_of(data)}"', SHORTLY)


def _address(view: str, **kwargs) -> str:
    return settings.SITE_URL + reverse(view, kwargs=kwargs)


def _cite(edition: DatasetVersion, code: str) -> str:
    """How somebody names the data in a text of their own."""
    with override(code):
        number = gettext("Version %(number)s") % {"number": edition.number}
    address = _address("dataset-file", version=edition.number, name=JSON)
    return f"{settings.WAGTAIL_SITE_NAME}. {TITLE[code]}. {number}, {edition.day.isoformat()}. {address}"


@require_safe
def show_open_data(request: HttpRequest) -> HttpResponse:
    """What the data is, its versions with their reasons and files, and what somebody may do with it."""
    code = request.LANGUAGE_CODE
    own = code if code in SPOKEN else settings.LANGUAGE_CODE
    editions = read_editions()
    for edition in editions:
        edition.reason = Text(edition.reason_en if own == "en" else edition.reason_nl, own, foreign=own != code)
    context = {
        "editions": editions,
        "newest": editions[0] if editions else None,
        "citation": Text(_cite(editions[0], own), own, foreign=own != code) if editions else None,
        "licence_address": LICENCE_ADDRESS,
        "versions": versions_of(PATH, own=settings.SITE_LANGUAGES, current=code),
        "canonical": f"/{code}{PATH}",
    }
    return render(request, "trajectory/open_data.html", context)


@require_safe
def lead_to_page(request: HttpRequest) -> HttpResponse:
    """The id of the data as a page for people, in the language of their browser."""
    response = HttpResponseRedirect(reverse("open-data"))
    patch_vary_headers(response, ["Accept-Language"])
    response.headers["Cache-Control"] = "private, max-age=0"
    return response


@require_safe
def data_file(request: HttpRequest, version: str, name: str) -> HttpResponse:
    """A file of a version, byte for byte as it was published; 404 for a version that does not exist."""
    file = find_file(version, name)
    if file is None:
        raise Http404(version)
    etag, cache = f'"{file.digest}"', SHORTLY if version == LATEST else FOR_EVER
    held = get_conditional_response(request, etag=etag)  # before the data itself is read
    response = held or HttpResponse(bytes(file.data), content_type=file.media_type)
    response.headers["Content-Location"] = reverse("dataset-file", args=[file.version.number, name])
    response.headers["Content-Disposition"] = f'inline; filename="{name.replace(".", f"-{file.version.number}.", 1)}"'
    return _for_everybody(request, response, etag, cache)


def _give_schema(request: HttpRequest, number: int) -> HttpResponse:
    schema = read_schema(number)
    if schema is None:
        raise Http404(number)
    identified = {"$id": _address("dataset-schema", number=number), **schema}
    data = json.dumps(identified, ensure_ascii=False, indent=2).encode()
    return _give(request, data, "application/schema+json")


@require_safe
def newest_schema(request: HttpRequest) -> HttpResponse:
    """The schema of the data as it is published today."""
    return _give_schema(request, SCHEMA_VERSION)


@require_safe
def schema(request: HttpRequest, number: int) -> HttpResponse:
    """A schema by its number; one that was published once stays."""
    return _give_schema(request, number)


@require_safe
def schema_of_version(request: HttpRequest, version: str) -> HttpResponse:
    """The schema a version was published with."""
    file = find_file(version, JSON)
    if file is None:
        raise Http404(version)
    return _give_schema(request, file.version.schema_version)


@require_safe
def changes_file(request: HttpRequest) -> HttpResponse:
    """What changed in every version, in Dutch and English."""
    return _give(request, encode({"title": TITLE, "versions": read_changes()}), "application/json")


@require_safe
def changes_feed(request: HttpRequest) -> HttpResponse:
    """The same as a feed."""
    versions = read_changes()
    if not versions:
        raise Http404("no version is published")
    host = urlsplit(settings.SITE_URL).hostname
    with override("nl"):
        page = _address("open-data")
    data = write_atom(
        versions,
        address=_address("dataset-feed"),
        page=page,
        author=settings.PUBLISHER_NAME or settings.WAGTAIL_SITE_NAME,
        tag=f"tag:{host},2026:journey",
    )
    return _give(request, data, "application/atom+xml; charset=utf-8")


@require_safe
def show_catalogue(request: HttpRequest) -> HttpResponse:
    """The data described for data catalogues (DCAT-AP-NL 3.0)."""
    editions = read_editions()
    if not editions:
        raise Http404("no version is published")
    newest = editions[0]
    edition = catalogue.Edition(
        number=newest.number,
        issued=editions[-1].day.isoformat(),
        modified=newest.day.isoformat(),
        notes={"nl": newest.reason_nl, "en": newest.reason_en},
        schema=_address("dataset-schema", number=newest.schema_version),
        files=tuple(
            catalogue.File(
                each.name, _address("dataset-file", version=newest.number, name=each.name), each.size, each.digest
            )
            for each in newest.given
        ),
    )
    name = settings.PUBLISHER_NAME or settings.WAGTAIL_SITE_NAME
    publisher = catalogue.Publisher(name, settings.PUBLISHER_EMAIL, f"{settings.SITE_URL}/nl/contact/")
    pages = [f"{settings.SITE_URL}/{code}{PATH}" for code in ("nl", "en")]
    described = catalogue.describe(
        f"{settings.SITE_URL}/data", edition, publisher, list(settings.SITE_LANGUAGES), pages
    )
    return _give(request, encode(described), "application/ld+json")
