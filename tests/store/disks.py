"""A disk as a power cut may leave it: what a writer did, done again in part.

Data of a file is safe from its fsync on, what a folder lists from the folder's fsync on.
Before that, each write may be there or not, in any order, and of a write each sector.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECTOR = 512
CALLS = (
    "openat,creat,close,dup,dup2,dup3,pwrite64,write,writev,pwritev,pwritev2,ftruncate,truncate,"
    "fallocate,fsync,fdatasync,sync_file_range,unlink,unlinkat,rename,renameat,renameat2,link,"
    "linkat,symlink,symlinkat,sendfile,copy_file_range"
)
STRACE = ("-f", "-xx", "-s", "70000", "-e", f"trace={CALLS}")
_CALL = re.compile(r"(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(frozen=True)
class Act:
    """One thing done: to the data of a `file` (a number), or to a `name` in the folder.

    kind: "write", "cut", "sync"; "list", "drop", "sync folder"; "saved".
    """

    kind: str
    file: int = 0
    name: str = ""
    place: int = 0
    data: bytes = b""


@dataclass
class Recording:
    """What a writer did, in order, to a folder that held `before`."""

    before: dict[str, bytes]
    acts: list[Act] = field(default_factory=list)


class _Reader:
    """Reads the lines of strace; AssertionError for a call that the model does not know."""

    def __init__(self, folder: Path, before: dict[str, bytes]) -> None:
        self._folder = folder
        self._listed = {name: number for number, name in enumerate(before)}
        self._next = len(before)
        self._open: dict[int, int | None] = {}  # the file behind a handle, None: the folder
        self.found = Recording(before)

    def read(self, line: str) -> None:
        """Takes one line."""
        call = _CALL.match(line)
        if not call:
            assert "unfinished" not in line, "more than one thread"
            return
        name, words, result = call[1], call[2], int(call[3])
        if result < 0:
            return
        texts = []
        for text, is_cut in _TEXT.findall(words):
            assert not is_cut
            texts.append(bytes.fromhex(text.replace("\\x", "")))
        handle = re.match(r"\d+", words)
        self._take(name, int(handle[0]) if handle else -1, words, texts, result)

    def _take(self, call: str, handle: int, words: str, texts: list[bytes], result: int) -> None:
        if call == "openat":
            self._open_file(Path(texts[0].decode()), words, result)
        elif call in ("unlink", "unlinkat", "rename", "renameat", "renameat2"):
            self._list_anew(call, [Path(text.decode()) for text in texts])
        elif call == "write" and handle == 1:
            said = json.loads(texts[0])
            if said[0] == "saved":
                self._add("saved")
        elif handle in self._open:
            self._touch(call, handle, words, texts, result)
        else:
            assert call not in ("creat", "truncate", "link", "linkat", "symlink", "symlinkat")

    def _is_ours(self, path: Path) -> bool:
        return path.parent == self._folder and ".lock" not in path.name

    def _open_file(self, path: Path, words: str, handle: int) -> None:
        self._open.pop(handle, None)
        if path == self._folder:
            self._open[handle] = None
        elif self._is_ours(path):
            if path.name not in self._listed:
                assert "O_CREAT" in words
                self._listed[path.name] = self._next
                self._add("list", file=self._next, name=path.name)
                self._next += 1
            number = self._open[handle] = self._listed[path.name]
            if "O_TRUNC" in words:
                self._add("cut", file=number)

    def _list_anew(self, call: str, paths: list[Path]) -> None:
        ours = [path for path in paths if self._is_ours(path)]
        if not ours:
            return
        number = self._listed.pop(ours[0].name)
        if call.startswith("rename"):
            assert len(ours) == len(paths)
            self._listed[ours[1].name] = number
            self._add("list", file=number, name=ours[1].name, data=ours[0].name.encode())
        else:
            self._add("drop", name=ours[0].name)

    def _touch(self, call: str, handle: int, words: str, texts: list[bytes], result: int) -> None:
        number = self._open[handle]
        if call == "close":
            del self._open[handle]
        elif call in ("fsync", "fdatasync"):
            self._add("sync folder") if number is None else self._add("sync", file=number)
        elif call == "ftruncate":
            assert number is not None
            self._add("cut", file=number, place=int(words.rsplit(", ", 1)[1]))
        else:
            assert call == "pwrite64", call
            assert number is not None
            assert len(texts[0]) == result
            place = int(words.rsplit(", ", 1)[1])
            self._add("write", file=number, place=place, data=texts[0])

    def _add(self, kind: str, **about: Any) -> None:
        self.found.acts.append(Act(kind, **about))


def read_recording(lines: Iterator[str], folder: Path, before: dict[str, bytes]) -> Recording:
    """What strace wrote down, as far as it is about a folder."""
    reader = _Reader(folder, before)
    for line in lines:
        reader.read(line)
    return reader.found


class Disk:
    """What is safe, and what was done since and may be lost."""

    def __init__(self, before: dict[str, bytes]) -> None:
        self._data = {number: bytearray(data) for number, data in enumerate(before.values())}
        self._listed = {name: number for number, name in enumerate(before)}
        self._loose: list[Act] = []  # about data
        self._loose_names: list[Act] = []
        self.saved = 0  # how many steps were called saved

    def take(self, act: Act) -> None:
        """Something more is done."""
        if act.kind == "saved":
            self.saved += 1
        elif act.kind in ("list", "drop"):
            self._loose_names.append(act)
        elif act.kind == "sync folder":
            for one in self._loose_names:
                _list(self._listed, one)
            self._loose_names = []
        elif act.kind == "sync":
            for one in self._loose:
                if one.file == act.file:
                    _write(self._data.setdefault(one.file, bytearray()), one)
            self._loose = [one for one in self._loose if one.file != act.file]
        else:
            self._loose.append(act)

    def with_all(self) -> dict[str, bytes]:
        """The files where nothing is lost."""
        data = {number: bytearray(kept) for number, kept in self._data.items()}
        for act in self._loose:
            _write(data.setdefault(act.file, bytearray()), act)
        listed = dict(self._listed)
        for act in self._loose_names:
            _list(listed, act)
        return {name: bytes(data.get(number, b"")) for name, number in listed.items()}

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files that a power cut may leave now."""
        share = chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        is_in_order = chance.random() < 0.5
        data = {number: bytearray(kept) for number, kept in self._data.items()}
        for act in _some(self._loose, share, chance, is_in_order):
            content = data.setdefault(act.file, bytearray())
            for part in _torn(act, chance) if chance.random() < 0.3 else (act,):
                _write(content, part)
        share = chance.choice((0.0, 0.5, 1.0))
        listed = dict(self._listed)
        for act in _some(self._loose_names, share, chance, is_in_order):
            _list(listed, act)
        return {name: bytes(data.get(number, b"")) for name, number in listed.items()}


def _some(acts: list[Act], share: float, chance: random.Random, is_in_order: bool) -> list[Act]:
    if is_in_order:
        return acts[: round(len(acts) * share) if share in (0, 1) else chance.randint(0, len(acts))]
    return [act for act in acts if chance.random() < share]


def _torn(act: Act, chance: random.Random) -> Iterator[Act]:
    """Some sectors of a write; what is not written may be noise where the file grew."""
    if act.kind != "write":
        yield act
        return
    place, end = act.place, act.place + len(act.data)
    while place < end:
        until = min(end, (place // SECTOR + 1) * SECTOR)
        if chance.random() < 0.5:
            part = act.data[place - act.place : until - act.place]
            yield Act("write", act.file, place=place, data=part)
        place = until


def _write(content: bytearray, act: Act) -> None:
    if act.kind == "cut":
        del content[act.place :]
        content.extend(bytes(act.place - len(content)))
        return
    content.extend(bytes(max(0, act.place - len(content))))
    content[act.place : act.place + len(act.data)] = act.data


def _list(listed: dict[str, int], act: Act) -> None:
    if act.kind == "drop":
        listed.pop(act.name, None)
        return
    if act.data:  # moved from there
        listed.pop(act.data.decode(), None)
    listed[act.name] = act.file
