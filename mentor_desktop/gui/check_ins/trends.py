"""Ratings of a check-in that repeats, gathered over time."""

from collections.abc import Mapping, Sequence
from datetime import date

from mentor_desktop.domain.check_in_form import CheckInForm, CheckInQuestion
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.check_ins.trend import Rated, Trend
from mentor_desktop.gui.days import short_day
from mentor_desktop.store.check_in_ratings import RatedTime
from mentor_desktop.translation import _

_VOICES = (*ROLES, "agreed")
_LEAST_TIMES = 2  # one point is no line


def rated_questions(form: CheckInForm) -> tuple[CheckInQuestion, ...]:
    """What a form has rated for the two themselves."""
    return tuple(one for one in form.questions() if one.kind == "rating" and one.reader == "pair")


def trend_of(
    form: CheckInForm, times: Sequence[RatedTime], names: Mapping[str, str], today: date
) -> Trend | None:
    """The ratings of a form over time, `names` by role; None with fewer than two times."""
    questions = rated_questions(form)
    voices = [one for one in _VOICES if any(one in time.numbers for time in times)]
    if len(times) < _LEAST_TIMES or not questions or not voices:
        return None
    rows = tuple(
        Rated(
            question.label,
            tuple(
                tuple(time.numbers.get(voice, {}).get(question.key) for time in times)
                for voice in voices
            ),
        )
        for question in questions
    )
    return Trend(
        tuple(names.get(one, _("Together")) for one in voices),
        tuple(short_day(time.day, today) for time in times),
        rows,
        min(one.least for one in questions),
        max(one.most for one in questions),
    )
