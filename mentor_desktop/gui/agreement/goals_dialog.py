"""The goals of a pair: called otherwise, put in another order, taken out."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.goal import Goal
from mentor_desktop.gui.agreement.parts import button, text
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.section_list import SectionItem, SectionList
from mentor_desktop.operations.goals import move_goal, remove_goal, rename_goal
from mentor_desktop.store.agreements import goals_of
from mentor_desktop.translation import _


class GoalsDialog(QDialog):
    """Everything is kept at once; the first three count most."""

    def __init__(self, context: Context, relationship_id: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._relationship_id = context, relationship_id
        self.setWindowTitle(_("Goals"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(
            text(_("What comes first stands on top. Drag, or Alt and arrows."), "muted")
        )
        self.list = SectionList()
        self.list.setAccessibleName(_("Goals by rank"))
        layout.addWidget(self.list, 1)
        self.title = QLineEdit()
        self.title.setAccessibleName(_("What the goal is called"))
        self.title.editingFinished.connect(self._rename)
        layout.addWidget(self.title)
        self._problem = text("", "problem")
        self._problem.hide()
        layout.addWidget(self._problem)
        layout.addLayout(self._buttons())
        self.list.selected.connect(self._show_title)
        self.list.moved.connect(self._move)
        context.changed.connect(self._follow)
        self._refresh()
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 64, letter * 48)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.up = button(_("Move up"), partial(self._step, -1))
        self.down = button(_("Move down"), partial(self._step, 1))
        self.remove = button(_("Remove goal"), self._remove)
        self.finish = button(_("Done"), self.accept, "primary")
        for one in (self.up, self.down, self.remove):
            one.setAutoDefault(False)
            line.addWidget(one)
        line.addStretch()
        line.addWidget(self.finish)
        return line

    def _refresh(self) -> None:
        with self._context.database.reading() as session:
            goals = goals_of(session, self._relationship_id)
        self._titles = {goal.id: goal.title for goal in goals}
        self.list.set_items([SectionItem(key, name, "none") for key, name in self._titles.items()])
        if not self.list.current_key and goals:
            self.list.set_current(goals[0].id)
        self._show_title(self.list.current_key)

    def _show_title(self, key: str) -> None:
        self._tell("")
        if not self.title.hasFocus() or self.title.property("goal") != key:
            self.title.setProperty("goal", key)
            self.title.setText(self._titles.get(key, ""))
        for one in (self.title, self.up, self.down, self.remove):
            one.setEnabled(bool(key))

    def _rename(self) -> None:
        key = str(self.title.property("goal") or "")
        if key in self._titles and self.title.text() != self._titles[key]:
            self._context.attempt(rename_goal, key, self.title.text(), told=self._tell)
            self._context.database.settle()

    def _step(self, step: int) -> None:
        keys = list(self._titles)
        key = self.list.current_key
        if key in keys:
            self.list.move_to(key, keys.index(key) + step)

    def _move(self, key: str, position: int) -> None:
        self._context.attempt(move_goal, key, position + 1, told=self._tell)

    def _remove(self) -> None:
        if self.list.current_key:
            self._context.attempt(remove_goal, self.list.current_key, told=self._tell)

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _follow(self, change: Change) -> None:
        if change.touches(Goal) and not self.testAttribute(Qt.WidgetAttribute.WA_WState_Hidden):
            self._refresh()

    def done(self, result: int) -> None:
        """Keeps what is typed, and listens no more."""
        self._rename()
        self._context.changed.disconnect(self._follow)
        super().done(result)
