"""The domains of a partner, as an editor may write them."""

import pytest
from django.utils import translation

from content.partners.domains import WrongDomains, read_domains


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("", ()),
        ("www.example.nl", ("www.example.nl",)),
        ("*.example.nl", ("*.example.nl",)),
        (" WWW.Example.NL \n\n*.example.nl\nwww.example.nl", ("www.example.nl", "*.example.nl")),
        ("www.example.nl:443", ("www.example.nl",)),
        ("test.example.nl:8443", ("test.example.nl:8443",)),
        ("www.fryslân.example", ("www.xn--frysln-0ta.example",)),
        ("*.fryslân.example", ("*.xn--frysln-0ta.example",)),
    ],
)
def test_domains_are_kept_as_browsers_write_them(text, hosts):
    assert read_domains(text) == hosts


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("https://www.example.nl", "leave out what stands before the name, such as https://"),
        ("http://www.example.nl", "leave out what stands before the name, such as https://"),
        ("www.example.nl/pagina", "a domain has no page behind it"),
        ("www.example.nl?x=1", "a domain has no page behind it"),
        ("www.example.nl www.example.org", "a domain has no spaces; write each on its own line"),
        ("*", "a star stands only in front, as in *.example.nl"),
        ("www.*.nl", "a star stands only in front, as in *.example.nl"),
        ("*example.nl", "a star stands only in front, as in *.example.nl"),
        ("*.nl", "a domain has at least two parts, such as example.nl"),
        ("localhost", "a domain has at least two parts, such as example.nl"),
        ("192.168.1.1", "a domain has at least two parts, such as example.nl"),
        ("example.nl:0", "this is no domain"),
        ("example.nl:70000", "this is no domain"),
        ("exa_mple.nl", "this is no domain"),
        ("-example.nl", "this is no domain"),
        ("example..nl", "this is no domain"),
        ("example.nl;", "this is no domain"),
        ("'self'", "this is no domain"),
    ],
)
def test_what_is_no_domain_is_refused_with_its_reason(line, reason):
    with translation.override("en"), pytest.raises(WrongDomains) as wrong:
        read_domains(f"www.example.nl\n{line}")

    assert wrong.value.sentences == [f"“{line}”: {reason}."]


def test_every_wrong_line_is_named_in_the_language_of_the_editor():
    with translation.override("nl"), pytest.raises(WrongDomains) as wrong:
        read_domains("*\nlocalhost")

    assert wrong.value.sentences == [
        "“*”: een ster staat alleen vooraan, zoals in *.example.nl.",
        "“localhost”: een domein heeft minstens twee delen, zoals example.nl.",
    ]
