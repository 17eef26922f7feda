import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from mentor_desktop.domain.agreement import STATES as AGREEMENT_STATES
from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.agreement_content import fingerprint, read_content
from mentor_desktop.domain.form import cleaned
from mentor_desktop.domain.journal import KINDS, READERS, JournalEntry
from mentor_desktop.domain.person import Attachment
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import STATES, Relationship
from mentor_desktop.operations.data import export_data, read_checked
from mentor_desktop.operations.days import written_day
from mentor_desktop.operations.demo import MOST_PAIRS, make_demo
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.operations.verifying import verify_pdf
from mentor_desktop.store.agreements import answers_of, content_now
from mentor_desktop.store.checking import check
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.pair_lines import pair_lines
from mentor_desktop.store.views import programme_of
from tests.copying import SAMPLE_DAY, Samples

TODAY = SAMPLE_DAY


def rows(path: Path) -> dict[str, list[Any]]:
    """Every row of a file but its history."""
    connection = sqlite3.connect(path)
    tables = [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type='table' AND name != 'change'"
    )]  # fmt: skip
    found = {
        table: connection.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall()
        for table in tables
        if table != "alembic_version"
    }
    connection.close()
    return found


def ids(path: Path) -> set[str]:
    """The ids of all rows."""
    connection = sqlite3.connect(path)
    found = {
        row[0]
        for table in rows(path)
        for row in connection.execute(f'SELECT id FROM "{table}"').fetchall()
    }
    connection.close()
    return found


@pytest.fixture(scope="module")
def cohort(samples: Samples) -> Iterator[Database]:
    """The sample cohort of 22 November 2026."""
    with samples.reading() as database:
        yield database


@pytest.fixture(scope="module")
def crowd(samples: Samples) -> Iterator[Database]:
    """150 made-up pairs."""
    with samples.reading(150, 3) as database:
        yield database


def test_has_every_state_of_an_agreement(cohort: Database) -> None:
    with cohort.reading() as session:
        agreements = session.scalars(select(Agreement)).all()
        assert {one.state for one in agreements} == set(AGREEMENT_STATES)
        with_one = {one.relationship_id for one in agreements}
        pairs = session.scalars(select(Relationship)).all()
        without = [pair for pair in pairs if pair.id not in with_one]
        assert {pair.is_informal for pair in without} == {True, False}
        assert any(one.mentor_answered_at and one.mentee_answered_at for one in agreements)
        assert any(one.amends_id and one.state == "in_force" for one in agreements)
        assert {pair.state for pair in pairs} >= {"preparing", "active", "completed", "ended_early"}
        assert len(pairs) == 12


def test_is_marked_as_a_sample_and_in_order(cohort: Database, crowd: Database) -> None:
    for database in (cohort, crowd):
        with database.reading() as session:
            assert programme_of(session).is_sample
        assert check(database) == ()
        assert database.undo_label is None
        assert read_checked(b"".join(export_data(database)))


def test_signatures_bind_to_what_the_agreement_says(cohort: Database, crowd: Database) -> None:
    for database in (cohort, crowd):
        with database.reading() as session:
            agreements = session.scalars(select(Agreement)).all()
            for one in agreements:
                if one.content is None:
                    assert one.state == "draft"
                    continue
                assert fingerprint(one.content) == one.content_sha256
                assert read_content(one.content).canonical() == one.content
                signed = session.scalars(select(Signature).filter_by(agreement_id=one.id)).all()
                expected = {"offered": 0, "partly_signed": 1}.get(one.state, 2)
                assert len(signed) == expected
                for signature in signed:
                    assert signature.content_sha256 == one.content_sha256
                    assert signature.name in signature.consent
                    assert one.offered_at
                    assert one.offered_at <= signature.signed_at
                    assert not one.in_force_at or signature.signed_at <= one.in_force_at


def test_what_was_offered_is_what_the_answers_say(cohort: Database, crowd: Database) -> None:
    for database in (cohort, crowd):
        with database.reading() as session:
            offered = session.scalars(
                select(Agreement).where(Agreement.state.in_(("offered", "partly_signed")))
            ).all()
            assert offered
            for one in offered:
                assert one.content
                now = content_now(session, one.id, agreement_form(), written_day)
                assert now.canonical() == one.content


def test_answers_are_what_the_form_would_keep(cohort: Database, crowd: Database) -> None:
    form = agreement_form()
    for database in (cohort, crowd):
        with database.reading() as session:
            for agreement_id in session.scalars(select(Agreement.id)):
                for question, value in answers_of(session, agreement_id).items():
                    if question in form.by_key:
                        assert cleaned(form.question(question), value) == value


