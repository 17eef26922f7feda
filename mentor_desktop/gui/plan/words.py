"""The words of the timeline: names of months and weeks, and how much room names take."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QFont, QFontMetrics

from mentor_desktop.domain.timeline import DatedMark, Tick
from mentor_desktop.gui.days import as_qdate
from mentor_desktop.gui.plan.looks import Looks

_WIDE = 160.0  # px: a month with so much room also says its year


def mark_widths(looks: Looks, marks: Iterable[DatedMark]) -> dict[str, float]:
    """How much room the name of each stage takes, in px."""
    metrics = QFontMetrics(looks.small)
    return {
        mark.label: metrics.horizontalAdvance(mark.label) + 8.0
        for mark in marks
        if mark.shape == "stage"
    }


@dataclass(frozen=True)
class Words:
    """Words over the chart; `ground` is what stands behind them."""

    place: QRectF
    text: str
    ink: str
    font: QFont
    ground: str = "surface"
    clip: QRectF | None = None


def tick_label(tick: Tick, *, says_year: bool) -> str:
    """What a line of the grid is called."""
    locale = QLocale()
    day = as_qdate(tick.day)
    if tick.unit == "year":
        return str(tick.day.year)
    if tick.unit in ("week", "day"):
        return locale.toString(tick.day.day)
    if says_year or tick.unit == "quarter" or tick.day.month == 1 or tick.room > _WIDE:
        return locale.toString(day, "MMM yyyy")
    return locale.toString(day, "MMM")


def short_tick_label(tick: Tick) -> str:
    """The same where there is little room, "" for nothing."""
    if tick.unit in ("month", "quarter"):
        return QLocale().toString(as_qdate(tick.day), "MMM")
    return ""
