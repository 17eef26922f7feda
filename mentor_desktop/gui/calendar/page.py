"""The calendar: everything with a date over the whole file, as a month or as an agenda."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.check_in import CheckIn
from mentor_desktop.domain.dated import Dated
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Event, Programme
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.gui.calendar.agenda import AgendaView
from mentor_desktop.gui.calendar.agenda_model import AgendaModel, Line, entry_lines, lines_of
from mentor_desktop.gui.calendar.day_card import MOST, DayCard
from mentor_desktop.gui.calendar.export import ask_and_export
from mentor_desktop.gui.calendar.month import MonthView
from mentor_desktop.gui.calendar.month_delegate import MOST_SHOWN
from mentor_desktop.gui.calendar.month_model import MonthModel, shifted
from mentor_desktop.gui.calendar.tools import Tools
from mentor_desktop.gui.calendar.words import more
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import month_title
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.gui.widgets.empty_state import EmptyState
from mentor_desktop.operations.clock import time_zone
from mentor_desktop.store.dated import (
    Asked,
    DatedDay,
    dated_days,
    last_dated_day,
    late_ones,
    zone_of,
)
from mentor_desktop.translation import _

_STEP = timedelta(days=28)  # that the agenda reads at a time
_MOST_LATE, _MOST_A_DAY = 50, 30
_DAY = timedelta(days=1)


class CalendarPage(FollowingPage):
    """Reads only the days in view; `record_opened` of the context leads to an entry's own tab."""

    follows = (
        Meeting, ActionItem, Activity, Goal, Relationship, Person, Agreement, CheckIn, Event,
        Programme,
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._until: date | None = None  # the agenda has been read up to here
        self._end: date | None = None  # there is nothing after
        self.title = QLabel(_("Calendar"), textFormat=Qt.TextFormat.PlainText)
        self.title.setProperty("role", "title")
        self.tools = Tools()
        self.days = MonthModel(context.today, QLocale().firstDayOfWeek().value - 1)
        self.month = MonthView(self.days)
        self.lines = AgendaModel()
        self.agenda = AgendaView(self.lines, context.today())
        self.empty = EmptyState(
            _("Nothing has a date yet"),
            _("Meetings, promises, goals and the days of the programme come together here."),
        )
        self.views = QStackedWidget()
        for view in (self.month, self.agenda, self.empty):
            self.views.addWidget(view)
        down = QVBoxLayout(self)
        down.setContentsMargins(28, 24, 28, 20)
        down.setSpacing(12)
        down.addWidget(self.title)
        down.addWidget(self.tools)
        down.addWidget(self.views, 1)
        self._connect()
        self.show_view("month")
        self.follow(context)

    def _connect(self) -> None:
        self.tools.month_wanted.connect(self._go_months)
        self.tools.today_wanted.connect(self._go_today)
        self.tools.view_wanted.connect(self.show_view)
        self.tools.filtered.connect(self.refresh)
        self.tools.export_wanted.connect(self._export)
        self.month.day_wanted.connect(self.show_day)
        self.month.day_opened.connect(self._open_day)
        self.month.entry_opened.connect(self.open_entry)
        self.agenda.entry_opened.connect(self.open_entry)
        self.agenda.day_opened.connect(self._open_day_of_agenda)
        self.agenda.end_reached.connect(self._read_on)
        self._context.acting_changed.connect(self.mark_stale)

    def asked(self) -> Asked:
        """What is wanted, with the days of the month in view."""
        acting = self._context.acting_person_id
        with self._context.database.reading() as session:
            zone = zone_of(session, acting) or time_zone()
        person = acting if self.tools.mine.isChecked() else None
        return Asked(
            self.days.first, self.days.last, self._context.today(), zone,
            self.tools.chosen_kinds(), person_id=person,
        )  # fmt: skip

    def refresh(self) -> None:
        """Reads what is in view again."""
        super().refresh()
        has_person = self._context.acting_person_id is not None
        if not has_person and self.tools.mine.isChecked():
            self.tools.mine.setChecked(False)  # comes back here
            return
        self.tools.mine.setVisible(has_person)
        if self.tools.switch.current == "month":
            self._show_month(self.month.day)
        else:
            self._show_agenda()

    def show_view(self, view: str) -> None:
        """The month or the agenda."""
        self.tools.show_view(view)
        self.setFocusProxy(self.tools.switch)
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Begins on today."""
        super().showEvent(event)
        if not self.month.currentIndex().isValid():
            self.month.choose(self._context.today())

    # the month

    def show_day(self, day: date) -> None:
        """Makes a day the current one; its month comes into view."""
        if day.replace(day=1) != self.days.month:
            self._show_month(day)
        self.month.choose(day)

    def _go_months(self, months: int) -> None:
        self.show_day(shifted(self.month.day, months=months))

    def _go_today(self) -> None:
        self.show_day(self._context.today())
        self.month.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_month(self, day: date) -> None:
        self.days.month = day.replace(day=1)
        found = self._read(replace(self.asked(), most=MOST_SHOWN))
        self.days.show_month(day, found)
        self.tools.month.setText(month_title(day))
        self.month.setAccessibleName(month_title(day))
        self.month.choose(day)
        self._show_empty(is_empty=not found and self._last() is None, view=self.month)

    def _read(self, asked: Asked) -> Mapping[date, DatedDay]:
        with self._context.database.reading() as session:
            return dated_days(session, asked)

    def _last(self) -> date | None:
        with self._context.database.reading() as session:
            return last_dated_day(session, Asked(date.min, date.max, self._context.today()))

    def _show_empty(self, *, is_empty: bool, view: MonthView | AgendaView) -> None:
        self.views.setCurrentWidget(self.empty if is_empty else view)
        self.tools.export.setDisabled(is_empty)

    def _open_day(self, day: date, place: QRect) -> None:
        asked = replace(self.asked(), first=day, last=day, most=MOST)
        found = self._read(asked).get(day, DatedDay())
        card = DayCard(self, day, found, self._context.today())
        card.opened.connect(self.open_entry)
        card.show_at(place)

    # the agenda

    def _show_agenda(self) -> None:
        today = self._context.today()
        chosen = self.agenda.currentIndex()
        entry = self.lines.line(chosen).entry if chosen.isValid() else None
        self._end = self._last()
        asked = self.asked()
        with self._context.database.reading() as session:
            late, count = late_ones(session, today, asked, _MOST_LATE)
        lines = []
        if late:
            lines.append(Line(_("Late"), tone="danger"))
            lines += entry_lines(late, says_day=True)
            if count > len(late):
                lines.append(Line(more(count - len(late)), tone="muted", is_note=True))
        self._until = today - _DAY
        lines += self._next_lines(asked)
        self.lines.show_lines(lines)
        if entry is not None:
            self.agenda.choose(self.lines.row_of(entry.id))
        self._say_if_nothing(is_empty=not lines)

    def _say_if_nothing(self, *, is_empty: bool) -> None:
        if is_empty and self._end is not None:
            self.lines.show_lines(
                [Line(_("Nothing is due from today on."), tone="muted", is_note=True)]
            )
        self._show_empty(is_empty=is_empty and self._end is None, view=self.agenda)

    def _next_lines(self, asked: Asked) -> list[Line]:
        """The next days that have anything."""
        while self._until is not None and self._end is not None and self._until < self._end:
            first = self._until + _DAY
            self._until = min(self._until + _STEP, self._end)
            found = self._read(replace(asked, first=first, last=self._until, most=_MOST_A_DAY))
            if found:
                return lines_of(found, self._context.today())
        return []

    def _read_on(self) -> None:
        if self._until is not None and self._end is not None and self._until < self._end:
            self.lines.add_lines(self._next_lines(self.asked()))

    def _open_day_of_agenda(self, day: date) -> None:
        place = self.agenda.visualRect(self.agenda.currentIndex())
        corner = self.agenda.viewport().mapToGlobal(place.topLeft())
        self._open_day(day, QRect(corner, place.size()))

    # what a person does

    def open_entry(self, entry: Dated) -> None:
        """Goes to where an entry belongs."""
        if entry.relationship_id is None:
            self._context.page_opened.emit("programme")
            return
        record_id = "" if entry.kind in ("stage", "relationship", "review") else entry.id
        self._context.record_opened.emit(entry.relationship_id, entry.tab, record_id)

    def _export(self) -> None:
        asked = self.asked()
        if self.tools.switch.current == "agenda":
            last = self._last() or asked.last
            asked = replace(asked, first=asked.today, last=max(last, asked.today))
        ask_and_export(self, self._context, asked)
