"""The ratings of check-ins that repeat, over time, in one statement."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.zones import day_of
from mentor_desktop.store.check_in_view import may_see


@dataclass(frozen=True)
class RatedTime:
    """One time that something was rated: numbers by voice and question."""

    day: date
    numbers: Mapping[str, Mapping[str, float]]


def ratings_of(
    session: Session, relationship_id: str, kinds: Collection[str], reader_role: str | None
) -> dict[str, tuple[RatedTime, ...]]:
    """What was rated in finished check-ins of these kinds, oldest first, as a reader may see it."""
    found = session.execute(
        select(CheckIn, CheckInAnswer)
        .join(CheckInAnswer, CheckInAnswer.check_in_id == CheckIn.id)
        .where(
            CheckIn.relationship_id == relationship_id,
            CheckIn.kind.in_(kinds),
            CheckIn.finished_at.is_not(None),
            CheckIn.skipped_reason == "",
            CheckInAnswer.reader == "pair",
        )
        .order_by(CheckIn.finished_at, CheckIn.id)
    )
    times: dict[str, dict[str, RatedTime]] = {}
    for check_in, answer in found:
        is_number = isinstance(answer.value, int | float)
        if check_in.finished_at is None or not is_number:
            continue
        if not may_see(check_in, answer, reader_role):
            continue
        of_kind = times.setdefault(check_in.kind, {})
        day = day_of(check_in.finished_at)
        time = of_kind.setdefault(check_in.id, RatedTime(day, {}))
        numbers = dict(time.numbers)
        numbers[answer.voice] = {**numbers.get(answer.voice, {}), answer.question: answer.value}
        of_kind[check_in.id] = RatedTime(day, numbers)
    return {kind: tuple(by_id.values()) for kind, by_id in times.items()}
