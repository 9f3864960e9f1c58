"""The screen of mail: what waits, what failed and why, and a button to try again. Never the text of a letter."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from content.editing.letters import Letter
from content.editing.post import try_again

AT_ONCE = 50
FIRST = (Letter.State.FAILED, Letter.State.WAITING)
EXAMPLES = {
    "MAIL_URL": "MAIL_URL=smtp://naam:wachtwoord@mail.example.org:587",
    "MAIL_FROM": "MAIL_FROM=inburgering@example.org",
}


def show_post(request: HttpRequest) -> HttpResponse:
    """Letters that failed first, then those that wait, then what was sent in the last month."""
    if not request.user.has_perm("content.edit_nationally"):
        raise Http404
    order = Case(
        *(When(state=state, then=Value(place)) for place, state in enumerate(FIRST)),
        default=Value(len(FIRST)),
        output_field=IntegerField(),
    )
    letters = Letter.objects.defer("text").order_by(order, "-made_on", "-pk")
    counts = dict(Letter.objects.order_by().values_list("state").annotate(Count("pk")))
    context = {
        "page": Paginator(letters, AT_ONCE).get_page(request.GET.get("p")),
        "waiting": counts.get(Letter.State.WAITING, 0),
        "failed": counts.get(Letter.State.FAILED, 0),
        "missing": [(name, EXAMPLES[name]) for name in settings.MAIL_MISSING],
    }
    return render(request, "editing/post.html", context)


@require_POST
def send_again(request: HttpRequest, number: int) -> HttpResponse:
    """Let the scheduler try this letter in its next round."""
    if not request.user.has_perm("content.edit_nationally"):
        raise Http404
    letter = get_object_or_404(Letter.objects.exclude(state=Letter.State.SENT), pk=number)
    try_again(letter)
    messages.success(request, _("The letter to %(to)s is tried again within a minute.") % {"to": letter.to})
    return redirect("post")
