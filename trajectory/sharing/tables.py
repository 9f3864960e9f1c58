"""The journey as tables for a spreadsheet: a zip of CSV files, one row per noun and language (pure)."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator

from trajectory.sharing.dataset import LISTS

# A spreadsheet takes what begins so for a formula (OWASP, CSV injection); a plain number is none.
FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠|\t\r\n]")
NUMBER = re.compile(r"^-?\d+(\.\d+)?$")
ORIGIN = ("maker", "made_on", "checked", "checked_on", "text_version", "source_version")
COLUMNS_FILE = "columns.csv"
MEANING = {
    "language": "code of the language of this row, as in the addresses of the site",
    "language_tag": "the same as a BCP 47 tag",
    "maker": "who made the text in this language: machine or person",
    "made_on": "the day the text was made",
    "checked": "1 when a person checked the text, else 0",
    "checked_on": "the day that was read in the sources, for text columns the day a person checked the text",
    "text_checked_on": "the day a person checked the text",
    "text_version": "fingerprint of the text",
    "source_version": "fingerprint of the Dutch text it was made from; older than the Dutch row: the text is outdated",
    "sources": "codes of sources.csv, each with the article or page between brackets, separated by ;",
    "window_anchor": "the event from which the term is counted",
    "window_least": "at least, in window_unit; negative is before the event",
    "window_most": "at most, in window_unit",
    "routes": "learning routes; empty means every route",
    "order": "place in the order of the site",
}
NO_FORMULA = "A cell that could be taken for a formula begins with an apostrophe that is no part of the text."


def safe(value: str) -> str:
    """The text of a cell, which no spreadsheet calculates."""
    return f"'{value}" if FORMULA.match(value) and not NUMBER.match(value) else value


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, list):
        if all(isinstance(each, str) for each in value):
            return safe(" ".join(value))
        return safe("; ".join(f"{each['code']} ({each['reference']})".replace(" ()", "") for each in value))
    return safe(str(value))


def _structure(entry: dict, key: str) -> dict[str, object]:
    """The columns that are the same in every language, the id first."""
    found = {key: entry[key]}
    for name, value in sorted(entry.items()):
        if name == "window":
            found |= {f"window_{part}": (value or {}).get(part) for part in ("anchor", "least", "most", "unit")}
        elif name not in (key, "texts", "origins"):
            found[name] = value
    return found


def rows_of(entries: list[dict], key: str, languages: list[dict]) -> Iterator[dict[str, str]]:
    """One row per entry and language, or per entry when it has no texts."""
    for entry in entries:
        structure = {name: _cell(value) for name, value in _structure(entry, key).items()}
        if "texts" not in entry:
            yield structure
            continue
        for language in languages:
            origin = entry["origins"].get(language["code"], {})
            row = structure | {"language": language["code"], "language_tag": language["tag"]}
            row |= {name: _cell(text) for name, text in sorted(entry["texts"].get(language["code"], {}).items())}
            for name in ORIGIN:
                row["text_checked_on" if name == "checked_on" else name] = _cell(origin.get(name))
            yield row


def write_table(rows: list[dict[str, str]]) -> bytes:
    """A CSV file (RFC 4180) in UTF-8, with the mark that makes spreadsheets read it so."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]) if rows else [], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def _columns(tables: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    found = [{"file": COLUMNS_FILE, "column": "", "meaning": NO_FORMULA}]
    for name, rows in tables.items():
        for column in rows[0] if rows else ():
            meaning = MEANING.get(column, column.replace("_", " "))
            found.append({"file": f"{name}.csv", "column": column, "meaning": meaning})
    return found


def write_tables(document: dict) -> bytes:
    """The whole document as a zip of tables, with columns.csv and version.json; the same bytes each time."""
    languages = document["languages"]
    tables = {plural: list(rows_of(document[plural], key, languages)) for plural, key in LISTS.items()}
    told = {name: document[name] for name in ("version", "schema_version", "licence", "title", "attribution")}
    files = {f"{plural}.csv": write_table(rows) for plural, rows in tables.items()}
    files[COLUMNS_FILE] = write_table(_columns(tables))
    files["version.json"] = json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(name)  # its day is fixed, 1 January 1980
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, data)
    return packed.getvalue()
