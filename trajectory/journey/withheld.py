"""Pages on which somebody says things that nobody else should read: their faults are told without their words."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from traceback import extract_tb

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError
from django.http import Http404, HttpResponse

# These hold nothing of what was said, and the site answers each in its own way.
SAYS_NOTHING = (Http404, PermissionDenied, SuspiciousOperation, DatabaseError)


class FaultWithheld(Exception):
    """Something broke: only the kind of the fault and its place are told, since its words could hold what was said."""


def _place_of(problem: Exception) -> str:
    steps = extract_tb(problem.__traceback__)[-4:]
    return f"{type(problem).__name__} in " + ", ".join(f"{Path(step.filename).name}:{step.lineno}" for step in steps)


def withhold_faults(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same view, whose faults reach no log and no report with what a visitor told it; raises FaultWithheld."""

    @wraps(view)
    def wrapped(*args, **kwargs) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except SAYS_NOTHING:
            raise
        except Exception as problem:
            failed = _place_of(problem)
        raise FaultWithheld(failed)  # out here, so that no report finds the fault itself, nor what its frames hold

    return wrapped
