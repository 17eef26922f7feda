"""The journal: written, linked, let to others, and taken away; nothing of it is lost."""

from datetime import date, timedelta

import pytest

from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import LONGEST_TEXT
from mentor_desktop.operations import clock, journal
from mentor_desktop.operations.goals import add_goal, remove_goal
from mentor_desktop.operations.meetings import plan_meeting, remove_meeting
from mentor_desktop.operations.people import add_person, remove_person
from mentor_desktop.operations.relationships import remove_relationship
from mentor_desktop.store.database import Database
from tests.conftest import Pair
from tests.pairing import add_relationship

DAY = date(2026, 3, 9)


def entries(database: Database) -> list[JournalEntry]:
    with database.reading() as session:
        return session.query(JournalEntry).order_by(JournalEntry.id).all()


def write(pair: Pair, text: str = "I asked twice.", **more: str) -> str:
    return journal.write_entry(pair.database, pair.id, pair.mentee_id, text, **more)  # type: ignore[arg-type] # only words here


def test_an_entry_is_only_for_its_writer_unless_changed(pair: Pair) -> None:
    write(pair)
    (kept,) = entries(pair.database)
    assert (kept.reader, kept.kind, kept.day) == ("me", "reflection", clock.today())
    journal.set_entry_reader(pair.database, kept.id, "pair")
    journal.set_entry_kind(pair.database, kept.id, "thanks")
    journal.set_entry_day(pair.database, kept.id, DAY)
    (kept,) = entries(pair.database)
    assert (kept.reader, kept.kind, kept.day) == ("pair", "thanks", DAY)
    for expected in (("pair", "thanks"), ("pair", "reflection"), ("me", "reflection")):
        pair.database.undo()
        assert (entries(pair.database)[0].reader, entries(pair.database)[0].kind) == expected
    pair.database.undo()
    assert entries(pair.database) == []


def test_typing_on_belongs_to_the_writing_of_an_entry(pair: Pair) -> None:
    entry = write(pair, "I")
    journal.edit_entry(pair.database, entry, "I asked")
    journal.edit_entry(pair.database, entry, "I asked twice.")
    pair.database.undo()
    assert entries(pair.database) == []
    pair.database.redo()
    assert [one.text for one in entries(pair.database)] == ["I asked twice."]
    pair.database.settle()
    journal.edit_entry(pair.database, entry, "I asked thrice.")
    pair.database.undo()
    assert [one.text for one in entries(pair.database)] == ["I asked twice."]


def test_without_words_nothing_is_written(pair: Pair) -> None:
    with pytest.raises(Refused, match="few words"):
        write(pair, " \x00\u202e\n")
    entry = write(pair)
    with pytest.raises(Refused, match="Remove"):
        journal.edit_entry(pair.database, entry, "  ")
    assert [one.text for one in entries(pair.database)] == ["I asked twice."]


def test_a_long_text_stays_whole_and_controls_go(pair: Pair) -> None:
    long = "wörd\u202e\x07 " * 200_000
    entry = write(pair, long)
    assert entries(pair.database)[0].text == ("wörd " * 200_000).strip()
    with pytest.raises(Refused, match="nothing was cut"):
        journal.edit_entry(pair.database, entry, "a" * (LONGEST_TEXT + 1))
    assert len(entries(pair.database)[0].text) == 5 * 200_000 - 1


def test_only_the_two_write(pair: Pair) -> None:
    other = add_person(pair.database, "Cleo Marsh")
    with pytest.raises(Refused, match="who you are"):
        journal.write_entry(pair.database, pair.id, other, "Hello")
    assert entries(pair.database) == []


def test_what_becomes_of_nothing_is_told(pair: Pair) -> None:
    entry = write(pair)
    journal.remove_entry(pair.database, entry)
    with pytest.raises(Refused, match="no longer"):
        journal.edit_entry(pair.database, entry, "More")
    pair.database.undo()
    assert [one.id for one in entries(pair.database)] == [entry]


def test_a_day_to_come_is_refused(pair: Pair) -> None:
    entry = write(pair)
    with pytest.raises(Refused, match="still to come"):
        journal.set_entry_day(pair.database, entry, clock.today() + timedelta(days=1))


@pytest.mark.parametrize("verb", [journal.set_entry_kind, journal.set_entry_reader])
def test_an_unknown_word_is_a_bug(pair: Pair, verb: object) -> None:
    entry = write(pair)
    assert callable(verb)
    with pytest.raises(ValueError, match="everyone"):
        verb(pair.database, entry, "everyone")


def test_a_link_goes_to_the_pairs_own_goal_and_meeting(pair: Pair) -> None:
    goal = add_goal(pair.database, pair.id, "Lead a team")
    meeting = plan_meeting(pair.database, pair.id, DAY)
    entry = write(pair, goal_id=goal, meeting_id=meeting)
    (kept,) = entries(pair.database)
    assert (kept.goal_id, kept.meeting_id) == (goal, meeting)
    journal.link_goal(pair.database, entry, None)
    journal.link_meeting(pair.database, entry, None)
    (kept,) = entries(pair.database)
    assert (kept.goal_id, kept.meeting_id) == (None, None)
    third = add_person(pair.database, "Cleo Marsh")
    other = add_relationship(pair.database, pair.mentor_id, third, DAY, None)
    with pytest.raises(Refused, match="another pair"):
        journal.link_goal(pair.database, entry, add_goal(pair.database, other, "Theirs"))
    with pytest.raises(Refused, match="another pair"):
        journal.link_meeting(pair.database, entry, plan_meeting(pair.database, other, DAY))


def test_an_entry_outlives_its_goal_and_its_meeting(pair: Pair) -> None:
    goal = add_goal(pair.database, pair.id, "Lead a team")
    meeting = plan_meeting(pair.database, pair.id, DAY)
    write(pair, goal_id=goal, meeting_id=meeting)
    remove_goal(pair.database, goal)
    remove_meeting(pair.database, meeting)
    (kept,) = entries(pair.database)
    assert (kept.goal_id, kept.meeting_id) == (None, None)
    pair.database.undo()
    pair.database.undo()
    (kept,) = entries(pair.database)
    assert (kept.goal_id, kept.meeting_id) == (goal, meeting)


def test_a_pair_takes_its_journal_along_and_back(pair: Pair) -> None:
    write(pair, goal_id=add_goal(pair.database, pair.id, "Lead a team"))
    remove_relationship(pair.database, pair.id)
    assert entries(pair.database) == []
    pair.database.undo()
    assert [one.text for one in entries(pair.database)] == ["I asked twice."]


def test_a_writer_is_not_removed(pair: Pair) -> None:
    write(pair)
    with pytest.raises(Refused, match="wrote in the journal"):
        remove_person(pair.database, pair.mentee_id)
    assert [one.text for one in entries(pair.database)] == ["I asked twice."]
