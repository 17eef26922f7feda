"""The timeline as places: what a window paints and a document draws, from the same function.

Only what is in view is computed, whatever the length of the plan. Lengths are pixels or points.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

LEAST_DAY, MOST_DAY = 0.05, 60.0  # width of a day
_WEEKS_FROM = 5.0  # a day this wide: weeks have their own lines
_DAYS_FROM = 22.0  # and this wide: every day says its number
_QUARTERS_BELOW = 1.0
_YEARS_BELOW = 0.25


@dataclass(frozen=True)
class Line:
    """One row: a goal ("group") or an activity; `rank` is a goal's, `progress` None if unknown.

    `late` is the days since it was due; `state` as in domain.activity or domain.goal.
    """

    id: str
    is_group: bool
    title: str
    kind: str = ""
    rank: int = 0
    starts: date | None = None
    due: date | None = None
    progress: int | None = None
    state: str = "planned"
    late: int = 0

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, None where it has no place in time."""
        first, last = self.starts or self.due, self.due or self.starts
        return (first, last) if first and last else None


@dataclass(frozen=True)
class DatedMark:
    """A stage of the journey or a meeting, on a day; `is_done` fills the shape."""

    day: date
    label: str
    shape: str = "stage"  # "stage" or "meeting"
    is_done: bool = False


