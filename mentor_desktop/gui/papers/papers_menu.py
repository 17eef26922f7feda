"""The papers of a relationship in a menu: reports, certificates, briefing, hours, blank forms."""

from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.blank_dialog import BlankDialog
from mentor_desktop.gui.papers.briefing_dialog import BriefingDialog
from mentor_desktop.gui.papers.certificate_dialog import CertificateDialog
from mentor_desktop.gui.papers.hours_dialog import HoursDialog
from mentor_desktop.gui.papers.report_dialog import ReportDialog
from mentor_desktop.gui.papers.saving import PaperSaving
from mentor_desktop.operations.closing import closing_file_name, export_closing
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.translation import _, current_language


class PapersMenu:
    """Asks on `parent`."""

    def __init__(self, context: Context, parent: QWidget, relationship_id: str) -> None:
        self._context, self._parent, self._id = context, parent, relationship_id

    def fill(self, menu: QMenu) -> None:
        """Adds a line for each."""
        menu.addAction(_("Progress report…"), self.ask_report)
        menu.addAction(_("Closing report…"), self.ask_closing)
        menu.addAction(_("Certificates…"), self.ask_certificates)
        menu.addAction(_("Supervisor briefing…"), self.ask_briefing)
        menu.addAction(_("Contact hours…"), self.ask_hours)
        menu.addAction(_("Blank forms…"), self.ask_blank)

    def ask_report(self) -> None:
        """Asks for a progress report: for whom, and so what is in it."""
        ReportDialog(self._parent, self._context, self._id).open()

    def ask_closing(self) -> None:
        """Asks where the report at the end goes, then writes it."""
        with self._context.database.reading() as session:
            name = closing_file_name(session, self._id)
        PaperSaving(self._context, self._parent).ask(_("Closing report"), name, self.write_closing)

    def write_closing(self, path: Path) -> Exported:
        """Writes the PDF; a file that is there was asked about, and is replaced."""
        return export_closing(
            self._context.database, self._id, path, self._context.today(), force=True,
            spoken=current_language(),
        )  # fmt: skip

    def ask_certificates(self) -> None:
        """Asks for whom."""
        CertificateDialog(self._parent, self._context, self._id).open()

    def ask_briefing(self) -> None:
        """Says what is in it, and asks where it goes."""
        BriefingDialog(self._parent, self._context, self._id).open()

    def ask_hours(self) -> None:
        """Asks whose hours, and of which days."""
        HoursDialog(self._parent, self._context, self._id).open()

    def ask_blank(self) -> None:
        """Asks which form."""
        BlankDialog(self._parent, self._context).open()
