"""The progress report: each reader gets what is theirs, and not a word more. method.md 15."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.report import READERS, Report
from mentor_desktop.operations import action_items, check_ins, clock, goals, journal, meeting_notes
from mentor_desktop.operations.activities import add_activity, set_activity_text
from mentor_desktop.operations.check_in_texts import check_in_form
from mentor_desktop.operations.contacts import log_contact
from mentor_desktop.operations.finishing import finish_check_in
from mentor_desktop.operations.meetings import log_held, plan_meeting
from mentor_desktop.operations.relationships import set_dates
from mentor_desktop.operations.report import (
    ReportWanted,
    export_report,
    report_file_name,
    report_of,
)
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair

TODAY = clock.today()
# A word for everything that anyone can write, and whose report it may stand in.
_TWO = {"pair", "mentor", "mentee"}
WORDS = {
    "goalword": _TWO, "oldgoal": set(), "whyword": _TWO, "activityword": _TWO,
    "noteword": _TWO, "purposeword": _TWO, "outcomeword": _TWO, "bothnotes": _TWO,
    "sharednote": _TWO, "mentornote": {"mentor"}, "menteenote": {"mentee"},
    "itemword": _TWO, "whomword": _TWO,
    "journalpair": _TWO, "journalprogramme": _TWO | {"programme"},
    "mentorentry": {"mentor"}, "menteeentry": {"mentee"},
    "agreedanswer": _TWO, "hiddenmentor": {"mentor"}, "hiddenmentee": {"mentee"},
    "evaluationword": {"mentor"},
}  # fmt: skip


def report(pair: Pair, reader: str, *, is_own: bool = False) -> Report:
    with pair.database.reading() as session:
        return report_of(session, ReportWanted(pair.id, reader, is_own), TODAY)


@pytest.fixture
def full(pair: Pair) -> Pair:
    """A pair that has written each of the words where it belongs."""
    database = pair.database
    set_dates(database, pair.id, TODAY - timedelta(days=60), TODAY + timedelta(days=300))
    goal = goals.add_goal(database, pair.id, "oldgoal")
    goals.change_goal(database, goal, "goalword", "because")
    goals.set_goal_text(database, goal, "why", "whyword")
    activity = add_activity(database, goal, "activityword", "doing", TODAY, TODAY, 2.0, "hours")
    set_activity_text(database, activity, "notes", "noteword")
    held = log_held(database, pair.id, TODAY - timedelta(days=9))
    meeting_notes.set_meeting_text(database, held, "purpose", "purposeword")
    meeting_notes.set_meeting_text(database, held, "outcome", "outcomeword")
    meeting_notes.set_meeting_text(database, held, "notes", "bothnotes")
    other = plan_meeting(database, pair.id, TODAY + timedelta(days=5), "15:00", "", 60, "", "")
    meeting_notes.set_private_note(database, held, pair.mentor_id, "mentornote")
    meeting_notes.set_private_note(database, held, pair.mentee_id, "menteenote")
    meeting_notes.set_private_note(database, other, pair.mentor_id, "sharednote")
    meeting_notes.set_note_reader(database, other, pair.mentor_id, "pair")
    action_items.add_action_item(database, pair.id, "mentor", "itemword", TODAY)
    action_items.add_action_item(
        database, pair.id, "mentor", "Open a door", kind="introduction", to_whom="whomword"
    )
    for text, writer, reader in (
        ("journalpair", pair.mentor_id, "pair"), ("mentorentry", pair.mentor_id, "me"),
        ("journalprogramme", pair.mentee_id, "programme"), ("menteeentry", pair.mentee_id, "me"),
    ):  # fmt: skip
        journal.write_entry(database, pair.id, writer, text, reader=reader)
    log_contact(database, pair.id, "message")
    _check_ins(pair)
    return pair


def _check_ins(pair: Pair) -> None:
    """One that is done together, one that each answers alone and has not handed in."""
    database = pair.database
    together = check_ins.start_check_in(database, pair.id, "agreement_review")
    text = next(one for one in check_in_form("agreement_review").questions() if one.kind == "text")
    check_ins.answer_check_in(database, together, text.key, "agreedanswer")
    finish_check_in(database, together)
    apart = check_ins.start_check_in(database, pair.id, "renewal")
    check_ins.choose_way(database, apart, "apart")
    for role in ROLES:
        check_ins.answer_check_in(database, apart, "aim", f"hidden{role}", role)
    check_ins.answer_check_in(database, apart, "helped_most", "evaluationword", "mentor")


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_gets_their_own_words_and_no_others(full: Pair, reader: str) -> None:
    said = repr(report(full, reader, is_own=reader in ROLES))
    assert {word for word in WORDS if word in said} == {
        word for word, readers in WORDS.items() if reader in readers
    }


def test_what_only_one_sees_is_left_out_unless_they_ask_themselves(full: Pair) -> None:
    for role in ROLES:
        said = repr(report(full, role))
        private = [word for word, readers in WORDS.items() if readers in ({"mentor"}, {"mentee"})]
        assert len(private) == 7
        assert not any(word in said for word in private)


def test_nobody_learns_how_much_another_keeps_to_themselves(full: Pair) -> None:
    for reader in READERS:
        (line,) = [one for one in report(full, reader).listed if one.part == "private_mentor"]
        assert (line.count, line.is_in) == ("", False)
    (own,) = [
        one for one in report(full, "mentor", is_own=True).listed if one.part == "private_mentor"
    ]
    assert (own.count, own.is_in) == ("4", True)


def test_the_programme_sees_that_a_goal_changed_and_when(full: Pair) -> None:  # AP-13
    counts = report(full, "programme").goal_counts
    assert counts[0] == "1 goal"
    assert len(counts) == 2
    assert str(TODAY.year) in counts[1]


def test_the_first_page_has_state_signals_goals_and_what_comes_next(full: Pair) -> None:
    told = report(full, "pair")
    assert "day 61 of 361" in told.standing
    assert len(told.stages) == 6
    assert len(told.signals) == 8
    assert [goal.title for goal in told.goals] == ["goalword"]
    assert any("itemword" in line for line in told.coming)
    assert any(line.startswith("Next meeting") for line in told.coming)


def test_counts_meetings_and_contacts_by_month(full: Pair) -> None:
    chart = report(full, "supervisor").rhythm
    assert chart is not None
    assert [sum(value or 0 for value in one.values) for one in chart.series] == [1, 1]


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (TODAY + timedelta(days=10), TODAY + timedelta(days=300), "begins on"),
        (TODAY, TODAY, "day 1 of 1"),
        (TODAY - timedelta(days=3650), TODAY + timedelta(days=1), "day 3651 of 3652"),
    ],
    ids=["in the future", "of one day", "of ten years"],
)
def test_any_length_makes_a_sound_report(pair: Pair, starts: date, ends: date, words: str) -> None:
    set_dates(pair.database, pair.id, starts, ends)
    told = report(pair, "pair")
    assert words in told.standing
    assert told.rhythm is None


def test_exports_the_report_and_notes_it(full: Pair, tmp_path: Path) -> None:
    wanted = ReportWanted(full.id, "supervisor")
    done = export_report(full.database, wanted, tmp_path / "a.pdf", TODAY)
    assert done.path.read_bytes().startswith(b"%PDF")
    with full.database.reading() as session:
        (noted,) = documents_of(session, full.id)
        assert report_file_name(session, wanted).endswith(".pdf")
    assert (noted.kind, noted.id) == ("progress", done.document_id)
    with pytest.raises(Refused):
        export_report(full.database, wanted, tmp_path / "a.pdf", TODAY)


def test_refuses_a_reader_that_there_is_not(pair: Pair) -> None:
    with pytest.raises(Refused, match="supervisor"):
        report(pair, "neighbour")
