"""Paints the timeline: what is in view, and nothing else."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from mentor_desktop.domain.activity_words import lateness, state_title
from mentor_desktop.domain.timeline import Picture, PlacedLine, Tick
from mentor_desktop.gui.plan.frame import Frame
from mentor_desktop.gui.plan.looks import PAD, REST, draw_kind, draw_mark
from mentor_desktop.gui.plan.rows import percent
from mentor_desktop.gui.plan.words import Words, short_tick_label, tick_label
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import draw_focus, elided, mixed
from mentor_desktop.translation import _

_RADIUS = 4.0
_ONE_LINE = Qt.TextFlag.TextSingleLine


class TimelinePainter:
    """Draws one frame; `current` is the row of the keyboard, -1 for none."""

    def __init__(self, painter: QPainter, frame: Frame, picture: Picture) -> None:
        self._painter = painter
        self._frame = frame
        self._picture = picture
        self._looks = frame.looks
        self._bold = self._looks.bold
        self._inks: dict[str, QColor] = {}
        self._current = -1
        self._small = self._looks.small
        self._widths = QFontMetrics(self._looks.font)
        self._words: list[Words] = []  # over today's line, which must not cross them
        self._trailing = (
            Qt.AlignmentFlag.AlignLeft if frame.is_mirrored else Qt.AlignmentFlag.AlignRight
        )
        self._leading = (
            Qt.AlignmentFlag.AlignRight if frame.is_mirrored else Qt.AlignmentFlag.AlignLeft
        )

    def paint(self, current: int, *, has_focus: bool) -> None:
        """Everything, from the ground up."""
        self._current = current
        self._paint_grid()
        self._clip(QRectF(0, self._frame.header, self._frame.width, self._frame.chart.height()))
        for placed in self._picture.lines:
            is_current = placed.number == current
            if placed.line.is_group:
                self._paint_group(placed, is_current=is_current)
            else:
                self._paint_activity(placed, is_current=is_current)
            if is_current and has_focus:
                draw_focus(self._painter, self._row_place(placed))
        self._painter.setClipping(False)
        self._paint_marks()
        self._paint_today()
        self._paint_words()

    def _ink(self, name: str) -> QColor:
        """The colour of a token, looked up once a frame."""
        if name not in self._inks:
            self._inks[name] = colour(name)
        return self._inks[name]

    def _clip(self, place: QRectF) -> None:
        self._painter.setClipRect(place)

    def _paint_grid(self) -> None:
        painter, chart = self._painter, self._frame.chart
        bottom = self._frame.bottom + self._looks.footer - self._looks.line * 0.4
        self._clip(QRectF(chart.x(), 0, chart.width(), self._frame.height))
        painter.setPen(Qt.PenStyle.NoPen)
        shade = mixed(self._ink("line"), self._ink("surface"), 0.35)
        painter.setBrush(shade)
        for x, width in self._picture.weekends:
            painter.drawRect(QRectF(x, chart.y(), width, chart.height()))
        has_days = any(tick.unit in ("week", "day") for tick in self._picture.ticks)
        painter.setFont(self._small)
        for tick in self._picture.ticks:
            is_fine = tick.unit in ("week", "day")
            painter.setPen(QPen(shade if is_fine else self._ink("line"), 1))
            if tick.unit != "day":
                painter.drawLine(QPointF(tick.x, chart.y() - 6), QPointF(tick.x, bottom))
            self._paint_tick(tick, is_lower=is_fine or not has_days)
        painter.setClipping(False)

    def _paint_tick(self, tick: Tick, *, is_lower: bool) -> None:
        step = self._looks.line * 1.2
        y = self._frame.header - 4 - step * (1 if is_lower else 2)
        width = max(tick.room, 1.0) - 6
        if tick.unit not in ("week", "day"):
            chart = self._frame.chart  # a month that began out of view still says its name
            if self._frame.is_mirrored:
                right = min(tick.x, chart.right())
                x, width = tick.x - tick.room + 6, right - tick.x + tick.room - 12
            else:
                x = max(tick.x, chart.x()) + 6
                width = tick.x + tick.room - x - 4
        else:
            x = tick.x - tick.room + 3 if self._frame.is_mirrored else tick.x + 3
        text = tick_label(tick, says_year=tick is self._picture.ticks[0])
        metrics = self._painter.fontMetrics()
        advance = metrics.horizontalAdvance(text) + 1.0
        if advance > width:
            text = short_tick_label(tick)
            advance = metrics.horizontalAdvance(text) + 1.0
            if advance > width:
                return
        place = QRectF(x, y, advance, step)
        if self._frame.is_mirrored:
            place.moveRight(x + width)
        chart = self._frame.chart
        if place.left() >= chart.left() and place.right() <= self._frame.width:
            self._words.append(Words(place, text, "muted", self._small))

    def _row_place(self, placed: PlacedLine) -> QRectF:
        gap = (self._looks.row - self._looks.band) / 2
        return QRectF(PAD - 4, placed.y + gap, self._frame.width - 2 * PAD + 8, self._looks.band)

    def _paint_group(self, placed: PlacedLine, *, is_current: bool) -> None:
        painter, place = self._painter, self._row_place(placed)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink("accent_soft" if is_current else "sidebar"))
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        line, labels = placed.line, self._frame.labels
        said = percent(line.progress) if line.progress is not None else ""
        said_width = self._widths.horizontalAdvance(said)
        area = QRectF(labels.x() + 6, place.y(), labels.width() - 12, place.height())
        self._write(area, said, "muted", self._looks.font, is_trailing=True)
        title = _("{rank}  {goal}").format(rank=line.rank, goal=line.title)
        ink = "text" if line.state in ("open", "changed") else "muted"
        room = area.width() - said_width - (12 if said else 0)
        left = area.right() - room if self._frame.is_mirrored else area.left()
        self._write(QRectF(left, area.y(), room, area.height()), title, ink, self._bold)

    def _paint_activity(self, placed: PlacedLine, *, is_current: bool) -> None:
        painter, looks, labels = self._painter, self._looks, self._frame.labels
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink("accent_soft"))
            painter.drawRoundedRect(self._row_place(placed), _RADIUS, _RADIUS)
        line = placed.line
        size, y = looks.mark, placed.y + looks.row / 2
        step = 12.0
        x = labels.right() - step - size if self._frame.is_mirrored else labels.x() + step
        is_quiet = line.state == "dropped"
        ink = self._ink("muted" if is_quiet else line.kind)
        draw_kind(painter, line.kind, QRectF(x, y - size / 2, size, size), ink)
        taken = step + size + 10
        left = labels.x() if self._frame.is_mirrored else labels.x() + taken
        font = looks.font
        if is_quiet:
            font = QFont(font)
            font.setStrikeOut(True)
        area = QRectF(left, placed.y, labels.width() - taken - 8, looks.row)
        self._write(area, line.title, "muted" if is_quiet else "text", font)
        self._paint_bar(placed)

    def _paint_bar(self, placed: PlacedLine) -> None:
        line, bar, painter = placed.line, placed.bar, self._painter
        chart = self._frame.chart
        if bar is None:
            if line.days is None:
                area = QRectF(chart.x() + 8, placed.y, chart.width() - 16, self._looks.row)
                self._write(area, _("No dates yet"), "muted", self._small)
            return
        painter.save()
        painter.setClipRect(chart, Qt.ClipOperation.IntersectClip)
        place = self._frame.bar_place(bar.x, placed.y, bar.width)
        painter.setPen(Qt.PenStyle.NoPen)
        is_quiet = line.state == "dropped"
        ink = self._ink("muted") if is_quiet else self._ink(line.kind)
        painter.setBrush(
            mixed(ink, self._ink("surface"), 0.2)
            if is_quiet
            else mixed(ink, self._ink("surface"), REST)
        )
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        if bar.filled > 0:
            self._fill(place, bar.filled_x, bar.filled, line.kind)
        if line.late or line.state == "blocked":
            pen = QPen(self._ink("danger" if line.late else "warning"), 1.6)
            if not line.late:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        self._say_beside(place, placed)
        painter.restore()

    def _fill(self, place: QRectF, x: float, width: float, kind: str) -> None:
        self._painter.save()
        done = QRectF(x, place.y(), max(width, 2.0), place.height())
        self._painter.setClipRect(done, Qt.ClipOperation.IntersectClip)
        self._painter.setBrush(self._ink(kind))
        self._painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        self._painter.restore()

    def _say_beside(self, place: QRectF, placed: PlacedLine) -> None:
        """Late, or blocked, in words after the bar; before it where there is no room."""
        line = placed.line
        if not line.late and line.state not in ("blocked", "dropped"):
            return
        text = lateness(line.late) if line.late else state_title(line.state)
        ink = "danger" if line.late else "warning" if line.state == "blocked" else "muted"
        width, chart = self._widths.horizontalAdvance(text) + 2.0, self._frame.chart
        after, before = place.right() + 8, place.left() - 8 - width
        x, other = (before, after) if self._frame.is_mirrored else (after, before)
        if not chart.left() <= x <= chart.right() - width:
            x = other
        area = QRectF(x, placed.y, width, self._looks.row)
        ground = "accent_soft" if placed.number == self._current else "surface"
        seen = QRectF(chart.x(), chart.y(), chart.width() + PAD, chart.height())
        self._words.append(Words(area, text, ink, self._looks.font, ground, seen))

    def _paint_marks(self) -> None:
        looks, chart = self._looks, self._frame.chart
        top = self._frame.bottom
        labels = self._frame.labels
        area = QRectF(labels.x(), top, labels.width() - 8, looks.row)
        self._write(area.adjusted(10, 0, 0, 0), _("Milestones and meetings"), "muted", looks.font)
        self._clip(QRectF(chart.x() - 6, top, chart.width() + 12, looks.footer))
        middle = top + looks.row / 2
        metrics = QFontMetrics(self._small)
        self._painter.setFont(self._small)
        for placed in self._picture.marks:
            size = looks.mark * (1.3 if placed.mark.shape == "stage" else 1.1)
            place = QRectF(placed.x - size / 2, middle - size / 2, size, size)
            ink = self._ink("accent" if placed.mark.shape == "stage" else "muted")
            ground = ink if placed.mark.is_done else self._ink("surface")
            draw_mark(self._painter, placed.mark.shape, place, ink, ground)
            if placed.label:
                width = metrics.horizontalAdvance(placed.label) + 4.0
                x = min(max(placed.x - width / 2, chart.x() - 6), chart.right() + 6 - width)
                area = QRectF(x, middle + size / 2 + 2, width, metrics.height())
                self._words.append(Words(area, placed.label, "muted", self._small))
        self._painter.setClipping(False)

    def _paint_today(self) -> None:
        x, chart = self._picture.today, self._frame.chart
        if x is None or not chart.left() <= x <= chart.right():
            return
        painter, looks = self._painter, self._looks
        metrics = QFontMetrics(looks.font)
        text = _("Today")
        high = metrics.height() + 2.0
        pill = QRectF(0, PAD * 0.6, metrics.horizontalAdvance(text) + 14.0, high)
        pill.moveCenter(QPointF(x, pill.center().y()))
        pill.moveRight(min(pill.right(), self._frame.width - 4))
        bottom = self._frame.bottom + looks.row / 2
        painter.setPen(QPen(self._ink("accent"), 2))
        painter.drawLine(QPointF(x, pill.bottom()), QPointF(x, bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink("accent"))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(self._ink("on_accent"))
        painter.setFont(looks.font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter | _ONE_LINE, text)

    def _paint_words(self) -> None:
        """With a ground of their own where today's line would run through them."""
        painter, today = self._painter, self._picture.today
        for words in self._words:
            if words.clip is not None:
                self._clip(words.clip)
            if today is not None and words.place.left() - 3 <= today <= words.place.right() + 3:
                behind = QRectF(words.place)
                behind.setHeight(min(behind.height(), self._looks.line + 1.0))
                behind.moveCenter(words.place.center())
                painter.fillRect(behind, self._ink(words.ground))
            painter.setFont(words.font)
            painter.setPen(self._ink(words.ink))
            flags = Qt.AlignmentFlag.AlignCenter | _ONE_LINE
            painter.drawText(words.place, flags, words.text)
            painter.setClipping(False)

    def _write(
        self, place: QRectF, text: str, ink: str, font: QFont, *, is_trailing: bool = False
    ) -> None:
        """One line of words, cut short where it must."""
        if not text or place.width() <= 0:
            return
        painter = self._painter
        painter.setFont(font)
        painter.setPen(self._ink(ink))
        side = self._trailing if is_trailing else self._leading
        shown = elided(text, QFontMetrics(font), round(place.width()))
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | _ONE_LINE, shown)
