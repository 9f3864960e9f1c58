"""A wrong setting is one line that says what to do; the scheme switches what must be safe; plurals fit."""

import gettext
import os
import runpy
import subprocess
import sys

import polib
import pytest
from babel import Locale
from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_bidi, get_language_from_path, ngettext, to_locale

# Code, BCP 47 tag and direction, by hand from languages.md section 3.
LANGUAGES = {
    "nl": ("nl", "ltr"),
    "en": ("en", "ltr"),
    "ar": ("ar", "rtl"),
    "ti": ("ti", "ltr"),
    "tr": ("tr", "ltr"),
    "fa": ("fa", "rtl"),
    "fa-af": ("prs", "rtl"),
    "so": ("so", "ltr"),
    "es": ("es", "ltr"),
    "fr": ("fr", "ltr"),
    "ps": ("ps", "rtl"),
    "uk": ("uk", "ltr"),
}

# Which form belongs to 0, 1, 2, 3, 11, 21, 100 and 1,000,000 (languages.md, "Plural tests").
NUMBERS = (0, 1, 2, 3, 11, 21, 100, 1_000_000)
FORMS = {
    "nl": (1, 0, 1, 1, 1, 1, 1, 1),
    "en": (1, 0, 1, 1, 1, 1, 1, 1),
    "so": (1, 0, 1, 1, 1, 1, 1, 1),
    "ps": (1, 0, 1, 1, 1, 1, 1, 1),
    "ti": (0, 0, 1, 1, 1, 1, 1, 1),
    "tr": (0, 0, 1, 1, 1, 1, 1, 1),
    "fa": (0, 0, 1, 1, 1, 1, 1, 1),
    "fa-af": (0, 0, 1, 1, 1, 1, 1, 1),
    "fr": (0, 0, 1, 1, 1, 1, 1, 1),
    "es": (2, 0, 2, 2, 2, 2, 2, 1),
    "uk": (2, 0, 1, 1, 2, 0, 2, 2),
    "ar": (0, 1, 2, 3, 4, 4, 5, 5),
}
# Where Django's own catalogue, which ours must match, is simpler than CLDR: the numbers CLDR keeps apart.
SIMPLER_THAN_CLDR = {"tr": {0}, "fr": {1_000_000, 2_000_000}}

WRONG = [
    ("SECRET_KEY", "", "set SECRET_KEY in the environment"),
    ("SECRET_KEY", "geheim", "50 or more random characters"),
    ("SITE_URL", "example.org", "SITE_URL=https://example.org"),
    ("SITE_URL", "https://example.org/pad", "SITE_URL=https://example.org"),
    ("SITE_URL", "https://example.org:poort", "SITE_URL=https://example.org"),
    ("SITE_URL", "http://[::1", "SITE_URL=https://example.org"),
    ("DATABASE_URL", "mysql://amina:zonnebloem@host/site", "postgresql://"),
    ("DATABASE_URL", "postgresql://amina:zonnebloem@host:poort/site", "postgresql://"),
    ("DEBUG", "misschien", "DEBUG=1"),
    ("MACHINE_TRANSLATOR", "google", "MACHINE_TRANSLATOR=deepl"),
]


