"""All that is checked without running the site: `make check`; `make fix` (`--fix`) mends what it can."""

import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MANAGE = (sys.executable, "manage.py")
TEMPLATES = ("templates", "content", "trajectory", "inburgering_site")

Check = tuple[str, tuple[str, ...]]


def template_files() -> tuple[str, ...]:
    folders = (ROOT / folder for folder in TEMPLATES)
    return tuple(str(file.relative_to(ROOT)) for folder in folders for file in sorted(folder.rglob("*.html")))


def format_templates(*options: str) -> tuple[str, ...]:
    """The template formatter over every template; nothing to run while there is none."""
    files = template_files()
    return (str(BIN / "djade"), "--target-version", "5.2", *options, *files) if files else ()


def checks() -> list[Check]:
    """What is checked, in the order of how quick it is."""
    ruff = str(BIN / "ruff")
    return [
        ("code style (ruff)", (ruff, "check", "--quiet")),
        ("code format (ruff)", (ruff, "format", "--check", "--quiet")),
        ("template format (djade)", format_templates("--check")),
        ("style sheets (logical, tokens)", (sys.executable, "deploy/check_css.py")),
        ("import contracts", (str(BIN / "lint-imports"), "--no-logo")),
        ("migrations complete", (*MANAGE, "makemigrations", "--check", "--dry-run")),
        ("message catalogues current", (*MANAGE, "messages", "--check")),
        ("content files", (*MANAGE, "load_content", "--check")),
        ("production settings", (*MANAGE, "check", "--deploy", "--fail-level", "WARNING")),
    ]


def fixes() -> list[Check]:
    ruff = str(BIN / "ruff")
    return [
        ("code style (ruff)", (ruff, "check", "--fix", "--quiet")),
        ("code format (ruff)", (ruff, "format", "--quiet")),
        ("template format (djade)", format_templates()),
    ]


def production() -> dict[str, str]:
    """The environment of a real site, with a key for this once and a database that nobody misses."""
    var = ROOT / "var" / "check"
    var.mkdir(parents=True, exist_ok=True)
    environment = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DEBUG"}}
    given = {"SITE_URL": "https://example.org", "SECRET_KEY": secrets.token_urlsafe(60), "VAR_DIR": str(var)}
    mail = {"MAIL_URL": "smtp://mail.example.org", "MAIL_FROM": "site@example.org"}
    return environment | given | mail


def passes(check: Check, environment: dict[str, str]) -> bool:
    """Run one check; its own words are shown only when it fails."""
    name, command = check
    started = time.monotonic()
    if not command:
        print(f"  –   {name}: nothing to look at yet")
        return True
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    good = done.returncode == 0
    print(f"{'  ok ' if good else 'FAIL '} {name}  {time.monotonic() - started:.1f} s", flush=True)
    if not good:
        print((done.stdout + done.stderr).rstrip(), flush=True)
    return good


def main(arguments: list[str]) -> int:
    fixing = "--fix" in arguments
    environment = production()
    failed = [check[0] for check in (fixes() if fixing else checks()) if not passes(check, environment)]
    if failed and not fixing:
        print(f"{len(failed)} failed: {', '.join(failed)}. `make fix` mends style and format.")
    return int(bool(failed) and not fixing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