def test_signed_versions_keep_the_pdf_they_were_signed_as(cohort: Database, tmp_path: Path) -> None:
    with cohort.reading() as session:
        signed = session.scalars(select(Agreement).where(Agreement.in_force_at.is_not(None))).all()
        kept = {one.id: session.get_one(Attachment, one.pdf_id).data for one in signed}
    assert len(kept) == 10
    for number, data in enumerate(list(kept.values())[:3]):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(data)
        found = verify_pdf(path, cohort)
        assert (found.verdict, found.in_file) == ("unchanged", "same")


def test_a_goal_that_changed_stands_in_each_version_as_it_was(cohort: Database) -> None:
    with cohort.reading() as session:
        amended = session.scalars(
            select(Agreement).where(Agreement.amends_id.is_not(None), Agreement.state == "in_force")
        ).one()
        before = session.get_one(Agreement, amended.amends_id)
        assert "Master Excel macros" in (before.content or b"").decode()
        assert "Lead the audit" not in (before.content or b"").decode()
        assert "Lead the audit" in (amended.content or b"").decode()


def test_days_go_by_the_day_it_is_made_for(tmp_path: Path) -> None:
    path = tmp_path / "a.mentor"
    make_demo(path, today=date(2031, 2, 28))
    database = open_file(path)
    with database.reading() as session:
        lines = {line.mentee: line for line in pair_lines(session, date(2031, 2, 28))}
        pairs = {pair.id: pair for pair in session.scalars(select(Relationship))}
        tomasz = pairs[lines["Tomasz Wiśniewski"].id]
        assert tomasz.starts == date(2031, 2, 25)
    database.close()


def test_the_same_seed_and_day_give_the_same_rows(samples: Samples, tmp_path: Path) -> None:
    for number in (None, 12):
        first = samples.kept(number)
        again, other = (tmp_path / f"{name}{number}.mentor" for name in "ab")
        make_demo(again, number, today=TODAY)
        make_demo(other, number, seed=6, today=TODAY)
        assert rows(first) == rows(again)
        assert ids(first).isdisjoint(ids(other))


def test_ids_are_uuids(cohort: Database, crowd: Database) -> None:
    for database in (cohort, crowd):
        with database.reading() as session:
            for id in session.scalars(select(Relationship.id)):
                assert str(UUID(id)) == id


def test_made_up_pairs_stand_in_every_state(crowd: Database) -> None:
    with crowd.reading() as session:
        pairs = session.scalars(select(Relationship)).all()
        assert len(pairs) == 150
        assert {pair.state for pair in pairs} == set(STATES)
        assert {one.state for one in session.scalars(select(Agreement))} == set(AGREEMENT_STATES)
        names = "".join(line.mentee for line in pair_lines(session, TODAY))
        for script in ("а", "α", "김", "ا", "王"):
            assert script in names.casefold()


def test_undo_stops_before_the_sample(tmp_path: Path) -> None:
    make_demo(tmp_path / "a.mentor", 2, today=TODAY)
    database = open_file(tmp_path / "a.mentor")
    with pytest.raises(Refused):
        database.undo()
    database.close()


@pytest.mark.parametrize("number", [0, -1, MOST_PAIRS + 1])
def test_refuses_a_number_of_pairs_that_is_none(tmp_path: Path, number: int) -> None:
    with pytest.raises(Refused):
        make_demo(tmp_path / "a.mentor", number)
    assert not list(tmp_path.glob("*.mentor"))


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(2101, 1, 1), date.max])
def test_refuses_a_day_far_from_ours(tmp_path: Path, day: date) -> None:
    with pytest.raises(Refused):
        make_demo(tmp_path / "a.mentor", today=day)
    assert not list(tmp_path.glob("*.mentor"))


def test_leaves_nothing_behind_where_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_words: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("mentor_desktop.operations.demo.fill", fail)
    with pytest.raises(ZeroDivisionError):
        make_demo(tmp_path / "a.mentor", 1)
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_keeps_drawings_and_hashes_them_not(cohort: Database) -> None:
    with cohort.reading() as session:
        drawn = session.scalars(select(Signature).where(Signature.method == "drawn")).all()
        assert drawn
        assert all(signature.drawing for signature in drawn)
        kept = session.scalars(select(Attachment)).all()
        assert all(hashlib.sha256(one.data).hexdigest() == one.sha256 for one in kept)


def test_the_journals_have_entries_for_each_reader_and_of_each_kind(
    cohort: Database, crowd: Database
) -> None:
    for database, least in ((cohort, 15), (crowd, 100)):
        with database.reading() as session:
            entries = session.scalars(select(JournalEntry)).all()
            pairs = {pair.id: pair for pair in session.scalars(select(Relationship))}
        assert len(entries) >= least
        assert {one.reader for one in entries} == set(READERS)
        assert {one.kind for one in entries} == set(KINDS)
        for one in entries:
            assert pairs[one.relationship_id].role_of(one.person_id)
            assert one.day <= TODAY
