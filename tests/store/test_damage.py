"""P7: a damaged file is named, never opened as empty; what can be read is saved."""

import random
import shutil
import sqlite3
import zlib
from pathlib import Path

import pytest

from mentor_desktop.domain.change import RowChange
from mentor_desktop.domain.person import Person, ProfileAnswer
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store.checking import check
from mentor_desktop.store.database import Database
from mentor_desktop.store.gate import SCHEMA_VERSION
from mentor_desktop.store.history import pack, unpack
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.refusals import DamagedFile, FileRefused, NewerFile
from mentor_desktop.store.salvage import salvage
from tests.copying import open_copy
from tests.exploring import tries
from tests.store.conftest import add_person, names

PEOPLE = [f"Person {number:03}" for number in range(120)]


def fill(database: Database) -> None:
    """120 people with an answer each, on many pages."""
    with database.changing("Add") as session:
        for name in PEOPLE:
            person = Person(name=name, location="somewhere " * 50)
            session.add(person)
            session.flush()
            session.add(ProfileAnswer(person_id=person.id, question="skills", value=["x" * 300]))


@pytest.fixture(scope="module")
def _filled_once(new_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "filled.mentor"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MENTOR_DESKTOP_DATA", str(path.parent / "data"))
        database = open_copy(new_file, path)
        fill(database)
        database.close()
    return path


@pytest.fixture
def filled(_filled_once: Path, path: Path) -> Path:
    """A closed file with 120 people."""
    return Path(shutil.copy(_filled_once, path))


def outcome(path: Path, passphrase: str | None = None) -> str:
    """How a file shows itself: "refused" with a sentence, "found" by the check, or "right"."""
    try:
        database = open_file(path, passphrase, read_only=True)
    except FileRefused as error:
        assert str(error)
        return "refused"
    try:
        with database.reading() as session:
            seen = sorted(row.name for row in session.query(Person))
            answers = session.query(ProfileAnswer).count()
        found = check(database)
    except (Refused, ValueError):
        return "found"
    finally:
        database.close()
    if found:
        return "found"
    assert (seen, answers) == (PEOPLE, len(PEOPLE))
    return "right"


def test_the_whole_file_is_right(filled: Path) -> None:
    assert outcome(filled) == "right"


def test_a_flipped_bit_never_shows_wrong_rows(filled: Path) -> None:
    whole = filled.read_bytes()
    chance = random.Random(20260309)
    outcomes = []
    for _number in range(tries(60, 150)):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        filled.write_bytes(data)
        outcomes.append(outcome(filled))
    assert outcomes.count("refused") + outcomes.count("found") > len(outcomes) // 5


def test_a_flipped_bit_in_a_word_is_found_although_sqlite_is_content(filled: Path) -> None:
    data = filled.read_bytes()
    place = data.rindex(b"Person 07") + 7
    filled.write_bytes(data[:place] + b"1" + data[place + 1 :])
    open_file(filled, read_only=True).close()
    assert outcome(filled) == "found"


@pytest.mark.parametrize("sector", [0, 1, 4, 8, 16, 24])
def test_a_zeroed_sector_never_opens_as_empty(filled: Path, sector: int) -> None:
    data = bytearray(filled.read_bytes())
    data[sector * 512 : sector * 512 + 512] = bytes(512)
    filled.write_bytes(data)
    assert outcome(filled) in ("refused", "found", "right")
    if sector == 0:
        assert outcome(filled) == "refused"


def test_a_page_of_noise(filled: Path) -> None:
    whole = filled.read_bytes()
    chance = random.Random(20260309)
    for _number in range(tries(12, 30)):
        page = chance.randrange(len(whole) // 4096)
        noise = chance.randbytes(4096)
        filled.write_bytes(whole[: page * 4096] + noise + whole[(page + 1) * 4096 :])
        assert outcome(filled) in ("refused", "found", "right")


@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("is_on_page", [True, False])
def test_a_cut_file_is_named(filled: Path, share: float, is_on_page: bool) -> None:
    data = filled.read_bytes()
    end = int(len(data) * share)
    end = max(4096, end // 4096 * 4096) if is_on_page else end // 4096 * 4096 + 777
    filled.write_bytes(data[:end])
    with pytest.raises(DamagedFile):
        open_file(filled)
    assert filled.stat().st_size == end


def test_damage_to_an_encrypted_file_is_never_shown_as_rows(path: Path) -> None:
    database = create_file(path, Programme(name="Programme"), "secret")
    fill(database)
    database.close()
    whole = path.read_bytes()
    assert outcome(path, "secret") == "right"
    chance = random.Random(20260309)
    for _number in range(tries(4, 8)):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1
        path.write_bytes(data)
        assert outcome(path, "secret") in ("refused", "found")


def test_saves_what_can_still_be_read(filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    page = data.index(b"Person 060") // 4096
    data[page * 4096 : page * 4096 + 4096] = bytes(4096)
    filled.write_bytes(data)
    with pytest.raises(DamagedFile):
        open_file(filled)
    target = filled.with_name("saved.mentor")
    result = salvage(filled, target)
    assert "person" in result.damaged
    assert filled.read_bytes() == data
    database = open_file(target)
    saved = names(database)
    assert set(saved) < set(PEOPLE)
    assert len(saved) == result.rows["person"] > 60
    assert {PEOPLE[0], PEOPLE[-1]} <= set(saved)
    with database.reading() as session:
        assert session.query(ProfileAnswer).count() == len(saved)
    assert database.undo_label is None
    add_person(database, "New")
    database.close()
    assert sorted(one.name for one in target.parent.iterdir()) == ["cohort.mentor", "saved.mentor"]


def test_saves_all_where_only_the_header_is_lost(filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    data[:100] = bytes(100)
    filled.write_bytes(data)
    target = filled.with_name("saved.mentor")
    salvage(filled, target)
    assert outcome(target) == "right"


def test_a_row_that_was_changed_from_outside_is_still_told_in_what_is_saved(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("UPDATE person SET location='elsewhere' WHERE name='Person 003'")
    connection.execute("UPDATE profile_answer SET value='[]' WHERE rowid=7")
    connection.commit()
    connection.close()
    told = {one.place for one in check(filled) if one.kind == "row"}
    assert len(told) == 2
    target = filled.with_name("saved.mentor")
    salvage(filled, target)
    assert {one.place for one in check(target) if one.kind == "row"} == told


def test_rows_of_another_version_have_digests_of_their_own(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("UPDATE person SET digest=7 WHERE name='Person 003'")
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION - 1}")
    connection.commit()
    connection.close()
    target = filled.with_name("saved.mentor")
    salvage(filled, target)
    assert outcome(target) == "right"


def test_saves_from_an_encrypted_file(path: Path) -> None:
    database = create_file(path, Programme(name="Programme"), "secret")
    fill(database)
    database.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 4096 * 3 // 4 * 4096  # rows, not the pages that lead to them
    data[middle : middle + 4096] = bytes(4096)
    path.write_bytes(data)
    target = path.with_name("saved.mentor")
    result = salvage(path, target, "secret")
    assert sum(result.rows.values()) > 60
    assert b"Person" not in target.read_bytes()
    open_file(target, "secret").close()


def test_a_damage_that_makes_the_message_about_it_unreadable_is_told(filled: Path) -> None:
    data = filled.read_bytes()
    assert b"CREATE TABLE person" in data
    filled.write_bytes(data.replace(b"CREATE TABLE person", b"CREATE \xf4ABLE person"))
    assert outcome(filled) == "refused"
    with pytest.raises(FileRefused):
        salvage(filled, filled.with_name("saved.mentor"))


def test_nothing_to_save_makes_no_file(filled: Path) -> None:
    filled.write_bytes(random.Random(1).randbytes(8192))
    target = filled.with_name("saved.mentor")
    with pytest.raises(FileRefused):
        salvage(filled, target)
    assert not target.exists()
    assert [one.name for one in target.parent.iterdir()] == [filled.name]


def test_a_changed_version_number_reads_as_newer(filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")
    filled.write_bytes(data)
    with pytest.raises(NewerFile):
        open_file(filled)


_ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM r)"


@pytest.mark.parametrize(
    "hostile",
    [
        f"CREATE VIEW person AS {_ENDLESS} SELECT n AS rowid, hex(n) AS id, hex(n) AS name FROM r",
        "CREATE VIEW person AS SELECT 1 AS rowid, 'a' AS id, hex(zeroblob(900000000)) AS name",
        "CREATE TABLE person(id TEXT, name TEXT AS (hex(zeroblob(100000000))) VIRTUAL)",
        "CREATE VIRTUAL TABLE person USING fts5(id, name)",
    ],
    ids=["endless", "huge", "computed", "virtual"],
)
def test_the_rescue_reads_only_what_a_real_table_keeps(path: Path, hostile: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(hostile)
    connection.execute("CREATE TABLE event(id TEXT, title TEXT, day TEXT, note TEXT)")
    connection.execute("INSERT INTO event VALUES ('1', 'Kept', '2026-03-09', '')")
    if "VIRTUAL)" in hostile:
        connection.execute("INSERT INTO person(id) VALUES ('a')")
    connection.commit()
    connection.close()
    path.write_bytes(b"XXXX" + path.read_bytes()[4:])
    with pytest.raises(DamagedFile):
        open_file(path)
    saved = salvage(path, path.with_name("saved.mentor"))
    assert (saved.rows["event"], saved.rows["person"]) == (1, 0)
    assert saved.left_out == ("VIRTUAL)" in hostile)


def test_the_rescue_leaves_out_what_is_too_large_to_be_ours(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute("UPDATE person SET location=hex(zeroblob(12500000)) WHERE name='Person 003'")
    connection.execute("UPDATE change SET rows=?", (folded_history(),))
    connection.commit()
    connection.close()
    saved = salvage(filled, filled.with_name("saved.mentor"))
    assert (saved.rows["person"], saved.damaged) == (len(PEOPLE) - 1, ("person",))
    assert (saved.rows["change"], saved.left_out) == (0, 2)


def folded_history() -> bytes:
    """History of 40 kB that unfolds to more than is ever kept of a change."""
    folding = zlib.compressobj(9)
    pieces = [folding.compress(b" " * 10_000_000) for _number in range(4)]
    return b"".join([folding.compress(b"["), *pieces, folding.compress(b"]"), folding.flush()])


def test_history_that_unfolds_without_end_is_told_as_damage(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("UPDATE change SET rows=? WHERE seq=2", (folded_history(),))
    connection.commit()
    connection.close()
    # the digest of the row tells it, and the reading of what it holds
    assert [one.place for one in check(filled)] == ["change 2", "change"]
    database = open_file(filled)
    with pytest.raises(DamagedFile):
        database.undo()
    database.close()


def test_no_more_is_packed_than_is_unpacked_again() -> None:
    change = RowChange("person", "1", None, {"location": "x" * 31_000_000})
    assert unpack(pack((change,))) == (change,)
    with pytest.raises(Refused, match="smaller steps"):
        pack((change, change))
