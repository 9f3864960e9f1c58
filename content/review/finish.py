"""What Wagtail does when the last step of a workflow is done; named in the settings, so it loads before any model."""


def publish_approved(workflow_state, user=None) -> None:
    """Publish what was approved; the reviewer needs no right to publish, but must not have written any of it.

    Raises PermissionDenied for anybody else, whatever workflow an administrator put together.
    """
    from django.core.exceptions import PermissionDenied

    from content.review.authors import may_approve, may_publish

    thing = workflow_state.content_object
    if user is None or not (may_approve(user, thing) or may_publish(user, thing)):
        raise PermissionDenied
    thing.get_latest_revision().publish(user=user, skip_permission_checks=True)
