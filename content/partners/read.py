"""Read a partner and a theme for one page: each is one query."""

from dataclasses import dataclass

from django.db.models import Q

from content.partners.models import Partner, Theme


@dataclass(frozen=True)
class EmbedPartner:
    """An active partner as the page inside its page needs it; `theme` is the address of its style sheet, or ""."""

    domains: tuple[str, ...]
    limited: bool
    theme: str
    default_slice: str

    @property
    def frame_ancestors(self) -> tuple[str, ...]:
        """Who may put a page of this partner in a frame, in the words of a Content-Security-Policy.

        Without a scheme a host has the one of the site itself, or https.
        """
        return self.domains if self.limited else ("*",)


def theme_address(code: str, digest: str) -> str:
    """Where the style sheet of a theme is; written out, since inside a frame `reverse` begins at another root."""
    return f"/embed/theme/{code}.{digest}.css"


def read_partner(code: str) -> EmbedPartner | None:
    """The active partner with this code, or None (one query)."""
    row = Partner.objects.filter(code=code, status=Partner.Status.ACTIVE).select_related("theme").first()
    if row is None:
        return None
    theme_is_its_own = row.theme is not None and row.theme.owner_id in (None, row.pk)
    return EmbedPartner(
        domains=tuple(row.domains.split()),
        limited=row.limited,
        theme=theme_address(row.theme.code, row.theme.digest) if theme_is_its_own else "",
        default_slice=row.default_slice,
    )


def read_theme(code: str, partner: str) -> str | None:
    """The address of the style sheet of a theme that the partner with this code ("" is none) may use, or None.

    One query.
    """
    usable = Q(owner=None) | Q(owner__code=partner, owner__status=Partner.Status.ACTIVE)
    digest = Theme.objects.filter(usable, code=code).values_list("digest", flat=True).first()
    return digest and theme_address(code, digest)
