"""P12: erased means erased."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, Text

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import (
    Agreement,
    AgreementAnswer,
    AgreementSection,
    ExportedDocument,
    Signature,
)
from mentor_desktop.domain.agreement_content import AgreementContent, Party
from mentor_desktop.domain.change import Change
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.contact import Contact
from mentor_desktop.domain.goal import Goal, GoalRevision
from mentor_desktop.domain.known_words import KNOWN_WORDS
from mentor_desktop.domain.meeting import AgendaEntry, Meeting, MeetingNote, QuestionCard
from mentor_desktop.domain.person import Attachment, Person, ProfileAnswer
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import Json, Record, new_id
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations.action_items import add_action_item
from mentor_desktop.operations.beginning import begin_personal
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.operations.people import set_profile
from mentor_desktop.store.checking import check
from mentor_desktop.store.database import Database
from mentor_desktop.store.erased_words import (
    CONTACTS,
    OF_EACH,
    OF_PROGRAMME,
    REWRITTEN,
    STUBS,
    WORDED,
    WORDLESS,
    without_names,
)
from mentor_desktop.store.erasing import RULES, WITHOUT_PEOPLE, erase_person, forget_history
from mentor_desktop.store.history import tables, unpack
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.passphrase import set_passphrase
from tests.store.conftest import add_person, names

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)


def rows_of(mentor: Person, mentee: Person) -> tuple[list[Record], ...]:
    """Everything a pair can have; the mentee's words say Xylophon, the mentor's Quartz."""
    pair = Relationship(mentor_id=mentor.id, mentee_id=mentee.id, starts=date(2026, 3, 9))
    parties = (Party("mentor", mentor.id, mentor.name), Party("mentee", mentee.id, mentee.name))
    content = AgreementContent(
        new_id(), 1, "en", "P", "", "2026-03-09", "", parties, ()
    ).canonical()
    pdf = Attachment(
        purpose="signed agreement", name="a.pdf", media_type="application/pdf",
        sha256=hashlib.sha256(b"Xylophon").hexdigest(), data=b"Xylophon", relationship_id=pair.id,
    )  # fmt: skip
    agreement = Agreement(
        relationship_id=pair.id, version=1, created_at=NOW, state="in_force", content=content,
        content_sha256=hashlib.sha256(content).hexdigest(), in_force_at=NOW, pdf_id=pdf.id,
    )  # fmt: skip
    goal = Goal(relationship_id=pair.id, title="Xylophon goal", rank=1)
    sheet = CheckIn(
        relationship_id=pair.id, kind="prepare", skipped_reason="Xylophon reason",
        produced={"goal Xylophon": goal.id},
    )  # fmt: skip
    meeting = Meeting(
        relationship_id=pair.id, day=date(2026, 3, 9), purpose="Xylophon", notes="Xylophon said",
        place="Xylophon hall", reason="Xylophon", outcome="Xylophon", learning="Xylophon",
    )  # fmt: skip
    rows: list[Record] = [
        AgendaEntry(meeting_id=meeting.id, part="topics", position=1, text="Xylophon topic"),
        QuestionCard(meeting_id=meeting.id, question="Xylophon?"),
        Contact(relationship_id=pair.id, day=date(2026, 3, 9), kind="call"),
        AgreementSection(
            agreement_id=agreement.id, key="own:1", position=1, title="Xylophon section"
        ),
        GoalRevision(goal_id=goal.id, changed_at=NOW, title="Xylophon before"),
        Activity(
            relationship_id=pair.id, goal_id=goal.id, title="Xylophon lesson", position=1,
            blocked_reason="Xylophon", helper="Xylophon", resources="Xylophon", notes="Xylophon",
        ),
        ExportedDocument(
            relationship_id=pair.id, kind="agreement", title="Xylophon", path="/Xylophon.pdf",
            sha256="1", made_at=NOW,
        ),
        Attachment(
            purpose="photo", name="Xylophon.png", media_type="image/png",
            sha256=hashlib.sha256(b"Xylophon").hexdigest(), data=b"Xylophon", person_id=mentee.id,
        ),
    ]  # fmt: skip
    for role, person, word in (("mentor", mentor, "Quartz"), ("mentee", mentee, "Xylophon")):
        rows += [
            ProfileAnswer(person_id=person.id, question="q", value=[f"{word} answer"]),
            AgreementAnswer(agreement_id=agreement.id, voice=role, question="q", value=word),
            CheckInAnswer(
                check_in_id=sheet.id, voice=role, question="q", value=word, said=f"{word} said"
            ),
            ActionItem(
                relationship_id=pair.id, owner=role, title=f"{word} promise", meeting_id=meeting.id
            ),
            MeetingNote(meeting_id=meeting.id, person_id=person.id, text=f"{word} thought"),
            Signature(
                agreement_id=agreement.id, role=role, person_id=person.id, name=person.name,
                signed_at=NOW, time_zone="UTC", method="typed", consent="Yes.",
                content_sha256=agreement.content_sha256 or "",
            ),
        ]  # fmt: skip
    return [mentor, mentee], [pair], [pdf], [agreement, goal, sheet, meeting], rows


@pytest.fixture
def people(database: Database) -> dict[str, str]:
    """A pair with everything, an answer that was removed, a label that names someone."""
    mentor, mentee = Person(name="Quartz Mentor"), Person(name="Xylophon Mentee", email="x@y.z")
    for group in rows_of(mentor, mentee):
        with database.changing("Add") as session:
            session.add_all(group)
    gone = ProfileAnswer(person_id=mentee.id, question="gone", value=["Xylophon gone"])
    with database.changing("Add") as session:
        session.add(gone)
    with database.changing("Remove what Xylophon Mentee said") as session:
        session.delete(session.get_one(ProfileAnswer, gone.id))
    add_person(database, "Bystander")
    return {"mentor": mentor.id, "mentee": mentee.id}


def test_not_a_letter_is_left_in_the_file(database: Database, people: dict[str, str]) -> None:
    assert b"Xylophon" in database.path.read_bytes()
    told: list[Change] = []
    database.listen(told.append)
    assert erase_person(database, people["mentee"]) == ()
    assert database.undo_label is None
    assert told[-1].touches(Person)
    assert people["mentee"] in told[-1].ids(Person)
    database.close()
    data = database.path.read_bytes()
    assert b"Xylophon" not in data
    assert b"x@y.z" not in data
    assert data.count(b"Quartz") > 4
    assert not list(database.path.parent.glob("*-journal"))


def test_nothing_of_it_hides_in_packed_history(database: Database, people: dict[str, str]) -> None:
    erase_person(database, people["mentee"])
    with database.reading() as session:
        changes = session.connection().exec_driver_sql("SELECT label, rows FROM change").all()
    assert len(changes) > 5
    for label, packed in changes:
        assert "Xylophon" not in label
        assert "Xylophon" not in repr(unpack(packed))


def test_a_signed_agreement_leaves_a_sealed_stub(
    database: Database, people: dict[str, str]
) -> None:
    erase_person(database, people["mentee"])
    with database.reading() as session:
        agreement = session.query(Agreement).one()
        signatures = {one.role: one.name for one in session.query(Signature)}
        assert (agreement.content, agreement.pdf_id) == (None, None)
        assert len(agreement.content_sha256 or "") == 64
        assert (agreement.in_force_at, agreement.state) == (NOW, "in_force")
        assert signatures == {"mentor": "Quartz Mentor", "mentee": ""}
        person = session.get_one(Person, people["mentee"])
        assert (person.name, person.is_erased) == ("Erased person", True)
    assert check(database) == ()
    database.close()
    open_file(database.path, read_only=True).close()


def test_the_others_words_stay(database: Database, people: dict[str, str]) -> None:
    erase_person(database, people["mentee"])
    with database.reading() as session:
        assert [one.value for one in session.query(ProfileAnswer)] == [["Quartz answer"]]
        assert [one.value for one in session.query(AgreementAnswer)] == ["Quartz"]
        assert [one.value for one in session.query(CheckInAnswer)] == ["Quartz"]
        assert [one.title for one in session.query(ActionItem)] == ["Quartz promise"]
        assert session.query(Goal).count() == 0
    assert names(database) == ["Bystander", "Erased person", "Quartz Mentor"]


def test_a_mentors_erasing_leaves_the_mentees_goals(
    database: Database, people: dict[str, str]
) -> None:
    erase_person(database, people["mentor"])
    with database.reading() as session:
        assert [one.title for one in session.query(Goal)] == ["Xylophon goal"]
    assert b"Quartz" not in database.path.read_bytes()
    assert check(database) == ()


def test_a_supervisor_leaves_no_name_in_what_they_signed(database: Database) -> None:
    mentor, mentee, supervisor = (Person(name=name) for name in ("Quartz", "Opal", "Xylophon"))
    pair = Relationship(mentor_id=mentor.id, mentee_id=mentee.id, supervisor_id=supervisor.id)
    content = AgreementContent(
        new_id(), 1, "en", "P", "", "", "", (Party("supervisor", supervisor.id, "Xylophon"),), ()
    ).canonical()
    sha256 = hashlib.sha256(content).hexdigest()
    pdfs = [
        Attachment(
            purpose="signed agreement", name="a.pdf", media_type="application/pdf",
            sha256=hashlib.sha256(b"Xylophon").hexdigest(), data=b"Xylophon",
            relationship_id=pair.id,
        )
        for _number in range(3)
    ]  # fmt: skip
    versions = [
        Agreement(
            relationship_id=pair.id, version=at + 1, created_at=NOW, state="in_force",
            content=content if at == 0 else b"{}", pdf_id=pdfs[at].id,
            content_sha256=sha256 if at == 0 else hashlib.sha256(b"{}").hexdigest(),
        )
        for at in range(2)
    ]  # fmt: skip
    versions[1].amends_id = versions[0].id
    signature = Signature(
        agreement_id=versions[0].id, role="supervisor", person_id=supervisor.id, name="Xylophon",
        signed_at=NOW, time_zone="UTC", method="typed", consent="I, Xylophon, agree.",
        content_sha256=sha256, key_kind="one-time", certificate=b"CN=Xylophon",
    )  # fmt: skip
    answer = AgreementAnswer(agreement_id=versions[0].id, voice="agreed", question="q", value="Tea")
    for group in ([mentor, mentee, supervisor], [pair], pdfs, versions, [signature, answer]):
        with database.changing("Add") as session:
            session.add_all(group)
    # once offered, then taken back: only the history still knows of this PDF
    with database.changing("Offer") as session:
        session.get_one(Agreement, versions[0].id).pdf_id = pdfs[2].id
    with database.changing("Take back") as session:
        session.get_one(Agreement, versions[0].id).pdf_id = pdfs[0].id
        session.delete(session.get_one(Attachment, pdfs[2].id))
    erase_person(database, supervisor.id)
    with database.reading() as session:
        assert session.query(Attachment).count() == 0
        assert {(one.content, one.pdf_id) for one in session.query(Agreement)} == {(None, None)}
        assert session.query(AgreementAnswer).one().value == "Tea"
        stub = session.query(Signature).one()
        assert (stub.name, stub.consent, stub.certificate) == ("", "", None)
        assert {one.name for one in session.query(Person)} >= {"Quartz", "Opal"}
        changes = session.connection().exec_driver_sql("SELECT rows FROM change").all()
    assert "Xylophon" not in "".join(repr(unpack(packed)) for (packed,) in changes)
    database.close()
    assert b"Xylophon" not in database.path.read_bytes()


def test_says_which_backups_still_hold_the_words_and_makes_none(
    database: Database, people: dict[str, str]
) -> None:
    backup = database.back_up("bulk")
    database.close()
    reopened = open_file(database.path)
    assert erase_person(reopened, people["mentee"]) == (backup,)
    add_person(reopened, "Later")
    assert len(erase_person(reopened, people["mentor"])) == 2
    reopened.close()


def test_refuses_someone_who_is_not_there(database: Database) -> None:
    with pytest.raises(Refused):
        erase_person(database, new_id())


def test_every_table_has_a_rule() -> None:
    assert set(tables(Record.metadata)) == {*RULES, *WITHOUT_PEOPLE}


def test_every_column_has_its_place_in_the_list() -> None:
    for table in Record.metadata.sorted_tables:
        if table.name in RULES and table.name not in STUBS:
            continue  # the whole row goes
        listed = [
            *STUBS.get(table.name, ()),
            *WORDLESS[table.name],
            *OF_EACH,
            *OF_PROGRAMME.get(table.name, ()),
            *REWRITTEN.get(table.name, ()),
            *(column for owner, column in (*WORDED, *CONTACTS) if owner == table.name),
        ]
        assert sorted(listed) == sorted(table.columns.keys())


def say_a_token_everywhere(rows: Iterable[Record], tokens: list[str]) -> None:
    """Puts a word of its own into each place of the rows where words can be."""
    for row in rows:
        for column in Record.metadata.tables[row.__tablename__].columns:
            kind = column.type
            is_wordless = column.name in WORDLESS.get(row.__tablename__, ()) or column.foreign_keys
            if is_wordless or column.primary_key or column.name in ("folded", "sha256", *OF_EACH):
                continue
            is_key = (row.__tablename__, column.name) in KNOWN_WORDS
            if is_key or column.name in _KEYS or not isinstance(kind, Text | Json | LargeBinary):
                continue
            token = f"Zebra{len(tokens)}zz"
            tokens.append(token)
            said = {Text: token, Json: [token], LargeBinary: token.encode()}
            setattr(row, column.name, next(said[one] for one in said if isinstance(kind, one)))


_WHOSE = ("id", "voice", "owner", "person_id", "role")
_KEYS = (
    "effort",
    "effort_unit",
    "owner",
    "voice",
    "part",
    "key",
    "source",
    "question",
    "media_type",
    "link",
)


def test_a_token_of_every_place_is_gone(database: Database) -> None:
    tokens: list[str] = []
    mentor, mentee = Person(name="Quartz Mentor"), Person(name="Opal Mentee")
    groups = rows_of(mentor, mentee)
    is_mentors = {"mentor", mentor.id}
    theirs = [
        row
        for group in groups
        for row in group
        if not is_mentors
        & {getattr(row, one, "") for one in ("id", "voice", "owner", "person_id", "role")}
    ]
    say_a_token_everywhere(theirs, tokens)
    for group in groups:
        with database.changing("Add") as session:
            session.add_all(group)
    goal = next(row for row in theirs if isinstance(row, Goal))
    with database.changing(f"Add goal “{goal.title}”") as session:
        session.get_one(Goal, goal.id).rank = 2
    before = words_in(database)
    assert [token for token in tokens if token not in before] == []
    erase_person(database, mentee.id)
    after = words_in(database)
    assert [token for token in tokens if token in after] == []
    assert len(tokens) > 60
    database.close()
    data = database.path.read_bytes()
    assert [token for token in tokens if token.encode() in data] == []


def words_in(database: Database) -> str:
    """All that a file says: its bytes, and its history unpacked."""
    with database.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT rows FROM change").all()
    packed = "".join(repr(unpack(one)) for (one,) in rows)
    return packed + database.path.read_bytes().decode("latin-1")


def test_what_the_program_worded_with_their_name_says_it_no_more(path: Path) -> None:
    begun = begin_personal(path, "Quartz", "mentor", "Benfirst")
    database = begun.database
    with database.reading() as session:
        (mentee,) = (one.id for one in session.query(Person) if one.name == "Benfirst")
    set_profile(database, mentee, "name", "Bensecond Smith")
    set_profile(database, mentee, "preferred_name", "Benthird")
    other = add_person(database, "Benfirst")  # a namesake keeps theirs
    assert begun.relationship_id
    owned = add_action_item(database, begun.relationship_id, "mentor", "Write to Benfirst, please")
    add_goal(database, begun.relationship_id, "Benthird speaks up")
    with database.changing("Say who helps") as session:
        programme = session.query(Programme).one()
        programme.contact_name, programme.contact_email = "Bensecond Smith", "a@b.c"
    erase_person(database, mentee)
    with database.reading() as session:
        titles = {one.id: one.title for one in session.query(ActionItem)}
        assert titles.pop(owned) == "Write to Benfirst, please"  # their own words
        assert list(titles.values()) == ["Write to Erased person and propose a first meeting"]
        programme = session.query(Programme).one()
        assert programme.name == "Quartz and Erased person"
        assert (programme.contact_name, programme.contact_email) == ("", "a@b.c")
        assert session.get_one(Person, other).name == "Benfirst"
        labels = [
            one for (one,) in session.connection().exec_driver_sql("SELECT label FROM change")
        ]
    assert not [one for one in labels if "Ben" in one]
    assert check(database) == ()
    said = words_in(database)
    assert not [one for one in ("Bensecond", "Benthird", "Write to Benfirst and") if one in said]
    database.close()


def test_a_name_is_replaced_as_a_word_only() -> None:
    assert without_names({"Al", "Al Green"}, "Al, Alan and Al Green") == (
        "Erased person, Alan and Erased person"
    )
    assert without_names({"小明"}, "写信给小明并提议") == "写信给Erased person并提议"


def test_an_encrypted_file_is_erased_too(path: Path) -> None:
    database = create_file(path, Programme(name="P"), "secret")
    id = add_person(database, "Xylophon")
    erase_person(database, id)
    set_passphrase(database, None)
    database.close()
    assert b"Xylophon" not in path.read_bytes()


def test_old_history_is_forgotten_on_request(database: Database) -> None:
    for number in range(5):
        add_person(database, f"Person {number}")
    middle = datetime.now(UTC)
    add_person(database, "Last")
    assert forget_history(database, middle) == 6
    assert b"Person 3" in database.path.read_bytes()
    assert check(database) == ()
    assert database.undo_label is None
    assert forget_history(database, middle - timedelta(days=9)) == 0
    assert names(database) == ["Last", *(f"Person {number}" for number in range(5))]
