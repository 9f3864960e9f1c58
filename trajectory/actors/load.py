"""Bring municipalities and postcodes from their files into the database."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from trajectory.actors.models import ContactPoint, Municipality, Postcode
from trajectory.texts.files import FileError, need, read

COLUMNS = [
    "code",
    "slug",
    "name",
    "other_names",
    "province",
    "website",
    "valid_from",
    "valid_until",
    "successor",
]


def _rows(path: Path, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    line = 1
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if reader.fieldnames != columns:
                raise FileError(path, 1, f"the first line must be {','.join(columns)}")
            line = 2
            for row in reader:
                if None in row or None in row.values():
                    raise FileError(path, reader.line_num, f"needs {len(columns)} columns")
                yield reader.line_num, row
                line = reader.line_num + 1
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise FileError(path, line, str(problem)) from None


def _day(path: Path, line: int, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise FileError(path, line, f"{value!r} is not a date such as 2027-01-01") from None


def read_municipalities(path: Path) -> list[dict]:
    """The rows of the file, checked; raises FileError."""
    found, slugs, codes = [], set(), set()
    for line, row in _rows(path, COLUMNS):
        if not row["slug"] or row["slug"] in slugs or (row["code"] and row["code"] in codes):
            raise FileError(path, line, f"{row['slug'] or row['code']!r} is empty or stands here twice")
        slugs.add(row["slug"])
        codes.add(row["code"])
        days = {name: _day(path, line, row[name]) for name in ("valid_from", "valid_until")}
        found.append({**row, **days, "line": line})
    for row in found:
        if row["successor"] and row["successor"] not in slugs:
            raise FileError(path, row["line"], f"the successor {row['successor']!r} is not in this file")
    return found


def read_postcodes(path: Path, municipalities: list[dict]) -> list[dict[str, str]]:
    """The rows of the file, checked against the municipalities; raises FileError."""
    codes = {row["code"] for row in municipalities if row["code"]}
    found, seen = [], set()
    for line, row in _rows(path, ["digits", "code", "place"]):
        if row["code"] not in codes or not (len(row["digits"]) == 4 and row["digits"].isdigit()):
            raise FileError(path, line, f"{row['digits']!r} in {row['code']!r}: no such postcode or municipality")
        if row["digits"] in seen:
            raise FileError(path, line, f"{row['digits']!r} stands here twice")
        seen.add(row["digits"])
        found.append(row)
    return found


@transaction.atomic
def write_municipalities(municipalities: list[dict], postcodes: list[dict[str, str]]) -> int:
    """Add what is not there yet; what an editor changed stays. Returns how many rows were added."""
    there = dict(Municipality.objects.values_list("slug", "pk"))
    fields = [name for name in COLUMNS if name != "successor"]
    new = [Municipality(**{name: row[name] for name in fields}) for row in municipalities if row["slug"] not in there]
    Municipality.objects.bulk_create(new)
    by_slug = {each.slug: each for each in Municipality.objects.all()}
    fresh = {each.slug for each in new}
    for row in municipalities:
        if row["successor"] and row["slug"] in fresh:
            by_slug[row["slug"]].successor = by_slug[row["successor"]]
            by_slug[row["slug"]].save(update_fields=["successor"])
    by_code = {each.code: each for each in by_slug.values() if each.code}
    known = set(Postcode.objects.values_list("digits", flat=True))
    areas = [
        Postcode(digits=row["digits"], place=row["place"], municipality=by_code[row["code"]])
        for row in postcodes
        if row["digits"] not in known
    ]
    Postcode.objects.bulk_create(areas, batch_size=2000)
    return len(new) + len(areas)


def read_example(path: Path) -> dict:
    """The fictitious municipality that shows what local content looks like; raises FileError."""
    example = read(path)
    need(path, example, {"slug": str, "name": str, "province": str, "contact_points": list})
    for point in example["contact_points"]:
        texts = {"role": dict, "help_with": dict, "hours": dict}
        need(path, point, texts, {"email": str}, line=example.line_of("contact_points"))
        for field in texts:
            need(path, point[field], {settings.LANGUAGE_CODE: str}, dict.fromkeys(settings.SITE_LANGUAGES, str))
    return example


@transaction.atomic
def write_example(example: dict) -> bool:
    """Add the fictitious municipality with its contact points when it is not there; returns whether it was added."""
    municipality, created = Municipality.objects.get_or_create(
        slug=example["slug"],
        defaults={"name": example["name"], "province": example["province"], "fictitious": True},
    )
    if not created:
        return False
    for point in example["contact_points"]:
        texts = {
            f"{field}_{code.replace('-', '_')}": text
            for field in ("role", "help_with", "hours")
            for code, text in point[field].items()
        }
        ContactPoint.objects.create(municipality=municipality, live=True, email=point.get("email", ""), **texts)
    return True
