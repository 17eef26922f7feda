"""What this computer remembers: window, look, recent files, who sits at which file."""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QCryptographicHash, QSettings, QStandardPaths

from mentor_desktop.store.folders import make_private

_NAME = "mentor-desktop"
_MOST_RECENT = 8
_MOST_COPIES = 100
SCHEMES = ("system", "light", "dark")


def _folder() -> Path:
    """MENTOR_DESKTOP_DATA names another place for all that the program keeps for itself."""
    chosen = os.environ.get("MENTOR_DESKTOP_DATA")
    if chosen:
        return Path(chosen) / "config"
    place = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / _NAME


def file_key(path: Path) -> str:
    """One name for a file, however it is reached."""
    kind = QCryptographicHash.Algorithm.Sha256  # Qt is here already; hashlib would take its time
    digest = QCryptographicHash.hash(QByteArray(os.fsencode(os.path.realpath(path))), kind)
    return bytes(digest.toHex().data()).decode("ascii")[:20]


def _seen_key(path: Path, person_id: str | None) -> str:
    return f"seen/{file_key(path)}/{person_id or 'nobody'}"


def _make_private(path: Path) -> None:
    """Qt would let everyone read which files there are; what is there keeps its rights."""
    with suppress(OSError):  # a comfort
        make_private(path.parent)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


class Settings:
    """An INI file in the platform's folder; a value that makes no sense counts as unset."""

    def __init__(self, path: Path | None = None) -> None:
        path = path or _folder() / "settings.ini"
        _make_private(path)
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def recent_files(self) -> list[Path]:
        """The files opened last, newest first; they may be gone."""
        return [Path(one) for one in self._texts("recent") if one]

    def remember_file(self, path: Path) -> None:
        """Puts a file on top of the recent ones."""
        kept = [str(one) for one in self.recent_files if one != path]
        self._kept.setValue("recent", [str(path), *kept][:_MOST_RECENT])

    def forget_file(self, path: Path) -> None:
        """Takes a file off the recent ones."""
        self._kept.setValue("recent", [str(one) for one in self.recent_files if one != path])

    @property
    def scheme(self) -> str:
        """ "system", "light" or "dark"."""
        kept = str(self._kept.value("scheme", "system"))
        return kept if kept in SCHEMES else "system"

    @scheme.setter
    def scheme(self, scheme: str) -> None:
        self._kept.setValue("scheme", scheme)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window was."""
        kept = self._kept.value("window/geometry")
        return kept if isinstance(kept, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("window/geometry", geometry)

    def person_at(self, path: Path) -> str | None:
        """The id of who said "that is me" at this file, None if nobody did."""
        return str(self._kept.value(f"who/{file_key(path)}", "")) or None

    def set_person_at(self, path: Path, person_id: str | None) -> None:
        """From now on this person sits at this file."""
        self._kept.setValue(f"who/{file_key(path)}", person_id or "")

    def seen_at(self, path: Path, person_id: str | None) -> str:
        """When this person last had this file open here, as ISO text; "" if never."""
        return str(self._kept.value(_seen_key(path, person_id), ""))

    def set_seen_at(self, path: Path, person_id: str | None, moment: str) -> None:
        """This person has seen the file as it was then."""
        self._kept.setValue(_seen_key(path, person_id), moment)

    @property
    def copies_told(self) -> list[str]:
        """Copies beside files that the person knows of, the last ones."""
        return self._texts("copies")

    @copies_told.setter
    def copies_told(self, copies: list[str]) -> None:
        self._kept.setValue("copies", copies[-_MOST_COPIES:])

    @property
    def tips_put_away(self) -> list[str]:
        """Keys of the tips that are not to be shown again."""
        return self._texts("tips/away")

    def put_tip_away(self, key: str) -> None:
        """From now on this tip is not shown."""
        self._kept.setValue("tips/away", sorted({*self.tips_put_away, key}))

    def bring_tips_back(self) -> None:
        """All tips are shown again."""
        self._kept.remove("tips/away")

    def _texts(self, key: str) -> list[str]:
        kept = self._kept.value(key, [])
        if isinstance(kept, str):  # a list of one comes back as its only text
            return [kept]
        return [str(one) for one in kept] if isinstance(kept, list) else []
