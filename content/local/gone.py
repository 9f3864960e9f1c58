"""What somebody changes and a colleague removed meanwhile: she is told, and nothing she typed is lost."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from content.editing.hooks import chosen_language
from content.local.actions import Thing
from content.local.change import OFF, screen_of
from content.local.forms import PartForm
from trajectory.actors.models import Municipality


def removal_of(model: type[Thing], number: int, municipality: Municipality) -> ModelLogEntry:
    """What the diary says of a thing of this municipality that was removed; raises Http404 when it never was theirs."""
    kind = ContentType.objects.get_for_model(model)
    removed = ModelLogEntry.objects.filter(content_type=kind, object_id=str(number), action="wagtail.delete")
    found = removed.filter(data__municipality=municipality.pk).select_related("user").first()
    if found is None:
        raise Http404(number)
    return found


def said_of(removal: ModelLogEntry) -> str:
    """Who removed it and when, as far as that is known."""
    at = date_format(timezone.localtime(removal.timestamp), "j F Y, H:i")
    if removal.user is None:
        return _("It was removed on %(at)s.") % {"at": at}
    return _("%(who)s removed it on %(at)s.") % {"who": removal.user, "at": at}


def tell(request: HttpRequest, municipality: Municipality, removal: ModelLogEntry) -> HttpResponse:
    """Back to the overview, with what became of it."""
    gone = _("“%(title)s” is not there any more.") % {"title": removal.label}
    messages.warning(request, f"{gone} {said_of(removal)}")
    return redirect("local-overview", municipality.slug)


def show_again(
    request: HttpRequest,
    municipality: Municipality,
    build: Callable[..., PartForm],
    anew: Thing,
    removal: ModelLogEntry,
    *,
    address: str,
    beside: dict[str, str] | None = None,
    more: dict | None = None,
) -> HttpResponse:
    """Her form with all she typed (409); its buttons keep it as something new, `anew`, at `address`.

    Without an address it cannot be kept, because the moment it belonged to is gone too.
    """
    if request.method != "POST" or request.POST.get("action") == OFF:
        return tell(request, municipality, removal)
    code = chosen_language(request)
    version = build(instance=anew, code=code).version(anew.live, sorted((beside or {}).items()))
    context = {
        **screen_of(municipality, build(request.POST, instance=anew, code=code), anew, removal.label, code),
        **(more or {}),
        "version": version,
        "removal": said_of(removal),
        "address": address,
        "may_keep": bool(address),
    }
    return render(request, "local/change.html", context, status=409)
