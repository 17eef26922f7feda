"""Checks the tables of a TOML file as they are read, and names the line of what is wrong."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean, clean_line
from mentor_desktop.domain.toml_lines import Path, line_at
from mentor_desktop.translation import _

_KEY = re.compile("[a-z][a-z0-9_]{0,99}")
_MOST, _LONGEST, _SHOWN = 300, 10_000, 60


@dataclass(frozen=True)
class Fault:
    """Why a file is left out; `line` counts from 1."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return _("{file}, line {line}: {reason}").format(
            file=self.file, line=self.line, reason=self.reason
        )


class FaultyFile(Refused):
    """A check-in file that cannot be used; the others can."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class TableReader:
    """One file while it is read; a path such as ("step", 0, "title") is a place in it."""

    def __init__(self, file: str, lines: Mapping[Path, int]) -> None:
        self.file = file
        self.lines = dict(lines)

    def table(
        self, path: Path, raw: Any, known: Mapping[str, type], needed: Collection[str] = ()
    ) -> None:
        """A table with the keys that it needs, none that we do not know, all of their type.

        Its texts are cleaned in place, as what people type is.
        """
        if not isinstance(raw, dict):
            raise self.fault(path, _("A table should stand here."))
        for key, value in raw.items():
            self._check_size((*path, key), key, value)
            if isinstance(value, str):
                raw[key] = clean(value) if value.strip() else ""
        for key in needed:
            if key not in raw or raw[key] == "":
                raise self.fault(path, _("“{key}” is missing.").format(key=key))
        for key, value in raw.items():
            if key not in known:
                raise self.fault(
                    (*path, key), _("“{key}” is not known here.").format(key=_cut(key))
                )
            if not isinstance(value, known[key]) or (known[key] is int and isinstance(value, bool)):
                raise self.fault((*path, key), _("“{key}” cannot be that.").format(key=key))

    def _check_size(self, path: Path, key: str, value: object) -> None:
        """All of it is shown at once, so there is no more than a person would read."""
        if isinstance(value, list) and len(value) > _MOST:
            raise self.fault(
                path, _("“{key}” holds at most {most}.").format(key=_cut(key), most=_MOST)
            )
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, str) and len(one) > _LONGEST:
                raise self.fault(
                    path,
                    _("A text has at most {most} characters.").format(most=f"{_LONGEST:,}"),
                )

    def key(self, path: Path, raw: dict[str, Any]) -> str:
        """The key of a table, which ours can be."""
        key: str = raw["key"]
        if not _KEY.fullmatch(key):
            raise self.fault((*path, "key"), _("A key is made of small letters, digits and “_”."))
        return key

    def texts(
        self, path: Path, raw: dict[str, Any], key: str, *, is_said: bool = True
    ) -> tuple[str, ...]:
        """A list of texts, in the language in use unless they are words of ours."""
        found = raw.get(key, [])
        if not all(isinstance(one, str) for one in found):
            raise self.fault((*path, key), _("“{key}” holds texts.").format(key=key))
        return tuple(_(clean(one)) if is_said and one.strip() else one for one in found)

    def words(
        self, path: Path, raw: dict[str, Any], key: str, known: Collection[str]
    ) -> tuple[str, ...]:
        """A list of words that we know."""
        found = self.texts(path, raw, key, is_said=False)
        for one in found:
            self.one_of((*path, key), one, known)
        return found

    def one_of(self, path: Path, said: str, known: Collection[str]) -> str:
        """A word that we know."""
        if said not in known:
            words = ", ".join(one for one in known if one)
            raise self.fault(
                path,
                _("“{said}” is not known here. Known are: {words}.").format(
                    said=_cut(said), words=words
                ),
            )
        return said

    def fault(self, path: Path, reason: str) -> FaultyFile:
        """What is wrong, and on which line."""
        return FaultyFile(Fault(self.file, line_at(self.lines, path), reason))


def _cut(said: str) -> str:
    """As much of it as a sentence can hold."""
    line = clean_line(said)
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
