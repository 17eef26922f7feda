"""Asks where an iCalendar file goes, and writes it."""

from collections.abc import Callable
from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QFileDialog, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.operations.calendars import export_calendar
from mentor_desktop.translation import _

_NAME = "mentoring.ics"
_ALARM = 30  # minutes before a single meeting; other calendars let people change that


def ask_and_export(
    parent: QWidget,
    context: Context,
    relationship_id: str,
    meeting_id: str | None = None,
    told: Callable[[str], None] | None = None,
) -> None:
    """Everything of a pair with a date, or one meeting of theirs."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent,
        _("Add to calendar") if meeting_id else _("Export calendar"),
        str(Path(platformdirs.user_documents_dir()) / _NAME),
        _("Calendars (*.ics)"),
    )
    if not chosen:
        return
    with context.refusals(told):
        export_calendar(
            context.database,
            Path(chosen),
            relationship_id,
            meeting_id=meeting_id,
            alarm_minutes=_ALARM if meeting_id else None,
            force=True,
        )
        context.saved.emit(_("Exported to {path}").format(path=chosen))
