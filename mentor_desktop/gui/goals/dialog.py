"""Puts another goal in the place of one, and keeps what it was."""

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.loading import load
from mentor_desktop.operations.goals import change_goal


class ChangeGoalDialog(QDialog):
    """Asks what the goal is now and why it changed (AP-13)."""

    titleField: QLineEdit
    problemLabel: QLabel
    reasonField: QPlainTextEdit
    changeButton: QPushButton
    cancelButton: QPushButton

    def __init__(
        self, context: Context, goal_id: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        load(self, "ui/goals/dialog.ui")
        self._context, self._goal_id = context, goal_id
        self.titleField.setText(title)
        self.titleField.selectAll()
        self.problemLabel.hide()
        self.changeButton.clicked.connect(self._change)
        self.cancelButton.clicked.connect(self.reject)

    def _change(self) -> None:
        self.problemLabel.hide()
        with self._context.refusals(self._tell):
            change_goal(
                self._context.database,
                self._goal_id,
                self.titleField.text(),
                self.reasonField.toPlainText(),
            )
            self.accept()

    def _tell(self, sentence: str) -> None:
        self.problemLabel.setText(sentence)
        self.problemLabel.show()
        self.titleField.setFocus()