@dataclass(frozen=True)
class Axis:
    """Days as lengths: `origin` begins at `left`; mirrored, time runs to the left."""

    origin: date
    day: float
    left: float
    width: float
    is_mirrored: bool = False

    def x(self, day: date) -> float:
        """Where a day begins."""
        return self._mirrored(self.left + (day - self.origin).days * self.day)

    def span(self, first: date, last: date) -> tuple[float, float]:
        """Left edge and width of some days, the last included."""
        width = ((last - first).days + 1) * self.day
        start = self.left + (first - self.origin).days * self.day
        if self.is_mirrored:
            return 2 * self.left + self.width - start - width, width
        return start, width

    def day_at(self, x: float) -> date:
        """The day in a place, kept within the calendar."""
        count = int((self._mirrored(x) - self.left) // self.day)
        return shifted(self.origin, count)

    @property
    def last(self) -> date:
        """The last day in view."""
        return shifted(self.origin, int(self.width / self.day) + 1)

    def _mirrored(self, x: float) -> float:
        return 2 * self.left + self.width - x if self.is_mirrored else x


@dataclass(frozen=True)
class Rows:
    """Rows as lengths: each `height` high from `top` on; those between the edges are in view."""

    top: float
    height: float
    upper: float
    lower: float

    def visible(self, count: int) -> range:
        """The numbers of the rows in view."""
        first = int((self.upper - self.top) // self.height)
        last = int((self.lower - self.top) // self.height)
        return range(max(first, 0), min(last + 1, count))

    def y(self, number: int) -> float:
        """Where a row begins."""
        return self.top + number * self.height

    def at(self, y: float, count: int) -> int | None:
        """The row in a place, None beyond the last."""
        number = int((y - self.top) // self.height)
        return number if 0 <= number < count else None


@dataclass(frozen=True)
class Bar:
    """The bar of a row; `filled` is the length that is done, from its start."""

    x: float
    width: float
    filled_x: float
    filled: float


@dataclass(frozen=True)
class PlacedLine:
    """A row in view; `bar` None where it has no place in time, or not in view."""

    number: int
    line: Line
    y: float
    bar: Bar | None


@dataclass(frozen=True)
class Tick:
    """A line of the grid at the first day of a month, week or day ("year" and "quarter" far out).

    `room` is the length until the next of its kind.
    """

    unit: str
    day: date
    x: float
    room: float


@dataclass(frozen=True)
class PlacedMark:
    """A stage or meeting in view; `label` is empty where another's stands in the way."""

    mark: DatedMark
    x: float
    label: str


@dataclass(frozen=True)
class Picture:
    """All that is in view."""

    lines: tuple[PlacedLine, ...]
    ticks: tuple[Tick, ...]
    weekends: tuple[tuple[float, float], ...]  # left edge and width
    marks: tuple[PlacedMark, ...]
    today: float | None  # its middle


@dataclass(frozen=True)
class Week:
    """A week as the reader's locale has it; days count from Monday as 0."""

    first: int = 0
    free: frozenset[int] = frozenset((5, 6))


def shifted(day: date, days: int) -> date:
    """So many days on, kept within the years that dates can tell."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal() - 400))


def lay_out(
    lines: Sequence[Line],
    marks: Iterable[DatedMark],
    axis: Axis,
    rows: Rows,
    today: date,
    week: Week,
    widths: dict[str, float],
) -> Picture:
    """Places what is in view; `widths` says how wide the label of a mark is."""
    count = len(lines)
    return Picture(
        tuple(_placed(number, lines[number], axis, rows) for number in rows.visible(count)),
        tuple(ticks(axis, week)),
        tuple(_weekends(axis, week)),
        tuple(_marks(marks, axis, widths)),
        axis.x(today) + (-0.5 if axis.is_mirrored else 0.5) * axis.day
        if axis.origin <= today <= axis.last
        else None,
    )


def _placed(number: int, line: Line, axis: Axis, rows: Rows) -> PlacedLine:
    bar = None
    days = line.days
    if not line.is_group and days and days[0] <= axis.last and axis.origin <= days[1]:
        x, width = axis.span(*days)
        filled = width * (line.progress or 0) / 100
        bar = Bar(x, width, x + width - filled if axis.is_mirrored else x, filled)
    return PlacedLine(number, line, rows.y(number), bar)


def ticks(axis: Axis, week: Week) -> Iterator[Tick]:
    """The grid: months always (years or quarters far out), weeks and days where there is room."""
    months = 1
    if axis.day < _YEARS_BELOW:
        months = 12
    elif axis.day < _QUARTERS_BELOW:
        months = 3
    unit = {1: "month", 3: "quarter", 12: "year"}[months]
    day = axis.origin.replace(day=1, month=(axis.origin.month - 1) // months * months + 1)
    while day <= axis.last:
        following = _month_after(day, months)
        room = (following - day).days * axis.day
        yield Tick(unit, day, axis.x(day), room)
        day = following
    if axis.day >= _WEEKS_FROM:
        step, unit = (1, "day") if axis.day >= _DAYS_FROM else (7, "week")
        back = (axis.origin.weekday() - week.first) % 7 if step == 7 else 0
        day = shifted(axis.origin, -back)
        while day <= axis.last:
            yield Tick(unit, day, axis.x(day), step * axis.day)
            day = shifted(day, step)


def _weekends(axis: Axis, week: Week) -> Iterator[tuple[float, float]]:
    if axis.day < _WEEKS_FROM:
        return
    day = axis.origin
    while day <= axis.last:
        last = day
        while last.weekday() in week.free and shifted(last, 1).weekday() in week.free:
            last = shifted(last, 1)
            if (last - day).days > 6:
                break
        if day.weekday() in week.free:
            yield axis.span(day, last)
        day = shifted(last, 1)


def _marks(
    marks: Iterable[DatedMark], axis: Axis, widths: dict[str, float]
) -> Iterator[PlacedMark]:
    """Stages say their names, each where it does not run into the one before."""
    said_until = float("-inf")
    for mark in sorted(marks, key=lambda one: (one.day, one.shape)):
        if not axis.origin <= mark.day <= axis.last:
            continue
        x, width = axis.span(mark.day, mark.day)
        middle = x + width / 2
        half = widths.get(mark.label, 0.0) / 2
        order = -middle if axis.is_mirrored else middle
        label = ""
        if mark.shape == "stage" and order - half > said_until:
            label, said_until = mark.label, order + half
        yield PlacedMark(mark, middle, label)


def extent(lines: Iterable[Line], marks: Iterable[DatedMark], today: date) -> tuple[date, date]:
    """First and last day of all there is, today included."""
    days = [today, *(mark.day for mark in marks)]
    for line in lines:
        days.extend(line.days or ())
    return min(days), max(days)


def fitting(lines: Iterable[Line], marks: Iterable[DatedMark], today: date) -> tuple[date, date]:
    """The same with a little room around."""
    first, last = extent(lines, marks, today)
    room = max((last - first).days // 40, 3)
    return shifted(first, -room), shifted(last, room)


def _month_after(day: date, months: int = 1) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def day_width(first: date, last: date, width: float) -> float:
    """How wide a day is where all these have that room."""
    return min(max(width / ((last - first).days + 1), LEAST_DAY), MOST_DAY)


def moved(line: Line, days: int, edge: str = "") -> Line:
    """A line moved by days, or one of its ends ("starts", "due"); it lasts a day at least."""
    found = line.days
    if not found:
        return line
    first, last = found
    if edge != "due":
        first = first + timedelta(days=days)
    if edge != "starts":
        last = last + timedelta(days=days)
    if edge == "due":
        last = max(first, last)
    elif edge == "starts":
        first = min(first, last)
    return replace(line, starts=first, due=last)
