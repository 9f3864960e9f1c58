"""The list of questions, and one question with its own address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.faq.models import Question, QuestionSource
from content.faq.read import own_languages, read_answer, read_answers
from content.pages.read import links_to
from trajectory.facts.cited import with_sources_of_facts
from trajectory.facts.register import read_register
from trajectory.facts.resolve import fill_plain
from trajectory.journey.one import read_links_to_moments
from trajectory.journey.versions import versions_of
from trajectory.texts.origin import all_checked, origin_of


@require_safe
def show_questions(request: HttpRequest) -> HttpResponse:
    """All questions with their short answers."""
    code = request.LANGUAGE_CODE
    answers = read_answers(code)
    having = set().union(*own_languages().values())
    own = code if code in having else settings.LANGUAGE_CODE
    context = {
        "answers": answers,
        "foreign": any(answer.foreign for answer in answers),
        "facts": read_register(code),
        "versions": versions_of("/vragen/", own=having, current=code),
        "canonical": f"/{own}/vragen/",
        "origin": all_checked("question:", own),
    }
    return render(request, "content/questions.html", context)


@require_safe
def show_question(request: HttpRequest, question: str) -> HttpResponse:
    """One question; 404 when nobody asked it."""
    code = request.LANGUAGE_CODE
    answer = read_answer(question, code)
    if answer is None:
        raise Http404(question)
    moments = Question.objects.filter(code=question).values_list("moments__code", flat=True)
    path = f"/vragen/{question}/"
    having = own_languages(code=question)[question]
    own = code if code in having else settings.LANGUAGE_CODE
    facts = read_register(code)
    sources = QuestionSource.objects.filter(question__code=question).select_related("source")
    context = {
        "answer": answer,
        "answers": [answer],
        "title": fill_plain(answer.question.value, facts, answer.question.code),
        "description": fill_plain(answer.short.value, facts, answer.short.code),
        "foreign": answer.foreign,
        "page_link": links_to({answer.page}, code).get(answer.page) if answer.page else None,
        "moments": sorted(read_links_to_moments(moments, code).values(), key=lambda link: link.id),
        "sources": with_sources_of_facts(sources, map(str, (answer.question, answer.short, answer.long)), facts),
        "facts": facts,
        "versions": versions_of(path, own=having, current=code),
        "canonical": f"/{own}{path}",
        "origin": origin_of(f"question:{question}", own),
    }
    return render(request, "content/question.html", context)
