"""Certificates say what the file knows, and are not made of nothing."""

from datetime import date, datetime
from pathlib import Path

import pytest

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import clock
from mentor_desktop.operations.certificates import (
    certificate_contents,
    certificate_file_name,
    export_certificates,
)
from mentor_desktop.operations.meetings import log_held, plan_meeting
from mentor_desktop.operations.relationships import set_state
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair

TODAY = clock.today()
DAY = date(2026, 3, 12)


def test_nothing_is_certified_where_no_meeting_was_held(pair: Pair, tmp_path: Path) -> None:
    plan_meeting(pair.database, pair.id, DAY)
    with pytest.raises(Refused, match="nothing to certify"):
        export_certificates(pair.database, pair.id, tmp_path / "a.pdf", TODAY)
    assert not (tmp_path / "a.pdf").exists()


# CLO-09, CO-12
def test_each_of_the_two_has_one_with_meetings_and_hours(pair: Pair, tmp_path: Path) -> None:
    for day in (DAY, date(2026, 4, 9)):
        log_held(pair.database, pair.id, day)
    with pair.database.reading() as session:
        mentor, mentee = certificate_contents(session, pair.id, TODAY)
        (alone,) = certificate_contents(session, pair.id, TODAY, "mentee")
        assert certificate_file_name(session, pair.id, "mentee") == "Certificate for Benny.pdf"
    assert alone == mentee
    assert (mentor.name, mentor.other, mentee.name) == ("Ada Lovelace", "Ben Okri", "Ben Okri")
    assert (mentor.meetings, mentor.minutes, mentor.ends) == (2, 120, None)
    export_certificates(pair.database, pair.id, tmp_path / "a.pdf", TODAY, role="mentor")
    with pair.database.reading() as session:
        assert [one.title for one in documents_of(session, pair.id)] == [
            "Certificate for Ada Lovelace"
        ]


def test_what_has_ended_has_an_end(pair: Pair) -> None:
    log_held(pair.database, pair.id, DAY)
    set_state(pair.database, pair.id, "completed")
    with pair.database.reading() as session:
        ends = certificate_contents(session, pair.id, TODAY)[0].ends
    assert ends is not None and ends <= datetime.now().date()
