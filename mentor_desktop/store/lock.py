"""Who has the file open: an OS lock for this computer, a note beside it for others (P5)."""

import contextlib
import getpass
import hashlib
import json
import os
import secrets
import shutil
import socket
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from mentor_desktop.domain.address import real_path
from mentor_desktop.store.folders import make_private, state_folder
from mentor_desktop.store.refusals import OpenElsewhere, TakenOver
from mentor_desktop.store.unfinished import fresh_name, noted

_LONGEST_NOTE = 4096


@dataclass(frozen=True)
class Holder:
    """Who has it open; `since` in UTC (ISO), `token` tells one opening from another."""

    host: str
    person: str
    since: str
    process: int
    token: str


def document_key(path: Path) -> str:
    """One name for a document, however it is reached: the digest of its real path."""
    return hashlib.sha256(os.fsencode(real_path(path))).hexdigest()[:20]


def file_key(path: Path) -> str:
    """One name for the file at a path, by whatever other name it goes too: a hard link."""
    about = path.stat()
    return hashlib.sha256(f"{about.st_dev} {about.st_ino}".encode()).hexdigest()[:20]


def note_path(path: Path) -> Path:
    """The note beside a document: `.NAME.mentor.lock`."""
    real = real_path(path)
    return real.with_name(f".{real.name}.lock")


def read_note(note: Path) -> Holder | None:
    """What a note says; None where there is none, or it is not one of ours."""
    try:
        with note.open("rb") as file:
            raw = json.loads(file.read(_LONGEST_NOTE))
        kinds = {"host": str, "person": str, "since": str, "process": int, "token": str}
        if any(not isinstance(raw[name], kind) for name, kind in kinds.items()):
            return None
        return Holder(**{name: raw[name] for name in kinds})
    except (OSError, ValueError, KeyError, TypeError):
        return None


class DocumentLock:
    """Held from opening to closing; taken by `take`, let go by `release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = Holder(
            socket.gethostname(),
            _person(),
            datetime.now(UTC).isoformat(timespec="seconds"),
            os.getpid(),
            secrets.token_hex(8),
        )
        self._said = json.dumps(asdict(self._mine)).encode()
        self._here: dict[str, FileLock] = {}
        self._note = note_path(path)

    def take(self, *, take_over: bool = False) -> None:
        """OpenElsewhere where someone has it; `take_over` ignores another computer's note."""
        self._take_here()
        try:
            holder = read_note(self._note)
            if holder and not take_over and not self._is_left_behind(holder):
                raise self._refusal(holder)
            self._write()
        except BaseException:
            self._let_go_here()
            raise

    def _take_here(self) -> None:
        """By its path, and by the file itself, which may have other paths."""
        for key in (document_key, file_key):
            try:
                self._lock(key(self._path))
            except Timeout as error:
                self._let_go_here()
                raise self._refusal(read_note(self._note) or self._mine) from error
            except OSError:
                continue  # no place for locks here: the note beside the file has to do

    def follow(self) -> None:
        """Another file of ours has been put at the path: that one is held now."""
        for key in [key for key in self._here if key != document_key(self._path)]:
            self._here.pop(key).release()
        with contextlib.suppress(OSError, Timeout):
            self._lock(file_key(self._path))

    def _lock(self, key: str) -> None:
        folder = state_folder() / "locks"
        make_private(folder)
        lock = FileLock(folder / f"{key}.lock", timeout=0, mode=0o600)
        lock.acquire()
        self._here[key] = lock

    def _is_left_behind(self, holder: Holder) -> bool:
        """A note of this computer whose program is gone: it crashed."""
        if holder.host != self._mine.host:
            return False
        if holder.person == self._mine.person and self._here:
            return True  # the OS lock was free
        return not _is_alive(holder.process)

    def _refusal(self, holder: Holder) -> OpenElsewhere:
        is_here = holder.host == self._mine.host and holder.person == self._mine.person
        since = _moment(holder.since)
        return OpenElsewhere(self._path, holder.host, holder.person, since, is_here=is_here)

    def _write(self) -> None:
        fresh = fresh_name(self._note)
        with noted(fresh):
            number = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "wb") as file:
                file.write(self._said)
            with contextlib.suppress(OSError):  # some disks know no rights
                shutil.copymode(self._path, fresh)  # who may open the document sees who has it
            fresh.replace(self._note)

    def check(self) -> None:
        """TakenOver where another opening has put its note in place of ours."""
        with contextlib.suppress(OSError):
            if self._note.read_bytes() == self._said:
                return  # as before each edit, where nothing is wrong
        holder = read_note(self._note)
        if holder and holder.token != self._mine.token:
            raise TakenOver(
                self._path, holder.host, holder.person, _moment(holder.since), is_here=False
            )

    def release(self) -> None:
        """Lets go; leaves a note that is not ours."""
        holder = read_note(self._note)
        if holder and holder.token == self._mine.token:
            with contextlib.suppress(OSError):
                self._note.unlink()
        self._let_go_here()

    def _let_go_here(self) -> None:
        for lock in self._here.values():
            lock.release()
        self._here.clear()


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name for this user id
        return "?"


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _is_alive(process: int) -> bool:
    if os.name == "nt":
        return True  # os.kill would end it; the person may take over
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError, ValueError):
        return False
    except PermissionError:
        return True
    return True
