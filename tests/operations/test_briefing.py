"""What a supervisor is told of a pair, and what never."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mentor_desktop.domain.briefing import BriefingContent
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.operations.action_items import add_action_item
from mentor_desktop.operations.briefing import (
    ASKS,
    briefing_content,
    briefing_file_name,
    export_briefing,
)
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.operations.meeting_notes import set_meeting_text
from mentor_desktop.operations.meetings import plan_meeting
from mentor_desktop.operations.programme import add_event
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair

TODAY = date(2026, 4, 1)


def said(pair: Pair) -> BriefingContent:
    with pair.database.reading() as session:
        return briefing_content(session, pair.id, TODAY)


def answered(pair: Pair, asks: list[str], by: str = "mentee", *, is_finished: bool = True) -> None:
    """The first meeting, in which the two say what they ask their supervisor for."""
    with pair.database.changing("First meeting") as session:
        moment = datetime(2026, 3, 12, tzinfo=UTC) if is_finished else None
        check_in = CheckIn(relationship_id=pair.id, kind="first_meeting", finished_at=moment)
        session.add(check_in)
        session.flush()
        for question, value in (("briefing_by", by), (ASKS, asks), ("vision", "Xylophon")):
            session.add(
                CheckInAnswer(
                    check_in_id=check_in.id, voice="agreed", question=question, value=value
                )
            )


# CO-04, CO-10
def test_names_the_two_their_stages_and_the_days_to_come(pair: Pair) -> None:
    add_event(pair.database, "Gone", date(2026, 3, 31))
    add_event(pair.database, "Lunch", date(2026, 5, 2), "Supervisors, too")
    add_event(pair.database, "Long after", date(2028, 1, 1))
    found = said(pair)
    assert [name for _role, name, _position in found.people] == ["Ada Lovelace", "Ben Okri"]
    assert [one.title for one in found.events] == ["Lunch"]
    assert {one.state for one in found.stages} == {"coming"}, "lateness is not for supervisors"
    assert found.stages[-1].day == date(2027, 3, 8)


# FM-24
def test_says_what_the_two_ask_for_once_they_have_finished(pair: Pair) -> None:
    answered(pair, ["Two hours a month", "A quiet room"])
    assert said(pair).asks == ("Two hours a month", "A quiet room")


@pytest.mark.parametrize(("by", "is_finished"), [("none", True), ("mentee", False)])
def test_says_nothing_of_what_does_not_count_or_goes_on(
    pair: Pair, by: str, is_finished: bool
) -> None:
    answered(pair, ["Two hours a month"], by, is_finished=is_finished)
    assert said(pair).asks == ()


def test_nothing_that_was_said_or_written_is_in_it(pair: Pair, tmp_path: Path) -> None:
    answered(pair, [])
    meeting = plan_meeting(pair.database, pair.id, TODAY)
    for part in ("notes", "purpose", "outcome"):
        set_meeting_text(pair.database, meeting, part, "Xylophon")
    add_goal(pair.database, pair.id, "Xylophon")
    add_action_item(pair.database, pair.id, "mentee", "Xylophon")
    assert "Xylophon" not in repr(said(pair))
    out = tmp_path / "briefing.pdf"
    export_briefing(pair.database, pair.id, out, TODAY)
    with pair.database.reading() as session:
        assert [one.kind for one in documents_of(session, pair.id)] == ["briefing"]
        assert briefing_file_name(session, pair.id).startswith("Supervisor briefing for Benny and")
