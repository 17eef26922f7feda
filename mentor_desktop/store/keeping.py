"""Which backups to keep: P6."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

_ALL_FOR = timedelta(days=2)
_MINUTES = 5  # of these at once: what there was before, and the newest
_Period = Callable[[datetime], tuple[int, ...]]


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar())[:2]


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month


_RULES: tuple[tuple[int, _Period], ...] = ((12, _day), (10, _week), (9, _month))


def to_keep(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """All of the last two days; before them the newest of 12 days, 10 weeks, 9 months.

    Of those that were made within the same few minutes only the first and the newest. Days,
    weeks and months without a backup do not count, so the newest is always kept.
    """
    newest_first = sorted(set(moments), reverse=True)
    kept = _thinned(moment for moment in newest_first if now - moment < _ALL_FOR)
    for count, period in _RULES:
        oldest = min(kept, default=None)
        before = [one for one in newest_first if oldest is None or one < oldest]
        covered = {period(moment) for moment in kept}
        newest: dict[tuple[int, ...], datetime] = {}
        for moment in before:
            newest.setdefault(period(moment), moment)
        fresh = [moment for one, moment in newest.items() if one not in covered]
        kept.update(fresh[:count])
    return frozenset(kept)


def _thinned(newest_first: Iterable[datetime]) -> set[datetime]:
    newest: dict[tuple[int, ...], datetime] = {}
    first: dict[tuple[int, ...], datetime] = {}
    for moment in newest_first:
        minutes = (*_day(moment), moment.hour, moment.minute // _MINUTES)
        newest.setdefault(minutes, moment)
        first[minutes] = moment
    return {*newest.values(), *first.values()}
