"""What left the file: exported documents, when and where, and whether they are still the same."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.agreement import Agreement, ExportedDocument
from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.documents_tab.table import DOCUMENT, DocumentTable
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.gui.papers.checking import Checking
from mentor_desktop.gui.papers.export import AgreementExport
from mentor_desktop.gui.papers.papers_menu import PapersMenu
from mentor_desktop.gui.papers.printing import Printing
from mentor_desktop.gui.papers.verdict_card import VerdictCard
from mentor_desktop.gui.papers.viewer import view
from mentor_desktop.gui.widgets.empty_state import EmptyState
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.rows import show_whole_rows
from mentor_desktop.operations.drawing import read_pdf
from mentor_desktop.operations.exporting import AGREEMENT, version_of
from mentor_desktop.operations.verifying import (
    ToCheck,
    Verified,
    note_refused,
    note_verified,
    verify_copy,
)
from mentor_desktop.store.views import documents_of
from mentor_desktop.translation import _


class DocumentsPage(FollowingPage):
    """The tab of one relationship."""

    follows = (ExportedDocument, Agreement)

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._agreement_id: str | None = None
        self._export = AgreementExport(context, self)
        self._printing = Printing(self)
        self._document_id = ""  # of the exported document that is checked
        self._checking = Checking(context.database, self)
        self.export = QPushButton(_("Export agreement…"))
        self.view = QPushButton(_("View"))
        self.print = QPushButton(_("Print…"))
        self.folder = QPushButton(_("Show in folder"))
        self.verify = QPushButton(_("Verify"))
        self.verify_other = QPushButton(_("Verify a PDF…"))
        self.papers = QPushButton(_("Other papers"))
        self.papers.setToolTip(_("Reports, certificates, a briefing, hours, blank forms"))
        menu = QMenu(self.papers)
        self._papers = PapersMenu(context, self, relationship_id)
        self._papers.fill(menu)
        self.papers.setMenu(menu)
        self.verdict = VerdictCard()
        self.documents = DocumentTable()
        self.table = self._table()
        self.empty = EmptyState("", "")
        self.empty.wanted.connect(self._ask_export)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        self._lay_out()
        self._connect()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.documents)
        table.setAccessibleName(_("Exported documents"))
        show_whole_rows(table)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        buttons = QWidget()
        line = FlowLayout(buttons)
        for button in (
            self.export, self.papers, self.view, self.print, self.folder, self.verify,
        ):  # fmt: skip
            line.addWidget(button)
        line.addWidget(self.verify_other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(buttons)
        layout.addWidget(self.verdict)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.export.clicked.connect(self._ask_export)
        self.view.clicked.connect(self._view)
        self.print.clicked.connect(self.print_pages)
        self.folder.clicked.connect(self._show_in_folder)
        self.verify.clicked.connect(self._verify)
        self.verify_other.clicked.connect(self._ask_pdf)
        self._checking.checked.connect(self._show_verdict)
        self._checking.refused.connect(self._show_refusal)
        self.table.activated.connect(self._view)
        self.table.selectionModel().currentChanged.connect(self._enable)
        self.follow(self._context)

    def refresh(self) -> None:
        """Reads the file again and shows what it says."""
        super().refresh()
        with self._context.database.reading() as session:
            found = documents_of(session, self._relationship_id)
            try:
                self._agreement_id = version_of(session, self._relationship_id)
            except Refused:
                self._agreement_id = None
        row = max(self.table.currentIndex().row(), 0)
        self.documents.set_rows(found)
        self._stack.setCurrentWidget(self.table if found else self.empty)
        self._tell_empty()
        if found:
            self.table.selectRow(min(row, len(found) - 1))
        self._enable()

    def _tell_empty(self) -> None:
        has_agreement = self._agreement_id is not None
        sentence = (
            _(
                "PDFs that you export are listed here, so that you find them again and can check "
                "that nobody has changed them."
            )
            if has_agreement
            else _("Once there is an agreement, you can export it as a PDF and find it here.")
        )
        self.empty.tell(
            _("Nothing exported yet"), sentence, _("Export agreement…") if has_agreement else ""
        )

    def show_action(self, action: str) -> None:
        """Goes to the table, or for "export" asks where to."""
        self.refresh_if_stale()
        if action == "export":
            self._ask_export()
        else:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _enable(self) -> None:
        has_one = self._chosen() is not None
        self.export.setEnabled(self._agreement_id is not None)
        for button in (self.view, self.print, self.folder, self.verify):
            button.setEnabled(has_one)
            button.setVisible(self.documents.rowCount() > 0)
        self.export.setVisible(self.documents.rowCount() > 0)

    def _chosen(self) -> ExportedDocument | None:
        found = self.table.currentIndex().data(DOCUMENT)
        return found if isinstance(found, ExportedDocument) else None

    def _ask_export(self) -> None:
        if self._agreement_id is not None:
            self._export.ask(self._agreement_id)

    def _view(self) -> None:
        document = self._chosen()
        data = self._read(document)
        if document is not None and data:
            view(self, data, document.title)

    def print_pages(self) -> None:
        """Prints the document that is chosen."""
        document = self._chosen()
        data = self._read(document)
        if document is not None and data:
            self._printing.ask(data, document.title)

    def _read(self, document: ExportedDocument | None) -> bytes:
        """The document as it lies there now; empty, and told, where it cannot be read."""
        if document is None:
            return b""
        path = Path(document.path)
        with self._context.refusals(partial(self.verdict.show_refusal, path.name)):
            return read_pdf(path)
        return b""

    def _show_in_folder(self) -> None:
        document = self._chosen()
        if document is None:
            return
        folder = Path(document.path).parent
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            self._is_there(document)

    def _is_there(self, document: ExportedDocument) -> bool:
        path = Path(document.path)
        if path.is_file():
            return True
        self.verdict.show_refusal(
            path.name, _("There is no file {path} any more.").format(path=path)
        )
        return False

    def _verify(self) -> None:
        document = self._chosen()
        if document is not None:
            self._document_id = document.id
            if document.kind == AGREEMENT:
                self._check(Path(document.path))
            else:
                self._compare_copy(document)

    def _compare_copy(self, document: ExportedDocument) -> None:
        name = Path(document.path).name
        told = partial(self.verdict.show_refusal, name)
        found = self._context.carry_out(verify_copy, document.id, told=told)
        if found is not None:
            self.verdict.show_verdict(name, found)

    def _ask_pdf(self) -> None:
        dialog = QFileDialog(self, _("Verify a PDF"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.verify_file)
        dialog.open()

    def verify_file(self, path: str) -> None:
        """Checks any PDF against the open file."""
        self._document_id = ""
        self._check(Path(path))

    def _check(self, path: Path) -> None:
        self.verdict.show_waiting(path.name)
        self._checking.check(path)

    def _show_verdict(self, wanted: ToCheck, found: Verified) -> None:
        if self._document_id:
            note = self._context.carry_out
            found = note(note_verified, self._document_id, wanted, found) or found
        self.verdict.show_verdict(wanted.path.name, found)

    def _show_refusal(self, path: Path, sentence: str) -> None:
        if self._document_id:
            self._context.carry_out(note_refused, self._document_id)
        self.verdict.show_refusal(path.name, sentence)
