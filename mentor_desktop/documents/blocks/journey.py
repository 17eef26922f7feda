"""Where a pair stands, drawn: the stages as a row of steps, progress as bars."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.figures import drawing
from mentor_desktop.documents.fonts import BOLD
from mentor_desktop.documents.looks import ACCENT, LINE, MUTED, SOFT, TEXT
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.text import TextStyle
from mentor_desktop.domain.report import GoalLine, StageSaid
from mentor_desktop.translation import _

_STEP = TextStyle(8, 10, TEXT, align="center")
_STEP_NOW = replace(_STEP, weight=BOLD)
_CAPTION = TextStyle(7.5, 10, MUTED, align="center")
_GOAL = TextStyle(9.5, 13, TEXT)
_SHARE = TextStyle(9, 13, MUTED)
_WARNING, _DANGER = "#8F5500", "#B3261E"
_PASSED = ("done", "skipped")
_COLOUR_OF_STATE = {"late": _DANGER, "soon": _WARNING}
_RADIUS, _STEPS_HEIGHT = 7.0, 52.0
_GOAL_HEIGHT, _BAR = 27.0, 4.5


def steps(sheet: Sheet, stages: Sequence[StageSaid]) -> list[Flowable]:
    """The stages of the journey side by side, each with its day or state below."""
    said = (_("{stage}: {state}").format(stage=one.title, state=one.caption) for one in stages)
    alt = _("The journey. {stages}.").format(stages="; ".join(said))
    painter = _Steps(sheet, stages)
    return drawing(sheet, painter.paint, sheet.width, _STEPS_HEIGHT, alt)


def progress_bars(sheet: Sheet, goals: Sequence[GoalLine]) -> list[Flowable]:
    """Each goal with a bar as far as it has come."""
    alt = _("Progress of the goals. {goals}.").format(
        goals="; ".join(f"{one.rank}. {one.title}: {goal_standing(one)}" for one in goals)
    )
    painter = _Bars(sheet, goals)
    return drawing(sheet, painter.paint, sheet.width, _GOAL_HEIGHT * len(goals), alt)


def goal_standing(goal: GoalLine) -> str:
    """How far a goal is, and its state."""
    if goal.percent is None:
        return goal.state
    return _("{percent} %, {state}").format(percent=goal.percent, state=goal.state)


class _Steps:
    def __init__(self, sheet: Sheet, stages: Sequence[StageSaid]) -> None:
        self._sheet, self._writer, self._stages = sheet, sheet.writer, stages

    def paint(self, canvas: Any, width: float, height: float) -> None:
        room = width / len(self._stages)
        y = height - _RADIUS - 2
        for at, stage in enumerate(self._stages):
            place = len(self._stages) - 1 - at if self._sheet.is_mirrored else at
            x = (place + 0.5) * room
            if at:
                is_passed = self._stages[at - 1].state in _PASSED
                canvas.setStrokeColor(HexColor(ACCENT if is_passed else LINE))
                canvas.setLineWidth(1.4)
                back = room if self._sheet.is_mirrored else -room
                inset = _RADIUS if back < 0 else -_RADIUS
                canvas.line(x + back + inset, y, x - inset, y)
            self._paint_sign(canvas, stage, x, y)
            self._say(canvas, stage, x, room - 6, y)

    def _paint_sign(self, canvas: Any, stage: StageSaid, x: float, y: float) -> None:
        is_passed = stage.state in _PASSED
        colour = _COLOUR_OF_STATE.get(stage.state, ACCENT)
        is_open = stage.state == "coming"
        canvas.setStrokeColor(HexColor(LINE if is_open else colour))
        canvas.setFillColor(HexColor(ACCENT if is_passed else "#FFFFFF" if is_open else SOFT))
        canvas.setLineWidth(1.4)
        canvas.circle(x, y, _RADIUS, stroke=1, fill=1)
        if stage.state == "done":  # a tick
            canvas.setStrokeColor(HexColor("#FFFFFF"))
            canvas.line(x - 3, y, x - 0.8, y - 2.4)
            canvas.line(x - 0.8, y - 2.4, x + 3.2, y + 2.6)
        elif stage.state == "skipped":  # a dash
            canvas.setStrokeColor(HexColor("#FFFFFF"))
            canvas.line(x - 3, y, x + 3, y)

    def _say(self, canvas: Any, stage: StageSaid, x: float, room: float, y: float) -> None:
        style = _STEP_NOW if stage.state in ("current", "late", "soon") else _STEP
        title = self._writer.fitting(stage.title, style, room)
        self._writer.draw(canvas, x, y - _RADIUS - 12, title, style)
        tone = _COLOUR_OF_STATE.get(stage.state, MUTED)
        below = replace(_CAPTION, colour=tone)
        caption = self._writer.fitting(stage.caption, below, room)
        self._writer.draw(canvas, x, y - _RADIUS - 23, caption, below)


class _Bars:
    def __init__(self, sheet: Sheet, goals: Sequence[GoalLine]) -> None:
        self._sheet, self._writer, self._goals = sheet, sheet.writer, goals

    def paint(self, canvas: Any, width: float, height: float) -> None:
        is_mirrored = self._sheet.is_mirrored
        at_start = replace(_GOAL, align="right") if is_mirrored else _GOAL
        at_end = _SHARE if is_mirrored else replace(_SHARE, align="right")
        start, end = (width, 0.0) if is_mirrored else (0.0, width)
        for at, goal in enumerate(self._goals):
            top = height - at * _GOAL_HEIGHT
            said = goal_standing(goal)
            room = width - self._writer.width(said, _SHARE.size) - 14
            title = _("{rank}  {goal}").format(rank=goal.rank, goal=goal.title)
            self._writer.draw(
                canvas, start, top - 12, self._writer.fitting(title, _GOAL, room), at_start
            )
            self._writer.draw(canvas, end, top - 12, said, at_end)
            self._paint_bar(canvas, goal.percent or 0, width, top - 17 - _BAR)

    def _paint_bar(self, canvas: Any, percent: int, width: float, y: float) -> None:
        done = width * min(max(percent, 0), 100) / 100
        canvas.setFillColor(HexColor(LINE))
        canvas.roundRect(0, y, width, _BAR, _BAR / 2, stroke=0, fill=1)
        if done:
            canvas.setFillColor(HexColor(ACCENT))
            x = width - done if self._sheet.is_mirrored else 0.0
            canvas.roundRect(x, y, done, _BAR, min(_BAR, done) / 2, stroke=0, fill=1)
