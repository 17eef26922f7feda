"""What every page is given: the open file, who sits here, and the way to do things."""

import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.clock import today
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

Result = TypeVar("Result")


class Context(QObject):
    """The open file in the window; pages refresh on `changed`, dates come from `today`.

    Signals: `changed(Change)` after it is on the disk; `saved(str)` what the status bar says;
    `refused(str)` a sentence for the person; `opened(str, str)` relationship id and tab to show;
    `record_opened(str, str, str)` the same, and the row to go to there; `page_opened(str)` the key
    of a page of the file.
    """

    changed = Signal(object)
    saved = Signal(str)
    refused = Signal(str)
    opened = Signal(str, str)
    record_opened = Signal(str, str, str)
    page_opened = Signal(str)
    acting_changed = Signal()
    tips_returned = Signal()

    def __init__(self, database: Database, clock: Callable[[], date] = today) -> None:
        super().__init__()
        self.database = database
        self.today = clock
        database.listen(self._tell)

    @property
    def acting_person_id(self) -> str | None:
        """Who sits here ("You are …"), None if nobody said."""
        return self.database.acting_person_id

    def act_as(self, person_id: str | None) -> None:
        """From now on this person sits here."""
        self.database.acting_person_id = person_id
        self.acting_changed.emit()

    def attempt(
        self,
        operation: Callable[..., Result],
        *arguments: object,
        told: Callable[[str], None] | None = None,
        **named: object,
    ) -> Result | None:
        """Runs a verb that changes the file; a refusal goes to `told` (or the window), gives None.

        `attempt(rename_goal, goal_id, title)` calls `rename_goal(database, goal_id, title)`.
        """
        with self.refusals(partial(self._tell_unsaved, told)):
            self.saved.emit(_("Saving…"))
            result = operation(self.database, *arguments, **named)
            self.saved.emit(_("All changes saved"))
            return result
        return None

    def carry_out(
        self,
        operation: Callable[..., Result],
        *arguments: object,
        told: Callable[[str], None] | None = None,
        **named: object,
    ) -> Result | None:
        """Like `attempt`, for a verb that changes nothing a person wrote: an export, a check."""
        with self.refusals(told):
            return operation(self.database, *arguments, **named)
        return None

    def _tell_unsaved(self, told: Callable[[str], None] | None, sentence: str) -> None:
        self.saved.emit(_("Not saved: {reason}").format(reason=sentence))
        (told or self.refused.emit)(sentence)

    @contextmanager
    def refusals(self, told: Callable[[str], None] | None = None) -> Iterator[None]:
        """Tells a refusal where it belongs, in its own words; nothing that was typed is lost."""
        try:
            yield
        except Refused as refusal:
            # Where, not its words: they may quote what was typed.
            where = traceback.extract_tb(refusal.__traceback__)[-1]
            logging.getLogger(__name__).info("refused in %s:%s", where.filename, where.lineno)
            (told or self.refused.emit)(str(refusal))

    def close(self) -> None:
        """Lets go of the file."""
        self.database.stop_listening(self._tell)
        self.database.close()

    def _tell(self, change: Change) -> None:
        self.changed.emit(change)
