"""Where in a TOML text things stand: the parser does not tell."""

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]  # such as ("step", 2, "question", 0, "kind")

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""\s*(["']?)([\w-]+)\1\s*=""")
_QUOTES = ('"""', "'''")


def lines_of(toml: str) -> dict[Path, int]:
    """The line, counted from 1, of each table and of each key that has a line of its own."""
    found: dict[Path, int] = {(): 1}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in _outside_texts(toml):
        if header := _HEADER.match(line):
            table = _path(header[2], header[1] == "[[", counts)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, key[2]), number)
    return found


def line_at(lines: dict[Path, int], path: Path) -> int:
    """The line of a place, or of the nearest that it stands in."""
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _path(header: str, is_list: bool, counts: dict[Path, int]) -> Path:
    path: Path = ()
    names = [name.strip().strip("\"'") for name in header.split(".")]
    for at, name in enumerate(names):
        path = (*path, name)
        if is_list and at == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _outside_texts(toml: str) -> Iterator[tuple[int, str]]:
    """The lines that do not lie within a text of several lines."""
    closing = ""
    for number, line in enumerate(toml.split("\n"), 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        yield number, line
        for quotes in _QUOTES:
            if line.count(quotes) % 2:
                closing = quotes
