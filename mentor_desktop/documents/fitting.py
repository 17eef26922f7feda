"""Papers that must keep to so many pages: made roomy first, then ever tighter until they fit."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from mentor_desktop.documents.document import Document

Fit = TypeVar("Fit")


def fitted(fits: Iterable[Fit], draw: Callable[[Fit], Document], pages: int = 1) -> Document:
    """The first way that keeps to so many pages, else the last there is."""
    made: Document | None = None
    for fit in fits:
        made = draw(fit)
        if made.pages <= pages:
            break
    if made is None:
        raise ValueError("no way to fit")
    return made
