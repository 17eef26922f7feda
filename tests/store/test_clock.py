"""A clock that stands, jumps ahead or back takes nothing away and stands in nobody's way."""

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from mentor_desktop.domain.person import Person
from mentor_desktop.store import backup, history, lock
from mentor_desktop.store.backup import list_backups, newest_good_backup
from mentor_desktop.store.checking import check
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import OpenElsewhere
from tests.store.conftest import add_person, names
from tests.store.test_lock import write_note

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


class Clock:
    """Says what time it is to everything in the store that asks."""

    def __init__(self) -> None:
        self.time = NOON


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that stands at noon on 9 March 2026."""
    made = Clock()

    class Told(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return made.time.astimezone(tz)

    for module in (backup, history, lock):
        monkeypatch.setattr(module, "datetime", Told)
    return made


def backed_up(path: Path) -> list[list[str]]:
    """Who is in each backup, in the order of their names."""
    found = []
    for one in sorted(list_backups(path), key=lambda made: made.path.name):
        copy = open_file(one.path, read_only=True)
        found.append(names(copy))
        copy.close()
    return found


def test_each_backup_has_a_place_where_the_clock_stands(closed: Path, clock: Clock) -> None:
    for name in ("Ben", "Cem", "Dan"):
        database = open_file(closed)
        add_person(database, name)
        assert database.backup_problem is None
        database.close()
    # of one moment the first stays, and the newest
    assert backed_up(closed) == [["Ada"], ["Ada", "Ben", "Cem"]]
    newest = newest_good_backup(closed)
    assert newest is not None
    assert newest.made_at - clock.time == timedelta(microseconds=2)


@pytest.mark.parametrize("days", [-1, -400, -20_000, 1, 400, 20_000])
def test_undo_and_backups_go_on_where_the_clock_jumps(
    closed: Path, clock: Clock, days: int
) -> None:
    database = open_file(closed)
    add_person(database, "Ben")
    database.close()
    clock.time += timedelta(days=days)
    database = open_file(closed)
    add_person(database, "Cem")
    assert database.backup_problem is None
    clock.time -= timedelta(days=days)
    add_person(database, "Dan")
    for left in (["Ada", "Ben", "Cem"], ["Ada", "Ben"], ["Ada"]):
        database.undo()
        assert names(database) == left
    for _number in range(3):
        database.redo()
    assert names(database) == ["Ada", "Ben", "Cem", "Dan"]
    database.close()
    assert check(closed) == ()
    assert sorted(backed_up(closed)) == [["Ada"], ["Ada", "Ben"]]


def test_a_backup_from_the_future_is_not_taken_for_the_newest(closed: Path, clock: Clock) -> None:
    clock.time += timedelta(days=20_000)
    database = open_file(closed)
    wrong = database.back_up("bulk")
    clock.time = NOON
    add_person(database, "Ben")
    right = database.back_up("bulk")
    database.close()
    assert newest_good_backup(closed) == right
    right.path.unlink()
    for one in list_backups(closed):
        if one != wrong:
            one.path.unlink()
    assert newest_good_backup(closed) == wrong


def test_a_clock_far_ahead_leaves_the_newest_backups(closed: Path, clock: Clock) -> None:
    database = open_file(closed)
    for hours in range(30):
        clock.time = NOON + timedelta(hours=12 * hours)
        database.back_up("bulk")
    newest = list_backups(closed)[0]
    clock.time += timedelta(days=20_000)
    database.back_up("bulk")
    clock.time = newest.made_at + timedelta(hours=1)
    database.back_up("bulk")
    database.close()
    assert newest in list_backups(closed)
    assert len(list_backups(closed)) >= 12


@pytest.mark.parametrize("since", ["1970-07-01T00:00:00+00:00", "2999-07-01T00:00:00+00:00"])
def test_a_note_of_another_time_still_names_who_has_the_file(closed: Path, since: str) -> None:
    write_note(closed, since=since)
    with pytest.raises(OpenElsewhere, match=since[:4]):
        open_file(closed)
    open_file(closed, take_over=True).close()


def test_typing_goes_on_as_one_change_where_the_clock_jumps(
    database: Database, clock: Clock
) -> None:
    person = add_person(database, "Ada")
    for number, name in enumerate(("Ad", "Ada L", "Ada Lovelace")):
        clock.time -= timedelta(days=number)
        with database.changing("Edit", merge="name") as session:
            session.get_one(Person, person).name = name
    database.undo()
    assert names(database) == ["Ada"]
