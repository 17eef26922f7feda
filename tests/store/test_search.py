"""Search over people, pairs, goals and answers."""

from datetime import UTC, date, datetime

import pytest

from mentor_desktop.domain.agreement import Agreement, AgreementAnswer
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.person import Person, ProfileAnswer
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations.activities import add_activity, set_activity_text
from mentor_desktop.operations.check_ins import (
    answer_check_in,
    choose_way,
    hand_in,
    start_check_in,
)
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.store.database import Database
from mentor_desktop.store.search import Found, search
from tests.conftest import Pair


@pytest.fixture
def ids(database: Database) -> dict[str, str]:
    """A pair with a profile answer, a goal and three answers in a draft."""
    mentor = Person(name="Ada Straße", organisation="100%_Works", role="engineer")
    mentee = Person(name="Борис Иванов")
    erased = Person(name="engineer", is_erased=True)
    pair = Relationship(mentor_id=mentor.id, mentee_id=mentee.id, starts=date(2026, 3, 9))
    agreement = Agreement(relationship_id=pair.id, version=1, created_at=datetime.now(UTC))
    records = (
        ProfileAnswer(person_id=mentor.id, question="skills", value=["Welding", "Tact"]),
        Goal(relationship_id=pair.id, title="Lead a team", rank=1, why="To grow " + "x " * 200),
        AgreementAnswer(agreement_id=agreement.id, voice="agreed", question="length", value="Long"),
        AgreementAnswer(
            agreement_id=agreement.id, voice="mentor", question="doubt", value="Secret thought"
        ),
    )
    for group in ((mentor, mentee, erased), (pair,), (agreement,), records):
        with database.changing("Add") as session:
            session.add_all(group)
    return {"mentor": mentor.id, "mentee": mentee.id, "pair": pair.id, "draft": agreement.id}


def found(database: Database, text: str, **options: str | int | None) -> tuple[Found, ...]:
    """What a search finds."""
    with database.reading() as session:
        return search(session, text, **options)  # type: ignore[arg-type] # of two kinds


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ada", ["person", "relationship"]),
        ("STRASSE ada", ["person", "relationship"]),
        ("борис", ["person", "relationship"]),
        ("ada борис", ["relationship"]),
        ("engineer", ["person", "relationship"]),
        ("weld tact", ["profile_answer"]),
        ("team grow", ["goal"]),
        ("long", ["agreement_answer"]),
        ("100%_w", ["person", "relationship"]),
        ("works", ["person", "relationship"]),
        ("orks", []),
        ("da", []),
        ("[a-z]*", []),
        ("%", ["person", "relationship"]),
        ("ada nobody", []),
        ("\\", []),
        ("", []),
        ("   ", []),
        ("' OR 1=1 --", []),
    ],
)
def test_every_word_must_occur(database: Database, text: str, kinds: list[str]) -> None:
    assert [one.kind for one in found(database, text)] == kinds


def test_a_hit_says_where_it_is(database: Database, ids: dict[str, str]) -> None:
    (answer,) = found(database, "welding")
    assert (answer.person_id, answer.title, answer.question) == (
        ids["mentor"],
        "Ada Straße",
        "skills",
    )
    assert answer.excerpt == "Welding Tact"
    (goal,) = found(database, "grow")
    assert goal.relationship_id == ids["pair"]
    assert goal.excerpt.startswith("Lead a team To grow x")
    assert goal.excerpt.endswith("…")


def test_an_answer_that_is_not_out_yet_is_found_by_its_writer_only(
    database: Database, ids: dict[str, str]
) -> None:
    assert found(database, "secret") == ()
    assert found(database, "secret", reader_id=ids["mentee"]) == ()
    assert len(found(database, "secret", reader_id=ids["mentor"])) == 1
    with database.changing("Answer") as session:
        draft = session.get_one(Agreement, ids["draft"])
        draft.mentor_answered_at = draft.mentee_answered_at = datetime.now(UTC)
    assert len(found(database, "secret", reader_id=ids["mentee"])) == 1


def test_exact_names_come_first_then_beginnings_then_the_rest(database: Database) -> None:
    with database.changing("Add") as session:
        people = [
            Person(name="Zoe Ann", role="Ann's deputy"),
            Person(name="Abel Marsh", preferred_name="Ann"),
            Person(name="Annika Berg"),
            Person(name="Bea Stone", organisation="Ann Works"),
            Person(name="Joanna Long"),
        ]
        session.add_all(people)
        session.flush()
        session.add(Relationship(mentor_id=people[4].id, mentee_id=people[2].id))
    assert [one.title for one in found(database, "ANN")] == [
        "Abel Marsh",
        "Annika Berg",
        "Annika Berg · Joanna Long",
        "Zoe Ann",
        "Bea Stone",
    ]
    assert found(database, "anna") == ()


def test_a_name_without_spaces_is_found_by_any_part(database: Database) -> None:
    with database.changing("Add") as session:
        session.add(Person(name="李文静"))
    assert [one.title for one in found(database, "文静")] == ["李文静"]


@pytest.mark.usefixtures("ids")
def test_gives_no_more_than_asked_for(database: Database) -> None:
    assert len(found(database, "a", limit=2)) == 2


def test_an_activity_is_found_by_its_title_and_its_resources(pair: Pair) -> None:  # AP-14
    goal = add_goal(pair.database, pair.id, "Lead")
    activity = add_activity(pair.database, goal, "Shadow the release board")
    set_activity_text(pair.database, activity, "resources", "The yellow handbook")
    for words in ("release shadow", "yellow"):
        (one,) = found(pair.database, words)
        assert (one.kind, one.record_id, one.relationship_id) == ("activity", activity, pair.id)


def test_an_answer_of_a_check_in_is_found_by_who_may_see_it(pair: Pair) -> None:
    id = start_check_in(pair.database, pair.id, "check_up")
    choose_way(pair.database, id, "apart")
    answer_check_in(pair.database, id, "match", "poor", "mentor")
    answer_check_in(pair.database, id, "strain_words", "Thunder at noon", "mentor")

    def seen(reader_id: str | None) -> list[str]:
        return [one.kind for one in found(pair.database, "thunder", reader_id=reader_id)]

    assert seen(pair.mentor_id) == ["check_in_answer"]
    hand_in(pair.database, id, "mentor")
    assert seen(pair.mentee_id) == seen(None) == []
    hand_in(pair.database, id, "mentee")
    assert seen(pair.mentee_id) == ["check_in_answer"]
    (hit,) = found(pair.database, "poor", reader_id=pair.mentee_id)
    assert (hit.relationship_id, hit.question, hit.excerpt) == (pair.id, "match", "Poor")


def test_what_is_said_to_the_programme_is_found_by_its_writer_only(pair: Pair) -> None:
    id = start_check_in(pair.database, pair.id, "celebrate")
    answer_check_in(pair.database, id, "should_change", "Thunder at noon", "mentor")
    for role in ("mentor", "mentee"):
        hand_in(pair.database, id, role)
    assert len(found(pair.database, "thunder", reader_id=pair.mentor_id)) == 1
    assert found(pair.database, "thunder", reader_id=pair.mentee_id) == ()
