"""Series of meetings as calendar files, read back by npm's ical.js: the same as in the file?

npm install ical.js --prefix FOLDER, then python -m tests.benchmarks.calendars FOLDER
"""

import json
import random
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

from sqlalchemy import select

from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.schedule import EVERY, MONTHLY_BY, Schedule, moment_of
from mentor_desktop.operations.calendars import export_calendar
from mentor_desktop.operations.meetings import (
    cancel_meeting,
    move_meeting,
    plan_series,
    remove_meeting,
    set_length,
)
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import create_file
from tests.pairing import add_relationship

ZONES = (
    "Europe/Vienna", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Africa/Casablanca",
    "America/Santiago", "UTC", "Europe/Dublin", "Australia/Lord_Howe", "Asia/Jerusalem",
)  # fmt: skip
TIMES = ("15:00", "02:30", "23:45")
STARTS = (date(2026, 1, 31), date(2026, 3, 13))


def main() -> None:
    """Prints how many series and meetings were read back, and which not alike."""
    modules = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expected = _written(folder)
        script = Path(__file__).with_suffix(".mjs")
        run = subprocess.run(
            ["node", str(script), str(folder), str(modules)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    read = dict(json.loads(line) for line in run.stdout.splitlines())
    wrong = [name for name, shown in expected.items() if read.get(name) != shown]
    count = sum(map(len, expected.values()))
    print(f"{len(expected)} series, {count} meetings; read otherwise: {len(wrong)}")
    for name in wrong[:5]:
        print(name, "only here", [one for one in expected[name] if one not in read[name]][:4])
        print(name, "only there", [one for one in read[name] if one not in expected[name]][:4])
    sys.exit(bool(wrong))


def _written(folder: Path) -> dict[str, list[list[str | int]]]:
    """The files, and what each of them is to say."""
    database = create_file(folder / "calendars.mentor", Programme(name="Calendars"))
    people = (add_person(database, "Ada"), add_person(database, "Ben"))
    pair = add_relationship(database, *people, date(2026, 1, 1), date(2027, 12, 31))
    chance, expected = random.Random(7), {}
    rhythms = tuple(product(EVERY, MONTHLY_BY))
    for number, (zone, clock, starts, (every, by)) in enumerate(
        product(ZONES, TIMES, STARTS, rhythms)
    ):
        schedule = Schedule(starts, clock, zone, every, by, count=chance.randint(2, 30))
        ids = plan_series(database, pair, schedule, 50)
        for id in chance.sample(ids, min(len(ids) - 1, 4)):
            _change(database, id, chance)
        file = f"{number:03}.ics"
        with database.reading() as session:
            found = select(Meeting.series_id).where(Meeting.id.in_(ids)).limit(1)
            series = str(session.scalar(found))
        export_calendar(database, folder / file, pair, series_id=series, alarm_minutes=15)
        expected[file] = _shown(database, series)
    database.close()
    return expected


def _change(database: Database, id: str, chance: random.Random) -> None:
    """One of what can happen to a meeting."""
    day = date(2026, 1, 1) + timedelta(days=chance.randint(0, 700))
    match chance.randint(0, 4):
        case 0:
            clock = f"{chance.randint(0, 23)}:{chance.randint(0, 59):02}"
            move_meeting(database, id, day, clock)
        case 1:
            move_meeting(database, id, day, "")
        case 2:
            cancel_meeting(database, id, "mentor")
        case 3:
            remove_meeting(database, id)
        case _:
            set_length(database, id, chance.randint(1, 300))


def _shown(database: Database, series: str) -> list[list[str | int]]:
    """When each that takes place begins, as JavaScript writes it, and its minutes."""
    found: list[list[str | int]] = []
    with database.reading() as session:
        for one in session.scalars(select(Meeting).filter_by(series_id=series)):
            if one.state != "planned":
                continue
            if not one.time:
                found.append([one.day.isoformat(), 24 * 60])
                continue
            moment: datetime = moment_of(one.day, one.time, one.zone).astimezone(UTC)
            found.append([f"{moment:%Y-%m-%dT%H:%M:%S}.000Z", one.minutes])
    return sorted(found, key=lambda one: str(one[0]))


if __name__ == "__main__":
    main()
