"""One transaction, one Change: undo all gives the first bytes, redo all the last."""

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.person import Attachment, Person, ProfileAnswer
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.store.database import Database
from mentor_desktop.store.history import tables
from mentor_desktop.store.opening import open_file
from tests.copying import open_copy
from tests.exploring import tries
from tests.store.conftest import add_person, names

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), TEXTS, st.integers(0, 99)),
        st.tuples(st.just("rename"), TEXTS, st.integers(0, 99)),
        st.tuples(st.just("type"), TEXTS, st.integers(0, 99)),
        st.tuples(st.just("pair"), TEXTS, st.integers(0, 99)),
        st.tuples(st.just("answer"), TEXTS, st.integers(0, 99)),
        st.tuples(st.just("attach"), TEXTS, st.integers(0, 99)),
        st.tuples(st.just("remove"), TEXTS, st.integers(0, 99)),
        st.tuples(st.just("undo"), TEXTS, st.integers(0, 99)),
        st.tuples(st.just("redo"), TEXTS, st.integers(0, 99)),
        st.tuples(st.just("settle"), TEXTS, st.integers(0, 99)),
    ),
    max_size=25,
)


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the history, as the driver gives it."""
    with database.reading() as session:
        connection = session.connection()
        return {
            name: [
                tuple(row)
                for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY id')
            ]
            for name in tables(Record.metadata)
        }


def take(database: Database, step: tuple[str, str, int]) -> None:
    """Does one step; one that cannot be done does nothing."""
    kind, text, number = step
    if kind in ("undo", "redo", "settle"):
        with suppress(Refused):
            getattr(database, kind)()
        return
    with database.changing(kind, merge=f"name {number % 3}" if kind == "type" else None) as session:
        people = session.query(Person).order_by(Person.id).all()
        person = people[number % len(people)] if people else None
        if kind == "add" or person is None:
            session.add(Person(name=text, preferred_name=text[:3]))
        elif kind in ("rename", "type"):
            person.name = text
        elif kind == "pair":
            pair = Relationship(mentor_id=person.id, mentee_id=people[0].id)
            session.add(pair)
            session.flush()
            session.add(Goal(relationship_id=pair.id, title=text, rank=1))
        elif kind == "answer":
            query = session.query(ProfileAnswer).filter_by(person_id=person.id, question="q")
            answer = query.one_or_none()
            if answer is None:
                session.add(
                    ProfileAnswer(person_id=person.id, question="q", value=[text, str(number)])
                )
            elif number % 2:
                answer.value = {"said": text}
            else:
                session.delete(answer)
        elif kind == "attach":
            session.add(
                Attachment(
                    purpose="photo", name=text, media_type="image/png", sha256="",
                    data=text.encode() * number, person_id=person.id,
                )
            )  # fmt: skip
        else:
            for record in (Goal, Relationship, Attachment, ProfileAnswer):
                for row in session.query(record).all():
                    session.delete(row)
                session.flush()


@settings(max_examples=tries(15, 60))
@given(STEPS)
def test_undo_all_gives_the_first_dump_and_redo_all_the_last(
    new_file: Path, steps: list[tuple[str, str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = open_copy(new_file, Path(folder) / "test.mentor")
        first = dump(database)
        for step in steps:
            take(database, step)
        last = dump(database)
        while database.undo_label:
            database.undo()
        assert dump(database) == first
        database.close()
        database = open_file(database.path)
        while database.redo_label:
            database.redo()
        if not any(kind == "undo" for kind, _text, _number in steps):
            assert dump(database) == last
        else:
            end = dump(database)
            while database.undo_label:
                database.undo()
            assert dump(database) == first
            while database.redo_label:
                database.redo()
            assert dump(database) == end
        database.close()


def rename(database: Database, id: str, name: str, merge: str | None = None) -> None:
    """Gives a person another name."""
    with database.changing("Rename", merge=merge) as session:
        session.get_one(Person, id).name = name


def test_typing_in_one_field_is_one_change(database: Database) -> None:
    id = add_person(database, "A")
    for name in ("Ad", "Ada", "Ada L"):
        rename(database, id, name, merge="name")
    database.undo()
    assert names(database) == ["A"]
    database.redo()
    assert names(database) == ["Ada L"]
    rename(database, id, "Ada Lo", merge="name")
    database.undo()
    assert names(database) == ["Ada L"]


def test_something_else_or_leaving_the_field_ends_the_typing(database: Database) -> None:
    id = add_person(database, "A")
    rename(database, id, "B", merge="name")
    database.settle()
    rename(database, id, "C", merge="name")
    add_person(database, "X")
    rename(database, id, "D", merge="name")
    rename(database, id, "E", merge="other")
    seen = []
    while database.undo_label:
        database.undo()
        seen.append(next(iter(names(database)), None))
    assert seen == ["D", "C", "C", "B", "A", None]


def test_undo_and_redo_survive_closing(closed: Path) -> None:
    database = open_file(closed)
    assert database.undo_label == "Add person"
    database.undo()
    database.close()
    database = open_file(closed)
    assert (names(database), database.redo_label) == ([], "Add person")
    database.redo()
    assert names(database) == ["Ada"]
    database.close()


def test_a_barrier_stops_undo(database: Database) -> None:
    add_person(database, "Ada")
    with database.changing("Sign", undo="barrier") as session:
        session.add(Person(name="Signed"))
    assert database.undo_label is None
    with pytest.raises(Refused, match="nothing to undo"):
        database.undo()
    add_person(database, "Ben")
    database.undo()
    with pytest.raises(Refused):
        database.undo()
    assert names(database) == ["Ada", "Signed"]


def test_a_note_aside_is_neither_undone_nor_ends_redo(database: Database) -> None:
    add_person(database, "Ada")
    database.undo()
    with database.changing("Note an export", undo="aside") as session:
        session.add(Person(name="Note"))
    assert database.redo_label == "Add person"
    database.redo()
    database.undo()
    assert names(database) == ["Note"]
    assert database.undo_label is None


def test_something_new_ends_redo(database: Database) -> None:
    add_person(database, "Ada")
    database.undo()
    add_person(database, "Ben")
    with pytest.raises(Refused, match="nothing to redo"):
        database.redo()


def test_refuses_undo_where_the_row_changed_since(database: Database) -> None:
    id = add_person(database, "Ada")
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET name='Eve' WHERE id=?", (id,))
    database.look_again()
    with pytest.raises(Refused, match="changed since"):
        database.undo()
    assert names(database) == ["Eve"]


def test_a_failed_verb_leaves_nothing(database: Database) -> None:
    told: list[Change] = []
    database.listen(told.append)
    with pytest.raises(ZeroDivisionError), database.changing("Fail") as session:
        session.add(Person(name="Half"))
        session.flush()
        raise ZeroDivisionError
    assert (names(database), told) == ([], [])
    with database.changing("Nothing"):
        pass
    assert told == []
    database.stop_listening(told.append)


def test_listeners_hear_each_change_after_it_is_saved(database: Database) -> None:
    heard: list[tuple[str, str, list[str]]] = []

    def listen(change: Change) -> None:
        assert change.touches(Person)
        assert not change.touches(Goal)
        heard.append((change.kind, change.label, names(database)))

    database.listen(listen)
    add_person(database, "Ada")
    database.undo()
    database.redo()
    assert heard == [
        ("done", "Add person", ["Ada"]),
        ("undone", "Add person", []),
        ("redone", "Add person", ["Ada"]),
    ]
    database.stop_listening(listen)
    add_person(database, "Ben")
    assert len(heard) == 3


def test_says_who_a_change_is_by(database: Database) -> None:
    id = add_person(database, "Ada")
    database.acting_person_id = id
    rename(database, id, "Ada L")
    with database.reading() as session:
        rows = session.connection().exec_driver_sql('SELECT "by" FROM change ORDER BY seq').all()
    assert [row[0] for row in rows] == [None, None, id]


def test_a_session_to_look_with_may_not_write(database: Database) -> None:
    with pytest.raises(AssertionError), database.reading() as session:
        session.add(Person(name="Sneaked"))
    assert names(database) == []


def test_a_bulk_statement_is_a_bug(database: Database) -> None:
    add_person(database, "Ada")
    with pytest.raises(AssertionError), database.changing("Bulk") as session:
        session.query(Person).update({"name": "Everyone"})
    assert names(database) == ["Ada"]
