"""What every document comes out as."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """A finished PDF; `missing`: characters that no font has, drawn as U+FFFD.

    `is_kept`: bytes that were kept and not drawn now; they may have come from another computer, so
    their `pages` are not counted.
    """

    data: bytes
    missing: tuple[str, ...]
    pages: int = 0
    is_kept: bool = False
