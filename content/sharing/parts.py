"""The parts of a page as plain words and links: what its blocks say, without how they look."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.conf import settings
from django.urls import reverse

from content.pages.compose import SHORT_ANSWERS
from content.pages.parts import Parts
from trajectory.texts.tongue import Text

LINE_END = re.compile(r"</(?:p|h3|li|ul|ol)>|<br\s*/?>")
KINDS = (
    *("short", "heading", "paragraph", "callout", "steps", "situations", "moments", "pages", "contact"),
    *("picture", "documents", "recording", "register"),
)
NOTHING = Text("", settings.LANGUAGE_CODE)


@dataclass(frozen=True)
class Item:
    """One of several things in a part: its own code if it has one, what it says, and where it leads."""

    title: Text
    text: Text = NOTHING
    code: str = ""
    address: str = ""


@dataclass(frozen=True)
class Part:
    """A part of a page; `html` is the text with its links."""

    kind: str
    title: Text = NOTHING
    text: Text = NOTHING
    html: str = ""
    tone: str = ""
    law: str = ""
    items: tuple[Item, ...] = ()


def plain(html: str) -> str:
    """Clean HTML as lines; an item of a list begins with "- "."""
    lines = LINE_END.sub("\n", html.replace("<li", "- <li"))
    words = unescape(re.sub(r"<[^>]+>", "", lines))
    return "\n".join(line.strip() for line in words.splitlines() if line.strip())


def absolute(path: str) -> str:
    """An address on our own site, with its host; others stay as they are."""
    return f"{settings.SITE_URL}{path}" if path.startswith("/") else path


@dataclass(frozen=True)
class Writer:
    """Writes the blocks of one page, whose texts stand in `parts.own`, for a reader of `parts.code`."""

    parts: Parts

    def own(self, text: object) -> Text:
        """A text of the page itself."""
        return Text(str(text or ""), self.parts.own, self.parts.own != self.parts.code)

    def rich(self, value) -> dict:
        """A text with links, as text and as HTML."""
        html = self.parts.rich(value.source if hasattr(value, "source") else str(value))
        linked = html.replace('href="/', f'href="{settings.SITE_URL}/')
        return {"text": self.own(plain(html)), "html": linked}

    def page(self, number: int | None) -> str:
        link = self.parts.pages.get(number) if number else None
        return absolute(link.address) if link else ""

    def moment(self, code: str) -> str:
        return absolute(reverse("journey-moment", args=[code])) if code in self.parts.moments else ""

    def short(self, value) -> Part:
        labels = ((name, value.block.child_blocks[name].label) for name in SHORT_ANSWERS)
        items = (Item(Text(str(label), self.parts.code), self.own(value[name]), code=name) for name, label in labels)
        return Part("short", law=value["law"] or "", items=tuple(items))

    def heading(self, value) -> Part:
        return Part("heading", self.own(value))

    def paragraph(self, value) -> Part:
        return Part("paragraph", **self.rich(value))

    def callout(self, value) -> Part:
        return Part("callout", self.own(value["title"]), tone=value["tone"], **self.rich(value["text"]))

    def steps(self, value) -> Part:
        items = (Item(self.own(item["title"]), self.own(item["text"])) for item in value["items"])
        return Part("steps", self.own(value["heading"]), items=tuple(items))

    def situations(self, value) -> Part:
        items = (
            Item(
                self.own(item["title"]),
                self.own(item["text"]),
                address=self.page(item["page"]) or self.moment(item["moment"] or ""),
            )
            for item in value["items"]
        )
        return Part("situations", self.own(value["heading"]), items=tuple(items))

    def moments(self, value) -> Part:
        links = (self.parts.moments.get(code) for code in value["ids"].split())
        items = (Item(link.title, link.summary, link.id, self.moment(link.id)) for link in links if link)
        return Part("moments", self.own(value["heading"]), items=tuple(items))

    def pages(self, value) -> Part:
        links = (self.parts.pages.get(number) for number in value["items"])
        items = (
            Item(
                Text(link.title, link.code, link.foreign),
                Text(link.intro, link.code, link.foreign),
                address=absolute(link.address),
            )
            for link in links
            if link
        )
        return Part("pages", self.own(value["heading"]), items=tuple(items))

    def contact(self, value) -> Part:
        known = (self.parts.organisations.get(code) for code in value["organisations"].split())
        items = (Item(each.name, each.role, each.code, each.website) for each in known if each)
        return Part("contact", self.own(value["heading"]), items=tuple(items))

    def picture(self, value) -> Part:
        described = value["image"].contextual_alt_text if value["image"] else ""
        return Part("picture", self.own(described), self.own(value["caption"]))

    def documents(self, value) -> Part:
        items = (
            Item(
                Text(each.title, each.language, each.language != self.parts.code),
                address=absolute(each.url),
            )
            for each in value["items"]
            if each
        )
        return Part("documents", self.own(value["heading"]), items=tuple(items))

    def recording(self, value) -> Part | None:
        """What is heard or seen, as words; None when an editor deleted it or it has no voice."""
        tracks = value.in_reach(self.parts.code) if value else []
        voice = next((track for track in tracks if track.file), None)
        if voice is None:
            return None
        told = tracks[0]
        foreign = told.language != self.parts.code
        items = (Item(Text(told.title, told.language, foreign), address=absolute(voice.file.url)),)
        return Part(
            "recording",
            Text(told.title, told.language, foreign),
            Text(told.transcript, told.language, foreign),
            items=items,
        )

    def register(self, value) -> Part:
        """What stands here are the facts; they have an address of their own."""
        return Part("register")

    def write(self, body) -> Iterator[Part]:
        """Every part of a body, in order."""
        for block in body:
            part = getattr(self, block.block_type)(block.value)
            if part is not None:
                yield part
