"""A person as a circle with initials, or with their picture."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QWidget

from mentor_desktop.domain.text import cut
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import mixed, resized

_SHARE = 0.16  # of the tone in the circle
_BASE = 2.4  # times the height of a line


# What stands before or after a name and is none; some are names, too, but for a full stop.
_TITLES = {
    "dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "lord", "lady",
    "herr", "frau", "mme", "mlle",
}  # fmt: skip
_SHORT_TITLES = {
    "rev", "revd", "hon", "capt", "col", "fr", "mag", "dipl", "ing", "sr", "sra", "srta", "dott",
    "ir", "drs",
}  # fmt: skip
_AFTER = {"phd", "md", "msc", "bsc", "mba", "jr", "sr", "esq"}


def initials(name: str) -> str:
    """The first letters of the first and the last word: "Dr Amara N. Okafor" is "AO"."""
    words = cut(name).replace(",", " ").split()
    while len(words) > 1 and _is_title(words[0]):
        del words[0]
    while len(words) > 1 and words[-1].replace(".", "").casefold() in _AFTER:
        del words[-1]
    words = [word.strip("\"'“”‘’().,") for word in words]
    words = [word for word in words if word]
    chosen = words[:1] + words[1:][-1:]
    return "".join(_capital(word) for word in chosen)


def _is_title(word: str) -> bool:
    """ "Dr", "Prof." and "Dipl.-Ing." are; "Ing" without a full stop may be a name."""
    known = _TITLES | _SHORT_TITLES if "." in word else _TITLES
    return {part.casefold().replace(".", "") for part in word.split("-")} <= known


def _capital(word: str) -> str:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    # Positions count UTF-16 units, which is what a letter outside the first plane has two of.
    units = finder.toNextBoundary()
    letter = word.encode("utf-16-le")[: units * 2].decode("utf-16-le")
    capital = letter.upper()
    return capital if len(capital) == len(letter) else letter


def circle_colour(tone: str) -> QColor:
    """The circle for a tone ("accent" or "others"): some of it, on whatever is beneath."""
    circle = colour(tone)
    circle.setAlphaF(_SHARE)
    return circle


def ink_colour(tone: str) -> QColor:
    """The colour of the initials: the tone, a little nearer to text to keep 4.5 : 1."""
    return mixed(colour("text"), colour(tone), 0.25)


def paint_avatar(
    painter: QPainter,
    place: QRect,
    name: str,
    tone: str = "accent",
    picture: QImage | None = None,
) -> None:
    """Draws the circle in a square place; for delegates, too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    circle = QRectF(place)
    if picture is not None and not picture.isNull():
        path = QPainterPath()
        path.addEllipse(circle)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.drawImage(circle, picture, _middle(picture))
    else:
        painter.setBrush(circle_colour(tone))
        painter.drawEllipse(circle)
        font = resized(painter.font(), is_bold=True)
        font.setPixelSize(max(1, round(place.height() * 0.36)))
        painter.setFont(font)
        painter.setPen(ink_colour(tone))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


def _middle(picture: QImage) -> QRectF:
    """The largest square in the middle of a picture."""
    side = min(picture.width(), picture.height())
    return QRectF((picture.width() - side) / 2, (picture.height() - side) / 2, side, side)


class Avatar(QLabel):
    """A circle that grows with the font: `diameter` in px at the usual size of text."""

    def __init__(
        self,
        name: str = "",
        diameter: int = 44,
        tone: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._diameter, self._tone = diameter, tone
        self._picture: QImage | None = None
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Shows another person."""
        self._name = cut(name)
        self.setAccessibleName(self._name)
        self.update()

    def set_picture(self, picture: QImage | None) -> None:
        """Shows a picture in place of initials."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """As large as asked for, and no smaller than the text needs."""
        least = round(QFontMetrics(self.font()).height() * _BASE)
        side = max(self._diameter, least if self._diameter >= _BASE * 16 else 0)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """A circle is not squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the circle in the middle of the room there is."""
        side = min(self.width(), self.height())
        place = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        paint_avatar(QPainter(self), place, self._name, self._tone, self._picture)
