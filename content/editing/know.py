"""Which pages an editor may know of: what every visitor sees, and what is in her own hands."""

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.pages.read import visible_pages


def known_to(user, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Of these pages those this person may know; national editors know them all, everybody knows the root."""
    if user.has_perm("content.edit_nationally"):
        return pages
    own = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return pages.filter(Q(depth=1) | Q(pk__in=visible_pages().values("pk")) | Q(pk__in=own.values("pk")))
