"""Files kept with a sheet, such as descriptions of jobs one dreams of: PRO-26, PRE-07."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.person import Attachment
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.person.reading import read_file
from mentor_desktop.gui.profiles.words import card
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.operations.attachments import (
    MEDIA_TYPES,
    attach,
    attached,
    detach,
    save_copy,
)
from mentor_desktop.translation import _

PURPOSE = "job description"
_ID = Qt.ItemDataRole.UserRole


class AttachmentsCard(QWidget):
    """Attach, save as, remove; a file is never run from here."""

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        frame, self._down = card(
            _("Job descriptions"),
            _(
                "Roles that attract you, as they were advertised. They are kept in this file: "
                "PDF, pictures, texts and office files up to 10 MB each."
            ),
        )
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Job descriptions"))
        self.list.setMaximumHeight(200)
        self.attach_button = QPushButton(_("Attach file…"))
        self.save_button = QPushButton(_("Save as…"))
        self.remove_button = QPushButton(_("Remove"))
        self._problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._problem.setProperty("role", "problem")
        self._bar = FileUndoBar(context)
        self._lay_out()
        context.changed.connect(self._follow)
        self.refresh()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.attach_button, self.save_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._down.addWidget(self.list)
        self._down.addLayout(buttons)
        self._down.addWidget(self._problem)
        self._down.addWidget(self._bar)
        self._problem.hide()
        self.attach_button.clicked.connect(self._choose)
        self.save_button.clicked.connect(self._save)
        self.remove_button.clicked.connect(self._remove)
        self.list.itemActivated.connect(self._save)
        self.list.currentItemChanged.connect(self._enable)

    def refresh(self) -> None:
        """Reads which files there are."""
        with self._context.database.reading() as session:
            files = attached(session, self._relationship_id, PURPOSE)
        self.list.clear()
        for one in files:
            QListWidgetItem(one.name, self.list).setData(_ID, one.id)
        self.list.setVisible(bool(files))
        self.save_button.setVisible(bool(files))
        self.remove_button.setVisible(bool(files))
        if files:
            self.list.setCurrentRow(0)

    def set_read_only(self, is_read_only: bool) -> None:
        """Whether files can only be saved elsewhere."""
        self.attach_button.setDisabled(is_read_only)
        self.remove_button.setDisabled(is_read_only)

    def _enable(self) -> None:
        has_one = self.list.currentItem() is not None
        self.save_button.setEnabled(has_one)

    def _follow(self, change: Change) -> None:
        if change.touches(Attachment):
            self.refresh()

    def _choose(self) -> None:
        endings = " ".join(f"*.{ending}" for ending in MEDIA_TYPES)
        path, _filter = QFileDialog.getOpenFileName(
            self,
            _("Attach a job description"),
            "",
            _("Files that can be attached ({endings})").format(endings=endings),
        )
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Attaches a file, or says why not."""
        self._problem.hide()
        with self._context.refusals(self._tell):
            data = read_file(path)
            self._context.attempt(
                attach, self._relationship_id, PURPOSE, path.name, data, told=self._tell
            )

    def _save(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        path, _filter = QFileDialog.getSaveFileName(self, _("Save a copy"), item.text())
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Writes a copy of the chosen file."""
        self._problem.hide()
        attachment_id = self.list.currentItem().data(_ID)
        with self._context.refusals(self._tell):
            save_copy(self._context.database, attachment_id, path)

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            said = _("{name} removed.").format(name=item.text())
            self._bar.offer_after(detach, item.data(_ID), said=said, told=self._tell)

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()
