"""The page of the programme: name, contact, dates, paper, numbers, events."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.form import Section, Value
from mentor_desktop.domain.programme import Programme
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.person.narrow import is_narrow
from mentor_desktop.gui.programme.authority import AuthorityCard
from mentor_desktop.gui.programme.events import EventsCard
from mentor_desktop.gui.programme.questions import answers, numbers, sections, settings_of, signals
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.operations.programme import (
    DAYS,
    reset_settings,
    set_programme,
    set_setting,
)
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _

_GAP = 16  # px


class ProgrammePage(QScrollArea):
    """Saves each field as it is left; a refusal stands beside it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.forms = {section.key: FormView((section,)) for section in sections()}
        self.numbers = FormView((numbers(),))
        self.signals = FormView((signals(),))
        self.reset_button = QPushButton(_("Reset to the usual numbers"))
        self.events = EventsCard(context)
        self.authority = AuthorityCard(context)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        for form in self.forms.values():
            form.edited.connect(self._edit)
            form.left.connect(self._leave)
        for form in (self.numbers, self.signals):
            form.edited.connect(partial(self._set_number, form))
            form.left.connect(self._leave)
        self.reset_button.clicked.connect(self._reset)
        context.changed.connect(self._follow)
        self.refresh()

    def _lay_out(self) -> None:
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        down = QVBoxLayout(scrolled)
        down.setContentsMargins(28, 20, 28, 20)
        down.setSpacing(_GAP)
        title = QLabel(_("Programme"))
        title.setProperty("role", "title")
        down.addWidget(title)
        self._columns.setSpacing(_GAP)
        about = [_card(one, self.forms[one.key]) for one in sections()]
        rhythm = _card(numbers(), self.numbers)
        care = _card(signals(), self.signals, self.reset_button)
        for parts in ([*about, self.events, self.authority], [rhythm, care]):
            column = QVBoxLayout()
            column.setSpacing(_GAP)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        down.addLayout(self._columns, 1)
        self.setWidget(scrolled)

    def refresh(self) -> None:
        """Reads the programme again; words being typed stay."""
        with self._context.database.reading() as session:
            programme = programme_of(session)
        for form in self.forms.values():
            form.set_values(answers(programme))
        for form in (self.numbers, self.signals):
            form.set_values(settings_of(programme))
        self.reset_button.setEnabled(bool(programme.settings))
        if self._context.database.is_read_only:
            self.reset_button.setEnabled(False)
            for form in (*self.forms.values(), self.numbers, self.signals):
                form.set_read_only(True)

    def _form_of(self, field: str) -> FormView:
        place = next(one for one in sections() if field in [q.key for q in one.questions])
        return self.forms[place.key]

    def _edit(self, field: str, value: Value) -> None:
        told = partial(self._form_of(field).set_problem, field)
        kept: Value | date | bool = value
        if field in DAYS:
            kept = date.fromisoformat(value) if isinstance(value, str) else None
        elif field == "supervisor_signs":
            kept = value == "yes"
        elif value is None:
            # A paper is always chosen; an emptied text is a text.
            kept = "A4" if field == "paper" else ""
        self._context.attempt(set_programme, field, kept, told=told)

    def _set_number(self, form: FormView, name: str, value: Value) -> None:
        told = partial(form.set_problem, name)
        self._context.attempt(set_setting, name, value, told=told)

    def _reset(self) -> None:
        for form, section in ((self.numbers, numbers()), (self.signals, signals())):
            for question in section.questions:
                form.set_problem(question.key, None)
        self._context.attempt(reset_settings)

    def _leave(self) -> None:
        self._context.database.settle()

    def _follow(self, change: Change) -> None:
        if change.touches(Programme):
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed is forgotten when another page comes into view."""
        for form in (*self.forms.values(), self.numbers, self.signals):
            form.tell_all()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two have no room."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if is_narrow(self) else way.LeftToRight)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window; it scrolls."""
        return QSize(320, 240)


def _card(section: Section, form: FormView, button: QPushButton | None = None) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "card")
    down = QVBoxLayout(frame)
    down.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
    down.setSpacing(12)
    title = QLabel(section.title)
    title.setProperty("role", "heading")
    down.addWidget(title)
    if section.help:
        help_label = QLabel(section.help, wordWrap=True)
        help_label.setProperty("role", "muted")
        down.addWidget(help_label)
    down.addWidget(form)
    if button:
        down.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
    return frame
