"""Bring a file of tokens in as a theme."""

from django.db import transaction

from content.partners.models import Partner, Theme
from content.partners.ours import our_tokens
from content.partners.theme import check_theme


@transaction.atomic
def import_theme(*, code: str, content: bytes, name: str = "", owner: str = "", source: str = "") -> Theme:
    """Make or renew the theme with this code; `owner` is the code of the partner it belongs to.

    What is not given stays as it was. Raises WrongTheme with every reason, Partner.DoesNotExist for an unknown owner,
    and ValidationError for a code or name that cannot be.
    """
    checked = check_theme(content, our_tokens())
    theme = Theme.objects.filter(code=code).first() or Theme(code=code, name=code)
    theme.name, theme.source = name or theme.name, source or theme.source
    theme.owner = Partner.objects.get(code=owner) if owner else theme.owner
    theme.take(checked)
    theme.full_clean()
    theme.save()
    return theme
