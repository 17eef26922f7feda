"""A form shown one section at a time: the list of sections beside it, or above as a drop-down."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.form import Section, Value
from mentor_desktop.gui.person.narrow import is_narrow
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.section_list import SectionCombo, SectionItem, SectionList
from mentor_desktop.gui.widgets.words import words

_GAP = 16  # px
_LIST_WIDTH = 30  # in average letters


class SectionedForm(QWidget):
    """`edited(question, value)` and `left(question)` as FormView gives them.

    Parts that are no form have a place in the list too.
    """

    edited = Signal(str, object)
    left = Signal(str)

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, SectionItem] = {}
        self._sections = {section.key: section for section in sections}
        self._forms: dict[str, FormView] = {}
        self._places: dict[str, str] = {}  # the section of each question
        self._columns: dict[str, QVBoxLayout] = {}
        self._list = SectionList()
        self._box = SectionCombo()
        self._pages = QStackedWidget()
        self._lay_out()
        self._list.selected.connect(self.show_section)
        self._box.selected.connect(self.show_section)
        for section in sections:
            self._add_section(section)
        if sections:
            self.show_section(sections[0].key)

    def _lay_out(self) -> None:
        self._side = QFrame()
        self._side.setProperty("role", "card")
        self._side.setFixedWidth(self.fontMetrics().averageCharWidth() * _LIST_WIDTH + 32)
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self._list)
        beside = QHBoxLayout()
        beside.setSpacing(_GAP)
        beside.addWidget(self._side)
        beside.addWidget(self._pages, 1)
        below = QVBoxLayout(self)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        below.addWidget(self._box)
        below.addLayout(beside, 1)
        self._box.hide()

    def add_part(self, key: str, title: str, part: QWidget) -> None:
        """Something of its own that has a place in the list, after the sections."""
        self._add_page(key, title).insertWidget(0, part)
        self.mark(key, is_complete=False)

    def add_above(self, key: str, part: QWidget) -> None:
        """Something that stands above the questions of a section, if there is that section."""
        if key in self._columns:
            self._columns[key].insertWidget(0, part)

    def add_below(self, key: str, part: QWidget) -> None:
        """Something that stands below the questions of a section, if there is that section."""
        if key in self._columns:
            self._columns[key].insertWidget(self._columns[key].count() - 1, part)

    @property
    def section(self) -> str:
        """The key of the section in view."""
        return list(self._items)[self._pages.currentIndex()]

    def show_section(self, key: str) -> None:
        """Turns to a section."""
        self._pages.setCurrentIndex(list(self._items).index(key))
        self._list.set_current(key)
        self._box.set_current(key)

    def focus_question(self, question: str) -> None:
        """Turns to the section of a question and puts the cursor there, if it is asked here."""
        if question in self._places:
            key = self._places[question]
            self.show_section(key)
            self._forms[key].focus_question(question)

    def set_values(self, values: Mapping[str, Value]) -> None:
        """Shows these answers, and in the list how far each section is."""
        for key, form in self._forms.items():
            form.set_values(values)
            self._items[key] = SectionItem(
                key, self._sections[key].title, _state(self._sections[key], values)
            )
        self._show_items()

    def set_problem(self, question: str, sentence: str | None) -> None:
        """Says beside a question what would be right, None: nothing is wrong."""
        self._forms[self._places[question]].set_problem(question, sentence)

    def set_read_only(self, is_read_only: bool) -> None:
        """Whether the answers can only be read."""
        for form in self._forms.values():
            form.set_read_only(is_read_only)

    def mark(self, key: str, *, is_complete: bool) -> None:
        """How far a part of its own is."""
        title = self._items[key].title
        self._items[key] = SectionItem(key, title, "complete" if is_complete else "none")
        self._show_items()

    def form(self, section: str) -> FormView:
        """The questions of one section."""
        return self._forms[section]

    def _show_items(self) -> None:
        items = list(self._items.values())
        self._list.set_items(items)
        self._box.set_items(items)

    def _add_section(self, section: Section) -> None:
        column = self._add_page(section.key, section.title)
        form = FormView((section,))
        form.edited.connect(self.edited)
        form.left.connect(self.left)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        inside.setSpacing(12)
        inside.addWidget(words(section.title, "heading"))
        if section.help:
            inside.addWidget(words(section.help, "muted"))
        inside.addWidget(form)
        column.insertWidget(0, card)
        self._forms[section.key] = form
        self._places |= {question.key: section.key for question in section.questions}

    def _add_page(self, key: str, title: str) -> QVBoxLayout:
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        column = QVBoxLayout(scrolled)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(_GAP)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(scrolled)
        self._pages.addWidget(area)
        self._items[key] = SectionItem(key, title)
        self._columns[key] = column
        self._show_items()
        return column

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed is forgotten when another page comes into view."""
        for form in self._forms.values():
            form.tell_all()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the list."""
        super().resizeEvent(event)
        narrow = is_narrow(self)
        if self._side.isHidden() != narrow:
            self._side.setHidden(narrow)
            self._box.setVisible(narrow)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window; the pages scroll."""
        return QSize(320, 240)


def _state(section: Section, values: Mapping[str, Value]) -> str:
    """ "complete" with all that is needed, "part" with any answer, else "open"."""
    needed = [one for one in section.questions if one.needed] or list(section.questions)
    if all(values.get(one.key) is not None for one in needed):
        return "complete"
    has_any = any(values.get(one.key) is not None for one in section.questions)
    return "part" if has_any else "open"
