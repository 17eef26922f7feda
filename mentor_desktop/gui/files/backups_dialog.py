"""The backups of the open file: what there is, and each as a file of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QPushButton, QTreeView, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files.moments import moment
from mentor_desktop.gui.files.opener import Opener
from mentor_desktop.gui.fitting import fit_words
from mentor_desktop.gui.loading import load
from mentor_desktop.gui.widgets.question import Choice, Question
from mentor_desktop.gui.widgets.rows import Index, RowsModel
from mentor_desktop.operations.erasing import delete_backup
from mentor_desktop.operations.protecting import protection, restore_backup
from mentor_desktop.store.backup import Backup, list_backups
from mentor_desktop.translation import _

_LETTERS = 84  # a comfortable width
_FEWEST_ROWS, _MOST_ROWS, _SHARE = 3, 9, 0.3  # and no more than this share of the screen
_WHY = 1


def reason_in_words(reason: str) -> str:
    """Why a backup was made."""
    return {
        "session": _("Before your changes of a day"),
        "upgrade": _("Before an upgrade of the file"),
        "import": _("Before an import"),
        "bulk": _("By hand, or before many changes"),
        "passphrase": _("Before another passphrase"),
        "erase": _("Before something was erased"),
    }.get(reason, reason)


def protection_in_words(kind: str) -> str:
    """What it takes to open a backup."""
    return {
        "passphrase": _("With a passphrase"),
        "open": _("Without a passphrase"),
        "damaged": _("Damaged"),
    }[kind]


class Backups(RowsModel[Backup]):
    """Backups, newest first: when, why, how it opens, how large."""

    def __init__(self) -> None:
        super().__init__((_("When"), _("Why"), _("Opens"), _("Size")))
        self._protection: dict[str, str] = {}

    def id_of(self, row: Backup) -> str:
        """Its place."""
        return str(row.path)

    def set_rows(self, rows: Sequence[Backup]) -> None:
        """These, newest first."""
        self._protection = {self.id_of(one): protection_in_words(protection(one)) for one in rows}
        super().set_rows(rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        backup = self.at(index)
        if role != Qt.ItemDataRole.DisplayRole or backup is None:
            return None
        return (
            moment(backup.made_at),
            reason_in_words(backup.reason),
            self._protection[self.id_of(backup)],
            QLocale().formattedDataSize(backup.size, 0),
        )[index.column()]


class BackupsDialog(QDialog):
    """Restores a backup as a copy, never over the file."""

    titleLabel: QLabel
    noneLabel: QLabel
    backupsView: QTreeView
    problemLabel: QLabel
    backUpButton: QPushButton
    deleteButton: QPushButton
    closeButton: QPushButton
    restoreButton: QPushButton

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        opener: Opener,
        chosen: Backup | None = None,
    ) -> None:
        super().__init__(parent)
        load(self, "ui/files/backups.ui")
        self._context = context
        self._opener = opener
        self.setWindowTitle(_("Backups"))
        self.titleLabel.setText(_("Backups"))
        self._model = Backups()
        self.backupsView.setModel(self._model)
        header = self.backupsView.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        self.backupsView.selectionModel().currentChanged.connect(self._follow)
        self.backUpButton.clicked.connect(self._back_up)
        self.deleteButton.clicked.connect(self._ask_to_delete)
        self.restoreButton.clicked.connect(self._restore)
        self.closeButton.clicked.connect(self.accept)
        self.problemLabel.hide()
        self._show()
        if chosen in self._model.rows:
            self._choose(self._model.rows.index(chosen))
        self._fit()

    def _choose(self, row: int) -> None:
        self.backupsView.setCurrentIndex(self._model.index(row, 0))

    def _fit(self) -> None:
        """Some rows of the table are always in view."""
        line = self.fontMetrics().height() + 16
        rows = max(_FEWEST_ROWS, min(_MOST_ROWS, self._model.rowCount()))
        most = round(self.screen().availableGeometry().height() * _SHARE)
        self.backupsView.setMinimumHeight(min(line * (rows + 1), most))
        fit_words(self, _LETTERS)

    def _show(self) -> None:
        self._model.set_rows(list_backups(self._context.database.path))
        has_some = self._model.rowCount() > 0
        self.backupsView.setVisible(has_some)
        self.noneLabel.setVisible(not has_some)
        if has_some:
            self._choose(0)
        self._follow()

    def _follow(self) -> None:
        has_one = self.backupsView.currentIndex().isValid()
        self.restoreButton.setEnabled(has_one)
        self.deleteButton.setEnabled(has_one)

    def _chosen(self) -> Backup:
        return self._model.rows[self.backupsView.currentIndex().row()]

    def _back_up(self) -> None:
        with self._context.refusals(self._tell):
            self._context.database.back_up("bulk")
            self._show()
            self._tell(_("Backed up."), "muted")

    def _ask_to_delete(self) -> None:
        backup = self._chosen()
        question = Question(
            self,
            _("Delete this backup?"),
            _("It was made {moment}. Nothing brings it back.").format(
                moment=moment(backup.made_at)
            ),
            (Choice("delete", _("Delete backup"), "danger"),),
            kind="warning",
        )
        if question.ask() == "delete":
            with self._context.refusals(self._tell):
                delete_backup(self._context.database, backup)
                self._show()
                self._tell(_("Backup deleted."), "muted")

    def _restore(self) -> None:
        backup = self._chosen()
        target = self._opener.ask_target(self._context.database.path)
        if target is None:
            return
        with self._context.refusals(self._tell):
            if restore_backup(self._context.database, backup, target):
                sentence = _("Restored as {name}. Open it whenever you like.")
            else:
                sentence = _("Restored as {name}. It opens with the passphrase the file had then.")
            self._tell(sentence.format(name=target.name), "muted")

    def _tell(self, sentence: str, role: str = "danger") -> None:
        label = self.problemLabel
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
        label.setText(sentence)
        label.show()
        self._fit()
