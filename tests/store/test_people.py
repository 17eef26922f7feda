"""The table of people counts who mentors whom."""

from mentor_desktop.operations.people import add_person, set_photo, set_profile, set_supervisor
from mentor_desktop.store.people import pairs_of_person, people_lines, portrait_of, roles_of
from tests.conftest import Pair
from tests.pairing import add_relationship


def test_lines_count_both_roles_of_each_person(pair: Pair) -> None:  # PRO-01
    third = add_person(pair.database, "anna zhou", organisation="Ärzte")
    add_relationship(pair.database, pair.mentor_id, third)
    add_relationship(pair.database, third, pair.mentee_id)
    with pair.database.reading() as session:
        lines = people_lines(session)
    assert [line.name for line in lines] == ["Ada Lovelace", "anna zhou", "Ben Okri"]
    assert [(line.mentors, line.mentored) for line in lines] == [(2, 0), (1, 1), (0, 2)]
    assert "ärzte" in lines[1].folded


def test_the_pairs_of_a_person_say_their_role_and_the_other(pair: Pair) -> None:  # PRO-01, PRO-32
    boss = add_person(pair.database, "Cleo")
    set_supervisor(pair.database, pair.mentee_id, boss)
    other_way = add_relationship(pair.database, pair.mentee_id, pair.mentor_id)
    with pair.database.reading() as session:
        found = {
            who: [(one.relationship_id, one.role, one.other) for one in pairs_of_person(session, i)]
            for who, i in {"Ada": pair.mentor_id, "Cleo": boss}.items()
        }
    assert found["Ada"] == [(pair.id, "mentor", "Ben Okri"), (other_way, "mentee", "Ben Okri")]
    assert found["Cleo"] == [(pair.id, "supervisor", "Ben Okri")]


def test_a_portrait_holds_answers_photo_and_supervisor(pair: Pair) -> None:  # PRO-02, PRO-32
    boss = add_person(pair.database, "Cleo")
    set_supervisor(pair.database, pair.mentor_id, boss)
    set_profile(pair.database, pair.mentor_id, "skills", ["Rust"])
    set_photo(pair.database, pair.mentor_id, "me.png", b"\x89PNG and so on")
    with pair.database.reading() as session:
        portrait = portrait_of(session, pair.mentor_id)
        other = portrait_of(session, pair.mentee_id)
        roles = [roles_of(session, one) for one in (pair.mentor_id, boss)]
    assert portrait.answers == {"name": "Ada Lovelace", "role": "engineer", "skills": ["Rust"]}
    assert (portrait.supervisor, bool(portrait.photo_id)) == ("Cleo", True)
    assert (other.supervisor, other.photo_id) == ("", None)
    assert roles == [{"mentor"}, set()]
