"""Ask another site whether a page is there: briefly, politely, and never a machine of our own network."""

import ipaddress
import socket
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

import idna
import urllib3

PORTS = {"http": 80, "https": 443}
TIMEOUT = urllib3.Timeout(connect=3, read=4)  # seconds
MOST_BYTES = 2048
MOST_STEPS = 5  # redirects
GONE = (404, 410)
AGENT = "inburgering-site link check"
NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv6 addresses that stand for one of IPv4


@dataclass(frozen=True)
class Answer:
    """What was found: "ok", "broken" or "unknown", and why, in a few English words that the screen translates."""

    state: str
    reason: str = ""


class Refused(Exception):
    """An address that is not asked at all, with the answer that is given instead."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.reason)
        self.answer = answer


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the world, and to no network, machine or router of ours."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if found.version == 6 and (found.ipv4_mapped or found.sixtofour or found.teredo or found in TRANSLATED):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def public_address(host: str, port: int) -> str:
    """The address to connect to; raises Refused when one of the addresses of this host is not public."""
    try:
        found = [each[4][0] for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except socket.gaierror as problem:
        known = problem.errno in NO_SUCH_NAME
        raise Refused(Answer("broken", "no such site") if known else Answer("unknown", "no connection")) from None
    if not found or not all(map(is_public, found)):
        raise Refused(Answer("broken", "not a public address"))
    return found[0]


def _split(url: str) -> tuple[SplitResult, str, int]:
    """The address in parts, its host as machines write it, and its port; raises Refused for what no reader can open."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
        host = idna.encode(parts.hostname or "", uts46=True).decode() if not _is_number(parts.hostname) else ""
    except (ValueError, idna.IDNAError):
        raise Refused(Answer("broken", "not an address")) from None
    if parts.scheme not in PORTS or parts.username or not (host or parts.hostname):
        raise Refused(Answer("broken", "not an address"))
    return parts, host or parts.hostname, port


def _is_number(host: str | None) -> bool:
    try:
        return bool(ipaddress.ip_address(host or ""))
    except ValueError:
        return False


def _ask(method: str, url: str, resolve: Callable[[str, int], str], ports: tuple[int, ...]) -> tuple[int, str]:
    """The status of one answer and where it leads. It connects to the address that was looked at, to no other."""
    parts, host, port = _split(url)
    if ports and port not in ports:
        raise Refused(Answer("unknown", "unusual port"))
    address = resolve(host, port)
    secure = {"server_hostname": host, "assert_hostname": host} if parts.scheme == "https" else {}
    kind = urllib3.HTTPSConnectionPool if secure else urllib3.HTTPConnectionPool
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    name = host if port == PORTS[parts.scheme] else f"{host}:{port}"
    headers = {"Host": name, "User-Agent": AGENT, "Accept": "*/*"}
    with closing(kind(address, port, timeout=TIMEOUT, **secure)) as pool:
        answer = pool.urlopen(
            method, target, headers=headers, retries=False, redirect=False, preload_content=False, decode_content=False
        )
        with closing(answer):
            answer.read(MOST_BYTES)
            return answer.status, answer.headers.get("Location", "")


def _judge(status: int) -> Answer:
    if status < 400:
        return Answer("ok")
    return Answer("broken" if status in GONE else "unknown", str(status))


def fetch(
    url: str, *, resolve: Callable[[str, int], str] = public_address, ports: tuple[int, ...] = (80, 443)
) -> Answer:
    """Whether this address leads to a page: HEAD, and GET when that is refused; a few seconds and redirects at most."""
    try:
        for _step in range(MOST_STEPS + 1):
            status, leads_to = _ask("HEAD", url, resolve, ports)
            if status >= 400:
                status, leads_to = _ask("GET", url, resolve, ports)
            if not (300 <= status < 400 and leads_to):
                return _judge(status)
            url = urljoin(url, leads_to)
    except Refused as problem:
        return problem.answer
    except (urllib3.exceptions.HTTPError, OSError, ValueError):
        return Answer("unknown", "no connection")
    return Answer("unknown", "too many redirects")
