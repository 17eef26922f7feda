"""What a person does with a relationship from the menus and the head."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import platformdirs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QWidget

from mentor_desktop.domain.form import Value
from mentor_desktop.domain.stage import stage_title
from mentor_desktop.gui.check_ins.asking import Asking, day_question
from mentor_desktop.gui.choosing.person import choose_person
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.calendar_export import CalendarDialog
from mentor_desktop.gui.meetings.log_dialog import LogDialog
from mentor_desktop.gui.papers.papers_menu import PapersMenu
from mentor_desktop.gui.plan.export import PlanExport
from mentor_desktop.gui.relationship.dates_dialog import DatesDialog
from mentor_desktop.gui.relationship.reason_dialog import ReasonDialog
from mentor_desktop.gui.widgets.question import Choice, Question
from mentor_desktop.operations import relationships
from mentor_desktop.operations.check_ins import plan_check_in
from mentor_desktop.operations.exporting import (
    agreement_file_name,
    export_agreement,
    version_of,
)
from mentor_desktop.store.meetings import pair_meetings
from mentor_desktop.store.views import Head
from mentor_desktop.translation import _


class RelationshipCommands:
    """Acts on the relationship in `head`; asks on `parent`."""

    def __init__(self, context: Context, parent: QWidget, head: Head) -> None:
        self.head = head
        self._context = context
        self._parent = parent

    @property
    def _id(self) -> str:
        return self.head.relationship.id

    def log_meeting(self) -> None:
        """Asks for the day of a meeting that took place; nothing else."""
        LogDialog(self._parent, self._context, self._id).exec()

    def pause(self) -> None:
        """It rests until it is resumed."""
        self._context.attempt(relationships.set_state, self._id, "paused")

    def resume(self) -> None:
        """It goes on: as it was, with an agreement in force or still in preparation."""
        is_agreed = any(one.in_force_at for one in self.head.agreements)
        state = "active" if is_agreed else "preparing"
        self._context.attempt(relationships.set_state, self._id, state)

    def complete(self) -> None:
        """Asks, and brings it to its good end."""
        sentence = _(
            "It has come to its good end, also where all was gained before the last day. What you "
            "wrote together stays, and you can reopen it at any time."
        )
        if self._agrees(_("Complete this relationship?"), sentence, _("Complete relationship")):
            self._context.attempt(relationships.set_state, self._id, "completed")

    def end_early(self) -> None:
        """Asks, and ends it: nobody is asked why, nobody is to blame. AG-24"""
        sentence = _(
            "Either of you may, without giving a reason and without fault. What you wrote together "
            "stays, and you can reopen it."
        )
        if self._agrees(_("End this relationship early?"), sentence, _("End early, without fault")):
            self._context.attempt(relationships.set_state, self._id, "ended_early")

    def _agrees(self, title: str, sentence: str, button: str) -> bool:
        choice = Choice("yes", button, "primary")
        return Question(self._parent, title, sentence, (choice,)).ask() == choice.key

    def toggle_informal(self) -> None:
        """With or without stages: PRE-14."""
        is_informal = not self.head.relationship.is_informal
        self._context.attempt(relationships.set_informal, self._id, is_informal)

    def change_dates(self) -> None:
        """Asks for first and last day."""
        DatesDialog(self._parent, self._context, self.head.relationship).exec()

    def choose_supervisor(self) -> None:
        """Asks whose support the pair wants."""
        chosen = choose_person(
            self._parent,
            self._context,
            _("Supervisor"),
            _("Whose support helps this pair? Most often the mentee's supervisor."),
        )
        if chosen is not None:
            self._context.attempt(relationships.set_pair_supervisor, self._id, chosen or None)

    def remove(self) -> None:
        """Removes it; the window offers to undo that."""
        self._context.attempt(relationships.remove_relationship, self._id)

    def offer_stage(self, key: str) -> QMenu:
        """Opens a menu at the pointer: done, skipped with a reason, or open again."""
        stage = next(one for one in self.head.stages if one.key == key)
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = menu.addAction(stage_title(key))
        title.setEnabled(False)
        if stage.state in ("done", "skipped"):
            menu.addAction(_("Open it again"), partial(self._reopen, key))
        else:
            menu.addAction(_("Mark as done"), partial(self._pass, key))
            menu.addAction(_("Skip it…"), partial(self.skip_stage, key))
        menu.popup(self._menu_place())
        return menu

    def _pass(self, key: str) -> None:
        self._context.attempt(relationships.pass_stage, self._id, key)

    def _reopen(self, key: str) -> None:
        self._context.attempt(relationships.reopen_stage, self._id, key)

    def skip_stage(self, key: str) -> None:
        """Asks why, and goes on without it."""
        ReasonDialog(self._parent, self._context, self._id, key).exec()

    def plan_step(self) -> None:
        """Asks for the day of the check-in that is the next step."""
        step = self.head.step
        heading = _("Plan it for later: {step}").format(step=step.button.rstrip("…"))
        Asking(self._parent, heading, day_question(), _("Plan it"), self._plan_check_in).exec()

    def _plan_check_in(self, day: Value, told: Callable[[str], None]) -> bool:
        when = date.fromisoformat(day) if isinstance(day, str) else None
        key = self.head.step.check_in
        return bool(self._context.attempt(plan_check_in, self._id, key, when, told=told))

    def add_to_calendar(self) -> None:
        """Asks where the date of the next meeting goes."""
        with self._context.database.reading() as session:
            found = pair_meetings(session, self._id, self._context.today())
        meeting = found.following(self._context.today())
        if meeting is not None:
            CalendarDialog(self._parent, self._context, self._id, meeting).exec()

    def fill_export(self, button: QPushButton) -> None:
        """Gives the button its menu of documents."""
        menu = QMenu(button)
        menu.addAction(_("Agreement as PDF…"), self.export_agreement)
        self._plan = PlanExport(self._context, self._parent, self._id)
        menu.addAction(_("Action plan as PDF…"), self._plan.ask_pdf)
        menu.addAction(_("Action plan as picture…"), self._plan.ask_picture)
        menu.addSeparator()
        self._papers = PapersMenu(self._context, self._parent, self._id)
        self._papers.fill(menu)
        button.setMenu(menu)

    def export_agreement(self) -> None:
        """Asks where to, and writes the PDF of the agreement that holds."""
        with self._context.refusals():
            with self._context.database.reading() as session:
                agreement_id = version_of(session, self._id)
                proposed = agreement_file_name(session, agreement_id)
            path = self._ask_target(proposed)
            if path is not None:
                export_agreement(self._context.database, agreement_id, path, force=True)
                self._context.saved.emit(_("Exported to {path}").format(path=path))

    def _ask_target(self, name: str) -> Path | None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self._parent,
            _("Export the agreement"),
            str(Path(platformdirs.user_documents_dir()) / name),
            _("PDF documents (*.pdf)"),
        )
        return Path(chosen) if chosen else None

    def _menu_place(self) -> QPoint:
        """At the pointer, or under the step that has the keyboard."""
        focused = QApplication.focusWidget()
        if focused is not None and not focused.underMouse():
            return focused.mapToGlobal(focused.rect().center())
        return QCursor.pos()
