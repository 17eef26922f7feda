"""A check-in to read: how it stood, what was answered, and the first answers beside these."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.zones import day_of
from mentor_desktop.gui.check_ins.parts import Column, button, words
from mentor_desktop.gui.check_ins.shown import TOGETHER, Shown, read_shown
from mentor_desktop.gui.check_ins.summary_cards import FoundCard
from mentor_desktop.gui.check_ins.summing import (
    answers_of,
    compared,
    contact_of,
    differing,
    found_in,
    voices_seen,
)
from mentor_desktop.gui.check_ins.trend import Trend, TrendView
from mentor_desktop.gui.check_ins.trends import trend_of
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.switch import Switch
from mentor_desktop.gui.widgets.words import emptied
from mentor_desktop.store.check_in_ratings import ratings_of
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _

_THIS, _OVER_TIME = "this", "over_time"


class Reading(QWidget):
    """Signals: `left()`, `reopened(id)`."""

    left = Signal()
    reopened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id = ""
        self.back = button(_("All check-ins"), self.left.emit, "link")
        self.title = words("", "title")
        self._stands = words("", "muted")
        self.switch = Switch((_THIS, _OVER_TIME), _("Which answers"))
        self.switch.set_text(_THIS, _("This time"))
        self.switch.set_text(_OVER_TIME, _("Over time"))
        self.switch.chosen.connect(self._choose)
        self.change = button(_("Change the answers"), self._reopen)
        self.column = Column()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.column.down.addLayout(self._cards)
        self.column.down.addStretch(1)
        across = QHBoxLayout()
        across.addWidget(self.title, 1)
        across.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 8, 0, 0)
        down.setSpacing(8)
        down.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        down.addLayout(across)
        down.addWidget(self._stands)
        down.addWidget(self.switch)
        down.addWidget(self.column, 1)
        self.setFocusProxy(self.back)

    @property
    def check_in_id(self) -> str:
        """Of the check-in in view, "" for none."""
        return self._id

    def show_check_in(self, check_in_id: str) -> bool:
        """Shows one; whether it is there."""
        self._id = check_in_id
        self.switch.set_current(_THIS)
        return self.refresh()

    def refresh(self) -> bool:
        """Reads it again; whether it is there."""
        shown = read_shown(self._context, self._id) if self._id else None
        if shown is None:
            self._id = ""
            return False
        self.title.setText(shown.title)
        self.setAccessibleName(shown.title)
        self._stands.setText(_stands(shown))
        has_earlier = any(compared(shown, voice) for voice in (TOGETHER, *ROLES))
        self.switch.setVisible(has_earlier)
        self.change.setVisible(
            shown.view.form is not None
            and shown.view.check_in.is_done
            and not self._context.database.is_read_only
        )
        emptied(self._cards)
        for card in self._over_time(shown) if self._is_over_time else self._this(shown):
            self._cards.addWidget(card)
        return True

    @property
    def _is_over_time(self) -> bool:
        return self.switch.current == _OVER_TIME

    def _this(self, shown: Shown) -> list[QWidget]:
        with self._context.database.reading() as session:
            contact = contact_of(programme_of(session))
        found = found_in(shown, contact)
        cards: list[QWidget] = [FoundCard(found)] if found else []
        differences = differing(shown) if shown.is_apart and shown.is_open_to_both else None
        if differences is not None:
            cards.append(differences)
        answers = answers_of(shown, voices_seen(shown, shown.role or TOGETHER))
        if not answers:
            answers = []
            cards.append(words(_("No answers were given."), "muted"))
        return [*cards, *answers]

    def _over_time(self, shown: Shown) -> list[QWidget]:
        cards: list[QWidget] = []
        trend = self._trend(shown)
        if trend is not None:
            name = _("{title}: how it went over time").format(title=shown.title)
            cards.append(TrendView(trend, name))
        seen = voices_seen(shown, shown.role or TOGETHER)
        for voice in seen:
            found = compared(shown, voice)
            if found and len(seen) > 1:
                name = _("Together") if voice == TOGETHER else shown.name(voice)
                cards.append(words(name, "heading"))
            cards.extend(found)
        return cards

    def _trend(self, shown: Shown) -> Trend | None:
        form = shown.view.form
        if form is None:
            return None
        with self._context.database.reading() as session:
            pair_id = shown.view.relationship.id
            times = ratings_of(session, pair_id, (form.key,), shown.role or None)
        names = {role: shown.name(role) for role in ROLES}
        return trend_of(form, times.get(form.key, ()), names, shown.today)

    def _choose(self, _key: str) -> None:
        self.refresh()
        self.column.verticalScrollBar().setValue(0)

    def _reopen(self) -> None:
        self.reopened.emit(self._id)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window; the answers scroll."""
        return QSize(320, 200)


def _stands(shown: Shown) -> str:
    check_in = shown.view.check_in
    if check_in.skipped_reason:
        return _("Skipped: {reason}").format(reason=check_in.skipped_reason)
    if check_in.finished_at is None:
        return _("{names}, not finished yet").format(names=shown.names)
    day = shown.day(day_of(check_in.finished_at))
    if shown.is_apart:
        return _("{names}, each alone, finished on {day}").format(names=shown.names, day=day)
    return _("{names}, finished on {day}").format(names=shown.names, day=day)
