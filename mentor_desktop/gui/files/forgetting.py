"""Asks before the history of a file goes: what was changed, and what undo would bring back."""

from PySide6.QtWidgets import QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.widgets.question import Choice, Question
from mentor_desktop.operations.erasing import forget_history
from mentor_desktop.translation import _, ngettext

# How many days are kept, by the answer.
KEPT = {"year": 365, "all": 0}


def ask_to_forget(parent: QWidget, context: Context) -> None:
    """Drops the history that the person lets go of, and says how much that was."""
    question = Question(
        parent,
        _("Forget old history?"),
        _(
            "This file keeps every change that was made in it, earlier words included. What you "
            "let go of cannot be brought back, and undo starts anew from here. All that you see "
            "in the file stays."
        ),
        (
            Choice("year", _("Forget what is older than a year"), "danger"),
            Choice("all", _("Forget all of it"), "danger"),
        ),
        leave=_("Keep it"),
        note=_("Backups that were made before still have it."),
        kind="warning",
    )
    kept = KEPT.get(question.ask())
    if kept is None:
        return
    count = context.attempt(forget_history, kept)
    if count is not None:
        said = ngettext("{count} change forgotten", "{count} changes forgotten", count)
        context.saved.emit(said.format(count=written_number(count)))
