"""The rules of the house that no tool checks: indexes that forget nothing, small modules, honest names."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.db import models
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname
from wagtail_localize.fields import get_translatable_fields

import content.models

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("inburgering_site", "content", "trajectory")
NOT_ROOMS = {"migrations", "templatetags", "management"}
MADE = {".git", ".venv", "var", "__pycache__", "node_modules", ".ruff_cache", ".pytest_cache", ".import_linter_cache"}
FORBIDDEN = {"core", "common", "utils", "helpers", "misc"}

# The texts newcomers read, by hand from house.md: what is one row with a column per language.
TRANSLATED = {
    "LocalAddition": {"title", "summary", "when", "what"},
    "ContactMoment": {
        "title",
        "summary",
        "when",
        "what",
        "duty",
        "right",
        "bring",
        "consequence",
        "deadline",
        "waiting",
    },
    "Law": {"title", "summary"},
    "Phase": {"title", "summary"},
    "Group": {"name", "title", "summary"},
    "Route": {"title", "summary", "short"},
    "Organisation": {"name", "full_name", "role"},
    "ContactPoint": {"role", "help_with", "hours"},
    "Fact": {"label"},
    "Question": {"question", "short", "long"},
    "Term": {"word", "forms", "explanation"},
    "DecisionQuestion": {"text", "hint"},
    "DecisionAnswer": {"text"},
    "DecisionOutcome": {"title", "explanation", "advice"},
}
PUBLIC = ("nl", "en", "ar", "ti", "tr", "fa", "fa-af", "so", "es", "fr", "ps", "uk")
RESERVE = ("ru", "zh-hans", "pt", "am", "ku", "ckb", "pl", "ro", "vi", "ur")


def rooms(app: str) -> list[str]:
    folders = (ROOT / app).iterdir()
    return sorted(path.name for path in folders if (path / "__init__.py").exists() and path.name not in NOT_ROOMS)


def modules_of(app: str) -> Iterator:
    for room in rooms(app):
        package = importlib.import_module(f"{app}.{room}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def files(*kinds: str) -> list[Path]:
    """Every file of the repository with one of these endings; all of them without endings."""
    found = (path for path in ROOT.rglob("*") if path.is_file() and not MADE & set(path.relative_to(ROOT).parts))
    return sorted(path for path in found if not kinds or path.suffix in kinds)


@pytest.mark.parametrize("app", ["content", "trajectory"])
def test_index_of_an_app_holds_every_model_of_its_rooms(app):
    index = vars(importlib.import_module(f"{app}.models"))

    here = [
        (module.__name__, name)
        for module in modules_of(app)
        for name, found in vars(module).items()
        if inspect.isclass(found) and issubclass(found, models.Model) and found.__module__ == module.__name__
    ]

    assert len(here) > 3
    assert [f"{module}.{name}" for module, name in here if name not in index] == []


@pytest.mark.parametrize("app", ["content", "trajectory"])
def test_indexes_hold_nothing_but_imports(app):
    for name in ("models.py", "translation.py", "wagtail_hooks.py"):
        path = ROOT / app / name
        statements = ast.parse(path.read_text("utf-8")).body[1:] if path.exists() else []

        assert [each for each in statements if not isinstance(each, ast.ImportFrom)] == [], path


@pytest.mark.parametrize(("file", "index"), [("translation.py", "translation.py"), ("hooks.py", "wagtail_hooks.py")])
@pytest.mark.parametrize("app", ["content", "trajectory"])
def test_indexes_import_every_room_that_has_such_a_file(app, file, index):
    having = [room for room in rooms(app) if (ROOT / app / room / file).exists()]
    path = ROOT / app / index
    text = path.read_text("utf-8") if path.is_file() else ""
    # The content has a room named translation, where its index would be; a setting takes its place.
    listed = [name.split(".")[1] for name in settings.MODELTRANSLATION_TRANSLATION_FILES if name.startswith(f"{app}.")]

    assert [room for room in having if f"from {app}.{room} import" not in text and room not in listed] == []


def test_texts_of_every_noun_are_registered_with_a_column_for_every_language():
    registered = {model.__name__: model for model in translator.get_registered_models(abstract=False)}

    found = {name: set(translator.get_options_for_model(model).fields) for name, model in registered.items()}

    assert found == TRANSLATED
    for name, fields in TRANSLATED.items():
        columns = {field.name for field in registered[name]._meta.get_fields()}
        wanted = {build_localized_fieldname(field, code) for field in fields for code in PUBLIC + RESERVE}
        assert wanted <= columns, name


def test_every_text_of_the_dutch_content_files_has_a_translated_field():
    kinds = {"organisations": "Organisation", "phases": "Phase", "groups": "Group", "routes": "Route"}
    kinds |= {"laws": "Law", "facts": "Fact"}
    folder = ROOT / "trajectory/data/texts/nl"
    nouns = yaml.safe_load((folder / "nouns.yaml").read_text("utf-8"))

    moments = [yaml.safe_load(path.read_text("utf-8")) for path in folder.glob("?.yaml")]

    for kind, model in kinds.items():
        assert {field for noun in nouns[kind].values() for field in noun} <= TRANSLATED[model], kind
    fields = {field for series in moments for moment in series.values() for field in moment}
    assert fields == TRANSLATED["ContactMoment"]


@pytest.mark.parametrize("name", ["HomePage", "SectionPage", "InfoPage"])
def test_texts_of_every_page_are_translated_per_language(name):
    fields = get_translatable_fields(getattr(content.models, name))

    assert {field.field_name for field in fields if type(field).__name__ == "TranslatableField"} == {
        "title",
        "search_description",
        "intro",
        "body",
    }


def test_no_module_has_more_than_300_lines():
    modules = [path for path in files(".py") if "migrations" not in path.parts]

    long = [path for path in modules if len(path.read_text("utf-8").splitlines()) > 300]

    assert len(modules) > 60
    assert long == []


def test_no_room_or_module_has_a_name_that_says_nothing():
    names = {path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("*")}
    told = {path: path.name.removesuffix(".py") for path in names if path.suffix in {"", ".py"}}

    assert [path for path, name in told.items() if name in FORBIDDEN or name.endswith("_utils")] == []
    assert [room for app in ("content", "trajectory") for room in rooms(app) if room == "base"] == []


@pytest.mark.parametrize("app", ["content", "trajectory"])
def test_every_room_says_in_one_docstring_whom_it_serves_and_holds_nothing_else(app):
    packages = [ROOT / app, *(ROOT / app / room for room in rooms(app))]

    for package in packages:
        tree = ast.parse((package / "__init__.py").read_text("utf-8"))

        assert ast.get_docstring(tree), package
        assert len(tree.body) == 1, package


def test_no_file_names_a_registry_or_a_path_of_the_machine_it_was_made_on():
    # Put together here, so that this file does not name them either.
    hosts = [
        ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
    ]
    options = ["--" + option for option in ("index-url", "extra-index-url", "find-links", "trusted-host", "registry")]
    tops = "|".join(["root", "home", "work", "Users", "mnt", "workspace", "builds"])
    path_of_a_machine = re.compile(rf"(?<![\w.:/>}}*-])/(?:{tops})/[\w.]")
    text_files = [
        path for path in files() if path.suffix not in {".woff2", ".ttf", ".png", ".jpg", ".mo", ".ico", ".mp4"}
    ]

    found = []
    for path in text_files:
        text = path.read_text("utf-8")
        found += [(str(path.relative_to(ROOT)), word) for word in [*hosts, *options] if word in text]
        if "migrations" not in path.parts:
            found += [(str(path.relative_to(ROOT)), match[0]) for match in path_of_a_machine.finditer(text)]

    assert len(text_files) > 300
    assert found == []


def test_lock_files_name_versions_and_hashes_and_no_address():
    locks = sorted((ROOT / "requirements").glob("*.lock"))

    assert [path.name for path in locks] == ["runtime.lock", "test.lock"]
    for path in locks:
        text = path.read_text("utf-8")
        assert text.count("--hash=sha256:") > text.count("==") > 20, path
        assert "://" not in text, path


def test_papers_for_the_people_who_carry_on_stay_short():
    most = {ROOT / "README.md": 120, **dict.fromkeys((ROOT / "docs/adr").glob("*.md"), 40)}

    lines = {path: len(path.read_text("utf-8").splitlines()) for path in most}

    assert len(most) > 4
    assert {path.name: count for path, count in lines.items() if count > most[path]} == {}


def test_languages_of_the_site_are_the_twelve_and_ten_in_reserve():
    assert tuple(settings.SITE_LANGUAGES) == PUBLIC
    assert tuple(settings.MODELTRANSLATION_LANGUAGES) == PUBLIC + RESERVE
