"""The day before which somebody looks again whether a text is still true."""

from datetime import date

from django.utils import timezone


def overdue(review_by: date | None) -> date | None:
    """The day that went by without anybody looking, in the time of the site; None when there is no such day."""
    return review_by if review_by and review_by < timezone.localdate() else None
