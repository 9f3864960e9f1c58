"""A private link as an editor hands it out: to copy, or as a picture to scan in a class."""

from dataclasses import dataclass

import segno
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True)
class Link:
    """The whole address for the testers of one language."""

    language: object  # of settings.SITE_LANGUAGES
    address: str

    @property
    def picture(self) -> SafeString:
        """The address as a QR code; nothing but squares is in it."""
        drawn = segno.make(self.address, error="m").svg_inline(
            scale=1, border=4, omitsize=True, svgclass="qr", lineclass=None
        )
        return mark_safe(drawn)
