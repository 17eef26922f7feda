"""Files and names from strangers: one sentence, status 1, the file as it was. P7, P10."""

import json
import os
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from mentor_desktop.store.backup import list_backups
from tests.commands.conftest import Command
from tests.copying import Samples

_DAMAGE = {
    "day": "UPDATE relationship SET starts='not a day'",
    "moment": "UPDATE agreement SET created_at='x', offered_at='x'",
    "answer": "UPDATE profile_answer SET value='{'",
    "settings": "UPDATE programme SET settings='[1]'",
    "setting": """UPDATE programme SET settings='{"review_months": "x"}'""",
    "no programme": "DELETE FROM programme",
    "two programmes": "INSERT INTO programme SELECT name, organisation, contact_name,"
    " contact_email, contact_phone, starts, ends, is_personal, is_sample, paper,"
    " supervisor_signs, settings, 'x', 0"
    " FROM programme",
    "text": "UPDATE person SET name=CAST(x'ff80fe' AS TEXT)",
}


@pytest.fixture
def small(samples: Samples, tmp_path: Path) -> Path:
    """Two made-up pairs: all that is damaged here is in their file, too."""
    return samples.copy(tmp_path / "small.mentor", 2)


@pytest.mark.parametrize("statement", _DAMAGE.values(), ids=_DAMAGE)
def test_unreadable_values_are_damage_and_no_fault(
    command: Command, small: Path, tmp_path: Path, statement: str
) -> None:
    with sqlite3.connect(small) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute(statement)
    connection.close()
    before = small.read_bytes()
    refused = 0
    for words in (
        ("show", small),
        ("export", "data", small, "-o", tmp_path / "data.json"),
        ("export", "all", small, "--kind", "agreement", "-d", tmp_path / "pdf"),
    ):
        assert small.read_bytes() == before
        said = command(*words)
        assert "fault of the program" not in said.err
        refused += "is damaged" in said.err
    assert refused
    found = command("check", small)
    assert found.status == 1
    assert "in order" not in found.out


@pytest.mark.parametrize("name", ["a\0b.mentor", "n" * 300 + ".mentor", "\udcff.mentor"])
def test_odd_names_are_told(command: Command, tmp_path: Path, name: str) -> None:
    for words in (("show",), ("check",)):
        said = command(*words, str(tmp_path / name))
        assert said.status == 1
        assert said.sentence


@pytest.mark.skipif(os.name == "nt", reason="links are for few people there")
def test_links_that_lead_in_a_circle_are_told(command: Command, tmp_path: Path) -> None:
    loop = tmp_path / "loop.mentor"
    loop.symlink_to(tmp_path / "pool.mentor")
    (tmp_path / "pool.mentor").symlink_to(loop)
    for word in ("show", "check", "backup"):
        said = command(word, loop)
        assert said.status == 1
        assert "fault of the program" not in said.err
    assert list_backups(loop) == ()


@pytest.mark.skipif(os.name == "nt", reason="paths of Windows are of another kind")
def test_a_file_is_found_by_its_address(command: Command, small: Path) -> None:
    assert command("show", small.as_uri()).out == command("show", small).out
    elsewhere = command("show", "file://elsewhere/pair.mentor")
    assert elsewhere.status == 2
    assert "Only files on this computer" in elsewhere.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_force_replaces_files_only(command: Command, small: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    said = command("export", "data", small, "-o", pipe, "--force")
    assert (said.status, pipe.is_fifo()) == (1, True)
    assert "is no file" in said.sentence


def test_check_finds_letters_flipped_in_a_file_that_was_filled_at_once(
    command: Command, sample: Path
) -> None:
    flips = {
        "person": "email='x' || substr(email, 2) WHERE email <> ''",
        "profile_answer": """value='"x' || substr(value, 3) WHERE value LIKE '"%'""",
        "goal": "title='x' || substr(title, 2)",
        "signature": "name='X' || substr(name, 2), consent='X' || substr(consent, 2)",
    }
    flipped = {}
    with sqlite3.connect(sample) as connection:
        for table, change in flips.items():
            flipped[table] = connection.execute(f"UPDATE {table} SET {change}").rowcount
    connection.close()
    said = command("check", sample, "--json")
    assert said.status == 1
    findings = json.loads(said.out)["findings"]
    told = Counter(one["place"].split()[0] for one in findings if one["kind"] == "row")
    assert {table: told[table] for table in flips} == flipped
    assert min(flipped.values()) > 0
