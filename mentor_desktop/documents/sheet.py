"""What every block is built on: who writes, what is tagged, which paper, which direction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from reportlab.platypus import Flowable

from mentor_desktop.documents.looks import content_size
from mentor_desktop.documents.tagging import Node, Tags
from mentor_desktop.documents.text import Run, TextStyle, Writer

_MIRRORED = frozenset({"ar", "he", "fa", "ur", "ps", "yi", "dv", "ckb", "sd", "ug"})


def is_mirrored(language: str) -> bool:
    """Whether a language, as in BCP 47, is read from right to left."""
    return language.replace("_", "-").split("-")[0].lower() in _MIRRORED


@cache
def _mirrored(style: TextStyle) -> TextStyle:
    return replace(style, side="right")


@dataclass(frozen=True)
class Sheet:
    """The sheet of one document; `width` and `height` in points between the margins."""

    language: str
    paper: str
    tags: Tags = field(init=False)
    writer: Writer = field(init=False)
    width: float = field(init=False)
    height: float = field(init=False)
    is_mirrored: bool = field(init=False)

    def __post_init__(self) -> None:
        width, height = content_size(self.paper)
        tags, mirrored = Tags(), is_mirrored(self.language)
        spoken = self.language.replace("_", "-")
        object.__setattr__(self, "tags", tags)
        object.__setattr__(self, "writer", Writer(tags, language=spoken, is_rtl=mirrored))
        object.__setattr__(self, "width", width)
        object.__setattr__(self, "height", height)
        object.__setattr__(self, "is_mirrored", mirrored)

    def text(
        self, text: str | Sequence[Run], style: TextStyle, *, tag: str = "P", bullet: str = ""
    ) -> list[Flowable]:
        """A text of any length as flowables that mark themselves.

        Where the language is read from right to left, all begin on the right; else each begins
        where its letters do, unless its style says a side.
        """
        if self.is_mirrored:
            style = _mirrored(style)
        made: list[Flowable] = self.writer.paragraphs(text, style, bullet=bullet, tag=tag)
        return made

    @contextmanager
    def within(self, kind: str, **attributes: Any) -> Iterator[Node]:
        """A structure element that takes in what is built meanwhile."""
        with self.tags.within(kind, **attributes) as node:
            yield node
