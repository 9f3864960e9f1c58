"""Read the published versions of the journey, and what changed in each."""

import json
from collections.abc import Callable
from dataclasses import fields
from functools import partial

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import override

from trajectory.sharing.changes import SPOKEN, Change
from trajectory.sharing.dataset import JSON
from trajectory.sharing.models import DatasetFile, DatasetVersion
from trajectory.sharing.sentences import say, say_why

LATEST = "latest"


def read_document(version: DatasetVersion) -> dict:
    """The whole document of a version (one query)."""
    return json.loads(bytes(version.files.values_list("data", flat=True).get(name=JSON)))


def find_file(version: str, name: str) -> DatasetFile | None:
    """The description of a file without its data (one query); `version` is a number or "latest"."""
    files = DatasetFile.objects.defer("data").filter(name=name).select_related("version").defer("version__changes")
    if version == LATEST:
        return files.order_by("-version__number").first()
    return files.filter(version__number=int(version)).first()


def read_editions() -> list[DatasetVersion]:
    """Every version, newest first, with its `day` and its files without their data as `given` (two queries)."""
    files = Prefetch("files", DatasetFile.objects.defer("data").order_by("pk"), to_attr="given")
    editions = list(DatasetVersion.objects.defer("changes").prefetch_related(files))
    for edition in editions:
        edition.day = timezone.localdate(edition.published_on)
    return editions


def change_from(plain: dict) -> Change:
    """A change as it was stored; what an older version did not know keeps its default."""
    known = {field.name for field in fields(Change)}
    kept = {name: value for name, value in plain.items() if name in known}
    return Change(**kept | {"languages": tuple(plain["languages"])})


def _in_both(sentence: Callable[[], str]) -> dict[str, str]:
    found = {}
    for code in SPOKEN:
        with override(code):
            found[code] = sentence()
    return found


def _told(version: DatasetVersion) -> dict:
    when = timezone.localtime(version.published_on)
    return {
        "version": version.number,
        "published_on": when.date().isoformat(),
        "published_at": when.isoformat(timespec="seconds"),
        "effective_on": version.effective_on.isoformat() if version.effective_on else None,
        "law": version.law,
        "article": version.article,
        "why": _in_both(partial(say_why, version)),
        "changes": [plain | {"sentence": _in_both(partial(say, change_from(plain)))} for plain in version.changes],
    }


def read_changes(since: int = 0) -> list[dict]:
    """Every version after number `since`, newest first, with its reason and changes in Dutch and English (one query).

    Of a change: where (`part`, `id`, `field`, `languages`), what (`what`, `before`, `after`), and one sentence.
    """
    return [_told(version) for version in DatasetVersion.objects.filter(number__gt=since)]
