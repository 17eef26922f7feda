"""A file to look around in: the sample cohort, or as many made-up pairs as wanted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import clock
from mentor_desktop.operations.filling import Rows, fill, rows_of
from mentor_desktop.operations.places import check_place_is_free
from mentor_desktop.operations.sample.agreements import LANGUAGE, versions_of
from mentor_desktop.operations.sample.check_ins import check_ins_of, read_check_ins
from mentor_desktop.operations.sample.cohort import (
    belongings_of,
    events_of,
    pairs_of,
    people_of,
    profiles_of,
    programme_of,
    read_cohort,
)
from mentor_desktop.operations.sample.crowd import crowd_programme, crowd_rows
from mentor_desktop.operations.sample.journal import entries_of, read_journal
from mentor_desktop.operations.sample.meetings import meetings_of, read_meetings
from mentor_desktop.operations.sample.moments import Made
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.store.errors import told_of_disk
from mentor_desktop.store.opening import make_whole, open_file
from mentor_desktop.store.publishing import published
from mentor_desktop.translation import _, language

MOST_PAIRS = 100_000
_FIRST_TODAY, _LAST_TODAY = date(1910, 1, 1), date(2090, 12, 31)


def make_demo(
    path: Path, relationships: int | None = None, seed: int = 0, today: date | None = None
) -> None:
    """The sample cohort of 12 pairs, or so many made-up ones; the file is whole or not there.

    The same rows and ids for the same seed and day. Made-up pairs have signed agreements, but
    no PDF of them is kept: it is drawn when it is exported.
    """
    made = Made(seed, today or clock.today())
    if not _FIRST_TODAY <= made.today <= _LAST_TODAY:
        raise Refused(_("Choose a day between 1910 and 2090."))
    if relationships is not None and not 1 <= relationships <= MOST_PAIRS:
        raise Refused(
            _("Choose a number of pairs from 1 to {most}.").format(most=f"{MOST_PAIRS:,}")
        )
    check_place_is_free(path)
    with language(LANGUAGE):
        if relationships is None:
            programme, rows = _sample(made)
        else:
            programme, rows = crowd_programme(made), crowd_rows(made, relationships)
    _write(path, programme, rows)


def _sample(made: Made) -> tuple[Programme, Rows]:
    raw, raw_meetings, raw_journal = read_cohort(), read_meetings(), read_journal()
    raw_check_ins = read_check_ins()
    programme = programme_of(raw, made)
    people = people_of(raw, made)

    def records() -> Iterator[Record]:
        yield from events_of(raw, made)
        yield from people.values()
        yield from profiles_of(raw, made)
        for pair in pairs_of(raw, made, people):
            yield pair.relationship
            yield from belongings_of(pair, made)
            yield from meetings_of(pair, raw_meetings, made)
            yield from check_ins_of(pair, raw_check_ins, made)
            yield from entries_of(pair, raw_journal, made)
            for version in versions_of(pair, made, programme, agreement_form()):
                yield from version.records()

    return programme, rows_of(records())


def _write(path: Path, programme: Programme, rows: Rows) -> None:
    """Made beside its place and put there when it is whole."""
    with told_of_disk(path), published(path) as unfinished:
        make_whole(unfinished, programme)
        database = open_file(unfinished)
        database.has_way_back = True  # an empty file needs no backup
        try:
            fill(database, _("Make sample cohort"), rows)
        finally:
            database.close()
