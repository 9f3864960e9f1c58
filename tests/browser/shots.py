"""Pictures of the main pages of a running site: `python -m tests.browser.shots --base http://localhost:8000`."""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from tests.browser.chromium import MISSING, QUIET, find_chromium
from tests.browser.kinds import DUTCH_INSIDE, KINDS

FOLDER = Path(__file__).parents[2] / "var" / "shots"
LANGUAGES = ("nl", "ar", "ti")
WIDTHS = (360, 1280)


def take(chromium: str, base: str, folder: Path, languages: list[str]) -> int:
    """Write `<page>-<language>-<width>.png` for every main page; returns how many."""
    count = 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, chromium_sandbox=False, args=QUIET)
        for width in WIDTHS:
            page = browser.new_page(base_url=base, viewport={"width": width, "height": 900})
            for code in languages:
                for name, kind in {**KINDS, **DUTCH_INSIDE}.items():
                    page.goto(kind.address(code), wait_until="networkidle")
                    page.evaluate("() => document.fonts.ready.then(() => true)")
                    page.screenshot(path=folder / f"{name.replace(' ', '-')}-{code}-{width}.png", full_page=True)
                    count += 1
        browser.close()
    return count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", default="http://localhost:8000", help="where the site runs (make demo)")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--languages", nargs="+", default=LANGUAGES)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    try:
        count = take(find_chromium() or sys.exit(MISSING), asked.base, asked.folder, asked.languages)
    except Error as problem:
        sys.exit(f"{asked.base} does not answer; start the site with `make demo`. {problem.message.splitlines()[0]}")
    print(f"{count} pictures in {asked.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
