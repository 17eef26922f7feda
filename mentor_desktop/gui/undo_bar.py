"""Removes something and offers it back, until something else happens."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.banner import UndoBar
from mentor_desktop.store.database import Database


class FileUndoBar(UndoBar):
    """The bar of a page on an open file; hidden until `offer_after` has done something."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.undo.connect(self._take_back)
        # What was offered is no longer the last change: undo would take back another.
        context.changed.connect(self.hide)

    def offer_after(
        self,
        verb: Callable[..., object],
        *arguments: object,
        said: str,
        told: Callable[[str], None] | None = None,
    ) -> bool:
        """Runs a verb on the file and offers to take it back; whether it was done."""
        is_done = self._context.attempt(partial(_do, verb), *arguments, told=told)
        if is_done:
            self.offer(said)
        return bool(is_done)

    def _take_back(self) -> None:
        self._context.attempt(Database.undo)


def _do(verb: Callable[..., object], database: Database, *arguments: Any) -> bool:
    verb(database, *arguments)
    return True
