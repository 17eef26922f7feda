"""Room to write by hand: ruled lines, and boxes to tick."""

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.texts import items
from mentor_desktop.documents.looks import LINE, PLAIN_ITEM
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.tagging import artifact
from mentor_desktop.documents.text import TextStyle

STEP = 21.0  # points from line to line: room for a hand
BOX = "□"
_MOST = 60


class WritingLines(Flowable):  # type: ignore[misc] # ReportLab has no types
    """Lines from margin to margin; no content. Cut between lines."""

    def __init__(
        self, count: int, *, indent: float = 0, fills: bool = False, is_mirrored: bool = False
    ) -> None:
        super().__init__()
        self._count, self._indent = count, indent
        self._fills, self._is_mirrored = fills, is_mirrored
        self.spaceAfter = 4

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """At least so many lines; where it fills, as many as there is room for."""
        count = self._count
        if self._fills:
            count = max(count, min(_MOST, int(height // STEP)))
        self.width, self.height = width, count * STEP
        return width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Lines that fit, and the rest."""
        fit = int(height // STEP)
        if fit < 1 or fit >= self._count:
            return []
        return [self._part(fit), self._part(self._count - fit)]

    def _part(self, count: int) -> "WritingLines":
        return WritingLines(count, indent=self._indent, is_mirrored=self._is_mirrored)

    def draw(self) -> None:
        """Draws on the flowable's own canvas."""
        left = 0.0 if self._is_mirrored else self._indent
        right = self.width - self._indent if self._is_mirrored else self.width
        with artifact(self.canv):
            self.canv.setStrokeColor(HexColor(LINE))
            self.canv.setLineWidth(0.8)
            for number in range(round(self.height / STEP)):
                y = self.height - (number + 1) * STEP + 1
                self.canv.line(left, y, right, y)


def writing_lines(
    sheet: Sheet, count: int, *, indent: float = 0, fills: bool = False
) -> list[Flowable]:
    """So many lines to write on; `fills`: down to the foot of the page, the last thing on it."""
    if not count:
        return []
    return [WritingLines(count, indent=indent, fills=fills, is_mirrored=sheet.is_mirrored)]


def ticks(sheet: Sheet, texts: Sequence[str], style: TextStyle = PLAIN_ITEM) -> list[Flowable]:
    """A list with a box to tick before each."""
    return items(sheet, texts, style, sign=BOX)
