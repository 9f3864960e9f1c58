"""The menu of the admin as each person gets it: in the order of the work, and every place of it is there."""

import json

import pytest

from tests.content.reading import soup

pytestmark = pytest.mark.django_db

EVERYBODY = ["daan", "rosa", "iris", "bert", "elif_"]


def places(client) -> list[tuple[str, str]]:
    """Name and address of every place in the menu on the side, as the browser gets it, folds opened, in their order."""
    props = json.loads(soup(client.get("/admin/")).find("script", id="wagtail-sidebar-props").string)
    found = []

    def walk(part) -> None:
        if isinstance(part, dict):
            if "url" in part and "name" in part and "label" in part:
                found.append((part["name"], part["url"]))
            for each in part.values():
                walk(each)
        elif isinstance(part, list):
            for each in part:
                walk(each)

    walk(props)
    return found


def main_places(client) -> list[str]:
    return [name for name, url in places(client) if url.startswith("/admin/")]


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_place_in_the_menu_answers(request, sign_in, who):
    client = sign_in(request.getfixturevalue(who))
    here = [(name, url) for name, url in places(client) if not url.startswith("#")]

    assert len(here) > 3
    assert [url for _, url in here if not url.startswith("/admin/")] == []
    answers = {url: client.get(url, follow=True) for _, url in here if "logout" not in url}
    assert {url: answer.status_code for url, answer in answers.items() if answer.status_code != 200} == {}
    assert [
        url for url, answer in answers.items() if url != "/admin/" and answer.request["PATH_INFO"] == "/admin/"
    ] == []


def test_national_editor_finds_the_menu_in_the_order_of_the_work(daan, sign_in):
    here = main_places(sign_in(daan))

    wanted = (
        "todo our-part teams decision-tree explorer bundles read-as "
        "translation-desk writing dataset-versions overview-coverage overview-overdue"
    )
    assert [name for name in here if name in wanted.split()] == wanted.split()
    assert here.index("people") + 1 == here.index("post")


def test_each_role_finds_its_menu_whole_and_in_order(bert, elif_, sign_in):
    wanted = {
        bert: "todo our-part teams explorer read-as panel writing images documents overview-history",
        elif_: "todo read-as panel translation-desk",
    }

    for person, names in wanted.items():
        here = [name for name in main_places(sign_in(person)) if name not in ("account", "logout")]
        assert here == names.split()


def test_municipal_editor_and_translator_find_their_own_work_only(bert, elif_, sign_in):
    local, translator = main_places(sign_in(bert)), main_places(sign_in(elif_))

    closed = {"decision-tree", "dataset-versions", "overview-coverage", "overview-overdue", "collections", "reports"}
    assert not closed & {*local, *translator}
    assert {"todo", "explorer", "read-as", "overview-history", "images", "documents"} <= set(local)
    assert {"translation-desk", "read-as"} <= set(translator)
    assert "translation-desk" not in local


def test_pages_of_a_municipal_editor_are_a_link_and_not_a_tree_they_may_not_ask_for(bert, daan, sign_in):
    local, national = (sign_in(who).get("/admin/").text for who in (bert, daan))

    assert "wagtail.sidebar.PageExplorerMenuItem" in national
    assert "wagtail.sidebar.PageExplorerMenuItem" not in local
