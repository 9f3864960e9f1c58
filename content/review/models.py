"""The second person, what is published together, and whether links still lead somewhere."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from content.review.authors import may_approve, may_review


class SecondPersonTask(AbstractGroupApprovalTask):
    """Somebody who wrote none of it looks at a change and approves it, or says what must be mended.

    The groups of the task hear of it by mail; who may approve is asked of the person and of the change.
    """

    class Meta:
        verbose_name = _("look by a second person")
        verbose_name_plural = _("looks by a second person")

    def start(self, workflow_state, user=None):
        """From now on somebody waits for this change, so its links are checked meanwhile."""
        from content.review.links import ask, links_in
        from content.review.ready import newest

        task_state = super().start(workflow_state, user=user)
        ask(links_in(newest(workflow_state.content_object)))
        return task_state

    def user_can_access_editor(self, obj, user) -> bool:
        return may_review(user)

    def locked_for_user(self, obj, user) -> bool:
        return not may_review(user)

    def user_can_lock(self, obj, user) -> bool:
        return may_review(user)

    def get_actions(self, obj, user) -> list[tuple[str, str, bool]]:
        if not may_approve(user, obj):
            return []
        return [("reject", _("Ask for changes"), True), ("approve", _("Approve and publish"), False)]

    def get_task_states_user_can_moderate(self, user, **kwargs):
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if not may_review(user):
            return waiting.none()
        mine = [each.pk for each in waiting if may_approve(user, each.workflow_state.content_object)]
        return waiting.filter(pk__in=mine)

    def on_action(self, task_state, user, action_name, **kwargs):
        """Do what the second person decided; a change that is not ready stays as it is, and its screen says why."""
        from content.review.ready import why_not

        thing = task_state.workflow_state.content_object
        if not may_approve(user, thing):
            raise PermissionDenied
        if action_name == "approve" and why_not(task_state):
            return reverse("review", args=[task_state.pk])
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return _("A reviewer who wrote none of the changes approves them")


class Bundle(models.Model):
    """Changes that belong together, such as those of a change of law: readers see all of them at once, or none."""

    class State(models.TextChoices):
        OPEN = "open", _("being made")
        SENT = "sent", _("waits for a second person")
        APPROVED = "approved", _("approved")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    name = models.CharField(_("name"), max_length=120)
    reason_nl = models.TextField(_("what and why, in Dutch"), max_length=1000)
    reason_en = models.TextField(_("what and why, in English"), max_length=1000)
    law = models.CharField(_("law or regulation"), max_length=150, blank=True)
    article = models.CharField(_("article"), max_length=80, blank=True)
    takes_effect_at = models.DateTimeField(
        _("day and time from which readers see it"),
        null=True,
        blank=True,
        help_text=_("In Dutch time. Empty: as soon as a second person has approved."),
    )
    with_version = models.BooleanField(
        _("publish a version of the open data with it"),
        default=False,
        help_text=_("With the reason and the law that stand here."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    comment = models.TextField(_("comment"), blank=True)
    published_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    refused = models.JSONField(default=list)  # why it could not be published the last time, as sentences

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")
        ordering = ["-pk"]
        permissions = [
            ("review_nationally", "May approve what others wrote for everybody"),
            ("publish_bundles", "May publish an approved bundle before its day"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("bundle", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_due(self) -> bool:
        return self.takes_effect_at is None or self.takes_effect_at <= timezone.now()


class BundleItem(models.Model):
    """One change in a bundle; `pinned` is the fingerprint of the version that was approved, empty before that."""

    class Kind(models.TextChoices):
        PUBLISH = "publish", _("publish")
        UNPUBLISH = "unpublish", _("take off the site")
        TREE = "tree", _("publish the decision tree")

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PUBLISH)
    content_type = models.ForeignKey(ContentType, models.CASCADE, null=True, related_name="+")
    object_id = models.CharField(max_length=40, blank=True)
    thing = GenericForeignKey("content_type", "object_id")
    revision = models.ForeignKey("wagtailcore.Revision", models.SET_NULL, null=True, related_name="+")
    pinned = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("change in a bundle")
        verbose_name_plural = _("changes in bundles")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["bundle", "content_type", "object_id"], name="once_per_bundle"),
            models.UniqueConstraint(
                fields=["bundle"], condition=models.Q(content_type=None), name="one_tree_per_bundle"
            ),
        ]
        default_permissions = ()

    def __str__(self) -> str:
        if not self.content_type_id:
            return str(_("The decision tree"))
        language = f" ({self.thing.locale})" if hasattr(self.thing, "locale") else ""
        return f"{self.thing or _('deleted')}{language}"


class LinkCheck(models.Model):
    """Whether an address on another site still leads somewhere; asked in the background, never while somebody waits."""

    class State(models.TextChoices):
        WAITING = "waiting", _("is being checked")
        OK = "ok", _("works")
        BROKEN = "broken", _("broken")
        UNKNOWN = "unknown", _("could not be checked")

    url = models.CharField(max_length=600, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField(null=True, db_index=True)  # when somebody needs to know; empty when answered
    checked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("check of a link")
        verbose_name_plural = _("checks of links")
        ordering = ["url"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.url
