"""A file that somebody sent, as texts: what it is, by its content, and whether it can be read at all (pure)."""

import re

from django.utils.translation import gettext as _

from content.translation.exchange.given import MOST_BYTES, Read, Refused
from content.translation.exchange.po import read_po
from content.translation.exchange.xliff_read import read_xliff

MARK = "\ufeff"
DECLARED = re.compile(r"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"'>]*)[\"']")


def too_large() -> Refused:
    return Refused(0, _("The file is larger than %(number)s MB.") % {"number": MOST_BYTES // 1_000_000})


def _text_of(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise too_large()
    try:
        text = data.decode("utf-8").removeprefix(MARK)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise Refused(line, _("The file is not in UTF-8.")) from None
    if "\0" in text:
        raise Refused(text.count("\n", 0, text.index("\0")) + 1, _("There is a zero byte in the file."))
    if not text.strip():
        raise Refused(1, _("The file is empty."))
    return text


def read_file(data: bytes, code: str) -> Read:
    """The texts of a PO or XLIFF file in this language; raises Refused."""
    text = _text_of(data)
    if text.lstrip().startswith("<"):
        declared = DECLARED.match(text.lstrip())
        if declared and declared[1].lower() not in ("utf-8", "utf8"):
            raise Refused(1, _("The file must be in UTF-8, and says %(other)s.") % {"other": declared[1]})
        return read_xliff(text, code)
    if re.search(r"^msgid\s", text, re.MULTILINE):
        return read_po(text, code)
    raise Refused(1, _("This is no PO file and no XLIFF file."))
