"""Is a change ready for readers? Why not, in sentences for its editor."""

from itertools import chain

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page, TaskState

from content.review.links import Link, known_of, links_in, sentences
from trajectory.texts.live import why_draft

# Rooms above this one say here what they ask of a page or noun: a function of the thing, that returns sentences.
HOOK = "problems_before_publishing"


def _named(thing: models.Model, field: str) -> str:
    try:
        return f"{capfirst(str(thing._meta.get_field(field).verbose_name))}: "
    except FieldDoesNotExist:
        return ""


def problems_in(thing: models.Model) -> list[str]:
    """What is wrong with this version of a page or noun, beside its links; empty when all is well."""
    found = []
    try:
        thing.full_clean()
    except ValidationError as problem:
        wrong = getattr(problem, "message_dict", {NON_FIELD_ERRORS: problem.messages})
        found = [f"{_named(thing, field)}{sentence}" for field, said in wrong.items() for sentence in said]
    return found + list(chain.from_iterable(check(thing) for check in hooks.get_hooks(HOOK))) + why_draft(thing)


def links_of(thing: models.Model) -> list[Link]:
    """What is known of the links in the newest version of a page or noun, since it was saved."""
    revision = thing.get_latest_revision()
    draft = thing.get_latest_revision_as_object()
    return known_of(links_in(draft), revision.created_at) if revision else []


def newest(thing: models.Model) -> models.Model:
    """The newest version of a page or noun, a page as the kind of page it is."""
    found = thing.get_latest_revision_as_object()
    return found.specific if isinstance(found, Page) else found


def waiting_states() -> list[TaskState]:
    """Every single change that waits for a second person, the oldest first."""
    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, task__content_type__model="secondpersontask"
    )
    return list(waiting.select_related("revision__user", "workflow_state__requested_by").order_by("started_at"))


def why_not(task_state: TaskState) -> list[str]:
    """Why the second person cannot approve this change on a screen that does not show it; empty when it can be."""
    thing = task_state.workflow_state.content_object
    revision = thing.get_latest_revision()
    problems = [] if revision.pk == task_state.revision_id else [_("It was edited after it was sent.")]
    return problems + problems_in(newest(thing)) + sentences(links_of(thing))
