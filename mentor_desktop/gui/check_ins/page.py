"""The Check-ins tab of a relationship: the list, the wizard, what came of it, reading."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.gui.check_ins.asking import Asking, day_question, reason_question
from mentor_desktop.gui.check_ins.lines import lines_of
from mentor_desktop.gui.check_ins.outcome import Outcome
from mentor_desktop.gui.check_ins.overview import Overview
from mentor_desktop.gui.check_ins.reading import Reading
from mentor_desktop.gui.check_ins.trends import rated_questions, trend_of
from mentor_desktop.gui.check_ins.wizard import Wizard
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.operations import check_ins as verbs
from mentor_desktop.operations.check_in_texts import check_in_form, check_in_forms, check_ins
from mentor_desktop.operations.finishing import Finished
from mentor_desktop.store.check_in_ratings import ratings_of
from mentor_desktop.store.check_ins import PairCheckIns, check_ins_of
from mentor_desktop.store.profiles import ready_sheets
from mentor_desktop.translation import _


class CheckInsPage(FollowingPage):
    """`start(kind)` opens the wizard.

    Signals: `room_changed()`, see `is_whole`; `record_wanted(tab, record id or "")`;
    `step_wanted(action)`, one that is taken on another tab.
    """

    room_changed = Signal()
    record_wanted = Signal(str, str)
    step_wanted = Signal(str)
    follows = (Agreement, CheckIn, CheckInAnswer, Person, Relationship)

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._found: PairCheckIns | None = None
        self._wizard: Wizard | None = None
        self._reading: Reading | None = None
        self._outcome: Outcome | None = None
        self._finished_id = ""
        self._kind = ""  # of the check-in that was last in view
        self.overview = Overview(context)
        self.overview.wanted.connect(self._act)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._stack)
        self.setFocusProxy(self.overview)
        self.follow(context)
        context.acting_changed.connect(self.mark_stale)

    @property
    def is_whole(self) -> bool:
        """Whether it wants all the room there is: two people go through something together."""
        return self._stack.currentWidget() in (self._wizard, self._outcome)

    @property
    def way_back(self) -> str:
        """What a button says that leads back to a check-in that is gone through, "" for none."""
        shown = self._wizard.shown if self._wizard is not None else None
        if shown is None or self._stack.currentWidget() is not self._wizard:
            return ""
        return _("Back to “{title}”").format(title=shown.title)

    @property
    def wizard(self) -> Wizard:
        """Leads through a check-in; made when it is first wanted."""
        if self._wizard is None:
            self._wizard = Wizard(self._context)
            self._wizard.closed.connect(self.show_all)
            self._wizard.gone.connect(self._leave_gone)
            self._wizard.finished.connect(self._show_outcome)
            self._wizard.leaving.connect(self.record_wanted)
            self._stack.addWidget(self._wizard)
        return self._wizard

    @property
    def reading(self) -> Reading:
        """One that is done; made when it is first wanted."""
        if self._reading is None:
            self._reading = Reading(self._context)
            self._reading.left.connect(self.show_all)
            self._reading.reopened.connect(self._reopen)
            self._stack.addWidget(self._reading)
        return self._reading

    @property
    def outcome(self) -> Outcome:
        """What came of one; made when it is first wanted."""
        if self._outcome is None:
            self._outcome = Outcome()
            self._outcome.left.connect(self.show_all)
            self._outcome.opened.connect(self.record_wanted)
            self._outcome.reading.connect(self._read_finished)
            self._stack.addWidget(self._outcome)
        return self._outcome

    def refresh(self) -> None:
        """Reads the pair's check-ins again; the one in view follows by itself."""
        super().refresh()
        today, forms = self._context.today(), check_ins()
        with self._context.database.reading() as session:
            self._found = check_ins_of(session, self._relationship_id, forms.forms, today)
            ready = ready_sheets(session, self._relationship_id)
            role = self._found.relationship.role_of(self._context.acting_person_id or "")
            rated = [one.key for one in forms.forms.values() if rated_questions(one)]
            times = ratings_of(session, self._relationship_id, rated, role)
        is_read_only = self._context.database.is_read_only
        lines = lines_of(self._found, forms.forms, ready, today, is_read_only=is_read_only)
        names = {one: self._found.people[one].called for one in ROLES}
        trends = [
            (key, trend)
            for key, found in times.items()
            if (trend := trend_of(forms.forms[key], found, names, today)) is not None
        ]
        self.overview.show_faults(forms.faults)
        self.overview.show_lines(lines, trends)
        if self._stack.currentWidget() is self._reading and not self.reading.refresh():
            self.show_all()

    def start(self, kind: str) -> None:
        """Begins a check-in or goes on with it; one that is done is read."""
        self.refresh_if_stale()
        line = self._found.to_start(kind) if self._found else None
        if line is not None and line.id is not None and self._context.database.is_read_only:
            self._open(line.id)
            return
        if line is None and self._read_last(kind):
            return
        check_in_id = self._context.attempt(verbs.start_check_in, self._relationship_id, kind)
        if check_in_id:
            self._open(check_in_id)

    def show_record(self, record_id: str) -> None:
        """Goes to a check-in, or to the one that an answer belongs to."""
        with self._context.database.reading() as session:
            answer = session.get(CheckInAnswer, record_id)
            found = session.get(CheckIn, answer.check_in_id if answer else record_id)
        if found is None or found.kind in (f"prepare_{role}" for role in ROLES):
            self.show_all()
        elif found.is_done or found.kind not in check_in_forms():
            self.read(found.id)
        elif not found.has_begun:
            self._kind = found.kind
            self.show_all()
        else:
            self._open(found.id)

    def show_all(self) -> None:
        """Back to the list."""
        last = self._kind
        if self._wizard is not None:
            self._wizard.forget()
        self._put(self.overview)
        self.refresh()
        self.overview.focus_line(last)

    def read(self, check_in_id: str) -> None:
        """Shows the answers of one."""
        if self.reading.show_check_in(check_in_id):
            self._put(self.reading)
            self.reading.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, check_in_id: str) -> None:
        self._put(self.wizard)
        self.wizard.open(check_in_id)
        shown = self.wizard.shown
        self._kind = shown.view.check_in.kind if shown else ""

    def _put(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.setFocusProxy(part)
        self.room_changed.emit()

    def _act(self, action: str, key: str) -> None:
        """What a button of the list asks for."""
        acts = {
            "start": self.start,
            "read": self._read_last,
            "plan": self._ask_day,
            "skip": self._ask_reason,
            "reopen": self._reopen_last,
            "remove": self._remove,
            "sheets": self._show_sheets,
        }
        acts[action](key)

    def _last_done(self, key: str) -> str:
        done = self._found.done if self._found else ()
        return next((one.id for one in done if one.key == key and one.id), "")

    def _read_last(self, key: str) -> bool:
        found = self._found
        lines = (*found.done, *found.to_do) if found else ()
        kept = next((one for one in lines if one.key == key and one.id), None)
        if kept is None or kept.id is None or kept.state == "skipped":
            return False
        self.read(kept.id)
        return True

    def _reopen_last(self, key: str) -> None:
        self._reopen(self._last_done(key))

    def _reopen(self, check_in_id: str) -> None:
        self._context.attempt(verbs.reopen_check_in, check_in_id)
        self._open(check_in_id)

    def _remove(self, key: str) -> None:
        line = self._found.to_start(key) if self._found else None
        if line is not None and line.id is not None:
            said = _("“{title}” removed.").format(title=line.title)
            self.overview.bar.offer_after(verbs.remove_check_in, line.id, said=said)

    def _ask_reason(self, key: str) -> None:
        heading = _("Skip “{title}”").format(title=check_in_form(key).title)
        act = partial(self._skip, key)
        Asking(self, heading, reason_question(), _("Skip it"), act).exec()

    def _skip(self, key: str, reason: Value, told: Callable[[str], None]) -> bool:
        words = reason if isinstance(reason, str) else ""
        pair_id = self._relationship_id
        return bool(self._context.attempt(verbs.skip_check_in, pair_id, key, words, told=told))

    def _ask_day(self, key: str) -> None:
        heading = _("Plan “{title}”").format(title=check_in_form(key).title)
        Asking(self, heading, day_question(), _("Plan it"), partial(self._plan, key)).exec()

    def _plan(self, key: str, day: Value, told: Callable[[str], None]) -> bool:
        when = date.fromisoformat(day) if isinstance(day, str) else None
        pair_id = self._relationship_id
        return bool(self._context.attempt(verbs.plan_check_in, pair_id, key, when, told=told))

    def _show_sheets(self, _key: str) -> None:
        self.step_wanted.emit("prepare")

    def _show_outcome(self, check_in_id: str, finished: Finished) -> None:
        shown = self.wizard.shown
        self._finished_id = check_in_id
        self.outcome.show_finished(shown.title if shown else "", finished)
        self.wizard.forget()
        self._put(self.outcome)
        self.outcome.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_finished(self) -> None:
        self.read(self._finished_id)

    def _leave_gone(self) -> None:
        """It was removed, here or by undo."""
        self._put(self.overview)
        self.mark_stale()
