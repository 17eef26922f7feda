"""Offers to delete backups that hold, or open with, what is no longer wanted."""

from PySide6.QtWidgets import QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.question import Choice, Question
from mentor_desktop.operations.erasing import replace_backups
from mentor_desktop.store.backup import Backup
from mentor_desktop.translation import _, ngettext


def offer_to_delete(
    parent: QWidget, context: Context, backups: tuple[Backup, ...], sentence: str
) -> bool:
    """Asks, and deletes them after a fresh one is made; whether they are gone."""
    question = Question(
        parent,
        _("Older backups"),
        sentence,
        (Choice("delete", ngettext("Delete it", "Delete them", len(backups)), "danger"),),
        leave=ngettext("Keep it", "Keep them", len(backups)),
        note=_("A backup of the file as it is now is made first, so that there is a way back."),
        kind="warning",
    )
    if not backups or question.ask() != "delete":
        return False
    return context.carry_out(replace_backups, backups) is not None
