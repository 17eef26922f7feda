"""What keys do on the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from mentor_desktop.gui.plan.timeline import Timeline

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ACROSS = {_Key.Key_Left: -1, _Key.Key_Right: 1}
_DOWN = {_Key.Key_Up: -1, _Key.Key_Down: 1}
_ZOOM = {_Key.Key_Plus: 1, _Key.Key_Equal: 1, _Key.Key_Minus: -1}
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_PLAIN = (
    *_ACROSS, *_DOWN, *_ZOOM, *_ENTER, _Key.Key_Home, _Key.Key_End, _Key.Key_PageUp,
    _Key.Key_PageDown, _Key.Key_Delete,
)  # fmt: skip


class Keys:
    """Acts on one timeline; a held key is one change, which ends when it is let go."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._is_changing = False
        self.is_read_only = False

    def knows(self, event: QKeyEvent) -> bool:
        """Whether this key does something here."""
        held, key = _held(event), _Key(event.key())
        if held in (_ALT, _CTRL | _SHIFT, _ALT | _SHIFT):
            return key in _ACROSS or (held == _ALT and key in _DOWN)
        return held in (_NONE, _SHIFT) and key in _PLAIN

    def press(self, event: QKeyEvent) -> bool:
        """Does it; whether there was something to do."""
        if not self.knows(event):
            return False
        held, key = _held(event), _Key(event.key())
        if held in (_ALT, _CTRL | _SHIFT, _ALT | _SHIFT):
            self._change(held, key)
        elif key in _DOWN:
            self._step(_DOWN[key])
        elif key in _ACROSS:
            bar = self._timeline.horizontalScrollBar()
            bar.setValue(bar.value() + self._along(key) * bar.singleStep())
        elif key in _ZOOM:
            self._timeline.zoom_by(_ZOOM[key])
        elif key == _Key.Key_Home:
            self._timeline.show_today()
        else:
            self._act(key)
        return True

    def release(self, event: QKeyEvent) -> None:
        """A key was let go: what it changed is one change."""
        if self._is_changing and not event.isAutoRepeat():
            self._is_changing = False
            self._timeline.settled.emit()

    def _along(self, key: Qt.Key) -> int:
        """Days run against the arrow where the language is mirrored."""
        return -_ACROSS[key] if self._timeline.isRightToLeft() else _ACROSS[key]

    def _change(self, held: Qt.KeyboardModifier, key: Qt.Key) -> None:
        number = self._timeline.currentIndex().row()
        if self.is_read_only or number < 0:
            return
        line = self._timeline.plan.lines[number]
        if key in _DOWN:
            self._rank(number, _DOWN[key])
        elif not line.is_group and line.days:
            self._is_changing = True
            days = self._along(key)
            if held == _ALT:
                self._timeline.moved.emit(line.id, days)
            else:
                edge = "due" if held == _CTRL | _SHIFT else "starts"
                self._timeline.resized.emit(line.id, days, edge)

    def _rank(self, number: int, step: int) -> None:
        """A goal among goals; an activity within its goal, then on to the next."""
        plan = self._timeline.plan
        row = plan.row(number)
        goals = plan.goal_ids()
        at = goals.index(row.goal_id)
        if row.line.is_group:
            if 0 <= at + step < len(goals):
                self._timeline.ranked.emit(row.id, "", at + 1 + step)
            return
        siblings = [one.id for one in map(plan.row, range(len(plan.lines)))
                    if one.goal_id == row.goal_id and not one.line.is_group]  # fmt: skip
        place = siblings.index(row.id) + step
        if 0 <= place < len(siblings):
            self._timeline.ranked.emit(row.id, row.goal_id, place + 1)
        elif 0 <= at + step < len(goals):
            last = len(plan.lines) if step < 0 else 1
            self._timeline.ranked.emit(row.id, goals[at + step], last)

    def _step(self, step: int) -> None:
        count = len(self._timeline.plan.lines)
        number = self._timeline.currentIndex().row()
        if count:
            self._timeline.choose(min(max(number + step, 0), count - 1))

    def _act(self, key: Qt.Key) -> None:
        number = self._timeline.currentIndex().row()
        page = self._timeline.verticalScrollBar().pageStep() // max(
            self._timeline.frame_now().looks.row, 1
        )
        if key == _Key.Key_PageUp:
            self._step(-max(page, 1))
        elif key == _Key.Key_PageDown:
            self._step(max(page, 1))
        elif key == _Key.Key_End:
            self._step(len(self._timeline.plan.lines))
        elif number >= 0:
            id = self._timeline.plan.lines[number].id
            if key in _ENTER:
                self._timeline.edit_wanted.emit(id)
            elif not self.is_read_only:
                self._timeline.removal_wanted.emit(id)


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & (_ALT | _CTRL | _SHIFT)
