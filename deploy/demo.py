"""The whole site on this machine, as in production: `make demo`; new passwords: `make demo-passwords`."""

import os
import secrets
import signal
import sys
import time
from pathlib import Path

import serving
import steps

RULE = "─" * 72


def secret_key(var: Path) -> str:
    """The key that signs sessions: made at random once, readable by its owner only."""
    path = var / "secret-key"
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(60))
    return path.read_text().strip()


def read_port() -> int:
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        sys.exit(f"PORT={port} is not a port; take a number, for example: make demo PORT=8001")
    return int(port)


def prepare(port: int) -> tuple[Path, dict[str, str]]:
    """Make the folder for run-time files and the environment that production settings read."""
    var = Path(os.environ.get("VAR_DIR") or steps.ROOT / "var").resolve()
    var.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"VAR_DIR": str(var), "PYTHONUNBUFFERED": "1"}
    environment.setdefault("SITE_URL", f"http://localhost:{port}")
    if "MAIL_URL" not in environment:  # letters are files, such as the invitation of a new editor
        environment |= {"MAIL_URL": "file:", "MAIL_FROM": "demo@example.org"}
    environment["SECRET_KEY"] = os.environ.get("SECRET_KEY") or secret_key(var)
    return var, environment


def new_passwords() -> None:
    """Give the demo accounts new passwords and print them, once."""
    var, environment = prepare(read_port())
    if not steps.database_is_there(environment.get("DATABASE_URL", ""), var):
        sys.exit("There is no demo yet; `make demo` makes it.")
    lines = steps.manage(("demo_accounts", "--new-passwords"), environment, lambda line: None)
    print(say_logins(lines))


def say_logins(logins: list[str]) -> str:
    if not logins:
        return "Logins: as shown at the first start; `make demo-passwords` makes new passwords."
    return "\n  ".join(["Logins (not shown again; `make demo-passwords` makes new ones):", *logins])


def say_addresses(site: str, seconds: float) -> str:
    lines = [f"The site runs, {seconds:.0f} s after the start; Ctrl-C stops it, and what you change stays."]
    return "\n  ".join([*lines, f"Visitors  {site}/nl/", f"Editors   {site}/admin/"])


def serve(port: int, var: Path, environment: dict[str, str], logins: list[str], started: float) -> int:
    """Run server and scheduler until someone stops them or one of them ends; answers the exit code."""
    log = var / "demo.log"
    log.write_bytes(b"")
    label = f"[{len(steps.STEPS) + 1}/{len(steps.STEPS) + 1}] server and scheduler"
    print(f"{label} … ", end="", flush=True)
    children = {
        "server": serving.start(serving.server_command(port), environment, log),
        "scheduler": serving.start([sys.executable, "manage.py", "tick"], environment, log),
    }
    begun = time.monotonic()
    try:
        healthy = serving.wait_until_healthy(port, children)
        print(f"{time.monotonic() - begun:.0f} s" if healthy else "no healthy answer", flush=True)
        if healthy:
            print(RULE, say_addresses(environment["SITE_URL"], time.monotonic() - started), sep="\n")
        if healthy or logins:
            print(say_logins(logins), RULE, sep="\n", flush=True)
        failed = serving.watch(children) if healthy else serving.ended(children) or "server"
    finally:
        serving.stop(children)
    if serving.stopping:
        print("\nStopped.")
        return 0
    last = log.read_text(errors="replace").splitlines()[-20:]
    words = f"The {failed} ended by itself or never answered, so the demo stopped; its log is {log}."
    print("\n".join([*last, words]), file=sys.stderr)
    return 1


def main() -> int:
    os.chdir(steps.ROOT)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if "--new-passwords" in sys.argv[1:]:
        new_passwords()
        return 0
    started, port = time.monotonic(), read_port()
    if not serving.port_is_free(port):
        sys.exit(f"Port {port} is in use; choose another: make demo PORT={min(port + 1, 65535)}")
    var, environment = prepare(port)
    logins = steps.take_all(environment, var)
    serving.listen_for_the_end()
    return serve(port, var, environment, logins, started)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped; the next start goes on where this one was.")
