"""What one person keeps to themselves shows nowhere to another. method.md section 15.

Each of the words below is written where somebody can write for themselves alone, or for the
programme alone; then every place that shows or exports is asked for it as everybody else.
"""

import json
import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from mentor_desktop.__main__ import main
from mentor_desktop.domain.check_in import CheckIn
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.news import said_of
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.domain.report import READERS
from mentor_desktop.operations import check_ins, clock, journal, meeting_notes
from mentor_desktop.operations.briefing import briefing_content
from mentor_desktop.operations.calendars import export_calendar
from mentor_desktop.operations.certificates import certificate_contents
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.operations.closing import closing_of
from mentor_desktop.operations.dated_calendar import export_dated
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.exporting import agreement_paper
from mentor_desktop.operations.finishing import finish_check_in
from mentor_desktop.operations.hours import HoursWanted, hours_content
from mentor_desktop.operations.meeting_paper import export_meeting, meeting_content
from mentor_desktop.operations.meetings import log_held, plan_meeting
from mentor_desktop.operations.people import add_person
from mentor_desktop.operations.plan_paper import plan_content
from mentor_desktop.operations.relationships import set_dates
from mentor_desktop.operations.report import ReportWanted, export_report, report_of
from mentor_desktop.store.check_in_ratings import ratings_of
from mentor_desktop.store.check_in_view import check_in_view
from mentor_desktop.store.dated import Asked, dated_between
from mentor_desktop.store.journal import linkable, pair_journal, place_of
from mentor_desktop.store.meetings import one_meeting, pair_meetings, promises
from mentor_desktop.store.news import news_since
from mentor_desktop.store.overview import pair_overview
from mentor_desktop.store.pair_lines import pair_lines
from mentor_desktop.store.search import search
from mentor_desktop.store.views import documents_of, head_of
from tests.conftest import Pair

TODAY = clock.today()
DAY = timedelta(days=1)
# Each word, and who may come across it: "mentor", "mentee", "both", "" for nobody in particular.
OWN = {
    "mentornoteword": "mentor", "menteenoteword": "mentee",
    "mentorentryword": "mentor", "menteeentryword": "mentee",
    "mentorapartword": "mentor", "menteeapartword": "mentee",
    "mentorratedword": "mentor", "mentoraloneword": "mentor",
    "bothratedword": "both",
}  # fmt: skip


@pytest.fixture
def secretive(pair: Pair) -> Pair:
    """A pair that has written each of the words."""
    database = pair.database
    set_dates(database, pair.id, TODAY - 60 * DAY, TODAY + 300 * DAY)
    held = log_held(database, pair.id, TODAY - 9 * DAY)
    coming = plan_meeting(database, pair.id, TODAY + 5 * DAY, "15:00", "", 60, "", "")
    agreement = start_agreement(database, pair.id)
    answer(database, agreement, "objective", "mentoraloneword", "mentor")
    for role in ROLES:
        person = pair.mentor_id if role == "mentor" else pair.mentee_id
        database.acting_person_id = person
        for meeting in (held, coming):
            meeting_notes.set_private_note(database, meeting, person, f"{role}noteword")
        journal.write_entry(database, pair.id, person, f"{role}entryword", meeting_id=held)
    apart = check_ins.start_check_in(database, pair.id, "renewal")
    check_ins.choose_way(database, apart, "apart")
    for role in ROLES:
        check_ins.answer_check_in(database, apart, "aim", f"{role}apartword", role)
    check_ins.answer_check_in(database, apart, "helped_most", "mentorratedword", "mentor")
    end = check_ins.start_check_in(database, pair.id, "celebrate")
    check_ins.choose_way(database, end, "together")
    check_ins.answer_check_in(database, end, "helped_most", "bothratedword")
    finish_check_in(database, end)
    database.acting_person_id = None
    return pair


def everything_shown(
    session: Session, pair: Pair, reader_id: str | None, role: str | None
) -> list[object]:
    """All that pages read for one who sits here."""
    relationship = session.get_one(Relationship, pair.id)
    meetings = list(session.scalars(select(Meeting.id)))
    asked = Asked(TODAY - 400 * DAY, TODAY + 400 * DAY, TODAY, person_id=reader_id)
    view = [
        check_in_view(session, id, check_in_forms(), role, TODAY)
        for id in session.scalars(select(CheckIn.id))
    ]
    found: list[object] = [search(session, word, reader_id=reader_id) for word in OWN]
    found += [(one.answers, one.earlier, one.orphans, one.prefilled) for one in view if one]
    found += [[vars(one) for one in _rows(one_meeting(session, id, reader_id))] for id in meetings]
    shown = pair_overview(session, relationship, reader_id, TODAY)
    found += [shown.entry, [vars(one) for one in (*shown.agenda, *shown.items)]]
    found += [pair_journal(session, pair.id, reader_id).lines, linkable(session, pair.id)]
    found += [vars(one) for one in pair_meetings(session, pair.id, TODAY).meetings]
    found += [vars(one.item) for one in promises(session)]
    found += [ratings_of(session, pair.id, list(check_in_forms()), role)]
    found += [dated_between(session, asked), pair_lines(session, TODAY)]
    head = head_of(session, pair.id, TODAY)
    found += [head.step, head.signals, [vars(one) for one in head.check_ins]]
    return found


