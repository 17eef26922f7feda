"""The backups of the open file: what there is, and each as a file of its own."""

from datetime import datetime

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTreeView, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files.opener import Opener
from mentor_desktop.gui.loading import load
from mentor_desktop.store.backup import Backup, list_backups, restore
from mentor_desktop.translation import _

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = 3


def moment(at: datetime) -> str:
    """ "today 09:12", or day and time as the locale writes them."""
    local = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    time = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    if local.date() == QDateTime.currentDateTime().date():
        return _("today {time}").format(time=time)
    day = QLocale().toString(local.date(), QLocale.FormatType.ShortFormat)
    return _("{day} {time}").format(day=day, time=time)


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


class Backups(QAbstractTableModel):
    """Backups, newest first: when, why, how large."""

    def __init__(self) -> None:
        super().__init__()
        self.backups: tuple[Backup, ...] = ()

    def show(self, backups: tuple[Backup, ...]) -> None:
        """These, newest first."""
        self.beginResetModel()
        self.backups = backups
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.backups)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return _COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        backup = self.backups[index.row()]
        return (
            moment(backup.made_at),
            reason_in_words(backup.reason),
            QLocale().formattedDataSize(backup.size, 0),
        )[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (_("When"), _("Why"), _("Size"))[section]


class BackupsDialog(QDialog):
    """Restores a backup as a copy, never over the file."""

    titleLabel: QLabel
    noneLabel: QLabel
    backupsView: QTreeView
    problemLabel: QLabel
    backUpButton: QPushButton
    closeButton: QPushButton
    restoreButton: QPushButton

    def __init__(self, parent: QWidget | None, context: Context, opener: Opener) -> None:
        super().__init__(parent)
        load(self, "ui/files/backups.ui")
        self._context = context
        self._opener = opener
        self.setWindowTitle(_("Backups"))
        self.titleLabel.setText(_("Backups"))
        self._model = Backups()
        self.backupsView.setModel(self._model)
        self.backupsView.selectionModel().currentChanged.connect(self._follow)
        self.backUpButton.clicked.connect(self._back_up)
        self.restoreButton.clicked.connect(self._restore)
        self.closeButton.clicked.connect(self.accept)
        self.problemLabel.hide()
        self._show()
        width = self.fontMetrics().averageCharWidth()
        self.resize(width * 80, width * 60)

    def _show(self) -> None:
        self._model.show(list_backups(self._context.database.path))
        has_some = self._model.rowCount() > 0
        self.backupsView.setVisible(has_some)
        self.noneLabel.setVisible(not has_some)
        for column in range(_COLUMNS - 1):
            self.backupsView.resizeColumnToContents(column)
        if has_some:
            self.backupsView.setCurrentIndex(self._model.index(0, 0))
        self._follow()

    def _follow(self) -> None:
        self.restoreButton.setEnabled(self.backupsView.currentIndex().isValid())

    def _back_up(self) -> None:
        with self._context.refusals(self._tell):
            self._context.database.back_up("bulk")
            self._show()

    def _restore(self) -> None:
        backup = self._model.backups[self.backupsView.currentIndex().row()]
        target = self._opener.ask_target(self._context.database.path)
        if target is None:
            return
        with self._context.refusals(self._tell):
            restore(backup.path, target, self._context.database.access.passphrase)
            self._tell(_("Restored as {name}. Open it whenever you like.").format(name=target.name))

    def _tell(self, sentence: str) -> None:
        self.problemLabel.setText(sentence)
        self.problemLabel.show()
