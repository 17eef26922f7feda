"""Checks a PDF beside the window: only what needs the file is done in the window's own thread."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.papers.aside import Aside
from mentor_desktop.operations.verifying import (
    ToCheck,
    Verified,
    checked,
    compared,
    prepare_to_check,
    read_to_check,
)
from mentor_desktop.store.database import Database


class Checking(QObject):
    """One PDF at a time; the one asked for last counts.

    Signals: `checked(ToCheck, Verified)`, `refused(Path, sentence)`.
    """

    checked = Signal(object, object)
    refused = Signal(object, str)

    def __init__(self, database: Database | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._path = Path()
        self._wanted: ToCheck | None = None
        self._aside = Aside(self)
        self._aside.done.connect(self._go_on)
        self._aside.refused.connect(self._refuse)

    def check(self, path: Path) -> None:
        """Begins; what was begun before is forgotten."""
        self._path, self._wanted = path, None
        self._aside.do(prepare_to_check)

    def _go_on(self, found: Verified | None) -> None:
        try:
            if self._wanted is None:
                self._wanted = read_to_check(self._path, self._database)
                self._aside.do(partial(checked, self._wanted))
            elif found is not None:
                self.checked.emit(self._wanted, compared(self._wanted, found, self._database))
        except Refused as refusal:
            self._refuse(str(refusal))

    def _refuse(self, sentence: str) -> None:
        self.refused.emit(self._path, sentence)
