"""What makes a paper look festive: a border around the page, a line with a sign in it."""

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from mentor_desktop.documents.looks import ACCENT, LINE
from mentor_desktop.documents.tagging import BACKGROUND, LAYOUT, artifact

_OUTER, _INNER, _CORNER = 10 * mm, 13 * mm, 9.0
_HALF, _SIGN = 70.0, 4.5


class Border(Flowable):  # type: ignore[misc] # ReportLab has no types
    """Two lines around the whole page, with a square in each corner; takes no room."""

    def __init__(self, page: tuple[float, float]) -> None:
        super().__init__()
        self._page = page

    def wrap(self, *_room: float) -> tuple[float, float]:
        """None."""
        self.width = self.height = 0.0
        return 0.0, 0.0

    def draw(self) -> None:
        """Draws on the flowable's own canvas, from the corner of the page."""
        width, height = self._page
        x, y = self.canv.absolutePosition(0, 0)
        with artifact(self.canv, BACKGROUND):
            self.canv.saveState()
            self.canv.translate(-x, -y)
            for inset, thick, colour in ((_OUTER, 1.8, ACCENT), (_INNER, 0.6, ACCENT)):
                self.canv.setStrokeColor(HexColor(colour))
                self.canv.setLineWidth(thick)
                self.canv.rect(inset, inset, width - 2 * inset, height - 2 * inset)
            self.canv.setFillColor(HexColor(ACCENT))
            for left in (_INNER, width - _INNER - _CORNER):
                for foot in (_INNER, height - _INNER - _CORNER):
                    self.canv.rect(left, foot, _CORNER, _CORNER, stroke=0, fill=1)
            self.canv.restoreState()


class Flourish(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A short line in the middle, with a diamond in it."""

    def __init__(self, before: float, after: float) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width, self.height = width, 2 * _SIGN
        return width, self.height

    def draw(self) -> None:
        """Draws on the flowable's own canvas."""
        middle = self.width / 2
        with artifact(self.canv, LAYOUT):
            self.canv.setStrokeColor(HexColor(LINE))
            self.canv.setLineWidth(1)
            for start, end in ((-_HALF, -2 * _SIGN), (2 * _SIGN, _HALF)):
                self.canv.line(middle + start, _SIGN, middle + end, _SIGN)
            path = self.canv.beginPath()
            path.moveTo(middle - _SIGN, _SIGN)
            for x, y in ((0, 2 * _SIGN), (_SIGN, _SIGN), (0, 0)):
                path.lineTo(middle + x, y)
            path.close()
            self.canv.setFillColor(HexColor(ACCENT))
            self.canv.drawPath(path, stroke=0, fill=1)
