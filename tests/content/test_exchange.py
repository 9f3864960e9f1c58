"""Files for agencies: what goes out comes back the same, and what is wrong changes nothing."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from modeltranslation.utils import build_localized_fieldname
from wagtail_localize.models import StringTranslation

from content.translation.exchange import views
from content.translation.exchange.actions import take
from content.translation.exchange.carry import packed
from content.translation.exchange.gather import gather, only_open
from content.translation.exchange.given import Refused
from content.translation.exchange.inline import Code, runs_of, text_of
from content.translation.exchange.notes import noting
from content.translation.exchange.plan import plan_for
from content.translation.exchange.po import write_po
from content.translation.exchange.read import read_file
from content.translation.exchange.xliff import write_xliff
from tests.content.exchanging import BAD_PO, BAD_XLIFF, dutch_of, po, put, xliff
from tests.content.photograph import changed, photograph
from tests.content.reading import soup, words
from trajectory.decision.models import PublishedTree
from trajectory.facts.register import known_names
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db


def screen(code: str = "tr") -> str:
    return reverse("translation-files", args=[code])


def taken_along(client, kind: str, code: str = "tr", part: str = "alles") -> bytes:
    return client.get(reverse("translation-export", args=[code]), {"soort": kind, "wat": part}).content


def upload(client, data: str | bytes, code: str = "tr"):
    raw = data.encode() if isinstance(data, str) else data
    return client.post(screen(code), {"file": SimpleUploadedFile("van-het-bureau.xliff", raw)})


def agree(client, seen, code: str = "tr"):
    """Press the button under what would change."""
    carried, agreed = (soup(seen).main.find(attrs={"name": name})["value"] for name in ("carried", "agreed"))
    return client.post(screen(code), {"carried": carried, "agreed": agreed})


def is_same(one: bytes, other: bytes) -> bool:
    """Whether two files are the same; pytest would print how two of a megabyte differ."""
    return one == other


def forget(sheets: list, code: str) -> None:
    """Take the texts of these things in one language away, and what is known of them."""
    for each in sheets:
        if each.kind is None:
            strings = StringTranslation.objects.filter(context__object_id=each.thing.translation_key)
            strings.filter(locale__language_code=code).delete()
        else:
            columns = [build_localized_fieldname(name, code) for name in each.kind.fields]
            each.kind.model.objects.filter(pk=each.thing.pk).update(**dict.fromkeys(columns, ""))
    Provenance.objects.filter(language=code, subject__in=[each.subject for each in sheets]).delete()


@pytest.fixture
def elif_at_work(elif_, sign_in):
    return sign_in(elif_)


@pytest.fixture
def sheets(db) -> list:
    return gather("tr")


@pytest.mark.parametrize("code", ["tr", "ar"])
def test_what_goes_out_and_in_and_out_again_is_the_same_to_the_byte(daan, sign_in, monkeypatch, code):
    client, before, sheets = sign_in(daan), photograph(), gather(code)
    first = {kind: taken_along(client, kind, code) for kind in ("xliff", "po")}
    with monkeypatch.context() as patch:
        patch.setattr(views, "gather", lambda code: sheets)  # the site does not change: it is read once

        seen = [upload(client, data, code) for data in first.values()]

    assert [words(soup(each).main).count("Er staat niets nieuws in dit bestand.") for each in seen] == [1, 1]
    assert changed(before, photograph()) == []
    assert [kind for kind in first if taken_along(client, kind, code) != first[kind]] == []


def test_what_was_lost_comes_back_from_the_file_to_the_byte(daan, sign_in):
    client, lost = sign_in(daan), gather("ar")[::9]
    first, trees = taken_along(client, "xliff", "ar"), PublishedTree.objects.count()
    forget(lost, "ar")
    assert not is_same(taken_along(client, "xliff", "ar"), first)

    answer = agree(client, upload(client, first, "ar"), "ar")

    assert {each.kind.name if each.kind else "page" for each in lost} >= {"moment", "page", "decision-answer", "fact"}
    assert answer.status_code == 302
    assert is_same(taken_along(client, "xliff", "ar"), first)
    assert PublishedTree.objects.count() == trees + 1


def test_every_bad_file_is_refused_with_its_line_and_nothing_changes(elif_at_work, sheets, monkeypatch):
    monkeypatch.setattr(views, "gather", lambda code: sheets)  # the site does not change: it is read once
    dutch, wrong, before = dutch_of(sheets), {}, photograph()
    bad = [("xliff", xliff(dutch), BAD_XLIFF), ("po", po(dutch), BAD_PO)]
    assert sum(len(table) for _, _, table in bad) >= 40

    for kind, right, table in bad:
        for name, (change, reason, line) in table.items():
            answer = upload(elif_at_work, change(right))
            lines = [words(each) for each in soup(answer).main.select("[role=alert] li")]
            right_line = [each for each in lines if each.startswith(f"Regel {line}" if line else "")]
            if answer.status_code not in (413, 422) or not any(reason in each for each in right_line):
                wrong[kind, name] = (answer.status_code, lines[:2])

    assert wrong == {}
    assert changed(before, photograph()) == []


@pytest.mark.parametrize("made", [xliff, po])
def test_file_is_shown_first_and_kept_when_she_agrees(elif_at_work, amina, sheets, made):
    before = photograph()

    seen = upload(elif_at_work, made(dutch_of(sheets)))

    assert seen.status_code == 200
    assert "Yepyeni başlık" in words(soup(seen).main.find("table"))
    assert changed(before, photograph()) == []
    assert agree(elif_at_work, seen).status_code == 302
    assert ContactMoment.objects.get(code="M06").title_tr == "Yepyeni başlık"
    assert ContactMoment.objects.get(code="G04").deadline_tr == "Belediye {fact:brp-term} içinde"
    assert StringTranslation.objects.filter(data='Okulları <a id="a1">burada</a> bulun').count() == 1
    assert "Yepyeni başlık" in amina.get("/tr/klantreis/M06/").text
    assert "Yepyeni başlık" in amina.get("/tr/zoeken/?q=yepyeni").text


def test_texts_are_of_the_agency_unless_the_file_says_that_a_machine_made_them(elif_at_work, sheets):
    file, machine = xliff(dutch_of(sheets)), ' state-qualifier="mt-suggestion"'
    origins = Provenance.objects.filter(subject="moment:M06", language="tr").values_list("maker", "made_by")

    agree(elif_at_work, upload(elif_at_work, file))
    by_agency = origins.get()
    again = put("Yepyeni", "Daha yeni")(put('state="translated"', f'state="translated"{machine}')(file))
    agree(elif_at_work, upload(elif_at_work, again))

    assert by_agency == ("person", "agency via elif")
    assert origins.get() == ("machine", "machine translation in a file")


def test_text_of_which_the_dutch_changed_is_not_taken_and_the_others_are(elif_at_work, sheets):
    file = xliff(dutch_of(sheets))
    moment = ContactMoment.objects.get(code="M06")
    moment.title_nl = "Iets heel anders"
    moment.save_revision().publish()
    gone = put(
        "</body>", '<trans-unit id="page:weg#title.0"><source>x</source>\n<target>y</target></trans-unit></body>'
    )

    seen = upload(elif_at_work, gone(file))
    agree(elif_at_work, seen)

    skipped = [
        words(each) for each in soup(seen).find(id="exchange-skipped").find_next_siblings("ul")[0].find_all("li")
    ]
    assert [each.partition(":")[0].partition(" (")[0] for each in skipped] == ["Regel 6", "Regel 17"]
    assert "Het Nederlands is veranderd" in skipped[0]
    assert "niet meer op de site" in skipped[1]
    assert ContactMoment.objects.get(code="M06").title_tr == moment.title_tr
    assert ContactMoment.objects.get(code="G04").deadline_tr == "Belediye {fact:brp-term} içinde"


def test_older_text_goes_out_with_what_the_dutch_was_and_comes_back_as_fitting(elif_at_work):
    moment = ContactMoment.objects.get(code="M12")
    was, text = moment.title_nl, moment.title_tr
    moment.title_nl = f"{was} bij DUO"
    moment.save_revision().publish()
    found = only_open(gather("tr"))
    open_po, open_xliff = (write(found, "tr", noting("tr")).decode() for write in (write_po, write_xliff))
    entry = next(each for each in open_po.split("\n\n") if "moment:M12#title" in each)

    agree(elif_at_work, upload(elif_at_work, open_po.replace(entry, entry.replace("#, fuzzy\n", ""))))

    assert "#, fuzzy" in entry
    assert f'#| msgid "{was}"' in entry
    assert f"<source>{was}</source>" in open_xliff.split('alttranstype="previous-version"')[1]
    assert f"{text}</target>" in open_xliff
    assert "moment:M12#title" not in {each.name_of(unit) for each in only_open(gather("tr")) for unit in each.units}
    assert ContactMoment.objects.get(code="M12").title_tr == text


def test_only_open_texts_are_in_the_file_that_asks_for_them(elif_at_work, sheets):
    file = taken_along(elif_at_work, "xliff", part="open").decode()

    assert 'id="moment:M06#title"' not in file
    assert file.count("<trans-unit ") == sum(unit.state != "current" for sheet in sheets for unit in sheet.units)


def test_site_that_changed_while_she_looked_is_shown_again(elif_at_work, sheets):
    seen = upload(elif_at_work, xliff(dutch_of(sheets)))
    ContactMoment.objects.filter(code="M06").update(title_tr="Arada değişti")

    again = agree(elif_at_work, seen)

    assert again.status_code == 200
    assert "intussen veranderd" in words(soup(again).body)
    assert ContactMoment.objects.get(code="M06").title_tr == "Arada değişti"


@pytest.mark.parametrize("carried", ["", "zzz", "%%%", packed(b"x" * 6_000_000)])
def test_what_the_form_carried_is_trusted_no_more_than_a_file(elif_at_work, carried):
    answer = elif_at_work.post(screen(), {"carried": carried, "agreed": "x"})

    assert answer.status_code == 422
    assert "kwam niet heel terug" in words(soup(answer).main)


def test_hundred_megabytes_are_refused_before_they_are_read(elif_at_work):
    answer = elif_at_work.post(screen(), {}, CONTENT_LENGTH=str(100 * 1024 * 1024))

    assert answer.status_code == 413
    assert "groter dan 5 MB" in words(soup(answer).main)


def test_form_from_elsewhere_is_refused(elif_, sheets):
    client = Client(enforce_csrf_checks=True)
    client.force_login(elif_, backend="django.contrib.auth.backends.ModelBackend")

    assert upload(client, xliff(dutch_of(sheets))).status_code == 403


def test_translator_has_files_of_her_own_language_only(elif_at_work):
    before = photograph()

    answers = [
        elif_at_work.get(screen("ar")),
        elif_at_work.get(reverse("translation-export", args=["ar"])),
        elif_at_work.post(screen("ar"), {}),
    ]

    assert [each.status_code for each in answers] == [302, 302, 302]
    assert elif_at_work.get(screen("nl")).status_code == 404
    assert elif_at_work.get(reverse("translation-export", args=["tr"]), {"soort": "exe"}).status_code == 404
    assert changed(before, photograph()) == []


def test_tool_of_an_agency_may_mark_sentences_and_add_its_own(elif_at_work, sheets):
    file = put("Yepyeni başlık", '<mrk mtype="seg" mid="1">Yepyeni</mrk> <mrk mtype="seg" mid="2">başlık</mrk>')(
        xliff(dutch_of(sheets))
    )
    file = put("<source>", "<seg-source><mrk mtype='seg' mid='1'>x</mrk></seg-source><source>")(file)
    file = put('target-language="tr"', 'target-language="tr-TR"')(file)
    file = put("<trans-unit ", '<trans-unit xmlns:mq="http://www.memoq.com/memoq/xliff" mq:status="Confirmed" ')(file)

    plan = plan_for(read_file(file.encode(), "tr"), sheets, known_names(), "tr")

    assert plan.refused == []
    assert plan.changes[0].text == "Yepyeni başlık"


def test_refused_plan_is_never_taken(elif_, sheets):
    file = put("Yepyeni başlık", "x" * 200)(xliff(dutch_of(sheets)))
    plan = plan_for(read_file(file.encode(), "tr"), sheets, known_names(), "tr")

    with pytest.raises(ValueError, match="refused"):
        take(plan, code="tr", user=elif_)


def test_codes_have_the_number_they_have_in_dutch():
    dutch = runs_of('Lees <a id="a1">dit</a> en <a id="a2">dat</a> op {fact:x}, 1 &lt; 2.', html=True)
    other = runs_of('{fact:x}: <a id="a2">that</a>, <b>then</b> <a id="a1">this</a>', html=True, like=dutch)

    assert [run.number for run in dutch if isinstance(run, Code)] == [1, 1, 2, 2, 3]
    assert [run.number for run in other if isinstance(run, Code)] == [3, 2, 2, 4, 4, 1, 1]
    assert dutch[-1] == ", 1 < 2."
    assert text_of(dutch, html=True).endswith(", 1 &lt; 2.")


def test_file_that_is_too_deep_or_too_long_costs_little():
    for data in (b"<a>" * 1_600_000, b'msgid "a"\n' + b'"a"\n' * 1_200_000, b"<xliff " + b"a" * 4_900_000):
        began = time.process_time()
        with pytest.raises(Refused):
            read_file(data, "tr")
        assert time.process_time() - began < 5
