"""The sheet of a meeting on paper: printed or exported, with one's own note where one wants it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.shown import Shown
from mentor_desktop.gui.papers.printing import Printing
from mentor_desktop.gui.papers.saving import PaperSaving
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.words import button
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.meeting_paper import (
    export_meeting,
    meeting_content,
    meeting_file_name,
    meeting_pdf,
)
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _, current_language


class SheetBar(QWidget):
    """Buttons for the meeting in view; the private note is offered only to who wrote it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._meeting_id = ""
        self._for_whom: tuple[str, str | None] = ("", None)
        self._printing, self._saving = Printing(self), PaperSaving(context, self)
        self.print = button(_("Print sheet…"))
        self.print.setToolTip(_("The agenda on one sheet, with room to write (Ctrl+P)"))
        self.print.clicked.connect(self.print_sheet)
        self.export = button(_("Export sheet…"))
        self.export.clicked.connect(self.ask)
        self.with_note = QCheckBox(_("With my private note"))
        self.with_note.setToolTip(_("Only for your own hand: nobody else's note is ever on it."))
        line = QWidget()
        flow = FlowLayout(line, spacing=8)
        for one in (self.print, self.export):
            flow.addWidget(one)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 4, 0, 0)
        down.setSpacing(4)
        down.addWidget(line)
        down.addWidget(self.with_note)

    def show_meeting(self, shown: Shown) -> None:
        """Which meeting it is about."""
        for_whom = (shown.meeting.id, self._context.acting_person_id)
        if self._for_whom != for_whom:
            self._meeting_id, self._for_whom = shown.meeting.id, for_whom
            self.with_note.setChecked(False)  # each asks for their own
        note = shown.one.own_note
        self.with_note.setVisible(note is not None and bool(note.text))

    def _notes_of(self) -> str | None:
        is_wanted = self.with_note.isChecked() and not self.with_note.isHidden()
        return self._context.acting_person_id if is_wanted else None

    def print_sheet(self) -> None:
        """Asks how to print it."""
        with self._context.refusals(), self._context.database.reading() as session:
            content = meeting_content(
                session, self._meeting_id, self._context.today(),
                notes_of=self._notes_of(), spoken=current_language(),
            )  # fmt: skip
            document = meeting_pdf(content, programme_of(session).paper)
            self._printing.ask(document.data, _("Meeting sheet"))

    def ask(self) -> None:
        """Asks where the PDF goes, then writes it."""
        with self._context.database.reading() as session:
            name = meeting_file_name(session, self._meeting_id)
        write = partial(self.write, self._meeting_id, self._notes_of())
        self._saving.ask(_("Export meeting sheet"), name, write)

    def write(self, meeting_id: str, notes_of: str | None, path: Path) -> Exported:
        """Writes the PDF; a file that is there was asked about, and is replaced."""
        return export_meeting(
            self._context.database, meeting_id, path, self._context.today(),
            notes_of=notes_of, force=True, spoken=current_language(),
        )  # fmt: skip
