"""Makes the parts and joins them: a window, or a command."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desktop.translation import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from mentor_desktop.gui.frame import Frame
    from mentor_desktop.gui.single import FirstWindow
    from mentor_desktop.gui.startup_report import StartupReport
    from mentor_desktop.gui.warming import Warming
    from mentor_desktop.gui.window.window import Window

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
    return _open_window(words, _file_of(words))


def _is_for_commands(words: list[str]) -> bool:
    """Whether these words are a command's; a file, or nothing, is for the window."""
    if not words or words[0] in (_REPORT, *_OF_QT) or words[0].endswith(".mentor"):
        return False
    if _may_be_address(words[0]):
        return False
    from mentor_desktop.commands import COMMANDS

    return words[0] in COMMANDS or not _is_there(words[0])


def _may_be_address(word: str) -> bool:
    return ":/" in word


def _is_there(word: str) -> bool:
    return os.path.exists(word)  # noqa: PTH110 - Path's raises where a word is too long


def _file_of(words: list[str]) -> Path | None:
    """The file that the words name; ends the program with a sentence where it is elsewhere."""
    files = [word for word in words if word not in (_REPORT, *_OF_QT)]
    if not files:
        return None
    if not _may_be_address(files[0]) or _is_there(files[0]):
        return Path(files[0])
    from mentor_desktop.domain.address import file_at, is_address
    from mentor_desktop.domain.refused import Refused

    try:
        return file_at(files[0]) if is_address(files[0]) else Path(files[0])
    except Refused as refusal:
        sys.exit(str(refusal))


def _has_display() -> bool:
    """Qt would abort without one."""
    needed = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in needed)


def _no_display() -> str:
    return _(
        "There is no screen to open a window on. Use a command instead; "
        "mentor-desktop --help lists them."
    )


def _open_window(words: list[str], path: Path | None) -> int:
    gc.disable()  # what is imported stays; looking through it while it grows takes time
    from mentor_desktop.gui.imports import import_plainly

    import_plainly()
    from mentor_desktop.gui.application import make_application
    from mentor_desktop.gui.startup_report import StartupReport

    application = make_application([word for word in words if word in _OF_QT])
    if _REPORT not in words and _is_handed_over(path):
        return 0
    start = _Start(application, path, StartupReport() if _REPORT in words else None)
    start.show_frame()
    status = application.exec()
    start.end()
    return status or start.status


def _is_handed_over(path: Path | None) -> bool:
    """Whether another window of this person has taken the file, and come to the front."""
    from mentor_desktop.gui.meeting_place import may_be_taken

    if not may_be_taken():
        return False
    from mentor_desktop.gui.single import hand_over

    return hand_over(path)


class _Start:
    """The frame first; all else is imported while it is on the screen.

    The report: `idle_ms` is when the page in view takes keys and clicks, `all_ms` when nothing
    is left to import, `rss_mib` the memory then. A file that does not open ends it with `status` 1:
    nobody sits there to be asked.
    """

    _frame: "Frame"
    _warming: "Warming"
    _window: "Window"

    def __init__(
        self, application: "QApplication", path: Path | None, report: "StartupReport | None"
    ) -> None:
        self._application = application
        self._path = path
        self._report = report
        self.status = 0
        self._first: FirstWindow | None = None

    def show_frame(self) -> None:
        """What is painted first; imports neither records nor SQLAlchemy."""
        from mentor_desktop.gui.frame import Frame
        from mentor_desktop.gui.settings import Settings
        from mentor_desktop.gui.theme import apply_theme

        settings = Settings()
        apply_theme(self._application, settings.scheme)
        self._frame = Frame(settings, self._path.name if self._path else "")
        self._frame.painted.connect(self._go_on)
        self._frame.appear()

    def _go_on(self) -> None:
        """After the first paint."""
        from PySide6.QtCore import QTimer

        from mentor_desktop.gui.theme import follow_system
        from mentor_desktop.gui.warming import Warming

        self._note("first_paint_ms")
        follow_system(self._application)
        self._warming = Warming(self._application, self._furnish)
        if not self._listen():
            self._frame.close()
        elif self._path:
            self._warming.finish()
        else:
            QTimer.singleShot(0, self._begin_warming)

    def _listen(self) -> bool:
        """For later starts; False where one that began with this one was faster."""
        from mentor_desktop.gui.meeting_place import may_be_taken
        from mentor_desktop.gui.single import FirstWindow

        if self._report and may_be_taken():
            return True  # a report hands nothing over, and takes nobody's place
        if _is_handed_over(self._path):
            return False
        self._first = FirstWindow()
        self._first.called.connect(self._come_forward)
        self._first.listen()
        return True

    def _begin_warming(self) -> None:
        self._note("idle_ms")
        self._warming.begin()

    def _furnish(self) -> None:
        """All is imported: the window, and its file."""
        from PySide6.QtCore import QTimer

        from mentor_desktop.gui.faults import Faults, start_logging
        from mentor_desktop.gui.window.window import Window

        start_logging()
        Faults().install()
        self._window = Window(self._frame)
        if not self._report:
            self._window.begin(self._path)
        elif self._begins():
            QTimer.singleShot(0, self._settle)
        else:
            QTimer.singleShot(0, self._frame.close)

    def _begins(self) -> bool:
        """Whether the file opens as it is; a sentence where it does not."""
        from mentor_desktop.domain.refused import Refused

        try:
            self._window.begin(self._path, is_asking=False)
        except Refused as refusal:
            print(refusal, file=sys.stderr)  # noqa: T201 - who measures reads it there
            self.status = 1
        return not self.status

    def _settle(self) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        self._note("idle_ms")
        self._note("all_ms")
        if self._report:
            self._report.tell()
        self._frame.close()

    def _note(self, name: str) -> None:
        if self._report:
            self._report.note(name)

    def _come_forward(self, path: Path | None) -> None:
        self._warming.finish()
        self._window.come_forward(path)

    def end(self) -> None:
        """Later starts open windows of their own."""
        if self._first:
            self._first.close()


if __name__ == "__main__":
    sys.exit(main())
