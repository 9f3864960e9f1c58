"""Whose part of the site is whose: the one place that answers it; every screen of a municipality asks here."""

from django.db.models import QuerySet

from trajectory.actors.models import Municipality


def municipalities_of(user) -> QuerySet[Municipality]:
    """The municipalities whose own part this person keeps: national editors all, others those of their teams.

    Once a municipality went over into another one, its team keeps that one too.
    """
    if not user.is_active:
        return Municipality.objects.none()
    if user.has_perm("content.edit_nationally"):
        return Municipality.objects.all()
    own = Municipality.objects.select_related("successor").filter(team__group__user=user)
    return Municipality.objects.filter(pk__in={number for each in own for number in (each.pk, each.current().pk)})
