"""The exported documents as a model: what, when, where, and whether it is still the same."""

from pathlib import Path

from PySide6.QtCore import Qt

from mentor_desktop.domain.agreement import ExportedDocument
from mentor_desktop.gui.papers.moments import moment_in_words
from mentor_desktop.gui.widgets.rows import Index, RowsModel
from mentor_desktop.translation import _

DOCUMENT = Qt.ItemDataRole.UserRole


class DocumentTable(RowsModel[ExportedDocument]):
    """Rows of exported documents, in the order given."""

    def __init__(self) -> None:
        super().__init__((_("Document"), _("Exported"), _("Where"), _("Verified")))

    def id_of(self, row: ExportedDocument) -> str:
        """The document's."""
        return row.id

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell; `DOCUMENT` gives the record."""
        document = self.at(index)
        if document is None:
            return None
        if role == DOCUMENT:
            return document
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 2:
            return document.path
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            document.title,
            moment_in_words(document.made_at.astimezone()),
            Path(document.path).name,
            _verified(document),
        )[index.column()]


def _verified(document: ExportedDocument) -> str:
    if document.verified_at is None:
        return _("Not yet")
    said = {
        "same": _("✓ unchanged, {moment}"),
        "changed": _("✗ changed, {moment}"),
        "missing": _("? no longer there, {moment}"),
    }
    return said.get(document.verdict, _("{moment}")).format(
        moment=moment_in_words(document.verified_at.astimezone())
    )
