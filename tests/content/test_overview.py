"""What needs me: each person finds their own work on the first screen of the admin, the most urgent first."""

import csv
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask

from content.overview.due import overdue
from content.overview.kinds import KINDS, Todo, by_urgency
from content.overview.todo import piles_of, todo_of
from content.pages.models import InfoPage, ReaderPage
from tests.content.keeping import desk
from tests.content.reading import soup, words
from trajectory.actors.models import ContactPoint, Municipality
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance

HOME = "/admin/"


def kinds(user) -> dict[str, list[str]]:
    return {pile.kind: [each.title for each in pile.things] for pile in piles_of(todo_of(user), None)}


def links(answer) -> list[str]:
    return [link["href"] for link in soup(answer).select(".pile__thing a")]


def test_most_urgent_comes_first_and_what_has_no_day_last():
    things = [
        Todo("fact-old", "b", "/"),
        Todo("fact-old", "a", "/", date(2026, 1, 2)),
        Todo("fact-expired", "c", "/", date(2026, 3, 1)),
        Todo("of-another-room", "e", "/"),
        Todo("fact-expired", "d", "/", date(2026, 2, 1)),
    ]

    assert [each.title for each in by_urgency(things)] == ["d", "c", "a", "b", "e"]


def test_a_pile_shows_a_few_and_says_how_many_there_are():
    things = [Todo("page-old", str(number), "/") for number in range(7)]

    few, all_ = piles_of(things, 5), piles_of(things, None)

    assert (len(few[0].things), few[0].number, few[0].all_address) == (5, 7, "/admin/overzicht/te-doen/?soort=page-old")
    assert (len(all_[0].things), all_[0].all_address) == (7, "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "kind"), [(-1, "fact-expired"), (0, "fact-expires"), (60, "fact-expires"), (61, None)]
)
def test_fact_is_named_when_it_ended_and_sixty_days_before(clock, days, kind):
    clock(2026, 11, 27)
    today = date(2026, 11, 27)
    Fact.objects.filter(key="pip-term").update(valid_until=today + timedelta(days=days), checked_on=today)
    label = Fact.objects.get(key="pip-term").label_nl

    found = {each.kind for each in overdue() if each.title == label}

    assert found == ({kind} if kind else set())


@pytest.mark.django_db
@pytest.mark.parametrize(("checked", "named"), [("2025-11-26", True), ("2025-11-27", False), (None, True)])
def test_a_check_holds_for_a_year(clock, checked, named):
    clock(2026, 11, 27)
    ContactMoment.objects.filter(code="M06").update(checked_on=checked)
    ReaderPage.objects.filter(slug="werk", locale__language_code="nl").update(checked_on=checked)

    found = [each for each in overdue() if each.title.startswith("M06 ") or each.title == "Werk vinden"]

    assert [each.kind for each in found] == (["moment-old", "page-old"] if named else [])
    if checked and named:
        assert {each.due for each in found} == {date(2026, 11, 26)}


@pytest.mark.django_db
def test_national_editor_finds_old_texts_and_each_line_leads_to_its_screen(daan, sign_in):
    client = sign_in(daan)

    answer = client.get(HOME)

    page = soup(answer)
    assert len(page.find_all("h1")) == 1
    assert {"fact-old", "moment-old", "page-old"} <= set(kinds(daan))
    here = links(answer)
    assert 0 < len(here) <= 5 * len(KINDS)
    assert {where for where in here if client.get(where).status_code != 200} == set()
    assert all(client.get(link["href"]).status_code == 200 for link in page.select(".pile__all a"))


@pytest.mark.django_db
def test_stock_panels_of_wagtail_are_gone(daan, sign_in):
    page = soup(sign_in(daan).get(HOME))

    assert page.select(".w-panel--dashboard, .w-summary") == []


@pytest.mark.django_db
def test_what_i_locked_and_my_drafts_are_mine_alone(daan, bert, sign_in, django_user_model):
    page = ReaderPage.objects.get(slug="werk", locale__language_code="nl").specific
    page.title = "Half geschreven"
    page.save_revision(user=daan)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=daan, locked_at=timezone.now())
    moment = ContactMoment.objects.get(code="M06")
    moment.save_revision(user=daan, changed=True)
    ContactMoment.objects.filter(code="M06").update(locked=True, locked_by=daan, locked_at=timezone.now())

    mine, his = kinds(daan), kinds(bert)

    assert sorted(mine["locked"])[0] == "Half geschreven"
    assert any(title.startswith("M06 ") for title in mine["locked"])
    assert "Half geschreven" in mine["draft"]
    assert "Half geschreven" not in str(his)


@pytest.mark.django_db
def test_municipal_editor_finds_the_drafts_of_her_own_part_only(bert, carla, sign_in):
    for user, title in ((bert, "Taalcafé"), (carla, "Kwetterdrempel")):
        page = InfoPage(title=title, slug="nieuw", locale=user.section.locale, live=False)
        user.section.add_child(instance=page)
        page.save_revision(user=user)

    answer = sign_in(bert).get(HOME)

    assert kinds(bert)["draft"] == ["Taalcafé"]
    assert "Taalcafé" in answer.text
    assert "Kwetterdrempel" not in answer.text
    assert "Utrecht" in words(soup(answer).find(class_="todo__part"))


