"""Charts as plain values and where their parts stand, the same on paper and on the screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

BARS, LINES = "bars", "lines"
_MOST_TICKS = 6
_ROW = 16.0  # the height of a line of legend or of names below the plot
_GAP = 6.0
_KEY = 16.0  # the sign before a name in the legend

Measure = Callable[[str], float]


@dataclass(frozen=True)
class Series:
    """Values under one name, one for each category; None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """`kind` is "bars" or "lines"; `unit` says what the values count."""

    kind: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""


@dataclass(frozen=True)
class Place:
    """A box from its top left corner; y grows downwards."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Bar:
    """One value of a series as a box."""

    series: int
    category: int
    place: Place
    value: float


@dataclass(frozen=True)
class Laid:
    """All parts of a chart: `ticks` as height and value, `names` below the plot.

    `lines`: for each series its unbroken pieces as points; `keys`: where the signs of the legend
    stand, empty where a single series needs none.
    """

    plot: Place
    ticks: tuple[tuple[float, float], ...]
    zero: float
    names: tuple[Place, ...]
    bars: tuple[Bar, ...] = ()
    lines: tuple[tuple[tuple[tuple[float, float], ...], ...], ...] = ()
    keys: tuple[Place, ...] = ()


def laid_out(
    chart: Chart, width: float, height: float, measure: Measure, said: Callable[[float], str],
    *, is_mirrored: bool = False,
) -> Laid:  # fmt: skip
    """Where everything stands in a box; `measure`: the width of a label, `said`: a value."""
    steps = _ticks([value for one in chart.series for value in one.values if value is not None])
    margin = max(measure(said(step)) for step in steps) + _GAP
    keys, top = _keys(chart, width, measure, is_mirrored=is_mirrored)
    plot = Place(0 if is_mirrored else margin, top, width - margin, height - top - _ROW)
    low, high = steps[0], steps[-1]

    def y_of(value: float) -> float:
        return plot.y + plot.height * (high - value) / (high - low)

    share = plot.width / max(1, len(chart.categories))
    lefts = [
        plot.x + (len(chart.categories) - 1 - at if is_mirrored else at) * share
        for at in range(len(chart.categories))
    ]
    names = tuple(Place(left, height - _ROW, share, _ROW) for left in lefts)
    laid = Laid(plot, tuple((y_of(step), step) for step in steps), y_of(0), names, keys=keys)
    if chart.kind == BARS:
        bars = _bars(chart, lefts, share, y_of, is_mirrored=is_mirrored)
        return Laid(laid.plot, laid.ticks, laid.zero, names, bars=bars, keys=keys)
    lines = tuple(
        _pieces([left + share / 2 for left in lefts], one.values, y_of) for one in chart.series
    )
    return Laid(laid.plot, laid.ticks, laid.zero, names, lines=lines, keys=keys)


def _ticks(values: Sequence[float]) -> list[float]:
    """Round values from below the lowest (at most 0) to above the highest."""
    low, high = min([0.0, *values]), max([0.0, *values])
    if low == high:
        high = 1.0
    raw = (high - low) / (_MOST_TICKS - 1)
    power = 10.0 ** floor(log10(raw))
    step = next(part * power for part in (1, 2, 2.5, 5, 10) if part * power >= raw * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(at * step, 10) for at in range(first, last + 1)]


def _keys(
    chart: Chart, width: float, measure: Measure, *, is_mirrored: bool
) -> tuple[tuple[Place, ...], float]:
    """Where the legend's entries stand, and how high they are together."""
    if len(chart.series) < 2:
        return (), _GAP
    keys, x, y = [], 0.0, 0.0
    for one in chart.series:
        wide = min(width, _KEY + measure(one.name))
        if x and x + wide > width:
            x, y = 0.0, y + _ROW
        keys.append(Place(width - x - wide if is_mirrored else x, y, wide, _ROW))
        x += wide + 2 * _GAP
    return tuple(keys), y + _ROW + _GAP


def _bars(
    chart: Chart, lefts: Sequence[float], share: float, y_of: Callable[[float], float],
    *, is_mirrored: bool,
) -> tuple[Bar, ...]:  # fmt: skip
    count = len(chart.series)
    wide = min(38.0, share * 0.72 / max(1, count))
    found = []
    for number, one in enumerate(chart.series):
        at = count - 1 - number if is_mirrored else number
        for category, value in enumerate(one.values):
            if value is None:
                continue
            x = lefts[category] + (share - wide * count) / 2 + wide * at
            top, foot = sorted((y_of(value), y_of(0)))
            found.append(Bar(number, category, Place(x, top, wide * 0.9, foot - top), value))
    return tuple(found)


def _pieces(
    middles: Sequence[float], values: Sequence[float | None], y_of: Callable[[float], float]
) -> tuple[tuple[tuple[float, float], ...], ...]:
    pieces: list[list[tuple[float, float]]] = [[]]
    for x, value in zip(middles, values, strict=False):
        if value is None:
            pieces.append([])
        else:
            pieces[-1].append((x, y_of(value)))
    return tuple(tuple(piece) for piece in pieces if piece)
