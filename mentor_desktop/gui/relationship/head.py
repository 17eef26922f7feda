"""The head of a relationship: who, since when, how far; the next step as the one button."""

from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mentor_desktop.domain.next_step import caption
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.stage import Stage, stage_title, whole_months
from mentor_desktop.gui.days import long_day, short_day
from mentor_desktop.gui.widgets.avatar import Avatar
from mentor_desktop.gui.widgets.stepper import Step, Stepper
from mentor_desktop.store.views import Head
from mentor_desktop.translation import _, ngettext

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
        self.title = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.title.setProperty("role", "title")
        self.about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.about.setProperty("role", "muted")
        self.export = QPushButton(_("Export"))
        self.export.setAccessibleName(_("Export"))
        self.step = QPushButton()
        self.step.setProperty("role", "primary")
        self.stepper = Stepper()
        self._lay_out()
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
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.about)
        across.addLayout(words, 1)
        across.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.step, 0, Qt.AlignmentFlag.AlignTop)
        down.addLayout(across)
        down.addWidget(self.stepper)

    def show_head(self, head: Head, today: date) -> None:
        """How the pair stands now."""
        mentee, mentor = head.people["mentee"], head.people["mentor"]
        for role, avatar in self.avatars.items():
            avatar.set_name(head.people[role].name)
        self.title.setText(
            _("{mentee} and {mentor}").format(mentee=mentee.name, mentor=mentor.name)
        )
        parts = [
            _described(_("Mentee: {name}"), _("Mentee: {name}, {role}"), mentee),
            _described(_("Mentor: {name}"), _("Mentor: {name}, {role}"), mentor),
            _term(head.relationship),
        ]
        self.about.setText("  ·  ".join(part for part in parts if part))
        self._show_step(head)
        self.stepper.setVisible(not head.relationship.is_informal)
        self.stepper.set_steps([_as_step(stage, today) for stage in head.stages])

    def _show_step(self, head: Head) -> None:
        self._action = head.step.action
        self.step.setText(head.step.button.replace("&", "&&"))
        self.step.setToolTip(head.step.reason)
        self.step.setAccessibleDescription(head.step.reason)
        self.step.setVisible(bool(head.step.action))

    def _want_step(self) -> None:
        self.step_wanted.emit(self._action)


def _described(alone: str, with_role: str, person: Person) -> str:
    if person.role:
        return with_role.format(name=person.called, role=person.role)
    return alone.format(name=person.called)


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
        ).format(day=day, count=QLocale().toString(months))
    return _("{day} to {end}").format(day=day, end=long_day(relationship.ends))


def _as_step(stage: Stage, today: date) -> Step:
    day = short_day(stage.due, today) if stage.due else ""
    return Step(stage.key, stage_title(stage.key), caption(stage, day), stage.state, stage.is_next)
