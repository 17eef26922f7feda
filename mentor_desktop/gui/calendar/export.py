"""Asks where an iCalendar file of what is shown goes, and writes it."""

from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QFileDialog, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.operations.dated_calendar import export_dated
from mentor_desktop.store.dated import Asked
from mentor_desktop.translation import _

_NAME = "mentoring.ics"


def ask_and_export(parent: QWidget, context: Context, asked: Asked) -> None:
    """Everything asked for, day by day."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent,
        _("Export calendar"),
        str(Path(platformdirs.user_documents_dir()) / _NAME),
        _("Calendars (*.ics)"),
    )
    if chosen:
        with context.refusals():
            export_dated(context.database, Path(chosen), asked, force=True)
            context.saved.emit(_("Exported to {path}").format(path=chosen))
