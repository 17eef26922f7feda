"""What the summary of a check-in says, a card each: verdict, differences, what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.gui.check_ins.parts import Card, button, words
from mentor_desktop.gui.widgets.words import emptied
from mentor_desktop.translation import _, ngettext


@dataclass(frozen=True)
class Found:
    """What the rule found: what it asks for, how it came to that, whom to talk to."""

    sentences: tuple[str, ...]
    traces: tuple[str, ...]
    contact: str = ""  # of the coordinator, where talking to them is suggested
    tone: str = "tip"  # the look of the card: "tip" or "warning"


@dataclass(frozen=True)
class Differing:
    """A question with what each of the two said, in words."""

    label: str
    said: tuple[str, str]


@dataclass(frozen=True)
class Making:
    """One thing that finishing makes; `can_leave` where it can be left out."""

    key: str
    says: str
    can_leave: bool = True
    is_wanted: bool = True


class FoundCard(Card):
    """The verdict, with the way to it."""

    def __init__(self, found: Found) -> None:
        super().__init__(_("How it stands"), role=found.tone)
        for sentence in found.sentences:
            self.body.addWidget(words(sentence))
        if found.contact:
            label = words(found.contact, "strong")
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.body.addWidget(label)
        for trace in found.traces:
            self.body.addWidget(words(trace, "small"))


class DifferencesCard(Card):
    """Where the two differ, both answers side by side."""

    def __init__(self, names: tuple[str, str], differing: Sequence[Differing]) -> None:
        count = len(differing)
        said = ngettext(
            "Where you differ: {count} answer", "Where you differ: {count} answers", count
        ).format(count=count)
        super().__init__(said if count else _("You see it alike"))
        if not count:
            self.body.addWidget(
                words(_("Wherever there was something to choose, you chose the same."), "muted")
            )
            return
        self.body.addWidget(words(_("Talk about these; neither answer is the right one."), "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, name in enumerate(names, 1):
            grid.addWidget(words(name, "small"), 0, column)
        for row, one in enumerate(differing, 1):
            grid.addWidget(words(one.label, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            for column, answer in enumerate(one.said, 1):
                label = words(answer or _("No answer"))
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate((2, 1, 1)):
            grid.setColumnStretch(column, share)
        self.body.addLayout(grid)


class OpenCard(Card):
    """Questions without an answer, each a way back to it. Signal: `wanted(step, question)`."""

    wanted = Signal(str, str)

    def __init__(self, questions: Sequence[tuple[str, str, str]]) -> None:
        count = len(questions)
        super().__init__(
            ngettext(
                "{count} question has no answer", "{count} questions have no answer", count
            ).format(count=count)
        )
        self.body.addWidget(words(_("That is fine too. Here is the way back to them."), "muted"))
        for step, key, label in questions:
            way = button(label, partial(self.wanted.emit, step, key), "link")
            self.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeading)


class MakingCard(Card):
    """What finishing makes, each with a tick. Signal: `changed()`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("What comes of it"))
        self.boxes: dict[str, QCheckBox] = {}
        self._nothing = words(
            _("Your answers are kept, to read and to compare later. Nothing else is made."), "muted"
        )
        self.body.addWidget(self._nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        self._notes = words("", "muted")
        self.body.addWidget(self._notes)
        self._shown: tuple[Making, ...] = ()

    def show_makings(self, makings: Sequence[Making], notes: Sequence[str] = ()) -> None:
        """Lists them, and what cannot be made; what was unticked stays so."""
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._nothing.setVisible(not makings and not notes)
        if tuple(makings) == self._shown:
            return
        self._shown = tuple(makings)
        unticked = self.left_out
        emptied(self._list)
        self.boxes = {}
        for one in makings:
            self._list.addWidget(self._row(one, is_wanted=one.key not in unticked))

    def _row(self, one: Making, *, is_wanted: bool) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        box = QCheckBox()
        box.setChecked(one.is_wanted and is_wanted)
        box.setEnabled(one.can_leave)
        box.setAccessibleName(one.says)
        box.toggled.connect(self.changed)
        label = words(one.says)
        label.setBuddy(box)
        across.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(label, 1)
        self.boxes[one.key] = box
        return row

    @property
    def left_out(self) -> frozenset[str]:
        """The keys of what was unticked."""
        return frozenset(key for key, box in self.boxes.items() if not box.isChecked())
