import base64
import hashlib
import json
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, LargeBinary

from mentor_desktop.documents.data_json import columns_of
from mentor_desktop.domain.agreement_content import (
    AgreedSection,
    AgreementContent,
    Entry,
    Party,
    fingerprint,
)
from mentor_desktop.domain.authority import Authority
from mentor_desktop.domain.known_words import KNOWN_WORDS
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import Day, Flag, Json, Moment, Record
from mentor_desktop.domain.records import ALL
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.data import export_data, import_data, read_checked
from mentor_desktop.operations.filling import insert, rows_of
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.checking import check
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import create_file
from tests.copying import open_copy
from tests.exploring import tries

Row = dict[str, Any]
TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_characters="\0"),
        st.sampled_from("\u202e\u200d\u200f\ufeff\ufffe\x1b\n\r\t\u2028'\"\\<&🏳🇦\u0301ß李"),
    ),
    max_size=12,
)
IDS = st.uuids().map(str)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
ANSWERS = st.one_of(
    TEXTS, NUMBERS, st.lists(TEXTS, max_size=3), st.dictionaries(st.sampled_from("0123456"), TEXTS)
)
NEAR = st.floats(-1, 2)
DRAWINGS = st.lists(st.lists(st.tuples(NEAR, NEAR).map(list), max_size=3), max_size=2)


def values(record: type[Record], column: Column[Any]) -> st.SearchStrategy[Any]:
    """What a column may hold."""
    kind, place = column.type, (record.__tablename__, column.name)
    found: st.SearchStrategy[Any] = TEXTS
    if place in KNOWN_WORDS:
        found = st.sampled_from(KNOWN_WORDS[place])
    elif isinstance(kind, Json):
        found = {
            "settings": st.dictionaries(TEXTS, NUMBERS, max_size=2),
            "value": ANSWERS,
            "produced": st.dictionaries(TEXTS, IDS, max_size=2),
            "effort": st.floats(0.001, 5_000),
        }.get(column.name, DRAWINGS)
    elif isinstance(kind, Flag):
        found = st.booleans()
    elif column.name in ("time", "zone") and record.__tablename__ == "meeting":
        found = st.sampled_from(("", "15:00") if column.name == "time" else ("", "Asia/Tokyo"))
    elif isinstance(kind, Integer) and column.name.endswith("minutes"):
        found = st.integers(1, 24 * 60)
    elif isinstance(kind, Integer) and "progress" in column.name:
        found = st.integers(0, 100)
    elif isinstance(kind, Integer):
        found = st.integers(0, 1_000_000)
    elif isinstance(kind, LargeBinary):
        found = st.binary(max_size=20)
    elif isinstance(kind, Day):
        found = DAYS
    elif isinstance(kind, Moment):
        found = MOMENTS
    return st.none() | found if column.nullable else found


@st.composite
def cohorts(draw: st.DrawFn) -> list[Record]:
    """Records of every kind that belong together."""
    ids = iter(draw(st.lists(IDS, min_size=60, max_size=60, unique=True)))
    made: dict[str, list[Row]] = {}
    for record in ALL:
        count = 1 if record in (Programme, Authority) else draw(st.integers(1, 2))
        rows: list[Row] = []
        for number in range(count):
            row: Row = {"id": next(ids)}
            for name, column in columns_of(record).items():
                if name != "id" and not column.foreign_keys:
                    row[name] = draw(values(record, column))
            _tie(draw, record, row, made, rows, number)
            rows.append(row)
        made[record.__tablename__] = rows
    _settle(made)
    return [record(**row) for record in ALL for row in made[record.__tablename__]]


def _tie(
    draw: st.DrawFn,
    record: type[Record],
    row: Row,
    made: dict[str, list[Row]],
    rows: list[Row],
    number: int,
) -> None:
    """References to rows that are there; what is unique differs."""
    for name, column in columns_of(record).items():
        for key in column.foreign_keys:
            other = key.column.table.name
            known = [one["id"] for one in (rows if other == record.__tablename__ else made[other])]
            free = st.none() if column.nullable else st.nothing()
            row[name] = draw(free | st.sampled_from(known) if known else free)
    for name in ("version", "ordinal"):
        if name in row:
            row[name] = number + 1
    for name in ("question", "key"):
        if name in row:
            row[name] = f"{row[name]}{number}"
    if record.__tablename__ == "signature":
        row["role"] = ("mentor", "mentee")[number]


