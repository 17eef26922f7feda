"""Makes the parts and joins them: a window, or a command."""

import gc
import logging
import os
import sys
from pathlib import Path
from types import TracebackType
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
    if getattr(sys, "frozen", False):
        from multiprocessing.spawn import freeze_support

        freeze_support()  # a worker of a frozen build is this program again: it works, and ends
    _settle_home()
    words = sys.argv[1:] if argv is None else argv
    if _is_for_commands(words):
        from mentor_desktop.commands import run

        return run(words)
    if not _has_display():
        print(_no_display(), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    return _open_window(words, _file_of(words))


def _settle_home() -> None:
    """One home for all: without HOME Python, Qt and libraries would each take another one."""
    if os.name != "posix" or os.environ.get("HOME", "").startswith("/"):
        return
    os.environ.pop("HOME", None)
    try:
        os.environ["HOME"] = str(Path.home())  # by the user's id
    except RuntimeError:
        os.environ["HOME"] = os.devnull  # nobody's: nothing can be kept below it


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
    start.begin()
    status = application.exec()
    start.end()
    return status or start.status


def _may_be_taken() -> bool:
    """Whether another window may be listening for later starts."""
    from mentor_desktop.gui.comforts import comfort
    from mentor_desktop.gui.meeting_place import may_be_taken

    with comfort("one window for all starts"):
        return may_be_taken()
    return False


def _is_handed_over(path: Path | None) -> bool:
    """Whether another window of this person has taken the file, and come to the front."""
    from mentor_desktop.gui.comforts import comfort

    if _may_be_taken():
        with comfort("one window for all starts"):
            from mentor_desktop.gui.single import hand_over

            return hand_over(path)
    return False


class _Start:
    """The frame first; all else is imported while it is on the screen.

    A comfort that fails is left out. What fails beside until the window is furnished ends the
    program, after a word about it: "Opening …" never stands for ever.

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
        self._has_failed = False
        self._has_log = False

    def begin(self) -> None:
        """Shows the frame; all else comes from the event loop."""
        from mentor_desktop.gui.comforts import EarlyLog

        self._early = EarlyLog()
        sys.excepthook = self._give_up
        try:
            self._show_frame()
        except Exception as error:
            self._give_up(type(error), error, error.__traceback__)

    def _give_up(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """There will be no window: tells why, and ends."""
        from PySide6.QtCore import QTimer

        if self._has_failed:
            return  # it comes of the first
        self._has_failed, self.status = True, 1
        self.end()
        is_stopped = self._report or issubclass(kind, KeyboardInterrupt)  # nobody is to be told
        if is_stopped or not self._has_told(error):
            sys.__excepthook__(kind, error, trace)
            QTimer.singleShot(0, self._application.quit)  # its loop may not run yet

    def _has_told(self, error: BaseException) -> bool:
        """Whether the person reads it; what they read, ends."""
        from mentor_desktop.gui.comforts import comfort

        with comfort("a word about it"):
            from mentor_desktop.gui.ending import tell_the_end

            self._start_log()
            tell_the_end(error)
            return True
        return False

    def _start_log(self) -> None:
        from mentor_desktop.gui.comforts import comfort
        from mentor_desktop.gui.faults import start_logging

        if self._has_log:
            return
        self._has_log = True
        with comfort("a log"):
            start_logging()
        self._early.hand_on()

    def _show_frame(self) -> None:
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

        from mentor_desktop.gui.comforts import comfort
        from mentor_desktop.gui.theme import follow_system
        from mentor_desktop.gui.warming import Warming

        self._note("first_paint_ms")
        with comfort("following the system's look"):
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
        if self._report and _may_be_taken():
            return True  # a report hands nothing over, and takes nobody's place
        if _is_handed_over(self._path):
            return False
        from mentor_desktop.gui.comforts import comfort

        with comfort("one window for all starts"):
            from mentor_desktop.gui.single import FirstWindow

            first = FirstWindow()
            first.called.connect(self._come_forward)
            if first.listen():
                self._first = first
            else:
                logging.getLogger(__name__).warning("later starts cannot reach this window")
        return True

    def _begin_warming(self) -> None:
        self._note("idle_ms")
        self._warming.begin()

    def _furnish(self) -> None:
        """All is imported: the window, and its file."""
        from PySide6.QtCore import QTimer

        from mentor_desktop.gui.faults import Faults
        from mentor_desktop.gui.window.window import Window

        self._start_log()
        self._window = Window(self._frame)
        if not self._report:
            Faults().install()  # from here on the window lives with what fails
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
        first, self._first = self._first, None
        if first:
            first.close()


if __name__ == "__main__":
    sys.exit(main())
