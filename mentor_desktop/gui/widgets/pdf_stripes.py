"""Drawn stripes of pages, kept as long as there is room for them."""

from collections.abc import Collection, Iterator

from PySide6.QtGui import QImage

from mentor_desktop.gui.widgets.pdf_reader import Stripe

MOST_BYTES = 96_000_000


class Stripes:
    """The ones used last stay; those of an earlier drawing stand in until new ones are there."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._drawing = 0
        self._kept: dict[tuple[int, Stripe], QImage] = {}  # used last, last
        self.bytes = 0

    def outdate(self) -> None:
        """Another PDF takes the place of the one before."""
        self._drawing += 1

    def clear(self) -> None:
        """Forgets everything."""
        self._kept, self.bytes = {}, 0

    def get(self, stripe: Stripe) -> QImage | None:
        """A stripe of the PDF in view, None if it is not drawn."""
        key = (self._drawing, stripe)
        image = self._kept.pop(key, None)
        if image is not None:
            self._kept[key] = image
        return image

    def put(self, stripe: Stripe, image: QImage, in_sight: Collection[Stripe]) -> None:
        """Keeps one, and forgets the oldest that are too many and not in sight."""
        self._kept[(self._drawing, stripe)] = image
        self.bytes += image.sizeInBytes()
        for key in list(self._kept):
            if self.bytes <= self._most_bytes:
                return
            if key[0] != self._drawing or key[1] not in in_sight:
                self.bytes -= self._kept.pop(key).sizeInBytes()

    def stand_ins(self, page: int) -> Iterator[tuple[Stripe, QImage]]:
        """What was drawn of a page last, at whatever size."""
        last = next((key for key in reversed(self._kept) if key[1][0] == page), None)
        if last is None:
            return
        for (drawing, stripe), image in self._kept.items():
            if drawing == last[0] and stripe[:2] == last[1][:2]:
                yield stripe, image
