"""The PDF sheets of the journey: made when somebody asks, kept until anything on them changes."""

from collections.abc import Callable
from datetime import UTC
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext, gettext_noop, override
from django.views.decorators.http import require_safe

from trajectory.actors.models import Lane
from trajectory.facts.register import read_register
from trajectory.journey.asked import path_of
from trajectory.journey.assemble import UNKNOWN, Atlas, Journey, Moment, assemble
from trajectory.journey.desks import contact_points
from trajectory.journey.moment import SHORT_TEXTS
from trajectory.journey.one import read_one
from trajectory.journey.read import read_atlas
from trajectory.journey.read_local import read_additions
from trajectory.plan.calendar import give_file
from trajectory.sharing.asked import Asked, read_sheet
from trajectory.sharing.marks import marks_of
from trajectory.sharing.notes import notes_of
from trajectory.sharing.poster import Poster, describe, draw_poster
from trajectory.sharing.sheet import ConversationSheet, describe_sheet, draw_sheet
from trajectory.sharing.steps import Step, write_steps
from trajectory.sharing.tongue import Passage, Tongue, passage
from trajectory.sharing.typeset import kept
from trajectory.texts.origin import all_checked, origin_of

NO_BREAK = "\N{NO-BREAK SPACE}"


def _answer(request: HttpRequest, data: dict, draw: Callable[[dict], bytes], *, name: str, page: str) -> HttpResponse:
    key, pdf = kept(data, lambda: draw(data))
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response.headers["ETag"] = f'"{key}"'
    response.headers["Link"] = f'<{page}>; rel="canonical"'
    return get_conditional_response(request, etag=f'"{key}"', response=response)


def _lanes(atlas: Atlas, tongue: Tongue) -> dict[str, tuple[Passage, Passage | None]]:
    found = {}
    for code in Lane.values:
        organisation = atlas.organisations.get(code)
        if organisation:
            found[code] = (tongue.say(organisation.name), tongue.say(organisation.role) if organisation.role else None)
        else:
            found[code] = (tongue.word(gettext_noop("Others")), None)
    return found


def _desks(journey: Journey, tongue: Tongue) -> list[Passage]:
    if journey.municipality is None:
        return []
    said = []
    for desk in contact_points(journey.municipality, tongue.code)[:2]:
        if desk.phone:
            said.append(passage(f"{desk.role.value}: {desk.phone.replace(' ', NO_BREAK)}", desk.role.code))
            said += marks_of(desk, tongue)
    return said


def _partly(journey: Journey) -> bool:
    texts = (moment.texts[name] for moment in journey.moments for name in SHORT_TEXTS)
    return any(text.foreign and text.value for text in texts)


def _second(asked: Asked) -> tuple[Journey | None, Tongue | None]:
    if not asked.beside:
        return None, None
    with override(asked.beside):
        journey = assemble(read_atlas(asked.beside), group=asked.group, route=asked.route)
    return journey, Tongue(asked.beside, read_register(asked.beside))


def _journey(atlas: Atlas, asked: Asked, code: str) -> Journey:
    """The journey of this choice, with what the municipality adds."""
    return assemble(
        atlas,
        group=asked.group,
        route=asked.route,
        municipality=asked.municipality,
        additions=read_additions(asked.municipality, code),
    )


def _poster(code: str, atlas: Atlas, asked: Asked, page: str) -> Poster:
    """All that stands on the poster of this choice in this language; as unchecked as the least checked language."""
    journey = _journey(atlas, asked, code)
    tongue = Tongue(code, read_register(code))
    beside, beside_tongue = _second(asked)
    checked = all(all_checked("moment:", each).checked for each in filter(None, (code, asked.beside)))
    return Poster(
        journey=journey,
        tongue=tongue,
        paper=asked.paper,
        address=page,
        lanes=_lanes(atlas, tongue),
        notes=notes_of(journey.moments, tongue, checked=checked, partly=_partly(journey)),
        desks=_desks(journey, tongue),
        routes=[each for each in atlas.routes if each.code != UNKNOWN] if journey.shared_until_route else (),
        beside=beside,
        beside_tongue=beside_tongue,
    )


@require_safe
def journey_poster(request: HttpRequest) -> HttpResponse:
    """The journey on paper, A3 or A4; a wrong choice is 400 with the way back to the journey."""
    code = request.LANGUAGE_CODE
    atlas = read_atlas(code)
    asked = read_sheet(request, atlas)
    page = f"{settings.SITE_URL}{reverse('journey')}?{asked.query}"
    data = describe(_poster(code, atlas, asked, page))
    parts = ("klantreis", asked.group, asked.route, code, asked.beside, asked.paper)
    return _answer(request, data, draw_poster, name="-".join(filter(None, parts)), page=page)


def _lines(moment: Moment, tongue: Tongue) -> list[Passage]:
    """What stands below the title of a thing to do."""
    said = [tongue.say(moment.texts[name]) for name in ("when", "summary") if moment.texts[name]]
    return said + (marks_of(moment.local, tongue) if moment.local else [])


@require_safe
def journey_steps(request: HttpRequest) -> HttpResponse:
    """The journey as a list of things to do (.ics); a wrong choice is 400 with the way back to the journey."""
    code = request.LANGUAGE_CODE
    atlas = read_atlas(code)
    asked = read_sheet(request, atlas)
    tongue = Tongue(code, read_register(code))
    steps = [
        Step(
            key=moment.id,
            title=tongue.say(moment.texts["title"]),
            lines=_lines(moment, tongue),
            who=moment.lead.name.value,
            address=f"{settings.SITE_URL}{path_of(moment)}?{asked.query}",
        )
        for moment in _journey(atlas, asked, code).moments
    ]
    host, now = urlsplit(settings.SITE_URL).hostname, timezone.now().astimezone(UTC)
    return give_file(write_steps(steps, name=gettext("My route"), host=host, now=now), "klantreis")


@require_safe
def moment_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """One contact moment on A4 to talk about; an unknown id is 404."""
    language = request.LANGUAGE_CODE
    found = read_one(code, language)
    if found is None:
        raise Http404(code)
    moment, tongue = found["moment"], Tongue(language, read_register(language))
    page = f"{settings.SITE_URL}{reverse('journey-moment', args=[code])}"
    checked = origin_of(f"moment:{code}", language).checked
    notes = notes_of([moment], tongue, checked=checked, partly=found["foreign"])
    data = describe_sheet(ConversationSheet(moment, found["phase"], tongue, page, notes))
    return _answer(request, data, draw_sheet, name=f"{code}-{language}", page=page)
