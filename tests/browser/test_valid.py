"""Every page is valid HTML, by the validator of the W3C: not one message, in any language."""

import os
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.kinds import DUTCH_INSIDE, KINDS, MADE_HERE
from tests.content.reading import DUTCH_ONLY, PAGES, TONGUES, WRITTEN

# `make test` brings the validator; where it cannot, it says so and leaves this file out, which fails in CI.
JAR = os.environ.get("VNU_JAR", "")
pytestmark = pytest.mark.django_db

MOMENTS = ("A01", "A08", "G01", "M13", "W03", "U01", "E05", "T08", "F07")


def read(address: str) -> bytes:
    """The body of a page, whatever its status."""
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.read()
    except urllib.error.HTTPError as problem:
        return problem.read()


def validate(folder: Path) -> list[str]:
    """Every message of the validator, warnings too, about all pages in a folder."""
    assert JAR, "no HTML validator: run `make test-browser`, which brings it"
    command = ["java", "-jar", JAR, "--format", "gnu", "--stdout", "--skip-non-html", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return [line.replace(f'"file:{folder}/', '"') for line in done.stdout.splitlines() if line.strip()]


def test_every_kind_of_page_in_every_language_is_valid(site, tmp_path):
    kinds = {**KINDS, **DUTCH_INSIDE, **MADE_HERE}
    addresses = {
        f"{code}-{number}": kind.address(code) for code in TONGUES for number, kind in enumerate(kinds.values())
    }
    paths = [*PAGES.values(), *DUTCH_ONLY.values(), *(f"/klantreis/{each}/" for each in MOMENTS)]
    addresses |= {f"{code}-p{number}": f"/{code}{path}" for code in WRITTEN for number, path in enumerate(paths)}
    for name, address in addresses.items():
        (tmp_path / f"{name.replace(' ', '-')}.html").write_bytes(read(site + address))

    messages = validate(tmp_path)

    assert len(list(tmp_path.iterdir())) > 280
    assert messages == []


def test_planted_mistake_is_found_by_the_validator(site, tmp_path):
    good = read(f"{site}/ar/").decode()
    (tmp_path / "bad.html").write_text(good.replace("<main ", "<main id=main "), "utf-8")

    messages = validate(tmp_path)

    assert 'id="main"' in good
    assert len(messages) == 1
    assert "Duplicate attribute" in messages[0]
