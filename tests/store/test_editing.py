"""An edit by the short way leaves what one by the long way would."""

import pytest
from sqlalchemy.exc import NoResultFound

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.person import Person, ProfileAnswer
from mentor_desktop.store.database import Database
from mentor_desktop.store.editing import edit


def changes(database: Database) -> list[Change]:
    told: list[Change] = []
    database.listen(told.append)
    return told


def test_both_ways_leave_the_same_row_and_the_same_change(database: Database) -> None:
    with database.changing("Add") as session:
        session.add_all(Person(id=name, name=name, role="old") for name in ("a", "b"))
    told = changes(database)
    with database.changing("Long") as session:
        session.get_one(Person, "a").role = "Straße"
    with database.changing("Short") as session:
        edit(session, Person, "b", role="Straße")
    long, short = (change.rows for change in told)
    assert [(row.before, row.after) for row in long] == [
        ({"role": "old", "folded": "a old"}, {"role": "Straße", "folded": "a strasse"})
    ]
    assert [(row.before, row.after) for row in short] == [
        ({"role": "old", "folded": "b old"}, {"role": "Straße", "folded": "b strasse"})
    ]
    database.undo()
    with database.reading() as session:
        assert session.get_one(Person, "b").role == "old"


def test_the_record_read_before_sees_the_edit(database: Database) -> None:
    with database.changing("Add") as session:
        person = Person(name="Ada")
        session.add(person)
    with database.changing("Edit") as session:
        read = session.get_one(Person, person.id)
        read.name = "Bea"
        edit(session, Person, person.id, role="engineer")
        assert (read.name, read.role) == ("Bea", "engineer")


def test_the_same_value_is_no_change(database: Database) -> None:
    with database.changing("Add") as session:
        person = Person(name="Ada")
        session.add(person)
        session.flush()
        session.add(ProfileAnswer(person_id=person.id, question="skills", value=["a", "ä"]))
    told = changes(database)
    with database.reading() as session:
        answer = session.query(ProfileAnswer).one()
    with database.changing("Edit") as session:
        edit(session, ProfileAnswer, answer.id, value=["a", "ä"])
    assert told == []


def test_a_row_that_is_gone_is_not_edited(database: Database) -> None:
    with pytest.raises(NoResultFound), database.changing("Edit") as session:
        edit(session, Person, "nobody", name="x")
