"""Run the site and its scheduler side by side, and end both together."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

PATIENCE = 90  # seconds for the first healthy answer
GRACE = 8  # seconds to finish open requests before the end

stopping = False


def port_is_free(port: int) -> bool:
    """Whether nobody listens on this port of localhost, in either address family."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                if probe.connect_ex((address, port)) == 0:
                    return False
        except OSError:
            continue  # a machine without IPv6
    return True


def start(command: list[str], environment: dict[str, str], log: Path) -> subprocess.Popen:
    """Start a child in a process group of its own, so that Ctrl-C reaches it through us, once."""
    with log.open("ab") as output:
        streams = {"stdin": subprocess.DEVNULL, "stdout": output, "stderr": output}
        return subprocess.Popen(command, env=environment, start_new_session=True, **streams)


def server_command(port: int) -> list[str]:
    """The production server: two processes, answering on 127.0.0.1 only."""
    options = (
        "--interface wsgi --host 127.0.0.1 --workers 2 --blocking-threads 4 --no-ws --log-level warning "
        "--workers-kill-timeout 5 --respawn-failed-workers --port"
    )
    return [sys.executable, "-m", "granian", *options.split(), str(port), "inburgering_site.wsgi:application"]


def is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/health/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_until_healthy(port: int, children: dict[str, subprocess.Popen]) -> bool:
    """Wait for /health/ to answer 200; False when a child ended, someone stopped us, or time ran out."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not stopping and not ended(children):
        if is_healthy(port):
            return True
        time.sleep(0.2)
    return False


def ended(children: dict[str, subprocess.Popen]) -> str:
    """The name of a child that is no longer running, or an empty string."""
    return next((name for name, child in children.items() if child.poll() is not None), "")


def watch(children: dict[str, subprocess.Popen]) -> str:
    """Stay until someone stops us (answers an empty string) or a child ends (answers its name)."""
    while not stopping:
        if name := ended(children):
            return name
        time.sleep(0.3)
    return ""


def signal_group(child: subprocess.Popen, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, number)


def stop(children: dict[str, subprocess.Popen]) -> None:
    """Ask every child to finish, wait, and end what is left of its group."""
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + GRACE
    for child in children.values():
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, until - time.monotonic()))
        signal_group(child, signal.SIGKILL)
        child.wait()


def listen_for_the_end() -> None:
    """Let Ctrl-C, TERM and a closed terminal end the demo in the same tidy way."""

    def note(number: int, frame: object) -> None:
        global stopping
        stopping = True

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, note)
