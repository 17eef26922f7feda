"""What can be done with a person, and what is refused."""

import pytest
from sqlalchemy import inspect, select

from mentor_desktop.domain.person import Attachment, Person, ProfileAnswer
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations.people import (
    add_person,
    add_supervisor,
    remove_person,
    save_signature,
    set_photo,
    set_profile,
    set_supervisor,
)
from mentor_desktop.store.database import Database
from mentor_desktop.store.people import portrait_of
from mentor_desktop.store.profiles import profile_of
from mentor_desktop.store.views import all_people
from tests.conftest import Pair

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def profile(database: Database, person_id: str) -> dict[str, object]:
    with database.reading() as session:
        return dict(profile_of(session, session.get_one(Person, person_id)))


def test_a_profile_holds_columns_and_answers(database: Database) -> None:
    person = add_person(database, " Ada\u202e Lovelace ", email="ada@example.org")
    set_profile(database, person, "skills", ["Python", " ", "Chairing"])
    set_profile(database, person, "years_in_field", 12)
    set_profile(database, person, "availability", {"4": "14:00-16:00", "0": ""})
    assert profile(database, person) == {
        "name": "Ada Lovelace",
        "email": "ada@example.org",
        "skills": ["Python", "Chairing"],
        "years_in_field": 12.0,
        "availability": {"4": "14:00-16:00"},
    }
    set_profile(database, person, "skills", None)
    assert "skills" not in profile(database, person)


def test_typing_in_one_field_is_one_change_until_it_is_left(database: Database) -> None:
    person = add_person(database, "Ada")
    for text in ("W", "Wr", "Wri", "Write"):
        set_profile(database, person, "tips", text)
    database.settle()
    set_profile(database, person, "tips", "Write first")
    database.undo()
    assert profile(database, person)["tips"] == "Write"
    database.undo()
    assert "tips" not in profile(database, person)


@pytest.mark.parametrize("name", ["", "   ", "\0", "\u202e"])
def test_refuses_a_person_without_a_name(database: Database, name: str) -> None:
    person = add_person(database, "Ada")
    with pytest.raises(Refused, match="name"):
        add_person(database, name)
    with pytest.raises(Refused, match="name"):
        set_profile(database, person, "name", name)
    assert profile(database, person) == {"name": "Ada"}


def test_refuses_40000_characters_in_one_line_and_says_how_many(database: Database) -> None:
    person = add_person(database, "Ada")
    with pytest.raises(Refused, match="40,000"):
        set_profile(database, person, "role", "x" * 40_000)


def test_a_new_person_takes_no_endless_line_either(database: Database) -> None:
    with pytest.raises(Refused):
        add_person(database, "Ada", role="x" * 40_000)
    with database.reading() as session:
        assert not all_people(session)


def test_keeps_a_megabyte_of_notes(database: Database) -> None:
    person = add_person(database, "Ada")
    note = "All of it, to the last word. " * 35_000
    set_profile(database, person, "tips", note)
    assert profile(database, person)["tips"] == note.strip()


def test_keeps_one_photo_and_refuses_what_is_none(database: Database) -> None:
    person = add_person(database, "Ada")
    set_photo(database, person, "a.png", PNG)
    set_photo(database, person, "b.png", PNG + b"1")
    with pytest.raises(Refused, match="picture"):
        set_photo(database, person, "c.png", b"MZ not a picture")
    with pytest.raises(Refused, match="10 MB"):
        set_photo(database, person, "d.png", PNG + bytes(10_000_000))
    with database.reading() as session:
        assert [photo.name for photo in session.query(Attachment)] == ["b.png"]
    set_photo(database, person, "", None)
    with database.reading() as session:
        assert session.query(Attachment).count() == 0


def test_a_new_supervisor_is_one_step_back(pair: Pair) -> None:  # PRO-32
    boss = add_supervisor(pair.database, pair.mentee_id, "Cleo Ng")
    with pair.database.reading() as session:
        assert session.get_one(Person, pair.mentee_id).supervisor_id == boss
        assert session.get_one(Relationship, pair.id).supervisor_id == boss
    pair.database.undo()
    with pair.database.reading() as session:
        assert session.get_one(Person, pair.mentee_id).supervisor_id is None
        assert session.get(Person, boss) is None
    with pytest.raises(Refused):
        add_supervisor(pair.database, pair.mentee_id, " ")


def test_a_supervisor_is_copied_to_the_relationship(pair: Pair) -> None:  # PRO-32
    boss = add_person(pair.database, "Grace Hopper")
    set_supervisor(pair.database, pair.mentee_id, boss)
    with pair.database.reading() as session:
        assert session.get_one(Person, pair.mentee_id).supervisor_id == boss
    with pytest.raises(Refused, match="supervisor"):
        set_supervisor(pair.database, boss, boss)
    with pytest.raises(Refused, match="belongs"):
        remove_person(pair.database, boss)


def test_removes_a_person_with_their_answers_and_brings_them_back(database: Database) -> None:
    person = add_person(database, "Ada")
    set_profile(database, person, "tips", "Write first")
    set_photo(database, person, "a.png", PNG)
    save_signature(database, person, (((0.0, 0.0), (1.0, 0.2)),))
    remove_person(database, person)
    with database.reading() as session:
        assert not all_people(session)
        assert session.query(ProfileAnswer).count() == 0
    database.undo()
    assert profile(database, person)["tips"] == "Write first"
    with database.reading() as session:
        assert session.query(Attachment).one().data == PNG
        assert session.get_one(Person, person).saved_signature == [[[0.0, 0.0], [1.0, 0.2]]]


def test_keeps_a_person_who_belongs_to_a_relationship(pair: Pair) -> None:
    with pytest.raises(Refused, match="Ada Lovelace"):
        remove_person(pair.database, pair.mentor_id)


def test_a_question_that_the_profile_has_not_is_refused(database: Database) -> None:
    with pytest.raises(Refused, match="shoe_size"):
        set_profile(database, add_person(database, "Ada"), "shoe_size", "42")


def test_a_drawing_that_no_hand_makes_is_not_kept_and_others_load_when_looked_at(
    database: Database,
) -> None:
    person = add_person(database, "Ada Lovelace")
    with pytest.raises(Refused, match="fewer lines"):
        save_signature(database, person, (((0.1, 0.1),) * 20_001,))
    save_signature(database, person, (((1 / 3, 1 / 7),) * 20_000,))
    with database.reading() as session:
        (one,) = session.scalars(select(Person)).all()
        assert "saved_signature" in inspect(one).unloaded
        assert len(portrait_of(session, person).person.saved_signature[0]) == 20_000
