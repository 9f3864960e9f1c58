"""The domains of a partner: written by an editor, read as browsers know them (pure)."""

import re

import idna
from django.utils.translation import gettext as _

HOST = re.compile(r"(?P<wild>\*\.)?(?P<name>[^*:/\s]+)(?::(?P<port>[0-9]{1,5}))?")
HTTPS = 443
MOST_PORT = 65535


class WrongDomains(ValueError):
    """Lines that are no domain; `sentences` says of each why."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def _host_of(line: str) -> str:
    """One line as a host for `frame-ancestors`; raises ValueError with the reason, for the editor."""
    if "://" in line:
        raise ValueError(_("leave out what stands before the name, such as https://"))
    if "/" in line or "?" in line or "#" in line:
        raise ValueError(_("a domain has no page behind it"))
    if re.search(r"\s", line):
        raise ValueError(_("a domain has no spaces; write each on its own line"))
    found = HOST.fullmatch(line)
    if found is None:
        raise ValueError(_("a star stands only in front, as in *.example.nl"))
    try:
        name = idna.encode(found["name"], uts46=True).decode()
    except idna.IDNAError:
        raise ValueError(_("this is no domain")) from None
    if "." not in name.strip(".") or name.endswith(".") or name.rpartition(".")[2].isdigit():
        raise ValueError(_("a domain has at least two parts, such as example.nl"))
    port = int(found["port"] or HTTPS)
    if not 0 < port <= MOST_PORT:
        raise ValueError(_("this is no domain"))
    return f"{found['wild'] or ''}{name}{f':{port}' if port != HTTPS else ''}"


def read_domains(text: str) -> tuple[str, ...]:
    """The hosts in a text with one on each line, lower case, in punycode, each once; raises WrongDomains."""
    hosts, wrong = [], []
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            hosts.append(_host_of(line))
        except ValueError as reason:
            wrong.append(f"“{line[:80]}”: {reason}.")
    if wrong:
        raise WrongDomains(wrong)
    return tuple(dict.fromkeys(hosts))
