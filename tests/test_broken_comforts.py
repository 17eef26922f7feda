"""A comfort that is broken never stops a file from opening; what must work and does not is told."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mentor_desktop.domain.programme import Programme
from mentor_desktop.gui import faults, frame, icons, theme, warming
from mentor_desktop.gui.meeting_place import meeting_place
from mentor_desktop.gui.window import window
from mentor_desktop.store.opening import create_file
from tests.journeys.desktop import WEAK
from tests.starting import Started, start

Break = Callable[[pytest.MonkeyPatch, Path], None]
_FOLDERS = ("MENTOR_DESKTOP_DATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


def fail(*_words: object, **_named: object) -> None:
    raise ZeroDivisionError("broken by a test")


def library_missing(patch: pytest.MonkeyPatch, _folder: Path) -> None:
    """QtNetwork cannot be loaded, and a socket that a crashed window left is there to be tried."""
    patch.setitem(sys.modules, "PySide6.QtNetwork", None)
    patch.delitem(sys.modules, "mentor_desktop.gui.single", raising=False)
    Path(meeting_place()).touch()


def no_temporary_folder(patch: pytest.MonkeyPatch, _folder: Path) -> None:
    def none() -> str:
        raise FileNotFoundError("No usable temporary directory found")

    patch.setattr(tempfile, "gettempdir", none)


def temporary_folder_too_long(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """The name of a socket may have some hundred bytes."""
    long = folder / ("x" * 120)
    long.mkdir()
    patch.setattr(tempfile, "tempdir", str(long))


def folder_at_the_meeting_place(patch: pytest.MonkeyPatch, folder: Path) -> None:
    patch.setattr(tempfile, "tempdir", str(folder))
    (Path(meeting_place()) / "something").mkdir(parents=True)


def socket_of_another(patch: pytest.MonkeyPatch, folder: Path) -> None:
    patch.setattr(tempfile, "tempdir", str(folder))
    Path(meeting_place()).touch()
    patch.setattr(os, "getuid", lambda: 54_321)


def home(patch: pytest.MonkeyPatch, place: str | Path | None) -> None:
    for name in (*_FOLDERS, "HOME"):
        patch.delenv(name, raising=False)
    if place is not None:
        patch.setenv("HOME", str(place))


def no_home(patch: pytest.MonkeyPatch, _folder: Path) -> None:
    """Neither by a name nor by the user's id."""

    def nobody(_id: int) -> None:
        raise KeyError

    home(patch, None)
    patch.setattr(pwd, "getpwuid", nobody)


def home_empty(patch: pytest.MonkeyPatch, folder: Path) -> None:
    no_home(patch, folder)
    patch.setenv("HOME", "")


def home_is_a_file(patch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "file").touch()
    home(patch, folder / "file")


def home_is_nowhere(patch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "file").touch()
    home(patch, folder / "file" / "home")


