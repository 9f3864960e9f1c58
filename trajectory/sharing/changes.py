"""What is different between two versions of the journey (pure)."""

import dataclasses
from collections.abc import Iterator
from difflib import SequenceMatcher

from trajectory.sharing.dataset import LISTS, name_of

ADDED, REMOVED, MOVED, TEXT, CHANGED, CHECKED = "added", "removed", "moved", "text", "changed", "checked"
# Numbers of places shift when something is put between them; only who passes whom is told. Texts are told per field.
TOLD_OTHERWISE = {"order", "texts", "origins"}
SPOKEN = ("nl", "en")


@dataclasses.dataclass(frozen=True)
class Change:
    """One difference: of which noun (`part` and `id`, with its `name` in Dutch and English), and what happened.

    `field` is the part that changed, `languages` those whose text did; `before` and `after` are values as they stand
    in the data, for all but texts, which stand in the two versions.
    """

    part: str
    id: str
    what: str
    field: str = ""
    languages: tuple[str, ...] = ()
    before: object = None
    after: object = None
    name: dict[str, str] = dataclasses.field(default_factory=dict)

    def plain(self) -> dict:
        """The same as it stands in the feed."""
        return dataclasses.asdict(self) | {"languages": list(self.languages)}


def _moved(before: list[str], after: list[str]) -> set[str]:
    """The ids, of those in both, that stand at another place among the others."""
    both = set(before) & set(after)
    old, new = ([each for each in ids if each in both] for ids in (before, after))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    kept = {each for block in blocks for each in old[block.a : block.a + block.size]}
    return both - kept


def _text_changes(before: dict, after: dict) -> Iterator[dict]:
    old, new = before.get("texts", {}), after.get("texts", {})
    codes = [*new, *(code for code in old if code not in new)]
    fields = dict.fromkeys(name for texts in (*new.values(), *old.values()) for name in texts)
    for name in fields:
        differs = [code for code in codes if old.get(code, {}).get(name, "") != new.get(code, {}).get(name, "")]
        if differs:
            yield {"what": TEXT, "field": name, "languages": tuple(differs)}


def _checks(before: dict, after: dict) -> Iterator[dict]:
    old, new = before.get("origins", {}), after.get("origins", {})
    codes = [code for code in new if new[code]["checked"] and not old.get(code, {}).get("checked")]
    if codes:
        yield {"what": CHECKED, "languages": tuple(codes)}


def _value_changes(before: dict, after: dict) -> Iterator[dict]:
    """What is no text; a field that only one of them has came with another schema, and is no change of the journey."""
    for name in after:
        if name in before and name not in TOLD_OTHERWISE and before[name] != after[name]:
            what = MOVED if name == "phase" else CHANGED
            yield {"what": what, "field": name, "before": before[name], "after": after[name]}


def _of_list(plural: str, key: str, before: list[dict], after: list[dict]) -> Iterator[Change]:
    old, new = ({entry[key]: entry for entry in entries} for entries in (before, after))
    moved = _moved(list(old), list(new))
    for each, entry in new.items():
        name = {code: name_of(entry, code) for code in SPOKEN}
        if each not in old:
            yield Change(plural, each, ADDED, name=name)
            continue
        if each in moved and old[each].get("phase") == entry.get("phase"):
            yield Change(plural, each, MOVED, name=name)
        for found in (*_value_changes(old[each], entry), *_text_changes(old[each], entry), *_checks(old[each], entry)):
            yield Change(plural, each, name=name, **found)
    for each, entry in old.items():
        if each not in new:
            yield Change(plural, each, REMOVED, name={code: name_of(entry, code) for code in SPOKEN})


def compare(before: dict, after: dict) -> list[Change]:
    """Every difference between two documents, list by list; sources first, moments last.

    Numbers of places, days of making and fingerprints of texts are left out: they follow from what is told.
    """
    return [
        change
        for plural, key in LISTS.items()
        for change in _of_list(plural, key, before.get(plural, []), after.get(plural, []))
    ]
