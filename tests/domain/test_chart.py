"""Where the parts of a chart stand."""

from itertools import pairwise

import pytest

from mentor_desktop.domain.chart import BARS, LINES, Chart, Laid, Series, laid_out


def _laid(kind: str, *values: tuple[float | None, ...], is_mirrored: bool = False) -> Laid:
    names = tuple(f"c{at}" for at in range(len(values[0]) if values else 0))
    series = tuple(Series(f"s{at}", one) for at, one in enumerate(values))
    chart = Chart(kind, "Chart", names, series)
    return laid_out(chart, 400, 200, lambda text: 6.0 * len(text), lambda value: f"{value:g}",
                    is_mirrored=is_mirrored)  # fmt: skip


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ((1.0, 7.0), [0, 2, 4, 6, 8]),
        ((0.02,), [0, 0.005, 0.01, 0.015, 0.02]),
        ((-3.0, 4.0), [-4, -2, 0, 2, 4]),
        ((0.0, None), [0, 0.2, 0.4, 0.6, 0.8, 1]),
        ((99_999.0,), [0, 20_000, 40_000, 60_000, 80_000, 100_000]),
    ],
)
def test_the_scale_is_round_and_holds_all(
    values: tuple[float | None, ...], steps: list[float]
) -> None:
    assert [value for _y, value in _laid(BARS, values).ticks] == steps


def test_bars_stand_on_zero_inside_the_plot() -> None:
    laid = _laid(BARS, (1.0, -2.0), (3.0, None))
    assert [(bar.series, bar.category) for bar in laid.bars] == [(0, 0), (0, 1), (1, 0)]
    up, down, _other = laid.bars
    assert up.place.y + up.place.height == pytest.approx(laid.zero)
    assert down.place.y == pytest.approx(laid.zero)
    for bar in laid.bars:
        assert laid.plot.x <= bar.place.x
        assert bar.place.x + bar.place.width <= laid.plot.x + laid.plot.width
        assert laid.plot.y <= bar.place.y <= laid.plot.y + laid.plot.height


def test_bars_do_not_lie_on_one_another() -> None:
    laid = _laid(BARS, *(tuple(float(at) for at in range(8)) for _series in range(3)))
    boxes = sorted((bar.place.x, bar.place.width) for bar in laid.bars)
    for (x, width), (right, _width) in pairwise(boxes):
        assert x + width <= right


def test_a_gap_breaks_a_line() -> None:
    (pieces,) = _laid(LINES, (1.0, 2.0, None, 4.0)).lines
    assert [len(piece) for piece in pieces] == [2, 1]
    assert pieces[0][0][1] > pieces[0][1][1] > pieces[1][0][1]  # higher is further up


def test_one_series_needs_no_legend_and_many_wrap() -> None:
    assert _laid(BARS, (1.0,)).keys == ()
    keys = _laid(BARS, *((1.0,) for _series in range(30))).keys
    assert len({key.y for key in keys}) > 1
    assert all(key.x + key.width <= 400 for key in keys)


def test_mirrored_it_runs_from_right_to_left() -> None:
    laid = _laid(LINES, (1.0, 2.0), is_mirrored=True)
    first, second = laid.names
    assert first.x > second.x
    assert laid.plot.x == 0
    (((x, _y), (to_x, _to_y)),) = laid.lines[0]
    assert x > to_x
