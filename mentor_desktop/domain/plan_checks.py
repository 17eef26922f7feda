"""The plan checks itself: effort against time, crowded and empty months, what is missing."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mentor_desktop.domain.activity import Activity, hours_of
from mentor_desktop.domain.activity_words import KINDS, UNDER_WAY, kind_title
from mentor_desktop.domain.goal import AIMED_AT, Goal
from mentor_desktop.translation import _, ngettext

_DAYS_A_WEEK = 7
_WHOLE_ENOUGH = 14  # days: a shorter rest of a month is not called empty
_TOLERANCE = 1e-6  # hours


@dataclass(frozen=True)
class Finding:
    """One sentence; `about` is the id of a goal or an activity, `day` where to look in time."""

    rule: str
    sentence: str
    about: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Term:
    """What the plan has to fit: the pair's days and the learning hours a week they promised."""

    starts: date | None
    ends: date | None
    hours_a_week: float | None
    today: date

    @property
    def first(self) -> date:
        """The first day that is still ahead."""
        return max(self.today, self.starts or self.today)

    @property
    def days_left(self) -> int:
        """Days from now on, the last included; 0 without an end or past it."""
        return max((self.ends - self.first).days + 1, 0) if self.ends else 0


@dataclass(frozen=True)
class Writing:
    """How the reader writes months and numbers."""

    month: Callable[[date], str] = "{:%Y-%m}".format
    number: Callable[[float], str] = "{:g}".format


@dataclass(frozen=True)
class Balance:
    """Hours the plan still asks for against those left; `available` None if nobody knows."""

    needed: float
    available: float | None


def remaining_hours(activity: Activity, hours_a_week: float | None) -> float:
    """What is left of its effort; 0 once done or dropped, or without an estimate."""
    if activity.state not in UNDER_WAY:
        return 0.0
    whole = hours_of(activity.effort, activity.effort_unit, hours_a_week) or 0.0
    return whole * (100 - activity.progress) / 100


def balance(activities: Iterable[Activity], term: Term) -> Balance:
    """Effort left against the promised hours of the weeks left."""
    needed = sum((remaining_hours(one, term.hours_a_week) for one in activities), 0.0)
    if not term.hours_a_week or not term.ends:
        return Balance(needed, None)
    return Balance(needed, term.hours_a_week * term.days_left / _DAYS_A_WEEK)


def load_by_month(activities: Iterable[Activity], term: Term) -> dict[date, float]:
    """Hours still asked for by first day of the month, evenly over the days ahead of each.

    What is late, or placed nowhere but due, counts on today.
    """
    loads: dict[date, float] = {}
    for one in activities:
        hours = remaining_hours(one, term.hours_a_week)
        last = one.due or one.starts
        if not hours or last is None:
            continue
        first = max(one.starts or last, term.first)
        last = max(last, first)
        share = hours / ((last - first).days + 1)
        for month, days in _months(first, last):
            loads[month] = loads.get(month, 0.0) + share * days
    return loads


def check_plan(
    goals: Sequence[Goal],
    activities: Sequence[Activity],
    term: Term,
    writing: Writing | None = None,
) -> tuple[Finding, ...]:
    """Everything worth a look, what matters most first; empty for a plan that holds."""
    told = writing or Writing()
    aims = [goal for goal in goals if goal.state in AIMED_AT]
    if not aims:
        return (_without_aim(goals),)
    live = [one for one in activities if one.state != "dropped"]
    return (
        *_too_much(live, term, told),
        *_crowded(live, term, told),
        *_goals_without(aims, live),
        *_missing_kinds(live),
        *_empty(live, term, told),
        *_outside(live, term),
        *_unplaced(live),
        *_unestimated(live, term),
    )


def _without_aim(goals: Sequence[Goal]) -> Finding:  # AP-15
    if goals:
        return Finding("no_goal", _("Every goal is reached or dropped. What comes next?"))
    return Finding("no_goal", _("There is no goal yet. Where does the mentee want to get to?"))


def _too_much(live: list[Activity], term: Term, told: Writing) -> Iterator[Finding]:
    found = balance(live, term)
    if found.available is None or found.needed <= found.available + _TOLERANCE:
        return
    yield Finding(
        "overload",
        _(
            "The plan still asks for {needed} hours, and {available} are left: "
            "{hours} a week until the last day."
        ).format(
            needed=told.number(round(found.needed, 1)),
            available=told.number(round(found.available, 1)),
            hours=told.number(term.hours_a_week or 0.0),
        ),
    )


def _crowded(live: list[Activity], term: Term, told: Writing) -> Iterator[Finding]:
    if not term.hours_a_week:
        return
    for month, load in sorted(load_by_month(live, term).items()):
        first, last = max(month, term.first), _last_of(month)
        room = term.hours_a_week * ((last - first).days + 1) / _DAYS_A_WEEK
        if load > room + _TOLERANCE:
            yield Finding(
                "crowded_month",
                _("{month} asks for {needed} hours; you have set aside {room}.").format(
                    month=told.month(month),
                    needed=told.number(round(load, 1)),
                    room=told.number(round(room, 1)),
                ),
                day=first,
            )


