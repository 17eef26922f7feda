"""The last page of a check-in: what was found, where two differ, what comes of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.check_ins.parts import button, words
from mentor_desktop.gui.check_ins.shown import TOGETHER, Shown
from mentor_desktop.gui.check_ins.summary_cards import (
    FoundCard,
    Making,
    MakingCard,
    OpenCard,
)
from mentor_desktop.gui.check_ins.summing import (
    answers_of,
    contact_of,
    differing,
    found_in,
    made_in_words,
    still_open,
    voices_seen,
)
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.words import emptied
from mentor_desktop.operations.check_ins import hand_in, take_back
from mentor_desktop.operations.finishing import Finished, finish_check_in, try_finishing
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _


class SummaryPage(QWidget):
    """Signals: `wanted(step, question)` to go back to one; `left_out()`: a tick was changed."""

    wanted = Signal(str, str)
    left_out = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.title = words(_("Summary"), "title")
        self._lead = words("", "muted")
        self._cards, self._answers = QVBoxLayout(), QVBoxLayout()
        for part in (self._cards, self._answers):
            part.setSpacing(12)
        self.making = MakingCard()
        self.making.changed.connect(self.left_out)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(12)
        down.addWidget(self.title)
        down.addWidget(self._lead)
        down.addLayout(self._cards)
        down.addWidget(self.making)
        down.addLayout(self._answers)
        down.addStretch(1)

    def begin(self) -> None:
        """Another check-in: nothing is unticked."""
        self.making.show_makings(())

    def show_summary(self, shown: Shown, voice: str) -> None:
        """All that the answers come to, as far as they can be seen."""
        self._lead.setText(_lead(shown, voice))
        emptied(self._cards)
        emptied(self._answers)
        if not shown.is_hidden(voice):
            for card in self._made(shown, voice):
                self._cards.addWidget(card)
            for answers in answers_of(shown, voices_seen(shown, voice)):
                self._answers.addWidget(answers)
        is_end = shown.is_open_to_both and not shown.view.check_in.is_done
        self.making.setVisible(is_end)
        if is_end and not self._context.database.is_read_only:
            self._show_makings(shown.id)

    def _show_makings(self, check_in_id: str) -> None:
        """Tries it, so that what is told is what will be done."""
        try:
            tried = try_finishing(self._context.database, check_in_id)
        except Refused as refusal:
            self.making.show_makings((), (str(refusal),))
            return
        makings = (
            Making(one.name, made_in_words(one), can_leave=one.can_be_left) for one in tried.made
        )
        self.making.show_makings(tuple(makings), tried.notes)

    def _made(self, shown: Shown, voice: str) -> list[QWidget]:
        cards: list[QWidget] = []
        if shown.is_open_to_both:
            with self._context.database.reading() as session:
                contact = contact_of(programme_of(session))
            found = found_in(shown, contact)
            if found is not None:
                cards.append(FoundCard(found))
            differences = differing(shown) if shown.is_apart else None
            if differences is not None:
                cards.append(differences)
        open_questions = still_open(shown, voice)
        if open_questions and shown.can_write(voice):
            card = OpenCard(open_questions)
            card.wanted.connect(self.wanted)
            cards.append(card)
        if voice in ROLES and shown.has_handed_in(voice) and voice == shown.role:
            cards.append(self._take_back(shown, voice))
        return cards

    def _take_back(self, shown: Shown, voice: str) -> QWidget:
        made = button(_("Change my answers"), partial(self._reopen, shown.id, voice))
        made.setDisabled(self._context.database.is_read_only)
        return made

    def _reopen(self, check_in_id: str, voice: str) -> None:
        self._context.attempt(take_back, check_in_id, voice)

    def ending(self, shown: Shown, voice: str) -> tuple[str, bool]:
        """What the filled button says, and whether it can be pressed."""
        if shown.view.check_in.is_done:
            return _("Finished"), False
        if shown.is_open_to_both:
            return _("Finish"), shown.view.form is not None
        return _("Hand in my answers"), shown.can_write(voice)

    def end(self, shown: Shown, voice: str, told: Callable[[str], None]) -> Finished | None:
        """Hands in, or finishes; what came of it, None where there is nothing to tell yet."""
        context = self._context
        if not shown.is_open_to_both:
            context.attempt(hand_in, shown.id, voice, told=told)
            return None
        left_out = self.making.left_out
        return context.attempt(finish_check_in, shown.id, leave_out=left_out, told=told)


def _lead(shown: Shown, voice: str) -> str:
    if shown.view.check_in.is_done:
        return _("This check-in is finished.")
    if voice in ROLES and not shown.is_open_to_both:
        if shown.is_hidden(voice):
            return ""
        other = shown.name(next(one for one in ROLES if one != voice))
        if shown.has_handed_in(voice):
            return _("When {other} has answered too, it says here where you differ.").format(
                other=other
            )
        return _("Look it over, then hand it in. Until then only you see it.")
    if voice == TOGETHER:
        return _("Look it over together, then finish it.")
    return _("Both of you have answered. Look at it together, then finish it.")
