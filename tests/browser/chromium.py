"""Which browser the tests and the pictures use, and how it is kept quiet."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "No Chromium found: install the package chromium, or set CHROMIUM to its path"
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The site of the tests is on this machine; a page of somebody else may ask it nothing without this.
    "--disable-features=LocalNetworkAccessChecks",
]


def find_chromium() -> str:
    """The path of a Chromium: CHROMIUM when set, else the first that is installed, else an empty text."""
    names = [name for name in (os.environ.get("CHROMIUM", ""), *NAMES) if name]
    return next((path for path in map(shutil.which, names) if path), "")