def _settle(made: dict[str, list[Row]]) -> None:
    """Hashes, and days in order."""
    for table in ("programme", "relationship"):
        for row in made[table]:
            if row["starts"] and row["ends"] and row["ends"] < row["starts"]:
                row["starts"], row["ends"] = row["ends"], row["starts"]
    for row in made["activity"]:
        if row["starts"] and row["due"] and row["due"] < row["starts"]:
            row["starts"], row["due"] = row["due"], row["starts"]
    for table in ("meeting_note", "question_card"):  # one a meeting is enough
        made[table] = list({row["meeting_id"]: row for row in made[table]}.values())
    people = made["person"]
    if len(people) == 1:
        people.append({**people[0], "id": "00000000-0000-4000-8000-000000000001"})
    for row in made["relationship"]:
        row["mentor_id"], row["mentee_id"] = people[0]["id"], people[1]["id"]
    for row in made["attachment"]:
        row["sha256"] = hashlib.sha256(row["data"]).hexdigest()
    for row in made["agreement"]:
        row["content"] = row["content_sha256"] = None
        if row["state"] != "draft":
            row["content"] = AgreementContent(
                row["id"], row["version"], "en", row["language"], "", "", "",
                (Party("mentor", people[0]["id"], people[0]["name"]),),
                (AgreedSection("a", people[0]["role"], (Entry("q", "l", (row["language"],)),)),),
            ).canonical()  # fmt: skip
            row["content_sha256"] = fingerprint(row["content"])
    hashes = {row["id"]: row["content_sha256"] for row in made["agreement"]}
    made["signature"] = [row for row in made["signature"] if hashes[row["agreement_id"]]]
    for row in made["signature"]:
        row["content_sha256"] = hashes[row["agreement_id"]]


def put(database: Database, records: list[Record]) -> None:
    """The records in place of everything in a new file."""
    with database.changing("Put", undo="barrier") as session:
        session.connection().exec_driver_sql("DELETE FROM programme")
        insert(session.connection(), rows_of(records))


