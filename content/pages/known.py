"""What an editor may know of: pages that visitors see or that are her own, and files she may choose."""

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.pages.read import visible_pages


def known_to(user, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Of these pages those this person may know; national editors know them all, everybody knows the root."""
    if user.has_perm("content.edit_nationally"):
        return pages
    own = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return pages.filter(Q(depth=1) | Q(pk__in=visible_pages().values("pk")) | Q(pk__in=own.values("pk")))


def choosable(user, files: QuerySet) -> QuerySet:
    """Of these pictures or documents those in a collection this person may choose from."""
    policy = images if files.model is get_image_model() else documents
    return files.filter(pk__in=policy.instances_user_has_any_permission_for(user, ["choose"]).values("pk"))


def unknown_to(user, named: Iterable[tuple[type[Model], str]]) -> set[str]:
    """Of the things that a form names, each with its model and number, the numbers this person may not know of."""
    found: set[str] = set()
    asked: dict[type[Model], set[str]] = {Page: set(), get_image_model(): set(), get_document_model(): set()}
    for model, number in named:
        kind = Page if issubclass(model, Page) else model
        if kind in asked:
            asked[kind].add(str(number))
    for kind, numbers in asked.items():
        there = kind.objects.filter(pk__in=[number for number in numbers if number.isdecimal()])
        may = known_to(user, there) if kind is Page else choosable(user, there)
        found |= {str(pk) for pk in there.exclude(pk__in=may.values("pk")).values_list("pk", flat=True)}
    return found
