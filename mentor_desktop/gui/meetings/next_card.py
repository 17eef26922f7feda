"""The meeting that comes next, and the way into it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.shown import other_zones
from mentor_desktop.gui.when import elsewhere, title_of, where_of
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.links import Links
from mentor_desktop.gui.widgets.words import button, words
from mentor_desktop.store.meetings import PairMeetings
from mentor_desktop.translation import _, ngettext


class NextCard(QFrame):
    """Signal: `opened(str, str)`, the id of the meeting and the part to open."""

    opened = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._meeting: Meeting | None = None
        self.setProperty("role", "card")
        self.title = words()
        self.elsewhere = words("", "muted")
        self.about = words("", "muted")
        self.prepare = button(_("Prepare meeting"))
        self.prepare.clicked.connect(self._prepare)
        self.hold = button(_("Hold meeting"))
        self.hold.clicked.connect(self._hold)
        line = QWidget()
        flow = FlowLayout(line, spacing=8)
        flow.addWidget(self.prepare)
        flow.addWidget(self.hold)
        down = QVBoxLayout(self)
        down.setContentsMargins(16, 14, 16, 16)
        down.setSpacing(6)
        down.addWidget(words(_("Next meeting"), "heading"))
        self.links = Links()  # a call is one click away
        for widget in (self.title, self.elsewhere, self.about, self.links, line):
            down.addWidget(widget)

    def show_next(self, found: PairMeetings, role: str, zone: str) -> None:
        """The next meeting, on the clock of who looks."""
        today = self._context.today()
        meeting = self._meeting = found.following(today)
        for one in (self.elsewhere, self.about, self.prepare, self.hold):
            one.setVisible(meeting is not None)
        self.links.show_links(meeting.place if meeting else "")
        if meeting is None:
            self.title.setText(_("None is planned yet. A fixed date keeps the two of you going."))
            return
        self.title.setText(title_of(meeting, zone, today))
        other = elsewhere(meeting, zone, other_zones(found, role), today)
        self.elsewhere.setText(other)
        self.elsewhere.setVisible(bool(other))
        open_items = sum(item.done_on is None for item in found.items)
        about = (
            where_of(meeting),
            meeting.purpose,
            ngettext("{count} open action item", "{count} open action items", open_items).format(
                count=open_items
            )
            if open_items
            else "",
        )
        self.about.setText("  ·  ".join(one for one in about if one))
        self.about.setVisible(any(about))

    def _prepare(self) -> None:
        if self._meeting is not None:
            self.opened.emit(self._meeting.id, "prepare")

    def _hold(self) -> None:
        if self._meeting is not None:
            self.opened.emit(self._meeting.id, "hold")
