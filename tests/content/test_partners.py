"""Partners and their themes: what a page inside the page of a partner reads, and what editors may keep."""

from threading import Thread, local

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from content.partners import count
from content.partners.actions import import_theme
from content.partners.count import write_counts
from content.partners.load import read_partner_files, write_partners
from content.partners.models import EmbedCount, Partner, Theme
from content.partners.read import read_partner, read_theme
from content.partners.tally import Tally
from tests.content.reading import NOUNS
from tests.content.theming import file_of
from trajectory.texts.files import FileError

TODAY = "2026-11-27"
AR = (TODAY, "bibliotheek", "klantreis/", "ar", 1)  # what was shown


def partner(code: str = "bibliotheek", **fields) -> Partner:
    return Partner.objects.create(code=code, name="Bibliotheek", **{"status": "active"} | fields)


def theme(code: str = "blauw", **given) -> Theme:
    return import_theme(code=code, content=file_of(), **given)


@pytest.mark.django_db
def test_page_reads_an_active_partner_with_its_theme_in_one_query(django_assert_num_queries):
    partner(domains="www.example.nl\n*.example.org", limited=True, theme=theme(), default_slice="woorden/")

    with django_assert_num_queries(1):
        found = read_partner("bibliotheek")

    assert found.frame_ancestors == ("www.example.nl", "*.example.org")
    assert found.theme == f"/embed/theme/blauw.{Theme.objects.get(code='blauw').digest}.css"
    assert found.default_slice == "woorden/"


@pytest.mark.django_db
def test_partner_that_is_not_limited_may_be_framed_by_everybody():
    partner(domains="www.example.nl")

    assert read_partner("bibliotheek").frame_ancestors == ("*",)


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["draft", "ended"])
def test_partner_that_is_not_active_is_none(status):
    partner(status=status)

    assert read_partner("bibliotheek") is None
    assert read_partner("bestaat-niet") is None


@pytest.mark.django_db
def test_theme_of_a_partner_is_for_that_partner_only(django_assert_num_queries):
    owner = partner()
    own = theme("eigen", owner="bibliotheek")
    partner("school", theme=own)
    free = theme("vrij")

    with django_assert_num_queries(1):
        assert read_theme("eigen", "bibliotheek") == f"/embed/theme/eigen.{own.digest}.css"
    assert read_theme("eigen", "school") is None
    assert read_theme("eigen", "") is None
    assert read_partner("school").theme == ""
    assert read_theme("vrij", "") == f"/embed/theme/vrij.{free.digest}.css"
    owner.status = "ended"
    owner.save()
    assert read_theme("eigen", "bibliotheek") is None


@pytest.mark.django_db
def test_style_sheet_is_kept_for_ever_under_its_fingerprint_and_is_nowhere_else(amina):
    theme()
    address = read_theme("blauw", "")

    answer = amina.get(address)

    assert answer.content.decode() == Theme.objects.get(code="blauw").css
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies
    assert amina.get("/embed/theme/blauw.000000000000.css").status_code == 404
    assert amina.get(address.replace("blauw", "rood")).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"domains": "https://www.example.nl"}, "domains"),
        ({"limited": True}, "limited"),
        ({"default_slice": "admin/"}, "default_slice"),
        ({"default_slice": "/klantreis/"}, "default_slice"),
        ({"default_slice": "https://example.org/"}, "default_slice"),
        ({"default_slice": "zoeken/"}, "default_slice"),
    ],
)
def test_partner_that_cannot_be_is_refused_at_the_field(fields, wrong):
    with pytest.raises(ValidationError) as problem:
        Partner(code="x", name="X", **fields).full_clean()

    assert list(problem.value.message_dict) == [wrong]


@pytest.mark.django_db
def test_partner_cannot_take_the_theme_of_another():
    partner()
    own = theme("eigen", owner="bibliotheek")

    with pytest.raises(ValidationError) as problem:
        Partner(code="x", name="X", theme=own).full_clean()

    assert problem.value.message_dict == {"theme": ["Dit thema is van een andere partner."]}


@pytest.mark.django_db
@pytest.mark.parametrize("slice", ["", "klantreis/", "klantreis/?groep=gezinsmigrant", "woorden/", "traject/plan-pip/"])
def test_page_that_may_be_embedded_can_be_the_first(slice):
    made = Partner(code="x", name="X", default_slice=slice, domains=" WWW.Example.nl ")

    made.full_clean()

    assert made.domains == "www.example.nl"


@pytest.mark.django_db
def test_command_keeps_a_theme_and_says_its_address(capsys, tmp_path):
    file = tmp_path / "blauw.json"
    file.write_bytes(file_of())
    partner()

    call_command("import_theme", "blauw", str(file), name="Blauw", owner="bibliotheek")

    kept = Theme.objects.get(code="blauw")
    assert (kept.name, kept.owner.code, len(kept.tokens)) == ("Blauw", "bibliotheek", 12)
    assert f"/embed/theme/blauw.{kept.digest}.css" in capsys.readouterr().out


