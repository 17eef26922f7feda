""" "Since you were here": what others did, what is late, what is due; to read or to close."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.dated import DUE_SOON_DAYS, Dated
from mentor_desktop.domain.news import said_of
from mentor_desktop.gui.calendar.agenda import AgendaView
from mentor_desktop.gui.calendar.agenda_model import AgendaModel, Line, entry_lines
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.settings import Settings
from mentor_desktop.gui.widgets.banner import CloseButton
from mentor_desktop.operations.clock import now, time_zone
from mentor_desktop.store.dated import Asked, dated_days, late_ones, zone_of
from mentor_desktop.store.news import PairNews, news_since, pairs_of
from mentor_desktop.store.pair_lines import PairLine
from mentor_desktop.translation import _, ngettext

_AFTER_PAINT = 250  # ms: the file is on the screen, and takes keys
_LATER = 800  # ms after a change; what is told may lag behind the hand
_KINDS = ("meeting", "action_item", "review")  # stages come with the lines of the sidebar
_MOST = 12  # of each list
_SHARE = 0.34  # of the window's height at most; a page needs the rest
_EDGE, _EDGE_BELOW = 6, 12  # px over and under the line; under the list, so that it ends calmly


@dataclass(frozen=True)
class Told:
    """What there is to tell; `late` and `soon` are the first of so many."""

    news: tuple[PairNews, ...] = ()
    late: tuple[Dated, ...] = ()
    late_count: int = 0
    soon: tuple[Dated, ...] = ()
    soon_count: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether it is better to say nothing."""
        return not (self.news or self.late or self.soon)


class Since(QFrame):
    """A line over the page in view that opens; it comes by itself after the first paint.

    `calendar_wanted()` when all of the dates are wanted.
    """

    calendar_wanted = Signal()

    def __init__(self, context: Context, settings: Settings) -> None:
        super().__init__()
        self.hide()
        self.setProperty("role", "info")
        self._context, self._settings = context, settings
        self._person = context.acting_person_id
        self._since = _moment(settings.seen_at(context.database.path, self._person))
        self._lines: Sequence[PairLine] = ()
        self._is_closed = False
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.heading.setProperty("role", "strong")
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.more = QPushButton(_("Show"))
        self.more.setCheckable(True)
        self.more.setProperty("role", "link")
        self.more.toggled.connect(self._unfold)
        self.close_button = CloseButton()
        self.close_button.clicked.connect(self.dismiss)
        self.lines = AgendaModel()
        self.view = AgendaView(self.lines, context.today())
        self.view.setProperty("role", "plain")
        self.view.setAccessibleName(_("Since you were here"))
        self.view.entry_opened.connect(self._open)
        self.view.pair_opened.connect(self._open_pair)
        self.all = QPushButton(_("Calendar"))
        self.all.setProperty("role", "link")
        self.all.setAccessibleName(_("Open the calendar"))
        self.all.clicked.connect(self.calendar_wanted)
        self._lay_out()
        self._later = QTimer(self, singleShot=True)
        self._later.setInterval(_AFTER_PAINT)
        self._later.timeout.connect(self.tell)
        context.changed.connect(self._follow)
        context.acting_changed.connect(self._follow_person)

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self.heading)
        across.addWidget(self.summary, 1)
        across.addWidget(self.all)
        across.addWidget(self.more)
        across.addWidget(self.close_button)
        self._down = down = QVBoxLayout(self)
        down.setContentsMargins(16, _EDGE, 8, _EDGE)
        down.setSpacing(6)
        down.addLayout(across)
        down.addWidget(self.view)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.view.hide()
        self.all.hide()

    def begin(self, lines: Sequence[PairLine]) -> None:
        """Tells it when the file has been painted; the sidebar has read these lines already."""
        self._lines = lines
        self._later.start(_AFTER_PAINT)

    def tell(self) -> None:
        """Reads what there is to tell, and shows it or hides."""
        if self._is_closed:
            return
        told = self._read()
        self.lines.show_lines(_lines_of(told))
        has_been = self._since is not None
        self.heading.setText(
            _("Since you were here") if has_been and told.news else _("What is due")
        )
        self.summary.setText(_summary(told))
        self.setAccessibleName(f"{self.heading.text()}: {self.summary.text()}")
        self.setVisible(not told.is_nothing)
        self._fit()

    def dismiss(self) -> None:
        """Closed by hand: it stays away until the file is opened again."""
        self._is_closed = True
        self._later.stop()
        self.hide()

    def leave(self) -> None:
        """Whoever sits here has seen the file until now."""
        self._later.stop()
        seen = now().isoformat()
        self._settings.set_seen_at(self._context.database.path, self._person, seen)

    def _read(self) -> Told:
        today, person = self._context.today(), self._person
        with self._context.database.reading() as session:
            mine = pairs_of(session, person)
            news = news_since(session, self._since, person) if self._since else ()
            asked = Asked(
                today, today + timedelta(days=DUE_SOON_DAYS), today,
                zone_of(session, person) or time_zone(), _KINDS,
                person_id=person if mine else None, most=_MOST, is_open_only=True,
            )  # fmt: skip
            late, late_count = late_ones(session, today, asked, _MOST)
            days = dated_days(session, asked)
        stages = _stages(self._lines, mine, today)
        late_stages = [one for one in stages if one.state == "late"]
        coming = [one for one in stages if one.state != "late"]
        soon = [entry for day in sorted(days) for entry in days[day].entries]
        return Told(
            news,
            _first((*late, *late_stages)),
            late_count + len(late_stages),
            _first((*soon, *coming)),
            sum(found.count for found in days.values()) + len(coming),
        )

    def _follow(self, change: Change) -> None:
        """Where one is at work, what is due changes; the line keeps up, and never comes back."""
        if self.isVisible():
            self._later.start(_LATER)

    def _follow_person(self) -> None:
        if self._context.acting_person_id == self._person:
            return
        self.leave()
        self._person = self._context.acting_person_id
        self._since = _moment(self._settings.seen_at(self._context.database.path, self._person))
        self._is_closed = False
        self._later.start(_AFTER_PAINT)

    def _open(self, entry: Dated) -> None:
        self.more.setChecked(False)
        record_id = "" if entry.kind in ("stage", "review") else entry.id
        self._context.record_opened.emit(entry.relationship_id or "", entry.tab, record_id)

    def _open_pair(self, relationship_id: str) -> None:
        self.more.setChecked(False)
        self._context.opened.emit(relationship_id, "")

    def _unfold(self, is_open: bool) -> None:
        self.more.setText(_("Fold up") if is_open else _("Show"))
        self.view.setVisible(is_open)
        self.all.setVisible(is_open)
        self._down.setContentsMargins(16, _EDGE, 8, _EDGE_BELOW if is_open else _EDGE)
        self._fit()
        if is_open:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """As high as its lines, and never so high that the page has no room."""
        rows = range(self.lines.rowCount())
        ends = accumulate(self.view.sizeHintForRow(row) for row in rows)
        room = round(self.window().height() * _SHARE)
        whole = [end for end in ends if end + 4 <= room]  # none is cut in its middle
        self.view.setFixedHeight(max(whole[-1] + 4 if whole else room, 40))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds it up; once more, and it is gone."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.more.isChecked():
            self.more.setChecked(False)
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.dismiss()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters, higher lines."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