def files_for_folders(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Where backups, logs, locks, settings, keys and check-ins are to be kept lie files."""
    (folder / "data" / "state").mkdir(parents=True)
    patch.setenv("MENTOR_DESKTOP_DATA", str(folder / "data"))
    for name in ("backups", "config", "check-ins", "keys", "trusted", "state/log", "state/locks"):
        (folder / "data" / name).touch()


def folders_for_files(patch: pytest.MonkeyPatch, folder: Path) -> None:
    patch.setenv("MENTOR_DESKTOP_DATA", str(folder / "data"))
    (folder / "data" / "config" / "settings.ini").mkdir(parents=True)
    (folder / "data" / "state" / "log" / "mentor-desktop.log").mkdir(parents=True)


def senseless_settings(patch: pytest.MonkeyPatch, folder: Path) -> None:
    patch.setenv("MENTOR_DESKTOP_DATA", str(folder / "data"))
    (folder / "data" / "config").mkdir(parents=True)
    senseless = b"@Variant(\\0\\0\\0\\x80)\n"
    lines = (
        b"[General]\nrecent=" + senseless + b"scheme=@Invalid()\n[window]\ngeometry=" + senseless
    )
    (folder / "data" / "config" / "settings.ini").write_bytes(lines + bytes(range(256)))


def no_icons(patch: pytest.MonkeyPatch, _folder: Path) -> None:
    patch.setattr(icons, "_SET", None)


def icons_unreadable(patch: pytest.MonkeyPatch, _folder: Path) -> None:
    patch.setattr("qtawesome.icon", fail)


def system_without_a_look(patch: pytest.MonkeyPatch, _folder: Path) -> None:
    patch.setattr(theme, "follow_system", fail)


def no_log(patch: pytest.MonkeyPatch, _folder: Path) -> None:
    patch.setattr(faults, "log_handler", fail)


def no_session_of_a_desktop(patch: pytest.MonkeyPatch, folder: Path) -> None:
    patch.setenv("XDG_RUNTIME_DIR", str(folder / "nowhere"))
    patch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={folder}/nowhere")
    patch.setenv("TMPDIR", str(folder / "nowhere"))


BROKEN: tuple[Break, ...] = (
    library_missing,
    no_temporary_folder,
    temporary_folder_too_long,
    folder_at_the_meeting_place,
    socket_of_another,
    no_home,
    home_empty,
    home_is_a_file,
    home_is_nowhere,
    files_for_folders,
    folders_for_files,
    senseless_settings,
    no_icons,
    icons_unreadable,
    system_without_a_look,
    no_log,
    no_session_of_a_desktop,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small file, closed."""
    path = tmp_path_factory.mktemp("made") / "test.mentor"
    create_file(path, Programme(name="Test programme")).close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A small file of one's own."""
    return Path(shutil.copy(made, tmp_path))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: str(broken.__name__))
def test_a_file_opens_all_the_same(
    broken: Break, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    broken(monkeypatch, tmp_path)

    started = start(monkeypatch, qapp, path)

    assert started == Started(0, "Test programme [test.mentor]", "FileView")


@pytest.mark.parametrize(
    ("place", "name"), [(frame, "StartPage"), (window, "Window"), (warming, "import_module")]
)
def test_a_start_that_fails_says_so_and_ends(
    place: object, name: str, path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(place, name, fail)

    started = start(monkeypatch, qapp, path)

    assert started.status == 1
    assert [told.partition(".")[0] for told in started.told] == ["Mentor Desktop cannot open"]


@pytest.mark.parametrize("name", ["Desk", "Context", "Opener.open"])
def test_a_file_that_we_cannot_show_leaves_the_start_page(
    name: str, path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(f"mentor_desktop.gui.window.window.{name}", fail)

    started = start(monkeypatch, qapp, path)

    assert (started.status, started.page) == (0, "StartPage")
    assert [told.partition(",")[0] for told in started.told] == ["That was our fault"]


def test_what_fails_before_there_is_a_log_is_in_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setenv("MENTOR_DESKTOP_DATA", str(tmp_path / "data"))
    library_missing(monkeypatch, tmp_path)

    start(monkeypatch, qapp, path)

    (log,) = (tmp_path / "data").rglob("*.log")
    assert "goes on without one window for all starts" in log.read_text("utf-8")


# In a process of its own: what cannot be imported, what Qt reads once, what root may all the same.
_ALL_AT_ONCE = """
import sys
sys.modules["PySide6.QtNetwork"] = sys.modules["qtawesome"] = None
import pytest
from mentor_desktop.gui.application import make_application
from tests.starting import start
started = start(pytest.MonkeyPatch(), make_application([]), sys.argv[1])
print(started, file=sys.stderr)
"""
_PLACES = ("TMPDIR", "XDG_RUNTIME_DIR", "XDG_DATA_DIRS", "XDG_CONFIG_DIRS", "FONTCONFIG_FILE")


def test_a_file_opens_where_all_is_broken_at_once(path: Path, tmp_path: Path) -> None:
    home, nowhere = tmp_path / "home", str(tmp_path / "nowhere")
    home.mkdir(mode=0o555)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        **dict.fromkeys(_PLACES, nowhere),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={nowhere}",
    }
    words = [sys.executable, "-c", _ALL_AT_ONCE, str(path)]

    done = subprocess.run(
        [*(WEAK if os.getuid() == 0 else []), *words],
        env=environment,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )

    said = str(Started(0, "Test programme [test.mentor]", "FileView"))
    assert done.stderr.splitlines()[-1] == said, done.stderr
    assert list(home.iterdir()) == []
