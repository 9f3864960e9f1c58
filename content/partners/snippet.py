"""The lines that a partner pastes into its own page."""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha384

from django.conf import settings
from django.utils.html import format_html

from content.partners.frame import Frame

SCRIPT = f"embed/v{settings.EMBED_VERSION}.js"
HEIGHT = 900  # CSS pixels of a frame that cannot follow its content


@cache
def integrity() -> str:
    """The fingerprint of the script, so that a browser runs no other one (Subresource Integrity)."""
    script = (settings.BASE_DIR / "static" / SCRIPT).read_bytes()
    return f"sha384-{b64encode(sha384(script).digest()).decode()}"


@dataclass(frozen=True)
class Snippet:
    """A part of the site as a partner chose it: `path` stands after the language `code` in its address."""

    frame: Frame
    code: str
    path: str
    title: str

    @property
    def full(self) -> str:
        """The address of the same page on the site itself."""
        return f"{settings.SITE_URL}/{self.code}/{self.path}"

    @property
    def address(self) -> str:
        return f"{settings.SITE_URL}{self.frame.prefix}{self.code}/{self.path}"

    @property
    def language(self):
        """The language of the title."""
        return settings.SITE_LANGUAGES[self.code]

    @property
    def element(self) -> str:
        """A script and an element, with a link for who has no script."""
        return format_html(
            '<script src="{}" integrity="{}" crossorigin="anonymous" defer></script>\n'
            '<inburgering-journey src="{}" label="{}">\n'
            '  <a href="{}" lang="{}" dir="{}">{}</a>\n'
            "</inburgering-journey>",
            f"{settings.SITE_URL}{settings.STATIC_URL}{SCRIPT}",
            integrity(),
            *(self.address, self.title, self.full, self.language.tag, self.language.direction, self.title),
        )

    @property
    def plain(self) -> str:
        """A frame of a fixed height, for who may use no script."""
        return format_html(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
            *(self.address, self.title, HEIGHT),
        )
