"""All that a day has, over the month; Escape or a click beside it closes it."""

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from mentor_desktop.domain.dated import Dated
from mentor_desktop.gui.calendar.agenda import AgendaView
from mentor_desktop.gui.calendar.agenda_model import AgendaModel, Line, entry_lines
from mentor_desktop.gui.calendar.words import day_title
from mentor_desktop.store.dated import DatedDay
from mentor_desktop.translation import ngettext

MOST = 300  # entries that anybody would read of one day
_LETTERS, _MOST_LINES = 60, 9


class DayCard(QDialog):
    """`opened(Dated)` when an entry is chosen; it is closed by then."""

    opened = Signal(object)

    def __init__(self, parent: QWidget, day: date, found: DatedDay, today: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        title = QLabel(day_title(day, today), textFormat=Qt.TextFormat.PlainText)
        title.setProperty("role", "heading")
        self.setAccessibleName(title.text())
        self.lines = AgendaModel()
        lines = entry_lines(found.entries)
        left = found.count - len(found.entries)
        if left:
            lines.append(Line(_left_out(left), is_note=True, tone="muted"))
        self.lines.show_lines(lines)
        self.view = AgendaView(self.lines, today)
        self.view.setProperty("role", "plain")
        self.view.setAccessibleName(title.text())
        self.view.entry_opened.connect(self._open)
        down = QVBoxLayout(self)
        down.setContentsMargins(12, 10, 8, 8)
        down.setSpacing(4)
        down.addWidget(title)
        down.addWidget(self.view)
        self.setFocusProxy(self.view)

    def show_at(self, place: QRect) -> None:
        """Beside the day, within the screen; `place` in pixels of the screen."""
        letter = self.fontMetrics().averageCharWidth()
        row = max(self.view.sizeHintForRow(0), 1)
        rows = min(self.lines.rowCount(), _MOST_LINES)
        room = self.screen().availableGeometry()
        width = min(letter * _LETTERS, room.width() - 16)
        height = min(rows * row + self.fontMetrics().height() * 2 + 34, room.height() - 16)
        self.resize(width, height)
        x = place.center().x() - width // 2
        y = place.top() + min(place.height() // 3, 40)
        x = min(max(x, room.left() + 8), room.right() - width - 8)
        y = min(max(y, room.top() + 8), room.bottom() - height - 8)
        self.move(x, y)
        self.show()
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)
        self.view.choose(self.lines.first_entry())

    def _open(self, entry: Dated) -> None:
        self.close()
        self.opened.emit(entry)


def _left_out(count: int) -> str:
    return ngettext(
        "And {count} more. Show fewer kinds to see it.",
        "And {count} more. Show fewer kinds to see them.",
        count,
    ).format(count=count)
