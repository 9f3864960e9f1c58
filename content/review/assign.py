"""Tie the rule of the second person to everything that is published for everybody."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from content.review.models import SecondPersonTask
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment

NAME = "Tweede persoon"


def ensure_second_person(reviewers: Group) -> None:
    """The workflow of one step, on all pages, moments and facts; what an administrator assigned elsewhere stays."""
    task, _made = SecondPersonTask.objects.get_or_create(name=NAME)
    task.groups.add(reviewers)
    workflow, made = Workflow.objects.get_or_create(name=NAME)
    if made:
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.get_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    for model in (ContactMoment, Fact):
        kind = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.get_or_create(content_type=kind, defaults={"workflow": workflow})
