"""The screens of editors and translators: the rounds, a new round with its links, and the heat map of one."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from content.panel import actions
from content.panel.forms import AnswerForm, ReaderForm, RoundForm, SubjectForm, TongueForm
from content.panel.hand_out import Link
from content.panel.heat import count_answers, count_marks, heat_map
from content.panel.may import find_subject, has_a_place, pages_of, rounds_kept_by, rounds_read_by, tongues_read_by
from content.panel.models import ENOUGH, PanelRound, PanelTongue
from content.panel.texts import Subject, read_texts


def _may_make(user) -> bool:
    return user.has_perm("content.edit_nationally") or pages_of(user).exists()


@require_safe
def show_rounds(request: HttpRequest) -> HttpResponse:
    """The rounds that this person may read, the newest first, with how many people took part."""
    if not has_a_place(request.user):
        raise Http404
    tongues = tongues_read_by(request.user, PanelTongue.objects.annotate(marked=Count("marks")))
    rounds = rounds_read_by(request.user).prefetch_related(Prefetch("tongues", tongues, to_attr="mine"))
    today = timezone.localdate()
    rows = [{"round": each, "is_open": each.is_open(today)} for each in rounds[:200]]
    return render(request, "panel/rounds.html", {"rows": rows, "may_make": _may_make(request.user)})


def make_round(request: HttpRequest) -> HttpResponse:
    """Choose a text, then its languages with a question in each; the links are shown in the answer, and never again."""
    if not _may_make(request.user):
        raise Http404
    if "tekst" not in request.GET:
        return render(request, "panel/choose.html", {"form": SubjectForm(user=request.user)})
    subject = find_subject(request.user, request.GET["tekst"])
    if subject is None:
        form = SubjectForm(request.GET, user=request.user)
        return render(request, "panel/choose.html", {"form": form}, status=422)
    texts = read_texts(subject)
    data = request.POST if request.method == "POST" else None
    form = RoundForm(data)
    tongues = [TongueForm(data, code=code) for code in texts]
    whole = data is not None and all([form.is_valid(), *(each.is_valid() for each in tongues)])
    chosen = [each for each in tongues if whole and each.is_chosen()]
    if chosen:
        questions = {each.language.code: each.cleaned_data["questions"] for each in chosen}
        return _made(request, subject, texts, form, questions)
    if whole:
        form.add_error(None, _("Choose at least one language."))
    missing = [language for code, language in settings.SITE_LANGUAGES.items() if code not in texts]
    title = texts["nl"][0] if "nl" in texts else str(subject.thing)
    context = {"form": form, "tongues": tongues, "missing": missing, "title": title, "subject": subject}
    return render(request, "panel/make.html", context, status=200 if data is None else 422)


def _made(request: HttpRequest, subject: Subject, texts: dict, form: RoundForm, questions: dict) -> HttpResponse:
    if PanelRound.objects.filter(made_with=form.cleaned_data["form"]).exists():
        messages.warning(request, _("This test was made already. Open it to make a new link."))
        return redirect("panel-rounds")
    made, links = actions.make_round(
        subject=subject,
        texts=texts,
        questions=questions,
        ends_on=form.cleaned_data["ends_on"],
        made_by=request.user,
        made_with=form.cleaned_data["form"],
    )
    return _hand_out(request, made, links)


def _hand_out(request: HttpRequest, made: PanelRound, links: dict[str, str]) -> HttpResponse:
    """The links, which are kept nowhere: this answer is the only place where they stand."""
    shown = [Link(settings.SITE_LANGUAGES[code], settings.SITE_URL + path) for code, path in links.items()]
    return render(request, "panel/links.html", {"round": made, "links": shown})


def _read(request: HttpRequest, number: int) -> tuple[PanelRound, list[PanelTongue], bool]:
    """A round, its languages for this person, and whether she keeps it; 404 for a round that is not hers to read."""
    made = get_object_or_404(rounds_read_by(request.user), pk=number)
    keeps = rounds_kept_by(request.user).filter(pk=number).exists()
    tongues = list(made.tongues.all() if keeps else made.tongues.filter(language__in=request.user.languages))
    order = list(settings.SITE_LANGUAGES)
    return made, sorted(tongues, key=lambda each: order.index(each.language)), keeps


def _answer_form(made: PanelRound, tongues: list[PanelTongue], data=None) -> AnswerForm:
    return AnswerForm(data, made=made, tongues=tongues, marked=set(count_marks(tongues)))


def _screen(
    request: HttpRequest, made: PanelRound, tongues: list, keeps: bool, *, form=None, reader_form=None, status=200
) -> HttpResponse:
    today = timezone.localdate()
    asked = request.GET.get("taal", "")
    chosen = [each for each in tongues if each.language == asked] or tongues
    is_open = made.is_open(today)
    answers = count_answers(chosen)
    context = {
        "round": made,
        "tongues": tongues,
        "chosen": chosen,
        "places": heat_map(made.dutch, chosen),
        "answers": answers,
        "rows": [(each, [answer for answer in answers if answer.tongue is each]) for each in chosen],
        "keeps": keeps,
        "is_open": is_open,
        "enough": ENOUGH,
        "query": f"?taal={asked}" if chosen is not tongues else "",
    }
    if keeps:
        form = form or _answer_form(made, tongues)
        context |= {"form": form, "fields": {name: form[name] for name in form.fields}, "again": _again(request, made)}
        if not is_open:
            languages = [each.language for each in tongues]
            context["reader_form"] = reader_form or ReaderForm(made=made, languages=languages)
    return render(request, "panel/round.html", context, status=status)


def _again(request: HttpRequest, made: PanelRound) -> str:
    """Where the next round about the same text is made; "" when the text is no more."""
    if made.kind == PanelRound.Kind.MOMENT:
        return f"{reverse('panel-new')}?tekst=moment-{made.key}"
    page = pages_of(request.user).filter(translation_key=made.key).first()
    return f"{reverse('panel-new')}?tekst=page-{page.pk}" if page else ""


def _back(request: HttpRequest, made: PanelRound) -> HttpResponse:
    """To the heat map as it was looked at, in all languages or in one."""
    asked = request.GET.get("taal", "")
    return redirect(f"{made.get_absolute_url()}?taal={asked}" if asked in settings.SITE_LANGUAGES else made)


@require_safe
def show_round(request: HttpRequest, number: int) -> HttpResponse:
    """The heat map of a round, in all its languages or in one (`?taal=`)."""
    return _screen(request, *_read(request, number))


@require_POST
def act(request: HttpRequest, number: int) -> HttpResponse:
    """One of the buttons of a round, for who keeps it."""
    made, tongues, keeps = _read(request, number)
    if not keeps:
        raise Http404
    action, _dash, about = request.POST.get("action", "").partition("-")
    if action in ("write", "remove"):
        return _write(request, made, tongues, about if action == "remove" else "")
    if action == "close":
        actions.close(made=made, closed_by=request.user)
        messages.success(request, _("Closed. The links say now that the test is over."))
    elif action == "tell" and not made.is_open(timezone.localdate()):
        return _tell(request, made, tongues)
    elif action == "link" and made.is_open(timezone.localdate()):
        tongue = next((each for each in tongues if each.language == about), None)
        if tongue is None:
            raise Http404
        return _hand_out(request, made, {about: actions.renew_link(tongue=tongue, renewed_by=request.user)})
    else:
        messages.error(request, _("This cannot be done now."))
    return _back(request, made)


def _write(request: HttpRequest, made: PanelRound, tongues: list, mark: str) -> HttpResponse:
    form = _answer_form(made, tongues, request.POST)
    if not form.is_valid():
        return _screen(request, made, tongues, True, form=form, status=422)
    actions.write_done(
        made=made, done=form.cleaned_data["done"], by_sentence=form.by_sentence(), written_by=request.user
    )
    number = int(mark) if mark.isascii() and mark.isdecimal() and len(mark) < 20 else 0
    if number and actions.remove_words(made=made, mark=number, removed_by=request.user):
        messages.success(request, _("The words are gone. The mark itself stays."))
    else:
        messages.success(request, _("Kept: what you did with what testers said."))
    return _back(request, made)


def _tell(request: HttpRequest, made: PanelRound, tongues: list) -> HttpResponse:
    form = ReaderForm(request.POST, made=made, languages=[each.language for each in tongues])
    if not form.is_valid():
        return _screen(request, made, tongues, True, reader_form=form, status=422)
    shown = form.cleaned_data["shown"]
    texts = {name: form.texts(name) for name in ("said", "changed")}
    actions.tell_readers(made=made, shown=shown, **texts, told_by=request.user)
    told = _("Readers see this now.") if shown else _("Kept. Readers do not see it.")
    messages.success(request, told)
    return _back(request, made)
