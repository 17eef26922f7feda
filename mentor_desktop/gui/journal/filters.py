"""Which entries are shown: of a kind, for a reader, about a goal."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.domain.journal import KINDS, READERS
from mentor_desktop.domain.meeting import reader_title
from mentor_desktop.gui.entries.links import LinkBox
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.switch import Switch
from mentor_desktop.store.journal import Linkable, Wanted
from mentor_desktop.translation import _

_ALL = "all"


class Filters(QWidget):
    """Signal: `changed()`; `wanted` says what is looked for."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = Switch((_ALL, *KINDS), _("Which entries"))
        for key, text in ((_ALL, _("All")), (KINDS[0], _("Reflections")), (KINDS[1], _("Thanks"))):
            self.kind.set_text(key, text)
        self.reader = LinkBox(_("Any reader"), _("Entries for these readers"))
        self.goal = LinkBox(_("Any goal"), _("Entries about this goal"))
        self.kind.chosen.connect(self.changed)
        self.reader.picked.connect(self.changed)
        self.goal.picked.connect(self.changed)
        boxes = QWidget()
        flow = FlowLayout(boxes, spacing=8)
        flow.addWidget(self.reader)
        flow.addWidget(self.goal)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        down.addWidget(self.kind)
        down.addWidget(boxes)

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        kind = "" if self.kind.current == _ALL else self.kind.current
        return Wanted(kind, self.reader.current, self.goal.current)

    def offer(self, links: Linkable, *, is_of_pair: bool) -> None:
        """The pair's goals; readers only where there are several to tell apart."""
        self.reader.offer([(key, reader_title(key)) for key in READERS])
        self.reader.setVisible(is_of_pair)
        self.goal.offer(list(links.goals))
        self.goal.setVisible(bool(links.goals))

    def clear(self) -> None:
        """All entries again; tells nobody."""
        self.kind.set_current(_ALL)
        self.reader.choose("")
        self.goal.choose("")
