import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Command

Data = dict[str, Any]


@pytest.fixture
def data(command: Command, sample: Path, tmp_path: Path) -> Data:
    """The sample cohort as data."""
    out = tmp_path / "data.json"
    assert command("export", "data", sample, "-o", out).status == 0
    found: Data = json.loads(out.read_text("utf-8"))
    return found


def test_import_of_an_export_exports_the_same(
    command: Command, sample: Path, empty: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assert command("export", "data", sample, "-o", first).status == 0
    assert command("import", "data", empty, first).status == 0
    assert command("export", "data", empty, "-o", second).status == 0
    assert first.read_bytes() == second.read_bytes()
    assert command("check", empty).status == 0
    assert command("show", empty).out == command("show", sample).out


def test_what_was_signed_is_the_same_after_import(
    command: Command, sample: Path, empty: Path, tmp_path: Path
) -> None:
    command("export", "data", sample, "-o", tmp_path / "1.json")
    command("import", "data", empty, tmp_path / "1.json")
    command("export", "agreement", empty, "sofía/daniel", "-o", tmp_path / "a.pdf")
    said = command("verify", tmp_path / "a.pdf", "--file", sample)
    assert said.status == 0
    assert "byte for byte" in said.out


def test_search_finds_what_was_imported(
    command: Command, sample: Path, empty: Path, tmp_path: Path
) -> None:
    command("export", "data", sample, "-o", tmp_path / "1.json")
    command("import", "data", empty, tmp_path / "1.json")
    folded = []
    for path in (sample, empty):
        connection = sqlite3.connect(path)
        tables = ("person", "goal", "action_item", "agreement_answer", "profile_answer")
        folded.append(
            [connection.execute(f"SELECT id, folded FROM {table} ORDER BY id").fetchall()
             for table in tables]
        )  # fmt: skip
        connection.close()
    assert folded[0] == folded[1]


def test_imports_only_into_an_empty_file(command: Command, sample: Path, tmp_path: Path) -> None:
    command("export", "data", sample, "-o", tmp_path / "1.json")
    before = sample.read_bytes()
    said = command("import", "data", sample, tmp_path / "1.json")
    assert said.status == 1
    assert "sample.mentor is not empty" in said.sentence
    assert sample.read_bytes() == before


def test_names_data_that_are_not_there(command: Command, empty: Path, tmp_path: Path) -> None:
    said = command("import", "data", empty, tmp_path / "none.json")
    assert said.status == 1
    assert "none.json" in said.sentence
    assert command("import", "data", empty, tmp_path).status == 1


def _twice(data: Data) -> None:
    people = data["tables"]["person"]
    people[2]["id"] = people[0]["id"]


def _unknown_field(data: Data) -> None:
    data["tables"]["person"][2]["shoe_size"] = 43


def _unknown_table(data: Data) -> None:
    data["tables"]["pet"] = []


def _missing_field(data: Data) -> None:
    del data["tables"]["goal"][0]["title"]


def _wrong_type(data: Data) -> None:
    data["tables"]["person"][2]["name"] = 7


def _dangling(data: Data) -> None:
    data["tables"]["relationship"][0]["mentor_id"] = data["tables"]["goal"][0]["id"]


def _other_content(data: Data) -> None:
    signed = next(row for row in data["tables"]["agreement"] if row["content"])
    signed["content_sha256"] = "0" * 64


def _other_format(data: Data) -> None:
    data["format"] = "some other data"


def _newer(data: Data) -> None:
    data["version"] = 2


def _true(data: Data) -> None:
    data["version"] = True


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_twice, "person 3"),
        (_unknown_field, "person 3: the field “shoe_size” is unknown"),
        (_unknown_table, "“pet”"),
        (_missing_field, "goal 1: the field “title” is missing"),
        (_wrong_type, "person 3: “name” cannot be “7”"),
        (_dangling, "relationship 1"),
        (_other_content, "SHA-256"),
        (_other_format, "not a data file of Mentor Desktop"),
        (_newer, "newer"),
        (_true, "of version true"),
    ],
)
def test_faulty_data_leave_the_file_as_it_is(
    command: Command,
    data: Data,
    empty: Path,
    tmp_path: Path,
    spoil: Callable[[Data], None],
    told: str,
) -> None:
    spoil(data)
    path = tmp_path / "spoilt.json"
    path.write_text(json.dumps(data), "utf-8")
    before = empty.read_bytes()
    said = command("import", "data", empty, path)
    assert said.status == 1
    assert told in said.sentence
    assert said.out == ""
    assert empty.read_bytes() == before