@settings(deadline=None, max_examples=tries(10, 50), suppress_health_check=list(HealthCheck))
@given(cohorts())
def test_export_import_export_are_equal_for_anything(new_file: Path, records: list[Record]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = open_copy(new_file, Path(folder) / "1.mentor")
        second = open_copy(new_file, Path(folder) / "2.mentor")
        try:
            put(first, records)
            data = b"".join(export_data(first))
            import_data(second, read_checked(data))
            assert b"".join(export_data(second)) == data
            assert {one.kind for one in check(second)} <= {"value", "row"}
        finally:
            first.close()
            second.close()


def test_every_column_is_written_but_what_follows_from_the_rest(database: Database) -> None:
    whole = json.loads(b"".join(export_data(database)))
    assert (whole["format"], whole["version"]) == ("mentor-desktop data", 1)
    assert list(whole["tables"]) == [record.__tablename__ for record in ALL]
    row = whole["tables"]["programme"][0]
    columns = set(Record.metadata.tables["programme"].columns.keys())
    assert set(row) == columns - {"digest"}
    left_out = {
        column.name
        for record in ALL
        for column in Record.metadata.tables[record.__tablename__].columns
        if column.name not in columns_of(record)
    }
    assert left_out == {"folded", "digest"}


def test_undo_stops_before_an_import(database: Database, tmp_path: Path) -> None:
    other = create_file(tmp_path / "other.mentor", Programme(name="Other"))
    gone = add_person(database, "Gone")
    database.undo()
    data = b"".join(export_data(other))
    import_data(database, read_checked(data))
    assert (database.undo_label, database.redo_label) == (None, None)
    assert b"".join(export_data(database)) == data
    assert gone not in data.decode()
    other.close()


def test_a_file_with_people_is_refused_and_stays(database: Database) -> None:
    data = b"".join(export_data(database))
    add_person(database, "Ada Lovelace")
    before = b"".join(export_data(database))
    with pytest.raises(Refused):
        import_data(database, read_checked(data))
    assert b"".join(export_data(database)) == before


def spoilt(database: Database, spoil: Callable[[Row], None]) -> str:
    """What is said of exported data after a change to them."""
    whole = json.loads(b"".join(export_data(database)))
    spoil(whole["tables"])
    with pytest.raises(Refused) as refusal:
        read_checked(json.dumps(whole).encode())
    return str(refusal.value)


def test_names_the_place_of_what_does_not_fit(database: Database) -> None:
    add_person(database, "Ada Lovelace")
    add_person(database, "Ben Okri")
    cases: list[tuple[str, str, Any, str]] = [
        ("person", "id", "not-a-uuid", "person 2: Its id is not a UUID."),
        ("person", "name", None, "person 2: “name” cannot be empty"),
        ("person", "name", "a\0b", "person 2: “name” cannot be"),
        ("person", "name", "\ud800", "person 2: “name” cannot be"),
        ("person", "is_erased", 1, "person 2: “is_erased” cannot be “1”"),
        ("person", "saved_signature", [[1]], "person 2: “saved_signature” cannot be “[[1]]”"),
        ("person", "supervisor_id", "x", "person 2: “supervisor_id” points to a row"),
    ]
    for table, field, value, told in cases:

        def spoil(tables: Row, table: str = table, field: str = field, value: Any = value) -> None:
            tables[table][1][field] = value

        assert told in spoilt(database, spoil)


@pytest.mark.parametrize(
    ("field", "value"),
    [("starts", "2026-2-3"), ("starts", "1899-12-31"), ("starts", "2200-01-01"), ("starts", 5),
     ("starts", "20260203"), ("paper", "A3"), ("settings", [1]), ("settings", {"a": "b"}),
     ("is_sample", "yes"), ("name", ["a"])],
)  # fmt: skip
def test_refuses_values_of_another_kind(database: Database, field: str, value: Any) -> None:
    said = spoilt(database, lambda tables: tables["programme"][0].update({field: value}))
    assert said.startswith("programme 1: ")
    assert field in said


def test_an_end_before_the_start_is_told(database: Database) -> None:
    days = {"starts": "2026-03-09", "ends": "2026-03-08"}
    said = spoilt(database, lambda tables: tables["programme"][0].update(days))
    assert said.startswith("programme 1: The last day lies before the first")


def test_one_programme_is_needed(database: Database) -> None:
    assert "one programme" in spoilt(database, lambda tables: tables["programme"].clear())


def test_bytes_that_are_not_those_of_the_hash_are_told(database: Database) -> None:
    photo: Row = {
        "id": "00000000-0000-4000-8000-000000000002", "purpose": "photo", "name": "a",
        "media_type": "image/png", "sha256": "0" * 64, "data": base64.b64encode(b"a").decode(),
        "person_id": None, "relationship_id": None,
    }  # fmt: skip
    said = spoilt(database, lambda tables: tables["attachment"].append(photo))
    assert said.startswith("attachment 1: ")
    photo["data"] = "not base64!"
    assert "“data”" in spoilt(database, lambda tables: tables["attachment"].append(photo))


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"null", b"[]", b'"text"', b"{}", b'{"format": "mentor-desktop data"}',
     b'{"format": "mentor-desktop data", "version": 1}',
     b'{"format": "mentor-desktop data", "version": 1, "tables": []}',
     b'{"format": "mentor-desktop data", "version": 1, "tables": {}}',
     b'{"format": "mentor-desktop data", "version": true, "tables": {}}',
     b'{"format": "mentor-desktop data", "version": 1, "version": 1, "tables": {}}',
     b"[" * 100_000, b'{"a": NaN}', b"1" * 10_000, b'{"format": ',
     b"SQLite format 3\0" + bytes(100)],
)  # fmt: skip
def test_refuses_what_is_no_data_of_ours(data: bytes) -> None:
    with pytest.raises(Refused):
        read_checked(data)


def test_refuses_data_that_were_cut_short_anywhere(database: Database) -> None:
    data = b"".join(export_data(database))
    for end in range(0, len(data) - 2, max(1, len(data) // 60)):
        with pytest.raises(Refused):
            read_checked(data[:end])


def test_a_value_that_we_would_not_take_still_gets_out(database: Database) -> None:
    with database.changing("Past the verbs") as session:
        session.connection().exec_driver_sql("PRAGMA ignore_check_constraints=ON")
        session.connection().exec_driver_sql("UPDATE programme SET starts = 'soon'")
    assert b'"starts": "soon"' in b"".join(export_data(database))
    with pytest.raises(Refused, match="programme 1: “starts” cannot be “soon”"):
        read_checked(b"".join(export_data(database)))
