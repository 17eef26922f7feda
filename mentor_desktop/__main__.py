"""Makes the parts and joins them: a window, or a command."""

import json
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.gui.window.window import Window

_BEGAN = time.monotonic()
_REPORT = "--startup-report"
_OF_QT = ("-reverse", "-style=fusion")


def main(argv: list[str] | None = None) -> int:
    """Runs the program with these words; its exit status."""
    words = sys.argv[1:] if argv is None else argv
    if _is_for_commands(words):
        from mentor_desktop.commands import run

        return run(words)
    if not _has_display():
        print(_no_display(), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    return _open_window(words)


def _is_for_commands(words: list[str]) -> bool:
    """Whether these words are a command's; a file, or nothing, is for the window."""
    if not words or words[0] in (_REPORT, *_OF_QT) or words[0].endswith(".mentor"):
        return False
    from mentor_desktop.commands import COMMANDS

    return words[0] in COMMANDS or not Path(words[0]).exists()


def _has_display() -> bool:
    """Qt would abort without one."""
    needed = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in needed)


def _no_display() -> str:
    return _(
        "There is no screen to open a window on. Use a command instead; "
        "mentor-desktop --help lists them."
    )


def _open_window(words: list[str]) -> int:
    """The frame first; all else is imported while it is on the screen.

    The report: `idle_ms` is when the page in view can be used, `all_ms` when nothing is left to
    import, `rss_mib` the memory then.
    """
    from PySide6.QtCore import QTimer

    from mentor_desktop.gui.application import make_application
    from mentor_desktop.gui.frame import Frame
    from mentor_desktop.gui.settings import Settings
    from mentor_desktop.gui.single import FirstWindow, hand_over
    from mentor_desktop.gui.theme import apply_theme
    from mentor_desktop.gui.warming import Warming

    wants_report = _REPORT in words
    files = [Path(word) for word in words if word not in (_REPORT, *_OF_QT)]
    path = files[0] if files else None
    application = make_application([word for word in words if word in _OF_QT])
    if not wants_report and hand_over(path):
        return 0
    settings = Settings()
    apply_theme(application, settings.scheme)
    first = FirstWindow()
    if not wants_report:
        first.listen()
    frame = Frame(settings, path.name if path else "")
    told: dict[str, float] = {}
    windows: list[Window] = []

    def furnish() -> None:
        from mentor_desktop.gui.faults import Faults, start_logging
        from mentor_desktop.gui.window import window as joined

        start_logging()
        Faults().install()
        window = joined.Window(frame)
        windows.append(window)
        window.begin(path)
        if wants_report:
            QTimer.singleShot(0, lambda: QTimer.singleShot(0, report))

    def called(other: Path | None) -> None:
        warming.finish()
        windows[0].come_forward(other)

    def report() -> None:
        told.setdefault("idle_ms", _milliseconds_running())
        told["all_ms"] = _milliseconds_running()
        told["rss_mib"] = _memory()
        rounded = {key: round(value, 1) for key, value in told.items()}
        with suppress(BrokenPipeError):  # nobody listens any more: close all the same
            print(json.dumps(rounded), flush=True)  # noqa: T201 - it was asked for
        frame.close()

    def rest() -> None:
        told["idle_ms"] = _milliseconds_running()
        warming.begin()

    def painted() -> None:
        told["first_paint_ms"] = _milliseconds_running()
        if path:
            warming.finish()
        else:
            QTimer.singleShot(0, rest)

    warming = Warming(application, furnish)
    first.called.connect(called)
    frame.painted.connect(painted)
    frame.show()
    status = application.exec()
    first.close()
    return status


def _milliseconds_running() -> float:
    """Since the process began; where the system does not say, since Python began to import us."""
    try:
        began = Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19]
        running = float(Path("/proc/uptime").read_text("ascii").split()[0])
        return (running - int(began) / os.sysconf("SC_CLK_TCK")) * 1000
    except (OSError, ValueError, IndexError):
        return (time.monotonic() - _BEGAN) * 1000


def _memory() -> float:
    """Resident memory in MiB; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, ValueError, IndexError):
        return 0.0


if __name__ == "__main__":
    sys.exit(main())
