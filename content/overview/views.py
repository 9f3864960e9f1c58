"""The screens of the overview: what needs me, coverage, what was not looked at in time, and reading as somebody."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from content.editing.csv_file import answer_csv
from content.overview import coverage
from content.overview.due import overdue
from content.overview.forms import CoverageForm, OverdueForm, ReadAsForm
from content.overview.holes import Places, names_of
from content.overview.kinds import KINDS
from content.overview.read_as import in_window, publish_draft
from content.overview.subjects import SUBJECTS
from content.overview.todo import is_national, part_of, piles_of, todo_of
from content.overview.written import read_written
from content.review.seen import seen_with

NATIONAL = "landelijk"


def _nationally(request: HttpRequest) -> None:
    if not is_national(request.user):
        raise PermissionDenied


def _csv_address(request: HttpRequest) -> str:
    query = request.GET.copy()
    query["als"] = "csv"
    return f"?{query.urlencode()}"


def show_todo(request: HttpRequest) -> HttpResponse:
    """Everything that needs this person, or all of one kind (`?soort=`)."""
    asked = request.GET.get("soort", "")
    things = [each for each in todo_of(request.user) if asked in ("", each.kind)]
    context = {"piles": piles_of(things, None), "asked": str(KINDS.get(asked, "")), "part": part_of(request.user)}
    return render(request, "overview/todo.html", context)


def show_coverage(request: HttpRequest) -> HttpResponse:
    """What there is about each subject, for each group, in each phase and language; also as a file."""
    _nationally(request)
    form = CoverageForm(request.GET)
    language, group = form.chosen("taal"), form.chosen("groep")
    everything, names = read_written(), names_of()
    texts = coverage.wanted(everything, language=language, group=group)
    found = dict.fromkeys(each.subject for each in everything if each.subject)
    subjects = {key: str(name) for key, name in SUBJECTS.items()}
    subjects |= {key: key for key in found if key not in subjects}
    groups = {code: name for code, name in names.groups.items() if group in ("", code)}
    places = Places(everything, names, language)
    tables = [
        {
            "name": _("For whom there is something in each phase"),
            "help": _("A hole is a phase in which this group finds no contact moment. Some holes are right."),
            "corner": _("group"),
            "columns": names.phases.values(),
            "rows": coverage.groups_by_phase(texts, groups, names.phases, places.of_phase),
        },
        {
            "name": _("What there is about each subject in each phase"),
            "help": _("Counted are topic pages that lead to a moment in the phase, and questions at such a moment."),
            "corner": _("subject"),
            "columns": names.phases.values(),
            "rows": coverage.subjects_by_phase(texts, subjects, names.phases, places.of_subject),
        },
        {
            "name": _("What there is about each subject for each group"),
            "help": _("Counted are topic pages that lead to a moment of the group, and questions for the group."),
            "corner": _("subject"),
            "columns": groups.values(),
            "rows": coverage.subjects_by_group(texts, subjects, groups, places.of_subject),
        },
    ]
    spoken = coverage.wanted(everything, group=group)
    tongues = coverage.tongues(spoken, {code: name for code, name in names.languages.items() if language in ("", code)})
    if request.GET.get("als") == "csv":
        return _coverage_file(tables, tongues)
    context = {"form": form, "tables": tables, "csv": _csv_address(request)}
    context["languages"] = places.with_address(tongues)
    return render(request, "overview/coverage.html", context)


def _coverage_file(tables: list[dict], tongues: list[coverage.Tongue]) -> HttpResponse:
    words = dict(coverage_words())
    rows = []
    for table in tables:
        for row in table["rows"]:
            for column, cell in zip(table["columns"], row.cells, strict=True):
                rows += [(table["name"], row.name, column, words[kind], n) for kind, n in cell.numbers.items()]
    for each in tongues:
        figures = {_("own text"): each.own, _("checked"): each.checked, _("outdated"): each.outdated}
        rows += [(_("Languages"), each.name, words[each.kind], name, number) for name, number in figures.items()]
    heads = (_("table"), _("row"), _("column"), _("what"), _("number"))
    return answer_csv("dekking", heads, rows)


def coverage_words() -> list[tuple[str, str]]:
    """The kinds of texts in the words of an editor."""
    return list(zip(coverage.KINDS, (_("contact moments"), _("topic pages"), _("questions"), _("terms")), strict=True))


def show_overdue(request: HttpRequest) -> HttpResponse:
    """Everything that was not looked at in time, by kind and by who keeps it; also as a file."""
    _nationally(request)
    things = overdue()
    form = OverdueForm(request.GET, owners=sorted({each.municipality for each in things if each.municipality}))
    kind, owner = form.chosen("soort"), form.chosen("van")
    things = [each for each in things if kind in ("", each.kind) and owner in ("", each.municipality or NATIONAL)]
    if request.GET.get("als") == "csv":
        heads = (_("kind"), _("title"), _("kept by"), _("to do by"), _("address"))
        rows = (
            (
                KINDS.get(each.kind, each.kind),
                each.title,
                each.municipality or _("national editors"),
                each.due,
                each.address,
            )
            for each in things
        )
        return answer_csv("achterstallig", heads, rows)
    piles = piles_of(things, None)
    most = max((pile.number for pile in piles), default=1)
    bars = [(pile, round(coverage.WIDTH * pile.number / most)) for pile in piles]
    context = {"form": form, "piles": piles, "bars": bars, "number": len(things), "csv": _csv_address(request)}
    return render(request, "overview/overdue.html", context)


def read_as(request: HttpRequest) -> HttpResponse:
    """Choose a reader and what they look at; the page as they see it stands below in a window."""
    form = ReadAsForm(request.GET if "wat" in request.GET else None, user=request.user)
    context = {"form": form}
    if form.is_bound and form.is_valid():
        context |= {
            "address": form.address(),
            "window": f"{reverse('read-as-window')}?{request.GET.urlencode()}",
            "draft": form.draft(),
            "asked_draft": form.cleaned_data["concept"],
        }
    return render(request, "overview/read_as.html", context, status=422 if form.errors else 200)


def read_as_window(request: HttpRequest) -> HttpResponse:
    """The page itself as this reader sees it, for the window of `read_as`."""
    form = ReadAsForm(request.GET, user=request.user)
    if not form.is_valid():
        raise Http404("no such reader")
    address, draft = form.address(), form.draft()
    answer = seen_with(lambda: draft and publish_draft(draft), address)
    return in_window(answer, address)
