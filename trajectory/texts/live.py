"""What keeps a draft from going before readers, however somebody tries: rooms above name it by a hook of Wagtail."""

from itertools import chain

from django.db import models
from wagtail import hooks
from wagtail.models import Revision

from trajectory.texts.actions import ONE_LANGUAGE

# A function of a version of a page or noun, that returns sentences for its editor; empty when all is well.
HOOK = "reasons_to_stay_a_draft"


class NotReady(Exception):
    """Why a page or noun does not go live, as sentences; `thing` is the version that was to be published."""

    def __init__(self, thing: models.Model, *reasons: str) -> None:
        super().__init__(f"“{thing}”: {' '.join(reasons)}")
        self.thing = thing


def why_draft(thing: models.Model) -> list[str]:
    """Why this version of a page or noun stays a draft, as sentences; empty when it need not."""
    return list(chain.from_iterable(check(thing) for check in hooks.get_hooks(HOOK)))


def refuse_unready(revision: Revision, *, user, log_action: bool | str) -> None:
    """Raises NotReady for a version that must stay a draft.

    Asked is what somebody wrote or publishes. Not asked are what the site loads from its files, which nobody wrote
    and `manage.py readability` checks; a translator's text, which leaves the Dutch as readers have it; and a look at
    a draft, which is undone.
    """
    if not (user or revision.user_id) or log_action in (False, ONE_LANGUAGE):
        return
    thing = revision.as_object()
    if reasons := why_draft(thing):
        raise NotReady(thing, *reasons)