def _rows(one: object) -> list[object]:
    return [
        row
        for value in vars(one).values()
        for row in (value if isinstance(value, tuple) else (value,))
        if row is not None
    ]


def words_in(said: object) -> set[str]:
    whole = repr(said).casefold()
    return {word for word in OWN if word in whole}


@pytest.mark.parametrize("who", ["mentor", "mentee", "coordinator", "stranger"])
def test_pages_show_each_only_their_own(secretive: Pair, who: str) -> None:
    stranger = add_person(secretive.database, "Cy")
    ids = {"mentor": secretive.mentor_id, "mentee": secretive.mentee_id, "stranger": stranger}
    role = who if who in ROLES else None
    with secretive.database.reading() as session:
        shown = everything_shown(session, secretive, ids.get(who), role)
    expected = {word for word, owner in OWN.items() if role and owner in (role, "both")}
    # Found by search with what is its writer's, so the words are where they should be.
    assert words_in(shown) == expected


def test_what_others_did_leaves_no_sign_of_it(secretive: Pair) -> None:
    since = clock.now() - DAY
    with secretive.database.reading() as session:
        entry = session.scalars(select(JournalEntry).filter_by(text="mentorentryword")).one()
        for reader in (secretive.mentee_id, None):
            (found,) = news_since(session, since, reader)
            assert not {"journal", "note"} & set(found.counts)
            assert words_in((found, said_of(found.counts))) == set()
            assert place_of(session, entry.id, reader) is None


def test_labels_of_undo_and_history_quote_nothing(secretive: Pair) -> None:
    with secretive.database.reading() as session:
        labels = session.execute(text("SELECT label, merge FROM change")).all()
    assert len(labels) > 10
    assert words_in([tuple(one) for one in labels]) == set()


def papers(pair: Pair) -> dict[str, Callable[[Session], object]]:
    """Every paper that is for more than its writer."""
    return {
        "reports": lambda session: [
            report_of(session, ReportWanted(pair.id, reader), TODAY) for reader in READERS
        ],
        "closing report": lambda session: closing_of(session, pair.id, TODAY),
        "plan": lambda session: plan_content(session, pair.id, TODAY),
        "briefing": lambda session: briefing_content(session, pair.id, TODAY),
        "certificates": lambda session: certificate_contents(session, pair.id, TODAY),
        "hours": lambda session: hours_content(session, HoursWanted(pair.id)),
        "meeting sheets": lambda session: [
            meeting_content(session, id, TODAY) for id in session.scalars(select(Meeting.id))
        ],
        "agreement": lambda session: agreement_paper(
            session, head_of(session, pair.id, TODAY).agreements[0].id
        ),
    }


def test_papers_hold_none_of_it(secretive: Pair) -> None:
    for name, make in papers(secretive).items():
        with secretive.database.reading() as session:
            said = make(session)
        assert words_in(said) == set(), name


def test_calendars_and_the_command_line_hold_none_of_it(
    secretive: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = secretive.database
    export_calendar(database, tmp_path / "a.ics")
    export_dated(database, tmp_path / "b.ics", Asked(TODAY - 99 * DAY, TODAY + 400 * DAY, TODAY))
    for path in tmp_path.glob("*.ics"):
        assert words_in(path.read_text("utf-8").replace("\r\n ", "")) == set()
    database.close()
    assert main(["show", str(database.path), "--json"]) == 0
    said = capsys.readouterr().out
    assert len(json.loads(said)["relationships"]) == 1
    assert words_in(said) == set()


def test_papers_with_what_one_keeps_are_not_listed_for_the_other(
    secretive: Pair, tmp_path: Path
) -> None:
    database = secretive.database
    with database.reading() as session:
        meeting = session.scalars(select(Meeting.id).filter_by(state="held")).one()
    own = ReportWanted(secretive.id, "mentor", is_own=True)
    export_report(database, own, tmp_path / "own.pdf", TODAY)
    export_meeting(database, meeting, tmp_path / "n.pdf", TODAY, notes_of=secretive.mentor_id)
    with database.reading() as session:
        assert documents_of(session, secretive.id) == ()
    export_report(database, ReportWanted(secretive.id, "mentor"), tmp_path / "r.pdf", TODAY)
    export_meeting(database, meeting, tmp_path / "m.pdf", TODAY)
    with database.reading() as session:
        assert len(documents_of(session, secretive.id)) == 2


def test_an_error_of_the_file_quotes_nothing_in_the_log(
    secretive: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    with secretive.database.reading() as session, pytest.raises(OperationalError) as raised:
        session.execute(text("SELECT :word FROM nowhere"), {"word": next(iter(OWN))})
    logging.getLogger("mentor_desktop").error("fault", exc_info=raised.value)
    assert "nowhere" in caplog.text
    assert words_in(caplog.text) == set()
