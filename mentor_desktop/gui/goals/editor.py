"""The goals of a relationship: ranked by hand, each with why it matters."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.form import Question, Section, Value
from mentor_desktop.domain.goal import Goal, GoalRevision
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.goals.dialog import ChangeGoalDialog
from mentor_desktop.gui.loading import load
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.operations.goals import (
    TEXTS,
    add_goal,
    move_goal,
    remove_goal,
    rename_goal,
    set_goal_text,
)
from mentor_desktop.operations.texts import suggested
from mentor_desktop.store.goals import KeptGoal, kept_goals
from mentor_desktop.translation import _

_ID = Qt.ItemDataRole.UserRole
_MOST_SHOWN = 8  # lines before the list scrolls


class GoalsEditor(QWidget):
    """Adds, ranks (drag, Alt+Up, Alt+Down), describes, changes and removes goals."""

    list: QListWidget
    emptyLabel: QLabel
    newField: QLineEdit
    addButton: QPushButton
    ideasButton: QPushButton
    problemLabel: QLabel
    detailsCard: QFrame
    detailsLayout: QVBoxLayout
    historyLabel: QLabel
    changeButton: QPushButton
    removeButton: QPushButton
    barLayout: QVBoxLayout

    def __init__(
        self, context: Context, relationship_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        load(self, "ui/goals/editor.ui")
        self._context, self._relationship_id = context, relationship_id
        self._goals: tuple[KeptGoal, ...] = ()
        self._shown_id = ""
        self._is_refreshing = False
        self._form = FormView((_details(),))
        self._form.edited.connect(self._edit)
        self._form.left.connect(self._leave)
        self.detailsLayout.insertWidget(0, self._form)
        self._bar = FileUndoBar(context)
        self.barLayout.addWidget(self._bar)
        self._prepare_list()
        self.problemLabel.hide()
        self.newField.returnPressed.connect(self._add)
        self.addButton.clicked.connect(self._add)
        self.changeButton.clicked.connect(self._change)
        self.removeButton.clicked.connect(self._remove)
        self._offer_ideas()
        context.changed.connect(self._follow)
        if context.database.is_read_only:
            self._set_read_only()
        self.refresh()

    def _set_read_only(self) -> None:
        self._form.set_read_only(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        for part in (self.newField, self.addButton, self.ideasButton):
            part.setDisabled(True)
        for button in (self.changeButton, self.removeButton):
            button.setDisabled(True)

    def _prepare_list(self) -> None:
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.installEventFilter(self)
        self.list.currentItemChanged.connect(self._show_details)
        self.list.model().rowsMoved.connect(self._dropped)

    def _offer_ideas(self) -> None:
        menu = QMenu(self.ideasButton)
        for group in suggested("goals"):
            part = menu.addMenu(group.title)
            for text in group.texts:
                part.addAction(text).triggered.connect(partial(self._take_idea, text))
        self.ideasButton.setMenu(menu)

    def refresh(self) -> None:
        """Reads the goals again; the one in view stays in view."""
        with self._context.database.reading() as session:
            self._goals = kept_goals(session, self._relationship_id)
        chosen = self._chosen_id()
        self._is_refreshing = True
        self.list.clear()
        for kept in self._goals:
            goal = kept.goal
            text = _("{rank}.  {goal}").format(rank=goal.rank, goal=goal.title)
            item = QListWidgetItem(text, self.list)
            item.setData(_ID, goal.id)
            if goal.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self._goals:
            self.list.setCurrentRow(0)
        self._is_refreshing = False
        self._fit_list()
        self.list.setVisible(bool(self._goals))
        self.emptyLabel.setVisible(not self._goals)
        self._show_details()

    def _fit_list(self) -> None:
        rows = min(self.list.count(), _MOST_SHOWN)
        self.list.setFixedHeight(max(self.list.sizeHintForRow(0), 0) * rows + 12)

    def _chosen_id(self) -> str | None:
        item = self.list.currentItem()
        return item.data(_ID) if item else None

    def _chosen(self) -> KeptGoal | None:
        chosen = self._chosen_id()
        return next((one for one in self._goals if one.goal.id == chosen), None)

    def _show_details(self) -> None:
        if self._is_refreshing:
            return
        kept = self._chosen()
        self.detailsCard.setVisible(kept is not None)
        if kept is None:
            return
        if kept.goal.id != self._shown_id:
            self._shown_id = kept.goal.id
            for part in ("title", *TEXTS):
                self._form.set_problem(part, None)
        values: dict[str, Value] = {part: getattr(kept.goal, part) or None for part in TEXTS}
        self._form.set_values({"title": kept.goal.title, **values})
        self.historyLabel.setText("\n".join(_was(one) for one in kept.revisions))
        self.historyLabel.setVisible(bool(kept.revisions))

    def _follow(self, change: Change) -> None:
        if change.touches(Goal, GoalRevision):
            self.refresh()

    def _take_idea(self, text: str) -> None:
        self.newField.setText(text)
        self.newField.setFocus()

    def _add(self) -> None:
        self.problemLabel.hide()
        added = self._context.attempt(
            add_goal, self._relationship_id, self.newField.text(), told=self._tell
        )
        if added is not None:
            self.newField.clear()
            self._choose(added)

    def _choose(self, goal_id: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == goal_id:
                self.list.setCurrentRow(row)

    def _tell(self, sentence: str) -> None:
        self.problemLabel.setText(sentence)
        self.problemLabel.show()
        self.newField.setFocus()

    def _edit(self, part: str, value: Value) -> None:
        goal_id = self._chosen_id()
        if goal_id is None:
            return
        self._form.set_problem(part, None)
        told = partial(self._form.set_problem, part)
        text = value if isinstance(value, str) else ""
        if part == "title":
            self._context.attempt(rename_goal, goal_id, text, told=told)
        else:
            self._context.attempt(set_goal_text, goal_id, part, text, told=told)

    def _leave(self) -> None:
        self._context.database.settle()

    def _change(self) -> None:
        kept = self._chosen()
        if kept:
            ChangeGoalDialog(self._context, kept.goal.id, kept.goal.title, self).exec()

    def _remove(self) -> None:
        goal_id = self._chosen_id()
        if goal_id is not None:
            self._bar.offer_after(remove_goal, goal_id, said=_("Goal removed."))

    def _dropped(self) -> None:
        # The list is still in the middle of its own drop: what it shows is rebuilt after that.
        goal_id = self._chosen_id()
        if goal_id is not None and not self._is_refreshing:
            QTimer.singleShot(0, self, partial(self._rank, goal_id, self.list.currentRow() + 1))

    def _rank(self, goal_id: str, rank: int) -> None:
        self._context.attempt(move_goal, goal_id, rank)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Up and Alt+Down rank, Delete removes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._step(step)
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._remove()
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        kept = self._chosen()
        if kept and 1 <= kept.goal.rank + step <= len(self._goals):
            self._rank(kept.goal.id, kept.goal.rank + step)


def _was(revision: GoalRevision) -> str:
    if revision.reason:
        return _("Before: “{goal}”. Changed because: {reason}").format(
            goal=revision.title, reason=revision.reason
        )
    return _("Before: “{goal}”").format(goal=revision.title)


def _details() -> Section:
    return Section(
        "goal",
        _("This goal"),
        questions=(
            Question("title", "line", _("Goal")),
            Question(
                "why", "text", _("Why it matters"),
                hint=_("Will it still matter a year from now, to you and to others?"),
            ),
            Question(
                "success", "text", _("What success looks like"),
                hint=_("How will the two of you notice that you are there?"),
            ),
            Question(
                "commitment", "text", _("What it asks of you"),
                hint=_("Time, courage, things to learn, chances to look for"),
            ),
        ),
    )  # fmt: skip
