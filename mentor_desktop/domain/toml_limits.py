"""What of a TOML text is refused before it is parsed: Python's parser would take hours, or fall."""

import re
from collections.abc import Iterator

from mentor_desktop.translation import _

_MOST_DOTS, _DEEPEST = 60, 20  # of a line, and of brackets in one another; ours have 1 and 4
_NUMBER = re.compile(r"\d[\d_]{30}|\b0[xob]\w{17}")
_TEXTS = re.compile(
    r'"""(?:\\.|[^\\])*?"""' r"|'''.*?'''" r'|"(?:\\.|[^"\\\n])*+"' r"|'[^'\n]*+'" r"|#[^\n]*+",
    re.DOTALL,
)
_BRACKETS = re.compile(r"[\[\]{}]")


def too_much(toml: str) -> tuple[int, str] | None:
    """The line, counted from 1, of the first thing that is too much, and why; None for nothing."""
    # Only the frame: what stands in texts and remarks costs nothing.
    frame = _TEXTS.sub(lambda text: "x" + "\n" * text.group().count("\n"), toml)
    return min(_found(frame), default=None)


def _found(frame: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(frame.split("\n"), 1):
        if line.count(".") > _MOST_DOTS:
            yield number, _("There are too many dots in this line.")
            break
    if long := _NUMBER.search(frame):
        yield _line(frame, long.start()), _("This number is too long.")
    depth = 0
    for bracket in _BRACKETS.finditer(frame):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > _DEEPEST:
            yield _line(frame, bracket.start()), _("Too many brackets stand in one another here.")
            break


def _line(frame: str, at: int) -> int:
    return frame.count("\n", 0, at) + 1
