"""`check` finds what is wrong and says what to do."""

import hashlib
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import Agreement, AgreementAnswer, Signature
from mentor_desktop.domain.agreement_content import AgreementContent, Party
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.contact import Contact
from mentor_desktop.domain.goal import Goal, GoalRevision
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import AgendaEntry, Meeting, MeetingNote
from mentor_desktop.domain.person import Attachment, Person, ProfileAnswer
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.store.checking import check
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import NeedsPassphrase, NewerFile
from mentor_desktop.store.values import KNOWN_WORDS
from tests.store.conftest import add_person


@pytest.fixture
def signed(closed: Path) -> Path:
    """A file with an agreement in force, signed by both, and an attachment."""
    mentor, mentee = Person(name="Ben"), Person(name="Cem")
    pair = Relationship(mentor_id=mentor.id, mentee_id=mentee.id, starts=date(2026, 3, 9))
    parties = (Party("mentor", mentor.id, "Ben"), Party("mentee", mentee.id, "Cem"))
    content = AgreementContent("a", 1, "en", "P", "", "2026-03-09", "", parties, ()).canonical()
    sha256 = hashlib.sha256(content).hexdigest()
    now = datetime(2026, 3, 9, 12, tzinfo=UTC)
    agreement = Agreement(
        relationship_id=pair.id, version=1, created_at=now, state="in_force",
        content=content, content_sha256=sha256,
    )  # fmt: skip
    signatures = [
        Signature(
            agreement_id=agreement.id, role=party.role, person_id=party.person_id,
            name=party.name, signed_at=now, time_zone="UTC", method="typed", consent="Yes.",
            content_sha256=sha256,
        )
        for party in parties
    ]  # fmt: skip
    attachment = Attachment(
        purpose="photo", name="me.png", media_type="image/png", data=b"picture",
        sha256=hashlib.sha256(b"picture").hexdigest(), person_id=mentor.id,
    )  # fmt: skip
    answer = ProfileAnswer(person_id=mentor.id, question="skills", value=["Welding"])
    database = open_file(closed)
    for group in ((mentor, mentee), (pair,), (agreement,), (*signatures, attachment, answer)):
        with database.changing("Add") as session:
            session.add_all(group)
    database.close()
    return closed


def run(path: Path, statement: str) -> None:
    """Another program changes the file."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_whole_file_has_no_finding(signed: Path) -> None:
    assert check(signed) == ()
    database = open_file(signed)
    add_person(database, "Dan")
    database.undo()
    database.redo()
    database.undo()
    assert check(database) == ()
    database.close()


@pytest.mark.parametrize(
    ("statement", "kinds", "place"),
    [
        (
            "UPDATE agreement SET content=CAST(replace(CAST(content AS TEXT), '2026', '2027')"
            " AS BLOB)",
            {"agreement", "signature", "row"},
            "Agreement of Cem and Ben, version 1",
        ),
        ("UPDATE agreement SET content=x'00'", {"agreement", "signature", "row"}, "version 1"),
        (
            "UPDATE agreement SET content=NULL, content_sha256=NULL",
            {"agreement", "row"},
            "version 1",
        ),
        (
            "UPDATE signature SET content_sha256='0' WHERE role='mentee'",
            {"signature", "row"},
            "Cem",
        ),
        ("UPDATE attachment SET data=x'00'", {"attachment", "row"}, "me.png"),
        ("UPDATE profile_answer SET value='[1'", {"value", "row"}, "profile_answer.value"),
        ("UPDATE relationship SET starts='2026-02-30'", {"value", "row"}, "relationship.starts"),
        ("UPDATE person SET name='Adb' WHERE name='Ada'", {"row"}, "person"),
        ("DELETE FROM profile_answer", {"row"}, "profile_answer"),
        ("UPDATE change SET rows=x'00' WHERE seq=2", {"row"}, "change"),
        ("UPDATE person SET supervisor_id='nobody'", {"database"}, "reference"),
        ("CREATE VIEW v AS SELECT 1", {"database"}, ""),
    ],
)
def test_names_what_is_wrong(signed: Path, statement: str, kinds: set[str], place: str) -> None:
    run(signed, statement)
    findings = check(signed)
    assert {one.kind for one in findings} == kinds
    assert any(place in one.place for one in findings)
    assert all(one.sentence and one.advice for one in findings)


@pytest.mark.parametrize(("table", "column"), KNOWN_WORDS)
def test_names_a_word_that_no_column_of_its_kind_knows(
    signed: Path, table: str, column: str
) -> None:
    database = open_file(signed)
    with database.reading() as session:
        pair = session.scalars(select(Relationship.id)).one()
        agreement = session.scalars(select(Agreement.id)).one()
        mentor = session.scalars(select(Relationship.mentor_id)).one()
    with database.changing("Add") as session:
        goal = Goal(relationship_id=pair, title="Lead", rank=1)
        session.add(goal)
        session.flush()
        session.add(
            GoalRevision(goal_id=goal.id, changed_at=datetime(2026, 3, 9, tzinfo=UTC), title="Lead")
        )
        session.add(Activity(relationship_id=pair, goal_id=goal.id, title="Chair", position=1))
        session.add(ActionItem(relationship_id=pair, owner="mentor", title="Write"))
        held = Meeting(relationship_id=pair, day=date(2026, 3, 9))
        session.add_all((held, Contact(relationship_id=pair, day=held.day, kind="call")))
        session.flush()
        session.add(AgendaEntry(meeting_id=held.id, part="topics", position=1, text="A"))
        session.add(MeetingNote(meeting_id=held.id, person_id=mentor))
        session.add(
            JournalEntry(relationship_id=pair, person_id=mentor, day=held.day, kind="reflection")
        )
        session.add(AgreementAnswer(agreement_id=agreement, voice="agreed", question="a", value=1))
        meeting = CheckIn(relationship_id=pair, kind="first_meeting")
        session.add(meeting)
        session.flush()
        session.add(CheckInAnswer(check_in_id=meeting.id, voice="mentor", question="a", value=1))
    database.close()
    assert check(signed) == ()
    run(signed, f"UPDATE {table} SET {column}='nonsen\u202ese' WHERE rowid=1")
    found = [one for one in check(signed) if one.kind == "value"]
    assert len(found) == 1
    assert found[0].place.startswith(f"{table}.{column} ")
    assert "“nonsense” cannot stand here" in found[0].sentence
    assert found[0].advice


def test_a_version_with_words_that_we_do_not_know_is_not_read(signed: Path) -> None:
    run(signed, "PRAGMA user_version=99")
    connection = sqlite3.connect(signed)
    connection.execute("PRAGMA writable_schema=ON")
    more = ("'paused',", "'paused', 'dreaming',")
    connection.execute("UPDATE sqlite_schema SET sql=replace(sql, ?, ?)", more)
    connection.commit()
    connection.close()
    with pytest.raises(NewerFile):
        check(signed)


def test_names_what_is_wrong_in_the_open_file(signed: Path) -> None:
    database = open_file(signed)
    run(signed, "UPDATE person SET supervisor_id='nobody'")
    assert {one.kind for one in check(database)} == {"reference", "row"}
    database.close()


def test_names_a_file_that_cannot_be_opened(signed: Path) -> None:
    data = bytearray(signed.read_bytes())
    data[4096:8192] = bytes(4096)
    signed.write_bytes(data)
    (finding,) = check(signed)
    assert finding.kind == "database"
    signed.write_bytes(b"")
    assert len(check(signed)) == 1
    signed.write_bytes(bytes(range(256)) * 16)
    with pytest.raises(NeedsPassphrase):
        check(signed)