def _goals_without(aims: list[Goal], live: list[Activity]) -> Iterator[Finding]:
    served = {one.goal_id for one in live}
    for goal in aims:
        if goal.id not in served:
            sentence = _("“{goal}” has no activity yet. What would be a first step?")
            yield Finding("goal_without_activity", sentence.format(goal=goal.title), about=goal.id)


def _missing_kinds(live: list[Activity]) -> Iterator[Finding]:  # AP-07
    if not live:
        return
    present = {one.kind for one in live}
    sentences = {
        "doing": _("Nothing here is “{kind}”. What could be tried out in the daily work?"),
        "others": _("Nothing here is “{kind}”. Who could be watched, asked or joined?"),
        "stretch": _("Nothing here is “{kind}”. What would be a step out of the familiar?"),
    }
    for kind in KINDS:
        if kind not in present:
            yield Finding("missing_kind", sentences[kind].format(kind=kind_title(kind)))


def _empty(live: list[Activity], term: Term, told: Writing) -> Iterator[Finding]:
    """Runs of months ahead in which nothing is placed."""
    if not term.ends or term.ends < term.first or not any(_days(one) for one in live):
        return
    run: list[date] = []
    for month, days in (*_months(term.first, term.ends), (None, 0)):
        is_empty = month is not None and days >= _WHOLE_ENOUGH and not _is_used(live, month)
        if month is not None and is_empty:
            run.append(month)
        elif run and (month is None or days >= _WHOLE_ENOUGH):
            yield _nothing_in(run, term, told)
            run = []


def _nothing_in(run: list[date], term: Term, told: Writing) -> Finding:
    if len(run) == 1:
        sentence = _("Nothing is planned in {month}.").format(month=told.month(run[0]))
    else:
        sentence = _("Nothing is planned from {first} to {last}.").format(
            first=told.month(run[0]), last=told.month(run[-1])
        )
    return Finding("empty_month", sentence, day=max(run[0], term.first))


def _is_used(live: list[Activity], month: date) -> bool:
    last = _last_of(month)
    spans = [days for one in live if (days := _days(one))]
    return any(first <= last and month <= end for first, end in spans)


def _outside(live: list[Activity], term: Term) -> Iterator[Finding]:
    for one in live:
        days = _days(one)
        if one.state not in UNDER_WAY or not days:
            continue
        if term.ends and days[1] > term.ends:
            over = (days[1] - term.ends).days
            sentence = ngettext(
                "“{activity}” ends {count} day after the last day together.",
                "“{activity}” ends {count} days after the last day together.",
                over,
            )
        elif term.starts and days[0] < term.starts:
            over = (term.starts - days[0]).days
            sentence = ngettext(
                "“{activity}” starts {count} day before the first day together.",
                "“{activity}” starts {count} days before the first day together.",
                over,
            )
        else:
            continue
        said = sentence.format(activity=one.title, count=over)
        yield Finding("outside", said, about=one.id, day=days[1])


def _unplaced(live: list[Activity]) -> Iterator[Finding]:  # AP-08
    for one in live:
        if one.state in UNDER_WAY and not _days(one):
            sentence = _("“{activity}” has no place in time yet.").format(activity=one.title)
            yield Finding("unplaced", sentence, about=one.id)


def _unestimated(live: list[Activity], term: Term) -> Iterator[Finding]:
    """What cannot be weighed, in one sentence: no estimate, or no promise to weigh it by."""
    under_way = [one for one in live if one.state in UNDER_WAY]
    missing = [one for one in under_way if one.effort is None]
    if missing:
        sentence = ngettext(
            "{count} activity has no estimate yet: “{activity}”.",
            "{count} activities have no estimate yet, “{activity}” first.",
            len(missing),
        ).format(count=len(missing), activity=missing[0].title)
        yield Finding("unestimated", sentence, about=missing[0].id)
    if not term.hours_a_week and any(one.effort for one in under_way):
        yield Finding(
            "no_promise",
            _(
                "The agreement does not say yet how many hours a week go to learning, "
                "so nobody can tell whether the plan fits."
            ),
        )


def _days(activity: Activity) -> tuple[date, date] | None:
    """First and last day, None where neither is fixed."""
    first, last = activity.starts or activity.due, activity.due or activity.starts
    return (first, last) if first and last else None


def _last_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def _months(first: date, last: date) -> Iterator[tuple[date, int]]:
    """Each month between two days, by its first day, with its days between them."""
    month = first.replace(day=1)
    while month <= last:
        end = _last_of(month)
        yield month, (min(end, last) - max(month, first)).days + 1
        month = end + timedelta(days=1)
