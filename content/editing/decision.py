"""The decision tree in the admin: its nouns, its picture with what is wrong, and the button that publishes it."""

from collections import defaultdict

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from content.review.actions import ask_for_tree
from trajectory.decision.actions import is_changed
from trajectory.decision.check import problems_of
from trajectory.decision.models import DecisionAnswer, DecisionOutcome, DecisionQuestion
from trajectory.decision.picture import picture_of
from trajectory.decision.read import draft_content, published
from trajectory.decision.tree import tree_from
from trajectory.journey.read import read_groups, read_routes

KINDS = {"question": DecisionQuestion, "answer": DecisionAnswer, "outcome": DecisionOutcome}


def _door(model: type[models.Model], view: str) -> str:
    return f"wagtailsnippets_trajectory_{model._meta.model_name}:{view}"


def _edit_addresses(name: str, model: type[models.Model]) -> dict[str, str]:
    rows = model.objects.values_list("pk", "code")
    return {f"{name}:{code}": reverse(_door(model, "edit"), args=[pk]) for pk, code in rows}


def show_tree(request: HttpRequest) -> HttpResponse:
    """The whole tree as a picture; a POST asks a second person to look at it, when nothing is wrong."""
    if not request.user.has_perm("content.edit_nationally"):
        raise PermissionDenied
    if request.method == "POST":
        return _ask(request)
    content, now = draft_content(), published()
    tree = tree_from(content, settings.LANGUAGE_CODE)
    found = problems_of(tree)
    problems = defaultdict(list)
    for problem in found:
        problems[problem.place].append(problem.sentence)
    edit: dict[str, str] = {}
    for name, model in KINDS.items():
        edit |= _edit_addresses(name, model)
    choices = (*read_groups(settings.LANGUAGE_CODE), *read_routes(settings.LANGUAGE_CODE))
    context = {
        "picture": picture_of(tree),
        "found": found,
        "problems": dict(problems),
        "edit": edit,
        "names": {choice.code: choice.title.value for choice in choices},
        "published": now,
        "changed": now is None or now.content != content,
        "add": {name: reverse(_door(model, "add")) for name, model in KINDS.items()},
    }
    return render(request, "editing/decision_tree.html", context)


def _ask(request: HttpRequest) -> HttpResponse:
    problems = problems_of(tree_from(draft_content(), settings.LANGUAGE_CODE))
    for problem in problems:
        messages.error(request, problem.sentence)
    if problems or not is_changed():
        return redirect("decision-tree")
    return redirect(ask_for_tree(user=request.user))
