"""Asks why a stage is skipped."""

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from mentor_desktop.domain.stage import stage_title
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.loading import load
from mentor_desktop.operations.relationships import pass_stage
from mentor_desktop.translation import _


class ReasonDialog(QDialog):
    """Skips the stage itself."""

    titleLabel: QLabel
    reasonField: QLineEdit
    problemLabel: QLabel
    cancelButton: QPushButton
    skipButton: QPushButton

    def __init__(
        self, parent: QWidget | None, context: Context, relationship_id: str, stage: str
    ) -> None:
        super().__init__(parent)
        load(self, "ui/relationship/reason.ui")
        self._context = context
        self._stage = (relationship_id, stage)
        title = _("Skip “{stage}”").format(stage=stage_title(stage))
        self.setWindowTitle(title)
        self.titleLabel.setText(title)
        self.problemLabel.hide()
        self.cancelButton.clicked.connect(self.reject)
        self.skipButton.clicked.connect(self._skip)

    def _skip(self) -> None:
        self.problemLabel.hide()
        with self._context.refusals(self._tell):
            pass_stage(self._context.database, *self._stage, self.reasonField.text())
            self.accept()

    def _tell(self, sentence: str) -> None:
        self.problemLabel.setText(sentence)
        self.problemLabel.show()
        self.reasonField.setFocus()
