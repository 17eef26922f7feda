"""Leads two people, or one of them, through a check-in; keeps each answer as it is given."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import CheckInQuestion, OpenStep
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.gui.check_ins.frame import SUMMARY, Heading, WizardFrame
from mentor_desktop.gui.check_ins.keyboard import focus_first, set_tab_order
from mentor_desktop.gui.check_ins.piece import Piece
from mentor_desktop.gui.check_ins.pieces import piece
from mentor_desktop.gui.check_ins.shown import TOGETHER, Shown, read_shown
from mentor_desktop.gui.check_ins.step_items import step_items, tip_of
from mentor_desktop.gui.check_ins.step_page import StepPage
from mentor_desktop.gui.check_ins.summary import SummaryPage
from mentor_desktop.gui.check_ins.undone import what_was_undone
from mentor_desktop.gui.check_ins.voice_bar import VoiceBar
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.tips import TipCard
from mentor_desktop.gui.widgets.section_list import SectionItem
from mentor_desktop.operations.check_ins import answer_check_in, choose_way, go_to_step

_ALSO = (Meeting, Person, Relationship)  # suggestions come from them


class Wizard(QWidget):
    """Signals: `closed()`, `gone()`: it is no more, `finished(id, Finished)`,
    `leaving(tab, record id)`.
    """

    closed = Signal()
    gone = Signal()
    finished = Signal(str, object)
    leaving = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id = ""
        self._voice = TOGETHER
        self._declined: set[str] = set()  # suggestions that were taken out by hand
        self._is_stale = False
        self._items: list[SectionItem] = []
        self._ordered: list[QWidget] = []
        self.step = ""
        self.shown: Shown | None = None
        self.voices = VoiceBar()
        self.tip = TipCard(context)
        self.page = StepPage(self._make_piece, self.tip)
        self.summary = SummaryPage(context)
        self.frame = WizardFrame()
        self.frame.column.down.addWidget(self.page)
        self.frame.column.down.addWidget(self.summary)
        self.frame.column.down.addStretch(1)
        self.frame.put_above(self.voices)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.frame)
        self._connect()

    def _connect(self) -> None:
        frame = self.frame
        frame.chosen.connect(self.go_to)
        frame.back.connect(self._go_back)
        frame.next.connect(self._go_on)
        frame.closed.connect(self.close_it)
        self.voices.chosen.connect(self.show_voice)
        self.voices.seated.connect(self._sit)
        self.page.edited.connect(self._answer)
        self.page.left.connect(self._context.database.settle)
        self.page.evidence_wanted.connect(self._look_at_evidence)
        self.summary.wanted.connect(self.go_to_question)
        self.summary.left_out.connect(self._show_end)
        self._context.changed.connect(self._follow)
        self._context.acting_changed.connect(self._follow_seat)

    @property
    def check_in_id(self) -> str:
        """Of the check-in that is gone through, "" for none."""
        return self._id

    @property
    def voice(self) -> str:
        """Whose answers are shown: "agreed", "mentor" or "mentee"."""
        return self._voice

    @property
    def can_write(self) -> bool:
        """Whether the answers in view can be changed."""
        is_open = self.shown is not None and self.shown.can_write(self._voice)
        return is_open and not self._context.database.is_read_only

    def open(self, check_in_id: str) -> None:
        """Goes on where it was left."""
        self._id, self._declined = check_in_id, set()
        self.shown = read_shown(self._context, check_in_id)
        if self.shown is None:
            self.gone.emit()
            return
        self._voice = self._own_voice(self.shown)
        self.step = self.shown.view.check_in.step
        self.summary.begin()
        self._show()
        QTimer.singleShot(0, self, self._focus_first)  # once it has its place and its size

    def _own_voice(self, shown: Shown) -> str:
        if shown.is_open_to_both:
            return TOGETHER
        return shown.role or ROLES[0]

    def close_it(self) -> None:
        """Leaves it as it is, to be gone on with."""
        if self._leave_step():
            self.closed.emit()

    def forget(self) -> None:
        """It is no longer in view."""
        self._id, self.shown = "", None

    def show_voice(self, voice: str) -> None:
        """Together, or one of the two alone; nothing that was answered is lost."""
        if self.shown is None:
            return
        if not self._leave_step(is_answered=False):
            self.voices.switch.set_current(self._voice)
            return
        way = "together" if voice == TOGETHER else "apart"
        check_in = self.shown.view.check_in
        is_settled = check_in.is_done or check_in.way == way or check_in.all_handed_in
        if not is_settled and not self._context.database.is_read_only:
            self._context.attempt(choose_way, self._id, way, told=self.frame.tell)
        self._voice = voice
        self.refresh()
        if self.voices.asks_who:
            QTimer.singleShot(0, self, self._focus_first)

    def go_to(self, key: str) -> None:
        """Brings a step, or the summary, into view; what is typed is kept first."""
        if key != self.step and self._leave_step():
            self._turn_to(key)
        else:
            self.frame.show_steps(self._items, self.step)

    def go_to_question(self, step: str, question: str) -> None:
        """Goes to a question, such as one that is still open."""
        self.go_to(step)
        if question in self.page.cards:
            QTimer.singleShot(0, self, partial(self._focus_card, question))

    def _turn_to(self, key: str) -> None:
        self.step = key
        if key != SUMMARY and self.can_write:
            self._context.attempt(go_to_step, self._id, key, told=self.frame.tell)
        self.refresh()
        self.frame.column.verticalScrollBar().setValue(0)
        if not self.frame.is_walking:
            QTimer.singleShot(0, self, self._focus_first)

    def _leave_step(self, *, is_answered: bool = True) -> bool:
        """Keeps what is typed and, where the step `is_answered`, the suggestions left standing.

        False where something typed cannot be kept: it stays, with what would be right.
        """
        self.frame.tell("")
        if self.shown is None or not self.can_write:
            return True
        self.page.tell_all()
        for linked in self.page.links.values():
            if isinstance(linked, Piece):
                linked.tell_all()
        here = self._here()
        if here is not None and is_answered:
            for question, value in self.shown.suggested(here, self._voice, self._declined).items():
                self._keep(question, value)
        self._context.database.settle()
        wrong = next((key for key, card in self.page.cards.items() if card.has_problem), "")
        if wrong and here is not None and self.can_write:
            self._focus_card(wrong)
            return False
        return True

    def _go_back(self) -> None:
        keys = [item.key for item in self._items]
        at = keys.index(self.step) if self.step in keys else 0
        if at > 0:
            self.go_to(keys[at - 1])

    def _go_on(self) -> None:
        if self.step == SUMMARY:
            self._end()
            return
        here = self.step
        if not self._leave_step():
            return
        self.shown = read_shown(self._context, self._id)
        if self.shown is None:
            self.gone.emit()
            return
        keys = [one.step.key for one in self.shown.steps(self._voice)]  # as answers open them now
        at = keys.index(here) + 1 if here in keys else 0
        self._turn_to(keys[at] if at < len(keys) else SUMMARY)

    def _end(self) -> None:
        """Hands in, or finishes."""
        if self.shown is None:
            return
        finished = self.summary.end(self.shown, self._voice, self.frame.tell)
        if finished is not None:
            self.finished.emit(self._id, finished)
        else:
            QTimer.singleShot(0, self, self._focus_first)

    def refresh(self) -> None:
        """Reads the check-in again and shows the step in view."""
        if not self._id:
            return
        self.shown = read_shown(self._context, self._id)
        if self.shown is None:
            self.forget()
            self.gone.emit()
            return
        self._show()

    def _here(self) -> OpenStep | None:
        if self.shown is None or self.shown.is_hidden(self._voice):
            return None
        steps = self.shown.steps(self._voice)
        return next((one for one in steps if one.step.key == self.step), None)

    def _show(self) -> None:
        shown = self.shown
        if shown is None:
            return
        is_hidden = shown.is_hidden(self._voice)
        steps = shown.first_steps() if is_hidden else shown.steps(self._voice)
        keys = [one.step.key for one in steps]
        if self.step not in keys and (is_hidden or self.step != SUMMARY):
            self.step = keys[0] if keys else SUMMARY
        self._items = step_items(shown, self._voice, steps)
        self.frame.show_heading(Heading(shown.title, shown.names, shown.help))
        self.frame.show_steps(self._items, self.step)
        self.voices.show_voice(shown, self._voice)
        here = self._here()
        self.page.setVisible(here is not None)
        self.summary.setVisible(here is None and not is_hidden)
        if here is not None:
            can_write = self.can_write
            filled = shown.filled(here, self._voice, self._declined, can_write=can_write)
            self.page.show_step(here, filled)
            kind = shown.view.check_in.kind
            tip = tip_of(kind, self.step, keys.index(self.step), self._voice)
            if tip is not None and can_write:
                self.tip.keep(tip)
            else:
                self.tip.hide()
        elif not is_hidden:
            self.summary.show_summary(shown, self._voice)
        self._show_end()
        if here is None or self.page.parts() != self._ordered:
            self._order_tabs()

    def _order_tabs(self) -> None:
        """Cards are made as answers open them; Tab goes as one reads."""
        self._ordered = self.page.parts()
        side = (self.frame.steps, self.frame.drop_down, self.voices)
        set_tab_order([*side, *self._ordered, self.tip, self.summary, self.frame.foot])

    def _show_end(self) -> None:
        if self.step == SUMMARY and self.shown is not None:
            says, can = self.summary.ending(self.shown, self._voice)
            can = can and not self._context.database.is_read_only
            self.frame.show_end(says, can_finish=can)
        else:
            self.frame.show_end("", can_finish=self._here() is not None)

    def _answer(self, question: str, value: Value) -> None:
        if value is None:
            self._declined.add(question)
        self._keep(question, value)

    def _keep(self, question: str, value: Value) -> None:
        card = self.page.cards.get(question)
        told = card.set_problem if card is not None else self.frame.tell
        self._context.attempt(answer_check_in, self._id, question, value, self._voice, told=told)

    def _make_piece(self, question: CheckInQuestion) -> QWidget:
        relationship_id = self.shown.view.relationship.id if self.shown else ""
        made = piece(self._context, relationship_id, question)
        made.leaving.connect(self._leave_for)
        made.rebuilt.connect(self._order_tabs)
        return made

    def _leave_for(self, tab: str) -> None:
        self._leave_step()
        self.leaving.emit(tab, "")

    def _look_at_evidence(self, question: str) -> None:
        """The meeting that an answer rests on, or all where it rests on several."""
        found = self.shown.view.prefilled.get(question) if self.shown else None
        ids = found.meeting_ids if found else ()
        self._leave_step()
        self.leaving.emit("meetings", ids[0] if len(ids) == 1 else "")

    def _sit(self, role: str) -> None:
        if self.shown is not None:
            self.step = ""  # the other may be at the end already
            self._context.act_as(self.shown.view.people[role].id)
            QTimer.singleShot(0, self, self._focus_first)

    def _follow_seat(self) -> None:
        if self._id:
            self._read_again()

    def _follow(self, change: Change) -> None:
        if not self._id or not change.touches(CheckIn, CheckInAnswer, *_ALSO):
            return
        if change.kind in ("undone", "redone") and self.isVisible():
            self._go_where(change)
        self._read_again()

    def _read_again(self) -> None:
        """Now, or when it is next looked at."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what was missed while another tab was in view."""
        super().showEvent(event)
        if self._is_stale:
            self._read_again()

    def _go_where(self, change: Change) -> None:
        """What was taken back is brought into view."""
        form = self.shown.view.form if self.shown else None
        with self._context.database.reading() as session:
            undone = what_was_undone(session, change, form)
        self._declined |= undone.questions
        if undone.step is not None:
            self.step = undone.step

    def _focus_card(self, question: str) -> None:
        card = self.page.cards.get(question)
        if card is not None:
            card.focus()
            self.frame.column.ensureWidgetVisible(card)

    def _focus_first(self) -> None:
        if self.isVisible():
            page = None if self.step == SUMMARY or self.page.isHidden() else self.page
            focus_first(self.frame, self.voices, page)
