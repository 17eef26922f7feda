"""The whole timeline as a picture."""

from datetime import date

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QImage, QPainter

from mentor_desktop.domain.timeline import DatedMark, Line, Week, day_width, fitting, lay_out
from mentor_desktop.gui.plan.frame import Frame
from mentor_desktop.gui.plan.looks import PAD, Looks
from mentor_desktop.gui.plan.painting import TimelinePainter
from mentor_desktop.gui.plan.words import mark_widths
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import ready

_WIDTH, _SCALE = 1_400, 2.0
_MOST_HIGH = 16_000  # px of the picture: what many programs still open


def timeline_png(
    lines: list[Line],
    marks: list[DatedMark],
    today: date,
    week: Week,
    font: QFont,
    *,
    is_mirrored: bool = False,
) -> bytes:
    """A PNG of all rows and all days, twice as fine as the window."""
    looks = Looks(font, _WIDTH)
    first, last = fitting(lines, marks, today)
    chart = _WIDTH - looks.labels - 2 * PAD
    day = day_width(first, last, chart)
    rows = len(lines) * looks.row
    height = looks.header(has_days=day >= 5) + rows + looks.footer + PAD
    scale = min(_SCALE, _MOST_HIGH / height)
    frame = Frame(looks, _WIDTH, height, len(lines), first, day, 0, 0, is_mirrored)
    image = QImage(
        round(_WIDTH * scale), round(height * scale), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(colour("surface"))
    painter = ready(QPainter(image))
    painter.scale(scale, scale)
    widths = mark_widths(looks, marks)
    picture = lay_out(lines, marks, frame.axis, frame.rows, today, week, widths)
    TimelinePainter(painter, frame, picture).paint(-1, has_focus=False)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")  # type: ignore[call-overload] # Qt's stubs want bytes here
    return bytes(kept.data().data())
