"""What every document comes out as."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """A finished PDF; `missing`: characters that no font has, drawn as U+FFFD."""

    data: bytes
    missing: tuple[str, ...]
    pages: int
