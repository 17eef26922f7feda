"""The exported documents as a model: what, when, where, and whether it is still the same."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from mentor_desktop.domain.agreement import ExportedDocument
from mentor_desktop.gui.papers.moments import moment_in_words
from mentor_desktop.translation import _

Index = QModelIndex | QPersistentModelIndex
DOCUMENT = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class DocumentTable(QAbstractTableModel):
    """Rows of exported documents, in the order given."""

    def __init__(self) -> None:
        super().__init__()
        self._documents: tuple[ExportedDocument, ...] = ()

    def show_documents(self, documents: Sequence[ExportedDocument]) -> None:
        """Shows these documents."""
        same = [one.id for one in documents] == [one.id for one in self._documents]
        if same and documents:
            self._documents = tuple(documents)
            last = self.index(len(documents) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._documents = tuple(documents)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many documents there are."""
        return 0 if parent.isValid() else len(self._documents)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Document, time, place, check."""
        return 0 if parent.isValid() else 4

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column holds."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (_("Document"), _("Exported"), _("Where"), _("Verified"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell; `DOCUMENT` gives the record."""
        if not index.isValid():
            return None
        document = self._documents[index.row()]
        if role == DOCUMENT:
            return document
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 2:
            return document.path
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            document.title,
            _moment(document.made_at.timestamp()),
            Path(document.path).name,
            _verified(document),
        )[index.column()]


def _moment(seconds: float) -> str:
    return moment_in_words(QDateTime.fromSecsSinceEpoch(int(seconds)))


def _verified(document: ExportedDocument) -> str:
    if document.verified_at is None:
        return _("Not yet")
    said = {
        "same": _("✓ unchanged, {moment}"),
        "changed": _("✗ changed, {moment}"),
        "missing": _("? no longer there, {moment}"),
    }
    return said.get(document.verdict, _("{moment}")).format(
        moment=_moment(document.verified_at.timestamp())
    )