def surroundings(tmp_path, **changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DEBUG", "SITE_URL"}}
    return kept | {"SECRET_KEY": "k" * 60, "VAR_DIR": str(tmp_path)} | changes


def read_settings(monkeypatch, tmp_path, **changes: str) -> dict:
    for name in ("DATABASE_URL", "DEBUG", "SITE_URL", "ALLOWED_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings(tmp_path, **changes).items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(settings.BASE_DIR / "inburgering_site/settings.py"))


@pytest.mark.parametrize(("name", "value", "way_out"), WRONG)
def test_wrong_setting_is_one_line_that_names_it_and_says_how_to_set_it(tmp_path, name, value, way_out):
    command = [sys.executable, "manage.py", "check"]

    done = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=surroundings(tmp_path, **{name: value}),
        capture_output=True,
        text=True,
        check=False,
    )

    said = done.stderr.splitlines()
    assert done.returncode == 1
    assert len(said) == 1, done.stderr
    assert said[0].startswith(f"Setting {name}: ")
    assert way_out in said[0]
    assert "zonnebloem" not in done.stdout + done.stderr


def test_production_is_the_default(monkeypatch, tmp_path):
    made = read_settings(monkeypatch, tmp_path)

    assert made["DEBUG"] is False
    assert made["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert made["DATABASES"]["default"]["NAME"] == str(tmp_path / "site.sqlite3")
    assert made["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        assert pragma in made["DATABASES"]["default"]["OPTIONS"]["init_command"]


def test_https_address_makes_cookies_secure_and_tells_browsers_to_stay_on_https(monkeypatch, tmp_path):
    made = read_settings(monkeypatch, tmp_path, SITE_URL="https://inburgering.example.org")

    assert made["ALLOWED_HOSTS"] == ["inburgering.example.org"]
    assert made["SESSION_COOKIE_SECURE"] is made["CSRF_COOKIE_SECURE"] is made["SECURE_SSL_REDIRECT"] is True
    assert (made["SESSION_COOKIE_NAME"], made["CSRF_COOKIE_NAME"]) == ("__Host-session", "__Host-csrf")
    assert made["SECURE_HSTS_SECONDS"] >= 31_536_000  # internet.nl
    assert made["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True


def test_http_address_on_this_machine_keeps_the_site_usable_without_a_certificate(monkeypatch, tmp_path):
    made = read_settings(monkeypatch, tmp_path, SITE_URL="http://localhost:8123")

    assert made["SESSION_COOKIE_SECURE"] is made["CSRF_COOKIE_SECURE"] is made["SECURE_SSL_REDIRECT"] is False
    assert not made["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert made["SECURE_HSTS_SECONDS"] == 0


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_session_cookie_is_never_for_scripts(monkeypatch, tmp_path, scheme):
    made = read_settings(monkeypatch, tmp_path, SITE_URL=f"{scheme}://example.org")

    assert made["SESSION_COOKIE_HTTPONLY"] is True


def test_database_url_chooses_postgresql(monkeypatch, tmp_path):
    made = read_settings(monkeypatch, tmp_path, DATABASE_URL="postgresql://amina:zon@db.example.org/site")

    assert made["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert made["DATABASES"]["default"]["HOST"] == "db.example.org"


@pytest.mark.parametrize("code", LANGUAGES)
def test_address_of_every_language_is_accepted_with_its_tag_and_direction(code):
    tag, direction = LANGUAGES[code]

    language = settings.SITE_LANGUAGES[code]

    assert get_language_from_path(f"/{code}/klantreis/") == code
    assert (language.tag, language.direction) == (tag, direction)
    with translation.override(code):
        assert get_language_bidi() is (direction == "rtl")


@pytest.mark.parametrize("code", LANGUAGES)
def test_catalogue_has_the_plural_rule_of_its_language(code):
    path = settings.LOCALE_PATHS[0] / to_locale(code) / "LC_MESSAGES/django.po"

    header = polib.pofile(str(path)).metadata["Plural-Forms"]

    choose = gettext.c2py(header.split("plural=")[1].rstrip(";"))
    assert header == settings.SITE_LANGUAGES[code].plural
    assert tuple(choose(number) for number in NUMBERS) == FORMS[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_plural_rule_parts_numbers_as_cldr_does(code):
    choose = gettext.c2py(settings.SITE_LANGUAGES[code].plural.split("plural=")[1].rstrip(";"))
    category = Locale.parse(settings.SITE_LANGUAGES[code].babel).plural_form
    numbers = [*range(1_200), 1_000_000, 1_000_001, 2_000_000]

    pairs = {(choose(each), category(each)) for each in numbers if each not in SIMPLER_THAN_CLDR.get(code, ())}

    assert len(pairs) == len({form for form, _ in pairs}) == len({name for _, name in pairs})


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_running_site_takes_the_form_of_the_catalogue(code):
    path = settings.LOCALE_PATHS[0] / to_locale(code) / "LC_MESSAGES/django.po"
    entry = polib.pofile(str(path)).find("%(count)s week")

    with translation.override(code):
        shown = tuple(ngettext("%(count)s week", "%(count)s weeks", number) for number in NUMBERS)

    assert shown == tuple(entry.msgstr_plural[form] for form in FORMS[code])
