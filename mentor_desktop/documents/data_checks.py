"""Whether the rows of a data file belong together, before any of them is written."""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import UniqueConstraint

from mentor_desktop.documents.data_json import Row, Tables, place_of
from mentor_desktop.domain.agreement_content import fingerprint, read_content
from mentor_desktop.domain.known_words import KNOWN_WORDS
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.records import ALL
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.domain.zones import check_zone
from mentor_desktop.translation import _


def check_data(tables: Tables) -> None:
    """Refused names the first row that does not fit and says why."""
    if len(tables["programme"]) != 1:
        raise Refused(_("programme: a file has exactly one programme. Nothing was imported."))
    if len(tables["authority"]) > 1:
        raise Refused(_("authority: a file has at most one authority. Nothing was imported."))
    _check_ids(tables)
    for record in ALL:
        _check_twins(record, tables)
        _check_references(record, tables)
        for number, row in enumerate(tables[record.__tablename__]):
            _check_row(place_of(record.__tablename__, number), record.__tablename__, row)
    _check_signatures(tables)


def _check_ids(tables: Tables) -> None:
    first: dict[str, str] = {}
    for record in ALL:
        for number, row in enumerate(tables[record.__tablename__]):
            place = place_of(record.__tablename__, number)
            if not _is_id(row["id"]):
                raise _off(place, _("Its id is not a UUID."))
            if row["id"] in first:
                raise _off(place, _("{other} has the same id.").format(other=first[row["id"]]))
            first[row["id"]] = place


def _is_id(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def _check_twins(record: type[Record], tables: Tables) -> None:
    """What the file keeps unique is so already here."""
    table = record.__tablename__
    for constraint in Record.metadata.tables[table].constraints:
        if not isinstance(constraint, UniqueConstraint):
            continue
        names = [column.name for column in constraint.columns]
        first: dict[tuple[Any, ...], str] = {}
        for number, row in enumerate(tables[table]):
            place = place_of(table, number)
            values = tuple(row[name] for name in names)
            if values in first:
                raise _off(
                    place,
                    _("{other} has the same {fields}.").format(
                        other=first[values], fields=", ".join(names)
                    ),
                )
            first[values] = place


def _check_references(record: type[Record], tables: Tables) -> None:
    table = record.__tablename__
    for column in Record.metadata.tables[table].columns:
        for key in column.foreign_keys:
            known = {row["id"] for row in tables[key.column.table.name]}
            for number, row in enumerate(tables[table]):
                value = row[column.name]
                if value is not None and value not in known:
                    raise _off(
                        place_of(table, number),
                        _("“{field}” points to a row that is not there.").format(field=column.name),
                    )


def _check_row(place: str, table: str, row: Row) -> None:
    for (owner, field), words in KNOWN_WORDS.items():
        if owner == table and row[field] not in words:
            raise _off(
                place,
                _("“{field}” can only be one of: {words}.").format(
                    field=field, words=", ".join(words)
                ),
            )
    for field, is_right in _SHAPES.get(table, {}).items():
        if row[field] is not None and not is_right(row[field]):
            raise _off(place, _("“{field}” has another shape than ours.").format(field=field))
    if check := _CHECKS.get(table):
        check(place, row)


def _check_days(place: str, row: Row) -> None:
    try:
        check_dates(row["starts"], row["ends"])
    except Refused as refusal:
        raise _off(place, str(refusal)) from refusal


def _check_pair(place: str, row: Row) -> None:
    _check_days(place, row)
    if row["mentor_id"] == row["mentee_id"]:
        raise _off(place, _("Mentor and mentee are the same person."))


def _check_activity(place: str, row: Row) -> None:
    if row["starts"] and row["due"] and row["due"] < row["starts"]:
        raise _off(place, _("It is due before it starts."))


def _check_attachment(place: str, row: Row) -> None:
    if hashlib.sha256(row["data"]).hexdigest() != row["sha256"]:
        raise _off(place, _("Its bytes are not those that its SHA-256 was made of."))


def _check_agreement(place: str, row: Row) -> None:
    content = row["content"]
    if content is None:
        if row["state"] != "draft":
            raise _off(place, _("It was offered, but what it says is missing."))
        return
    if fingerprint(content) != row["content_sha256"]:
        raise _off(place, _("What it says is not what its SHA-256 was made of."))
    try:
        said = read_content(content)
    except Refused as refusal:
        raise _off(place, _("What it says cannot be read.")) from refusal
    if said.agreement_id != row["id"] or said.version != row["version"]:
        raise _off(place, _("What it says belongs to another version."))


def _check_signatures(tables: Tables) -> None:
    hashes = {row["id"]: row["content_sha256"] for row in tables["agreement"]}
    for number, row in enumerate(tables["signature"]):
        if row["content_sha256"] != hashes[row["agreement_id"]]:
            raise _off(
                place_of("signature", number), _("It was given for another text than is on file.")
            )


def _is_answer(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(part, str) for part in value.values())
    if isinstance(value, list):
        return all(isinstance(part, str) for part in value)
    return isinstance(value, str | float | int) and not isinstance(value, bool)


def _are_names(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _are_numbers(values: Iterable[Any]) -> bool:
    return all(isinstance(one, int | float) and not isinstance(one, bool) for one in values)


def _is_zone(value: Any) -> bool:
    try:
        return bool(value == "" or value == check_zone(value))
    except Refused:
        return False


def _is_settings(value: Any) -> bool:
    return isinstance(value, dict) and _are_numbers(value.values())


_SHAPES: dict[str, dict[str, Callable[[Any], bool]]] = {
    "programme": {"settings": _is_settings},
    "profile_answer": {"value": _is_answer},
    "agreement_answer": {"value": _is_answer},
    "check_in": {"produced": _are_names},
    "check_in_answer": {"value": _is_answer},
    "meeting": {"zone": _is_zone},
}
_CHECKS: dict[str, Callable[[str, Row], None]] = {
    "programme": _check_days,
    "activity": _check_activity,
    "relationship": _check_pair,
    "attachment": _check_attachment,
    "agreement": _check_agreement,
}


def _off(place: str, sentence: str) -> Refused:
    return Refused(_("{place}: {sentence}").format(place=place, sentence=sentence))
