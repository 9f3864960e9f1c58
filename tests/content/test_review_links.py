"""Links to other sites are looked at in the background, briefly, and never inside our own network."""

import socket
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import call_command
from django.utils import timezone

from content.review import fetch as fetching
from content.review.fetch import Answer, fetch, is_public, public_address
from content.review.links import ask, check_asked, known_of
from content.review.models import LinkCheck

ANSWERS = {
    "/goed": (200, ""),
    "/weg": (404, ""),
    "/voorgoed-weg": (410, ""),
    "/verboden": (403, ""),
    "/te-vaak": (429, ""),
    "/stuk": (503, ""),
    "/verhuisd": (301, "/goed"),
    "/verhuisd-naar-niets": (302, "/weg"),
    "/rondje": (302, "/rondje"),
    "/naar-binnen": (302, "http://10.0.0.1/geheim"),
    "/naar-bestand": (302, "file:///etc/passwd"),
}


class _Site(BaseHTTPRequestHandler):
    """Another site: its answers by path; one of them does not know HEAD."""

    def answer(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers["Host"]))
        status, leads_to = ANSWERS.get(self.path, (200, ""))
        if self.path == "/geen-head" and self.command == "HEAD":
            status = 405
        self.send_response(status)
        if leads_to:
            self.send_header("Location", leads_to)
        body = b"x" * 100_000 if self.command == "GET" else b""
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):  # the checker has read enough
            self.wfile.write(body)

    do_GET = do_HEAD = answer

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def outside(host: str, port: int) -> str:
    """As if the site of the test stood on the internet; every other address is looked at as always."""
    return "127.0.0.1" if host == "site.example" else public_address(host, port)


def look(site, path: str) -> Answer:
    return fetch(f"http://site.example:{site.server_port}{path}", resolve=outside, ports=())


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/goed", "ok"), ("/verhuisd", "ok"), ("/geen-head", "ok"), ("/weg", "broken"), ("/voorgoed-weg", "broken"),
        ("/verhuisd-naar-niets", "broken"), ("/verboden", "unknown"), ("/te-vaak", "unknown"), ("/stuk", "unknown"),
        ("/rondje", "unknown"), ("/naar-binnen", "broken"), ("/naar-bestand", "broken"),
    ],
)  # fmt: skip
def test_answer_of_another_site_is_judged(site, path, state):
    assert look(site, path).state == state


def test_site_is_asked_politely_and_with_its_own_name(site):
    look(site, "/goed?a=1")

    assert site.asked == [("HEAD", "/goed?a=1", f"site.example:{site.server_port}")]


def test_leading_round_and_round_ends(site):
    assert look(site, "/rondje") == Answer("unknown", "too many redirects")
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001:0:53aa:64c:0:fbff:80ff:fffe", "ff02::1",
    ],
)  # fmt: skip
def test_address_of_a_network_of_ours_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2a00:1450:400e:80c::200e"])
def test_address_of_the_world_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/", "http://2130706433/", "http://0x7f.1/",
        "https://user@example.org/", "ftp://example.org/", "file:///etc/passwd", "http:///weg", "http://[half/",
    ],
)  # fmt: skip
def test_address_that_no_reader_can_open_is_broken_and_nobody_is_asked(url, monkeypatch):
    monkeypatch.setattr(fetching.urllib3.HTTPConnectionPool, "urlopen", None)

    assert fetch(url).state == "broken"


def test_host_with_one_inner_address_is_refused_whole(monkeypatch):
    found = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: found)

    assert fetch("http://example.org/") == Answer("broken", "not a public address")


@pytest.mark.parametrize(("number", "state"), [(socket.EAI_NONAME, "broken"), (socket.EAI_AGAIN, "unknown")])
def test_name_that_does_not_exist_is_broken_and_no_network_is_not(monkeypatch, number, state):
    def fail(*args, **more):
        raise socket.gaierror(number, "no")

    monkeypatch.setattr(socket, "getaddrinfo", fail)

    assert fetch("https://nergens.example/").state == state


def test_other_ports_are_left_alone():
    assert fetch("http://example.org:22/") == Answer("unknown", "unusual port")


@pytest.mark.django_db
def test_link_that_was_checked_before_the_edit_is_checked_again():
    url = "https://www.example.org/"
    LinkCheck.objects.create(url=url, state="ok", checked_at=timezone.now())

    assert known_of({url: "Tekst"}, timezone.now())[0].state == "waiting"


@pytest.mark.django_db
def test_one_round_checks_the_oldest_and_leaves_the_rest_for_the_next():
    ask([f"https://www.example.org/{number}" for number in range(5)])

    asked = []
    check_asked(most=3, look=lambda url: asked.append(url) or Answer("ok"))

    assert len(asked) == 3
    assert LinkCheck.objects.filter(asked_at__isnull=False).count() == 2
    assert set(LinkCheck.objects.filter(state="ok").values_list("url", flat=True)) == set(asked)


@pytest.mark.django_db
def test_address_that_is_too_long_is_said_to_be_unchecked():
    url = "https://www.example.org/" + "x" * 700
    ask([url])

    assert known_of({url: "Tekst"}, timezone.now())[0].state == "unknown"
    assert not LinkCheck.objects.exists()


@pytest.mark.django_db(transaction=False)
def test_scheduler_looks_at_links(monkeypatch):
    ask(["http://127.0.0.1/inner"])

    call_command("tick", once=True)

    assert LinkCheck.objects.get().state == "broken"