@pytest.mark.django_db
def test_command_says_every_reason_and_keeps_what_was_there(tmp_path):
    theme()
    file = tmp_path / "blauw.json"
    file.write_bytes(file_of({"--basis-border-radius-md": "wide", "--basis-color-info-bg-default": "red;"}))

    with pytest.raises(CommandError) as problem:
        call_command("import_theme", "blauw", str(file))

    assert str(problem.value).splitlines() == [
        "Nothing was kept.",
        "--basis-border-radius-md: it is no length in px, rem or em.",
        "--basis-color-info-bg-default: “;” may not stand in it.",
    ]
    assert problem.value.returncode == 1
    assert "info" not in Theme.objects.get(code="blauw").css


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("x", "missing.json"), "No such file"),
        (("x y", "good.json"), ""),
        (("x", "good.json", "--owner=nobody"), "nobody"),
    ],
)
def test_command_refuses_what_it_cannot_find_or_name(tmp_path, arguments, reason):
    (tmp_path / "good.json").write_bytes(file_of())
    code, file, *more = arguments

    with pytest.raises(CommandError, match=f"Nothing was kept.*{reason}"):
        call_command("import_theme", code, str(tmp_path / file), *more)

    assert not Theme.objects.filter(code=code).exists()


@pytest.mark.django_db
def test_example_is_loaded_once_and_then_the_editors(amina):
    files = read_partner_files(NOUNS / "partners")
    assert read_partner("voorbeeldorganisatie").theme == read_theme("voorbeeld", "")
    Partner.objects.filter(code="voorbeeldorganisatie").update(name="Veranderd")
    Theme.objects.filter(code="voorbeeld").delete()

    assert write_partners(files) == 0

    assert Partner.objects.get(code="voorbeeldorganisatie").name == "Veranderd"
    assert not Theme.objects.filter(code="voorbeeld").exists()


def test_wrong_theme_in_the_files_stops_the_load(tmp_path):
    for file in (NOUNS / "partners").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "voorbeeld.tokens.json").write_bytes(file_of({"--basis-border-radius-md": "wide"}))

    with pytest.raises(FileError, match=r"voorbeeld\.tokens\.json, line 1: --basis-border-radius-md"):
        read_partner_files(tmp_path)


@pytest.mark.django_db
def test_second_view_of_a_day_is_added_to_the_first_in_one_statement(django_assert_num_queries):
    write_counts({AR: 1})
    own_statements = 1 if connection.vendor == "postgresql" else 3  # SQLite is told how long to wait, and as before

    with django_assert_num_queries(own_statements):
        assert write_counts({AR: 2, (*AR[:4], 2): 1, ("2026-11-28", *AR[1:]): 1, (TODAY, "", "woorden/", "ti", 0): 7})

    rows = EmbedCount.objects.order_by("day", "partner", "version").values_list("partner", "version", "number")
    assert list(rows) == [("", 0, 7), ("bibliotheek", 1, 3), ("bibliotheek", 2, 1), ("bibliotheek", 1, 1)]


@pytest.fixture
def connect(tmp_path):
    """Make connections to a database where what is counted stays, outside the transaction of the test."""

    def make():
        own = connection.copy()
        if own.vendor == "sqlite":
            own.settings_dict["NAME"] = str(tmp_path / "counts.sqlite3")
        return own

    first = make()
    if first.vendor == "sqlite":
        with first.schema_editor() as editor:
            editor.create_model(EmbedCount)
    yield make
    with first.cursor() as cursor:
        cursor.execute("DELETE FROM content_embedcount")
    first.close()


@pytest.mark.django_db
def test_two_visitors_at_once_are_both_counted(connect, monkeypatch):
    own = local()

    class EachTheirOwn:
        def __getattr__(self, name):
            return getattr(own.connection, name)

    def visit() -> None:
        own.connection = connect()
        for _ in range(20):
            write_counts({AR: 1})
        own.connection.close()

    monkeypatch.setattr(count, "connection", EachTheirOwn())
    visitors = [Thread(target=visit) for _ in range(2)]
    for each in visitors:
        each.start()
    for each in visitors:
        each.join()

    reader = connect()
    with reader.cursor() as cursor:
        cursor.execute("SELECT number FROM content_embedcount")
        assert cursor.fetchall() == [(40,)]
    reader.close()


@pytest.mark.django_db
def test_database_that_does_not_answer_gets_the_numbers_the_next_time(monkeypatch, caplog):
    class Down:
        vendor, ops = connection.vendor, connection.ops

        def cursor(self):
            raise OperationalError("database is locked")

    mine = Tally()
    mine.add(AR)
    with monkeypatch.context() as broken:
        broken.setattr(count, "connection", Down())
        mine.write()
    assert "not counted yet: database is locked" in caplog.text
    assert not EmbedCount.objects.exists()
    mine.add(AR)

    mine.write()
    mine.write()

    assert [row.number for row in EmbedCount.objects.all()] == [2]
