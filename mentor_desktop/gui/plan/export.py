"""The action plan outside the program: as PDF, as a picture, on paper. AP-11."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.printing import Printing
from mentor_desktop.gui.plan.ground import locale_week
from mentor_desktop.gui.plan.picture import timeline_png
from mentor_desktop.gui.plan.rows import rows_of
from mentor_desktop.operations.plan_paper import (
    export_picture,
    export_plan,
    plan_content,
    plan_file_name,
    plan_pdf,
)
from mentor_desktop.store.plan import plan_of
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _, current_language


class PlanExport(QObject):
    """Of one pair; asks on `window`."""

    def __init__(self, context: Context, window: QWidget, relationship_id: str) -> None:
        super().__init__(window)
        self._context, self._window, self._id = context, window, relationship_id
        self._printing = Printing(window)

    def ask_pdf(self) -> None:
        """Asks where the PDF goes, then writes it."""
        self._ask(".pdf", _("PDF (*.pdf)"), self.write_pdf)

    def ask_picture(self) -> None:
        """Asks where the picture goes, then writes it."""
        self._ask(".png", _("Pictures (*.png)"), self.write_picture)

    def _ask(self, ending: str, kinds: str, write: Callable[[Path], None]) -> None:
        with self._context.database.reading() as session:
            name = plan_file_name(session, self._id, ending)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, _("Export plan"), str(Path(folder) / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kinds)
        dialog.setDefaultSuffix(ending[1:])
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Export"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(_write, write))
        dialog.open()

    def write_pdf(self, path: Path) -> None:
        """Writes the PDF; a file that is there was asked about, and is replaced."""
        done = self._context.carry_out(
            export_plan, self._id, path, self._context.today(), force=True,
            spoken=current_language(),
        )  # fmt: skip
        if done is not None:
            self._context.saved.emit(_("Exported to {path}").format(path=done.path))

    def write_picture(self, path: Path) -> None:
        """Writes the whole timeline as a PNG; a file that is there is replaced."""
        done = self._context.carry_out(export_picture, self._id, path, self.picture(), force=True)
        if done is not None:
            self._context.saved.emit(_("Exported to {path}").format(path=done.path))

    def picture(self) -> bytes:
        """The whole timeline as a PNG."""
        today = self._context.today()
        with self._context.database.reading() as session:
            plan = plan_of(session, self._id)
        return timeline_png(
            [row.line for row in rows_of(plan, today)],
            list(plan.marks(today)),
            today,
            locale_week(),
            QApplication.font(),
            is_mirrored=self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )

    def print(self) -> None:
        """Asks how to print it."""
        with self._context.refusals(), self._context.database.reading() as session:
            content = plan_content(session, self._id, self._context.today(), current_language())
            paper = programme_of(session).paper
            document = plan_pdf(content, paper)
            self._printing.ask(document.data, _("Action plan"))


def _write(write: Callable[[Path], None], path: str) -> None:
    write(Path(path))
