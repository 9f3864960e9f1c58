"""Whose part of the site is whose: the one place that answers it; every screen of a municipality asks here."""

from django.db.models import QuerySet

from trajectory.actors.models import Municipality


def municipalities_of(user) -> QuerySet[Municipality]:
    """The municipalities whose own part this person keeps: national editors all, others those of their teams."""
    if not user.is_active:
        return Municipality.objects.none()
    if user.has_perm("content.edit_nationally"):
        return Municipality.objects.all()
    return Municipality.objects.filter(team__group__user=user)
