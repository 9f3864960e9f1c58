"""The content of the repository as a whole: a second load leaves every row of every table as it was."""

import hashlib
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.translation import override

pytestmark = pytest.mark.django_db


def tables() -> dict[str, tuple[int, str]]:
    """Per table the number of rows and a fingerprint of all of them."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                cursor.execute(f'SELECT * FROM "{model._meta.db_table}" ORDER BY 1')
                rows = cursor.fetchall()
                found[model._meta.db_table] = (len(rows), hashlib.sha256(repr(rows).encode()).hexdigest())
    return found


@pytest.mark.parametrize("active", ["nl", "ar"])
def test_second_load_of_everything_changes_no_row(active):
    before = tables()
    out = StringIO()

    with override(active):
        call_command("load_content", stdout=out)

    after = tables()
    assert before["trajectory_contactmoment"][0] == 79
    assert before["trajectory_postcode"][0] == 4085
    assert before["wagtailcore_page"][0] > 60
    assert {name for name in before if before[name] != after[name]} == set()
    assert out.getvalue() == "Content: 0 added or changed, 0 left as an editor has it.\n"


def test_mistake_that_shows_while_writing_leaves_no_row_changed(tmp_path, settings):
    data = Path(shutil.copytree(settings.BASE_DIR / "trajectory/data", tmp_path / "data"))
    pages = Path(shutil.copytree(settings.BASE_DIR / "content/texts", tmp_path / "pages"))
    good, bad = data / "texts/nl/A.yaml", pages / "ar/privacy.yaml"
    good.write_text(good.read_text("utf-8").replace("title: U vraagt asiel aan", "title: Uit het bestand"), "utf-8")
    bad.write_text(bad.read_text("utf-8").replace("</p>", "</p><p>فقرة زائدة</p>", 1), "utf-8")
    before = tables()

    with pytest.raises(CommandError) as problem:
        call_command("load_content", data=data, pages=pages, stdout=StringIO())

    assert str(problem.value).startswith(f"Nothing was written. {bad}, line ")
    after = tables()
    assert {name for name in before if before[name] != after[name]} == set()