@pytest.mark.django_db
def test_who_has_nothing_to_do_gets_a_kind_word(bert, sign_in):
    desk("utrecht")

    page = soup(sign_in(bert).get(HOME))

    assert page.select(".pile") == []
    assert words(page.find(class_="todo__nothing"))


@pytest.mark.django_db
def test_translator_finds_what_is_missing_and_what_is_older_in_her_language(elif_, sign_in):
    ContactMoment.objects.filter(code="M06").update(title_tr="", summary_tr="")
    ContactMoment.objects.filter(code="M01").update(
        **{
            f"{name}_tr": "metin"
            for name in ("what", "duty", "right", "bring", "consequence", "deadline", "waiting", "when")
        }
    )
    Provenance.objects.filter(subject="moment:M01", language="tr").update(source_version="000000000000")

    mine = kinds(elif_)

    assert any(title.startswith("M06 ") for title in mine["missing"])
    assert [title.split()[0] for title in mine["outdated"]] == ["M01"]
    here = links(sign_in(elif_).get(HOME))
    assert reverse("translation-edit", args=["tr", "moment", "M01"]) in here
    assert all("/vertalen/tr/" in where for where in here)


@pytest.mark.django_db
def test_national_editor_reads_how_many_texts_of_a_language_are_outdated(daan):
    Provenance.objects.filter(subject="moment:M06", language="nl").update(text_version="000000000000")

    named = kinds(daan)["outdated"]

    assert len(named) == 11
    assert all(title.endswith((": 1 tekst", ": 1 text")) for title in named)


@pytest.mark.django_db
def test_municipality_on_the_site_without_a_desk_is_named_until_it_has_one(daan, bert):
    assert kinds(daan)["no-contact"] == ["Utrecht"]

    ContactPoint.objects.create(municipality=Municipality.objects.get(slug="utrecht"), role="Balie")

    assert "no-contact" not in kinds(daan)


@pytest.mark.django_db
def test_what_waits_for_approval_stands_before_all_else(daan, bert, sign_in, django_user_model):
    task = GroupApprovalTask.objects.create(name="Nakijken")
    task.groups.set(daan.groups.all())
    task.save()
    workflow = Workflow.objects.create(name="Twee mensen")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    page = InfoPage(title="Taalcafé", slug="taalcafe", locale=bert.section.locale, live=False)
    bert.section.add_child(instance=page)
    page.save_revision(user=bert)
    workflow.start(page, bert)

    first = piles_of(todo_of(daan), None)[0]

    assert (first.kind, [each.title for each in first.things]) == ("waiting", ["Taalcafé"])
    assert "waiting" not in kinds(bert)


@pytest.mark.django_db
def test_new_part_is_told_what_to_begin_with_and_not_its_empty_section(carla):
    carla.section.unpublish()

    assert [(each.kind, each.address) for each in todo_of(carla)] == [("own-part", "/admin/gemeente/zwolle/loket/")]


@pytest.mark.django_db
def test_list_of_one_kind_holds_all_of_it(daan, sign_in):
    page = soup(sign_in(daan).get("/admin/overzicht/te-doen/?soort=page-old"))

    assert [pile["aria-labelledby"] for pile in page.select(".pile")] == ["pile-page-old"]
    assert len(page.select(".pile__thing")) == len(kinds(daan)["page-old"]) > 5


@pytest.mark.django_db
def test_national_list_by_kind_and_as_a_file(daan, sign_in):
    client = sign_in(daan)
    where = "/admin/overzicht/achterstallig/?soort=fact-old&van=landelijk"
    Fact.objects.filter(key="pip-term").update(label_nl="=SOM(A1)", checked_on=None)

    page, file = soup(client.get(where)), client.get(f"{where}&als=csv")

    rows = list(csv.reader(file.content.decode("utf-8-sig").splitlines()))[1:]
    assert [pile["aria-labelledby"] for pile in page.select(".pile")] == ["pile-fact-old"]
    assert len(rows) == len(page.select(".pile__thing")) > 5
    assert "'=SOM(A1)" in [row[1] for row in rows]
    assert all(row[4].startswith("/admin/snippets/trajectory/fact/edit/") for row in rows)


@pytest.mark.django_db
def test_history_tells_a_municipal_editor_of_her_own_part_only(bert, carla, daan, sign_in):
    for user, title in ((bert, "Taalcafé"), (carla, "Kwetterdrempel")):
        page = InfoPage(title=title, slug="nieuw", locale=user.section.locale)
        user.section.add_child(instance=page)
        page.save_revision(user=user, log_action=True)
    where = reverse("overview-history")

    local, national = sign_in(bert).get(where).text, sign_in(daan).get(where).text

    assert "Taalcafé" in local
    assert "Kwetterdrempel" not in local
    assert "carla" not in local
    assert "Taalcafé" in national
    assert "Kwetterdrempel" in national
