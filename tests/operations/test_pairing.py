"""Bringing two people together who may both be new to the file."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.change import Change
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations.pairing import Someone, pair_up
from mentor_desktop.operations.people import add_person, add_supervisor
from mentor_desktop.store.database import Database

FIRST, LAST = date(2026, 3, 9), date(2027, 3, 8)


def people(database: Database) -> list[str]:
    with database.reading() as session:
        return sorted(session.scalars(select(Person.name)))


def pairs(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count(Relationship.id))) or 0


def test_two_new_people_are_one_change(database: Database) -> None:
    told: list[Change] = []
    database.listen(told.append)
    id = pair_up(database, Someone(" Ada "), Someone("Ben"), FIRST, LAST)
    assert people(database) == ["Ada", "Ben"]
    assert len(told) == 1
    with database.reading() as session:
        pair = session.get_one(Relationship, id)
        assert session.get_one(Person, pair.mentor_id).name == "Ada"
        assert session.get_one(Person, pair.mentee_id).name == "Ben"
        assert (pair.starts, pair.ends, pair.is_informal) == (FIRST, LAST, False)
        item = session.scalars(select(ActionItem)).one()
    assert (item.owner, item.due) == ("mentor", FIRST)  # PRE-01
    database.undo()
    assert (people(database), pairs(database)) == ([], 0)
    database.redo()
    assert (people(database), pairs(database)) == (["Ada", "Ben"], 1)


@pytest.mark.parametrize("is_new", ["mentor", "mentee", "neither"])
def test_someone_of_the_file_is_not_added_again(database: Database, is_new: str) -> None:
    ada, ben = add_person(database, "Ada"), add_person(database, "Ben")
    mentor = Someone("Ada") if is_new == "mentor" else Someone(person_id=ada)
    mentee = Someone("Ben") if is_new == "mentee" else Someone(person_id=ben)
    id = pair_up(database, mentor, mentee)
    names = {"mentor": ["Ada"], "mentee": ["Ben"], "neither": []}[is_new]
    assert people(database) == sorted(["Ada", "Ben", *names])  # two of a name are two people
    with database.reading() as session:
        pair = session.get_one(Relationship, id)
    assert (pair.mentor_id == ada) is (is_new != "mentor")
    assert (pair.mentee_id == ben) is (is_new != "mentee")


def test_the_mentees_supervisor_supports_the_pair(database: Database) -> None:  # PRO-32
    ben = add_person(database, "Ben")
    supervisor = add_supervisor(database, ben, "Cem")
    id = pair_up(database, Someone("Ada"), Someone(person_id=ben))
    with database.reading() as session:
        assert session.get_one(Relationship, id).supervisor_id == supervisor


def test_a_pair_may_go_without_dates_and_stages(database: Database) -> None:  # PRE-14
    id = pair_up(database, Someone("Ada"), Someone("Ben"), is_informal=True)
    with database.reading() as session:
        pair = session.get_one(Relationship, id)
        assert (pair.starts, pair.ends, pair.is_informal) == (None, None, True)


def test_refuses_one_person_as_both(database: Database) -> None:
    ada = add_person(database, "Ada")
    with pytest.raises(Refused, match="two people"):
        pair_up(database, Someone(person_id=ada), Someone(person_id=ada))
    assert pairs(database) == 0


@pytest.mark.parametrize(
    ("mentor", "mentee"),
    [(Someone(), Someone("Ben")), (Someone("Ada"), Someone(" \u202e\n")), (Someone(), Someone())],
)
def test_refuses_someone_without_a_name(
    database: Database, mentor: Someone, mentee: Someone
) -> None:
    with pytest.raises(Refused, match="needs one"):
        pair_up(database, mentor, mentee)
    assert (people(database), pairs(database)) == ([], 0)


@pytest.mark.parametrize(
    ("starts", "ends"), [(LAST, FIRST), (date(1899, 12, 31), None), (None, date(2101, 1, 1))]
)
def test_refuses_dates_that_cannot_be(
    database: Database, starts: date | None, ends: date | None
) -> None:
    with pytest.raises(Refused):
        pair_up(database, Someone("Ada"), Someone("Ben"), starts, ends)
    assert (people(database), pairs(database)) == ([], 0)


def test_a_person_who_has_gone_leaves_no_half_of_a_pair(database: Database) -> None:
    with pytest.raises(NoResultFound):
        pair_up(database, Someone("Ada"), Someone(person_id="gone"))
    assert (people(database), pairs(database)) == ([], 0)
