"""Both profiles beside each other, and what they have in common: PRO-41."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.common_ground import common_ground
from mentor_desktop.domain.form import Section, Value, said
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.person.narrow import is_narrow
from mentor_desktop.gui.person.photo import small_picture
from mentor_desktop.gui.person.sections import sections_for
from mentor_desktop.gui.profiles.ground import ground_card, styles_card
from mentor_desktop.gui.profiles.words import card, words
from mentor_desktop.gui.tips import TipCard
from mentor_desktop.gui.widgets.avatar import Avatar
from mentor_desktop.gui.widgets.eliding_button import ElidingButton
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.operations.attachments import bytes_of
from mentor_desktop.operations.texts import profile_form, tips
from mentor_desktop.store.profiles import PairProfiles
from mentor_desktop.translation import _

_GAP = 16  # px
_TONES = {"mentor": "others", "mentee": "accent"}
_BEGUN = 3  # answers; fewer, and the whole profile is still to be filled in


class SideBySide(QScrollArea):
    """`fill_wanted(role, question)`: someone wants to write, "" for where a profile begins."""

    fill_wanted = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._context = context
        self._profiles: PairProfiles | None = None
        self._is_narrow = False

    def show_profiles(self, profiles: PairProfiles) -> None:
        """Draws both anew."""
        self._profiles = profiles
        self._is_narrow = is_narrow(self)
        place = self.verticalScrollBar().value()
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        down = QVBoxLayout(scrolled)
        down.setContentsMargins(0, 0, 4, 0)
        down.setSpacing(_GAP)
        for part in self._parts(profiles):
            down.addWidget(part)
        down.addStretch(1)
        self.setWidget(scrolled)
        self.verticalScrollBar().setValue(place)

    def _parts(self, profiles: PairProfiles) -> Sequence[QWidget]:
        form = profile_form()
        called = {role: profiles.people[role].called for role in ROLES}
        answers = profiles.answers
        grounds = common_ground(form, answers["mentor"], answers["mentee"])
        has_both = all(len(answers[role]) >= _BEGUN for role in ROLES)
        parts: list[QWidget] = []
        if has_both and grounds:
            parts.append(ground_card(grounds, called))
            styles = styles_card(form, answers, called)
            parts += [styles] if styles else []
        else:
            parts.append(self._empty(called, answers))
        parts.append(self._tip())
        parts.append(self._columns(profiles, called))
        return parts

    def _tip(self) -> TipCard:
        shown = TipCard(self._context)
        shown.keep(next(tip for tip in tips("profiles") if tip.reader == "both"))
        return shown

    def _empty(
        self, called: Mapping[str, str], answers: Mapping[str, Mapping[str, Value]]
    ) -> QWidget:
        frame, down = card(
            _("Find out what you share"),
            _(
                "When both profiles are filled in, what you have in common stands here, and "
                "what is your own. It is a good start for the first meeting."
            ),
        )
        buttons = FlowLayout()
        for role in ROLES:
            if len(answers[role]) < _BEGUN:
                text = _("Fill in {name}'s profile").format(name=called[role])
                buttons.addWidget(self._fill_button(text, role))
        down.addLayout(buttons)
        return frame

    def _fill_button(self, text: str, role: str, question: str = "") -> QPushButton:
        button = ElidingButton(text)
        button.clicked.connect(partial(self._want, role, question))
        return button

    def _want(self, role: str, question: str) -> None:
        self.fill_wanted.emit(role, question)

    def _columns(self, profiles: PairProfiles, called: Mapping[str, str]) -> QWidget:
        columns = QWidget()
        grid = QGridLayout(columns)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        for place, role in enumerate(ROLES):
            row, column = (place, 0) if self._is_narrow else (0, place)
            grid.addWidget(self._profile(profiles, role, called[role]), row, column)
            grid.setColumnStretch(column, 1)
        return columns

    def _profile(self, profiles: PairProfiles, role: str, called: str) -> QFrame:
        frame, down = card("")
        down.addLayout(self._head(profiles, role))
        answers = profiles.answers[role]
        for section in sections_for(profile_form().sections, (role,)):
            down.addSpacing(8)
            down.addWidget(words(section.title, "heading"))
            self._add_answers(down, section, answers, role, called)
        down.addStretch(1)
        return frame

    def _head(self, profiles: PairProfiles, role: str) -> QHBoxLayout:
        person = profiles.people[role]
        avatar = Avatar(person.name, tone=_TONES[role])
        if role in profiles.photo_ids:
            with self._context.database.reading() as session:
                data = bytes_of(session, profiles.photo_ids[role])
            avatar.set_picture(small_picture(data))
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(avatar)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(words(person.name, "heading"))
        names.addWidget(words(_("Mentor") if role == "mentor" else _("Mentee"), "muted"))
        across.addLayout(names, 1)
        return across

    def _add_answers(
        self,
        down: QVBoxLayout,
        section: Section,
        answers: Mapping[str, Value],
        role: str,
        called: str,
    ) -> None:
        is_empty = True
        for question in section.questions:
            lines = said(question, answers.get(question.key))
            if lines:
                is_empty = False
                between = "  ·  " if question.kind in ("list", "choices") else "\n"
                pair = QVBoxLayout()
                pair.setSpacing(0)
                pair.addWidget(words(question.label, "small"))
                pair.addWidget(words(between.join(lines)))
                down.addLayout(pair)
        if is_empty:
            button = self._fill_button(
                _("Nothing here yet: fill in {name}'s profile").format(name=called),
                role,
                section.questions[0].key,
            )
            button.setProperty("role", "link")
            button.setAccessibleName(
                _("{section}: fill in {name}'s profile").format(section=section.title, name=called)
            )
            down.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two have no room."""
        super().resizeEvent(event)
        if self._profiles and is_narrow(self) != self._is_narrow:
            self.show_profiles(self._profiles)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window; it scrolls."""
        return QSize(320, 240)