def _stages(lines: Sequence[PairLine], mine: set[str], today: date) -> list[Dated]:
    """The next stage of each journey that is late or due soon."""
    found = []
    for line in lines:
        stage = line.stage
        is_theirs = not mine or line.id in mine
        if stage is None or stage.due is None or line.state == "paused" or not is_theirs:
            continue
        if stage.due <= today + timedelta(days=DUE_SOON_DAYS):
            state = "late" if stage.due < today else "open"
            names = {"mentor": line.mentor, "mentee": line.mentee}
            found.append(
                Dated("stage", f"{line.id}-{stage.key}", stage.due, "", stage.key, state,
                      line.id, names=names)
            )  # fmt: skip
    return found


def _first(entries: Sequence[Dated]) -> tuple[Dated, ...]:
    return tuple(sorted(entries, key=lambda one: (one.day, one.time, one.id))[:_MOST])


def _summary(told: Told) -> str:
    parts = []
    if told.news:
        n = sum(one.count for one in told.news)
        parts.append(ngettext("{n} change", "{n} changes", n).format(n=f"{n:,}"))
    if told.late_count:
        n = told.late_count
        parts.append(ngettext("{n} thing is late", "{n} things are late", n).format(n=f"{n:,}"))
    if told.soon_count:
        n = told.soon_count
        parts.append(
            ngettext("{n} due within a week", "{n} due within a week", n).format(n=f"{n:,}")
        )
    return "  ·  ".join(parts)


def _lines_of(told: Told) -> list[Line]:
    lines = []
    if told.news:
        lines.append(Line(_("What others did")))
        lines += [_news_line(one) for one in told.news[:_MOST]]
    for heading, entries, count, tone in (
        (_("Late"), told.late, told.late_count, "danger"),
        (_("Due within a week"), told.soon, told.soon_count, "text"),
    ):
        if entries:
            lines.append(Line(heading, tone=tone))
            lines += entry_lines(entries, says_day=True)
        if count > len(entries):
            left = count - len(entries)
            said = ngettext("and {n} more", "and {n} more", left).format(n=f"{left:,}")
            lines.append(Line(said, tone="muted", is_note=True))
    return lines


def _news_line(one: PairNews) -> Line:
    said = _("{mentee} and {mentor}: {changes}").format(
        **one.names, changes=", ".join(said_of(one.counts))
    )
    return Line(said, relationship_id=one.relationship_id)


def _moment(text: str) -> datetime | None:
    """A moment as the settings keep it; None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
