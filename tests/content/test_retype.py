"""A page that is of another type in a new version of the files changes its type and nothing else."""

import pytest
from django.core.management import call_command

from content.pages.models import InfoPage, ReaderPage, TopicPage
from content.translation.retype import retype
from tests.content.reading import WRITTEN, soup, words

pytestmark = pytest.mark.django_db


def test_page_of_an_earlier_version_becomes_a_topic_and_keeps_what_it_says(amina):
    page = TopicPage.objects.get(slug="plan-pip", locale__language_code="nl")
    retype(page, InfoPage)
    assert not TopicPage.objects.filter(slug="plan-pip").exists()
    before = {code: words(soup(amina.get(f"/{code}/traject/plan-pip/")).article) for code in WRITTEN}

    call_command("load_content", verbosity=0)

    assert TopicPage.objects.filter(slug="plan-pip").count() == 4
    assert not InfoPage.objects.filter(slug="plan-pip").exists()
    assert ReaderPage.objects.get(pk=page.pk).specific.get_latest_revision_as_object().title == page.title
    assert {code: words(soup(amina.get(f"/{code}/traject/plan-pip/")).article) for code in WRITTEN} == before
