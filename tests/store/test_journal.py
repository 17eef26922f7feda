"""Who sees what of a journal, in the list, in its count and in search."""

from datetime import date, timedelta

import pytest

from mentor_desktop.domain.person import Person
from mentor_desktop.operations import clock
from mentor_desktop.operations.erasing import erase_person
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.operations.journal import link_goal, set_entry_day, write_entry
from mentor_desktop.operations.meetings import plan_meeting
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.checking import check
from mentor_desktop.store.journal import (
    PAGE,
    PairJournal,
    Wanted,
    own_entry,
    pair_journal,
    place_of,
)
from mentor_desktop.store.search import search
from tests.conftest import Pair

READERS = ("me", "pair", "programme")


@pytest.fixture
def ids(pair: Pair) -> dict[str, str]:
    """An entry of each of the two for each reader, by what it says."""
    return {
        f"{role} {reader}": write_entry(
            pair.database, pair.id, writer, f"Zebra {role} {reader}", reader=reader
        )
        for role, writer in (("mentor", pair.mentor_id), ("mentee", pair.mentee_id))
        for reader in READERS
    }


def read(
    pair: Pair, reader: str | None, wanted: Wanted | None = None, start: int = 0
) -> PairJournal:
    with pair.database.reading() as session:
        return pair_journal(session, pair.id, reader, wanted, start)


def seen(pair: Pair, who: str) -> tuple[str | None, set[str]]:
    """A person, and what they may see."""
    open_to_all = {"Zebra mentor programme", "Zebra mentee programme"}
    of_pair = {*open_to_all, "Zebra mentor pair", "Zebra mentee pair"}
    return {
        "mentor": (pair.mentor_id, {*of_pair, "Zebra mentor me"}),
        "mentee": (pair.mentee_id, {*of_pair, "Zebra mentee me"}),
        "other": (add_person(pair.database, "Cleo Marsh"), open_to_all),
        "nobody": (None, open_to_all),
    }[who]


@pytest.mark.parametrize("who", ["mentor", "mentee", "other", "nobody"])
def test_each_sees_and_counts_only_what_is_for_them(
    pair: Pair, ids: dict[str, str], who: str
) -> None:
    reader, expected = seen(pair, who)
    found = read(pair, reader)
    assert {one.text for one in found.lines} == expected
    assert found.count == len(expected)
    assert read(pair, reader, Wanted(reader="me")).count == len(
        [text for text in expected if text.endswith(" me")]
    )


@pytest.mark.parametrize("who", ["mentor", "mentee", "other", "nobody"])
def test_search_finds_only_what_is_for_them(pair: Pair, ids: dict[str, str], who: str) -> None:
    reader, expected = seen(pair, who)
    with pair.database.reading() as session:
        found = search(session, "zebra", reader_id=reader)
        places = {text: place_of(session, id, reader) for text, id in ids.items()}
    assert {one.excerpt for one in found} == expected
    assert {one.kind for one in found} == {"journal_entry"}
    assert {one.relationship_id for one in found} == {pair.id}
    assert {f"Zebra {text}" for text, place in places.items() if place is not None} == expected


def test_an_entry_is_given_for_editing_to_its_writer_alone(pair: Pair, ids: dict[str, str]) -> None:
    with pair.database.reading() as session:
        assert own_entry(session, ids["mentor pair"], pair.mentor_id)
        assert own_entry(session, ids["mentor pair"], pair.mentee_id) is None
        assert own_entry(session, ids["mentor pair"], None) is None
        assert own_entry(session, "nothing", pair.mentee_id) is None


def test_filters_hold_together(pair: Pair) -> None:
    goal = add_goal(pair.database, pair.id, "Lead a team")
    for kind, linked in (("thanks", goal), ("thanks", None), ("reflection", goal)):
        write_entry(
            pair.database, pair.id, pair.mentee_id, f"{kind} {linked is goal}",
            kind=kind, goal_id=linked,
        )  # fmt: skip
    found = read(pair, pair.mentee_id, Wanted(kind="thanks", goal_id=goal, reader="me"))
    assert [one.text for one in found.lines] == ["thanks True"]
    assert read(pair, pair.mentee_id, Wanted(reader="programme")).count == 0


def test_newest_come_first_a_page_at_a_time(pair: Pair) -> None:
    today = clock.today()
    made = [
        write_entry(
            pair.database, pair.id, pair.mentee_id, f"Day {number}",
            day=today - timedelta(days=number // 2),
        )
        for number in range(PAGE + 5)
    ]  # fmt: skip
    first, last = read(pair, pair.mentee_id), read(pair, pair.mentee_id, start=10**6)
    assert (first.count, len(first.lines), first.start) == (PAGE + 5, PAGE, 0)
    assert (len(last.lines), last.start) == (5, PAGE)
    days = [one.day for one in (*first.lines, *last.lines)]
    assert days == sorted(days, reverse=True)
    order = [one.id for one in (*first.lines, *last.lines)]
    with pair.database.reading() as session:
        for id in made:
            assert place_of(session, id, pair.mentee_id) == order.index(id)


def test_a_long_entry_is_read_in_part(pair: Pair) -> None:
    write_entry(pair.database, pair.id, pair.mentee_id, "ä" * 1_000_000)
    (line,) = read(pair, pair.mentee_id).lines
    assert not line.is_whole and 1_000 < len(line.text) < 5_000


def test_links_are_named(pair: Pair) -> None:
    goal = add_goal(pair.database, pair.id, "Lead a team")
    meeting = plan_meeting(pair.database, pair.id, date(2026, 4, 1))
    write_entry(
        pair.database, pair.id, pair.mentee_id, "So it went.", goal_id=goal, meeting_id=meeting
    )
    found = read(pair, pair.mentee_id)
    (line,) = found.lines
    assert found.links.goal_title(line.goal_id) == "Lead a team"
    assert found.links.meeting_day(line.meeting_id) == date(2026, 4, 1)
    assert (found.links.goal_title(None), found.links.meeting_day("gone")) == ("", None)


def test_erasing_takes_the_writers_words_and_leaves_the_others(
    pair: Pair, ids: dict[str, str]
) -> None:  # P12
    goal = add_goal(pair.database, pair.id, "Lead a team")
    link_goal(pair.database, ids["mentor pair"], goal)
    set_entry_day(pair.database, ids["mentor pair"], date(2026, 3, 9))
    erase_person(pair.database, pair.mentee_id)
    data = pair.database.path.read_bytes()
    assert b"Zebra mentee" not in data
    assert data.count(b"Zebra mentor") >= 3
    found = read(pair, pair.mentor_id)
    assert {one.text for one in found.lines} == {f"Zebra mentor {one}" for one in READERS}
    assert {one.goal_id for one in found.lines} == {None}
    assert check(pair.database) == ()
    with pair.database.reading() as session:
        assert session.get_one(Person, pair.mentee_id).is_erased
