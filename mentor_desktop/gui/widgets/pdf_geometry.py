"""Where the sheets of a PDF lie below one another, in px of the screen."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

GAP = 12  # px between sheets
LEAST_WIDTH = 40


class Geometry:
    """Sheets of one width; `ratios`: height by width of each."""

    def __init__(self, ratios: Sequence[float], width: int) -> None:
        self.width = max(LEAST_WIDTH, width)
        self.heights = [max(1, round(self.width * ratio)) for ratio in ratios]
        self.tops = [0, *accumulate(height + GAP for height in self.heights)]

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self.heights)

    @property
    def height(self) -> int:
        """From the first to the end of the last."""
        return max(0, self.tops[-1] - GAP)

    def page_at(self, y: int) -> int:
        """The sheet at a height, or the one before the gap that is there; the last beyond."""
        return min(max(bisect_right(self.tops, y) - 1, 0), max(self.count - 1, 0))

    def pages_between(self, top: int, bottom: int) -> range:
        """The sheets of which something is in sight."""
        if not self.count:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)
