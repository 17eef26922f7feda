"""The head of a relationship: who, since when, how far; the next step as the one button."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.next_step import caption
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.stage import Stage, stage_title, whole_months
from mentor_desktop.domain.text import cut
from mentor_desktop.gui.days import long_day, short_day
from mentor_desktop.gui.isolating import isolated
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.widgets.avatar import Avatar
from mentor_desktop.gui.widgets.eliding_label import ElidingLabel
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.stepper import Step, Stepper
from mentor_desktop.store.views import Head
from mentor_desktop.translation import _, ngettext

_LEAST_LETTERS = 40
_TONES = {"mentee": "accent", "mentor": "others"}


class HeadView(QWidget):
    """Signals: `step_wanted(str)` an action key; `stage_chosen(str)` a stage's key."""

    step_wanted = Signal(str)
    stage_chosen = Signal(str)
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._action = ""
        self.avatars = {role: Avatar(tone=tone) for role, tone in _TONES.items()}
        self.title = ElidingLabel()
        self.title.setProperty("role", "title")
        self.about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.about.setProperty("role", "muted")
        self.export = QPushButton(_("Export"))
        self.export.setAccessibleName(_("Export"))
        self.step = QPushButton()
        self.step.setProperty("role", "primary")
        self.stepper = Stepper()
        self.journey = QPushButton()
        self.journey.setProperty("role", "link")
        self.journey.setMenu(QMenu(self.journey))
        self._has_stages = True
        self._is_compact = False
        self._lay_out()
        self._show_parts()
        self.step.clicked.connect(self._want_step)
        self.stepper.activated.connect(self.stage_chosen)

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(12)
        across = QHBoxLayout()
        across.setSpacing(12)
        for role in _TONES:
            across.addWidget(self.avatars[role], 0, Qt.AlignmentFlag.AlignTop)
        self._words = QGridLayout()
        self._words.setHorizontalSpacing(12)
        self._words.setVerticalSpacing(2)
        self._words.setColumnStretch(0, 1)
        self._words.addWidget(self.title, 0, 0)
        self._words.addWidget(self.about, 1, 0, 1, 3)  # under the buttons too: it is long
        across.addLayout(self._words, 1)
        down.addLayout(across)
        self._below = FlowLayout(spacing=12)
        down.addLayout(self._below)
        down.addWidget(self.stepper)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Beside the names, or under them where there is little room."""
        for column, button in enumerate((self.export, self.step), start=1):
            if self._is_compact:
                self._words.removeWidget(button)
                self._below.addWidget(button)
            else:
                self._below.removeWidget(button)
                self._words.addWidget(button, 0, column, Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self.journey)

    def minimumSizeHint(self) -> QSize:
        """What few lines need: the full head must not keep the page wide."""
        letter = self.fontMetrics().averageCharWidth()
        return QSize(letter * _LEAST_LETTERS, super().minimumSizeHint().height())

    def set_compact(self, is_compact: bool) -> None:
        """In little room the journey is a menu beside the buttons, and pictures are left out."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        self.title.setProperty("role", "heading" if is_compact else "title")
        self.title.style().unpolish(self.title)
        self.title.style().polish(self.title)
        self._place_buttons()
        self._show_parts()

    def _show_parts(self) -> None:
        for avatar in self.avatars.values():
            avatar.setVisible(not self._is_compact)
        self.about.setVisible(not self._is_compact)
        self.stepper.setVisible(self._has_stages and not self._is_compact)
        self.journey.setVisible(self._has_stages and self._is_compact)

    def show_head(self, head: Head, today: date) -> None:
        """How the pair stands now."""
        mentee, mentor = head.people["mentee"], head.people["mentor"]
        for role, avatar in self.avatars.items():
            avatar.set_name(head.people[role].name)
        self.title.setText(
            _("{mentee} and {mentor}").format(
                mentee=isolated(mentee.name), mentor=isolated(mentor.name)
            )
        )
        parts = [
            _described(_("Mentee: {name}"), _("Mentee: {name}, {role}"), mentee),
            _described(_("Mentor: {name}"), _("Mentor: {name}, {role}"), mentor),
            _term(head.relationship),
        ]
        self.about.setText(cut("  ·  ".join(part for part in parts if part)))
        self._show_step(head)
        self.title.setToolTip("\n".join((self.title.text(), self.about.text())))
        self._has_stages = not head.relationship.is_informal
        steps = [_as_step(stage, today) for stage in head.stages]
        self.stepper.set_steps(steps)
        self._show_journey(steps)
        self._show_parts()

    def _show_step(self, head: Head) -> None:
        self._action = head.step.action
        self.step.setText(head.step.button.replace("&", "&&"))
        self.step.setToolTip(head.step.reason)
        self.step.setAccessibleDescription(head.step.reason)
        self.step.setVisible(bool(head.step.action))

    def _show_journey(self, steps: list[Step]) -> None:
        """The same as the stepper, in one line with a menu."""
        menu = self.journey.menu()
        menu.clear()
        for step in steps:
            text = _("{stage}: {state}") if step.caption else _("{stage}")
            action = menu.addAction(text.format(stage=step.title, state=step.caption))
            action.triggered.connect(partial(self.stage_chosen.emit, step.key))
        following = next((at for at, step in enumerate(steps) if step.is_next), None)
        if following is None:
            is_whole = all(step.state in ("done", "skipped") for step in steps)
            self.journey.setText(_("All steps done") if is_whole else _("The journey"))
            return
        self.journey.setText(
            _("Step {number} of {all}: {stage}").format(
                number=following + 1, all=len(steps), stage=steps[following].title
            )
        )

    def _want_step(self) -> None:
        self.step_wanted.emit(self._action)


def _described(alone: str, with_role: str, person: Person) -> str:
    name = isolated(person.called)
    if person.role:
        return with_role.format(name=name, role=isolated(person.role))
    return alone.format(name=name)


def _term(relationship: Relationship) -> str:
    """Since when and for how long, or how it ended."""
    if relationship.ended_on and relationship.state == "completed":
        return _("completed {day}").format(day=long_day(relationship.ended_on))
    if relationship.ended_on:
        return _("ended {day}, without fault").format(day=long_day(relationship.ended_on))
    if relationship.is_informal and not relationship.starts:
        return _("in touch when needed")
    if not relationship.starts:
        return _("no dates yet")
    day = long_day(relationship.starts)
    if not relationship.ends:
        return _("started {day}").format(day=day)
    months = whole_months(relationship.starts, relationship.ends)
    if months:
        return ngettext(
            "started {day}, {count} month", "started {day}, {count} months", months
        ).format(day=day, count=written_number(months))
    return _("{day} to {end}").format(day=day, end=long_day(relationship.ends))


def _as_step(stage: Stage, today: date) -> Step:
    on = stage.passed_on or stage.due
    day = short_day(on, today) if on else ""
    return Step(stage.key, stage_title(stage.key), caption(stage, day), stage.state, stage.is_next)
