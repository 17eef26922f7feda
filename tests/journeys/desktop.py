"""A desk to sit at: a screen, a window manager, the program, real keys and a real mouse.

What is on the screen is read from outside, through the accessibility tree: what a screen
reader cannot find, a journey cannot use.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

TREE = Path(__file__).parent / "accessible_tree.py"
_PATIENCE = 60.0  # seconds that a slow machine may take; a quick one never waits so long
_CLOSING = 5  # seconds until a window that was asked to close is asked again
_STEP = 0.05
WEAK = ["setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-all"]


@dataclass(frozen=True)
class Control:
    """Something on the screen; place is x, y, width, height in pixels."""

    name: str
    role: str
    text: str
    description: str
    place: tuple[int, int, int, int]
    is_focused: bool
    is_enabled: bool
    is_checked: bool
    is_focusable: bool
    is_control: bool

    @property
    def middle(self) -> tuple[int, int]:
        """Where to click."""
        x, y, width, height = self.place
        return x + width // 2, y + height // 2


class Desktop:
    """One screen with the program on it; `close` ends all it began."""

    def __init__(self, home: Path, size: str = "1360x930") -> None:
        self.home = home
        self._height = int(size.partition("x")[2])
        self._children: list[subprocess.Popen[str]] = []
        self._environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_RUNTIME_DIR": str(home),
            "MENTOR_DESKTOP_DATA": str(home / "data"),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONFAULTHANDLER": "1",  # a program that crashes tells where, see `_story`
            "LC_ALL": "C.UTF-8",
        }
        self._environment.pop("WAYLAND_DISPLAY", None)
        home.chmod(0o700)
        self._environment["DISPLAY"] = self._screen(size)
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
        self._begin(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
        self._frames = self._begin(["openbox", "--sm-disable"])
        self.program: subprocess.Popen[str] | None = None
        self._reader: subprocess.Popen[str] | None = None

    def _begin(self, words: list[str], **more: Any) -> subprocess.Popen[str]:
        options: dict[str, Any] = {
            "env": self._environment,
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
            "text": True,
            **more,
        }
        child = subprocess.Popen(words, **options)
        self._children.append(child)
        return child

    def _screen(self, size: str) -> str:
        out, into = os.pipe()
        self._begin(
            # Without -noreset the screen begins anew when its last client leaves. The accessibility
            # service looks in and leaves: a window manager that comes then finds no screen.
            ["Xvfb", "-displayfd", str(into), "-screen", "0", f"{size}x24", "-nolisten", "tcp",
             "-noreset"],
            pass_fds=(into,),
        )  # fmt: skip
        os.close(into)
        with os.fdopen(out) as lines:
            return ":" + lines.readline().strip()

    def _bus(self) -> str:
        daemon = self._begin(
            ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE
        )
        return _lines(daemon.stdout).readline().strip()

    def start(self, *words: str) -> None:
        """Starts the program in a window and waits until it can be read."""
        self.start_words([sys.executable, "-m", "mentor_desktop", *words])

    def start_script(self, path: Path) -> None:
        """Starts another program of Python's in a window."""
        self.start_words([sys.executable, str(path)])

    def start_weak(self, *words: str) -> None:
        """Starts the program so that rights on files hold, also where root runs the tests."""
        before = WEAK if os.getuid() == 0 else []
        self.start_words([*before, sys.executable, "-m", "mentor_desktop", *words])

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The program on the command line, with the settings and the screen of this desk."""
        return subprocess.run(
            [sys.executable, "-m", "mentor_desktop", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )

    def limit_files(self, size: int | None) -> None:
        """From now on no file of the program can grow over `size` bytes; None: any can."""
        assert self.program
        limit = "unlimited" if size is None else str(size)
        # The hard limit stays, so that it can be lifted again without being root.
        words = ["prlimit", "--pid", str(self.program.pid), f"--fsize={limit}:unlimited"]
        subprocess.run(words, check=True)

    def start_words(self, words: list[str]) -> None:
        """Starts what opens a window in the process that it begins."""
        with (self.home / "program.log").open("w") as log:
            self.program = self._begin(words, stderr=log, stdout=log)
        self._reader = self._begin(
            ["/usr/bin/python3", str(TREE), str(self.program.pid)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.until(lambda: bool(self.all()), "the program to open its window")
        self.until(self._is_in_front, "the window to have the keys")

    def _is_in_front(self) -> bool:
        """Whether the window manager gives the keys to a window of the program."""
        assert self.program
        assert self._frames.poll() is None, "There is no window manager: it has ended."
        found = self._said("getactivewindow", "getwindowpid")
        return found == str(self.program.pid)

    def _said(self, *words: str) -> str:
        """What xdotool answers, "" for no answer."""
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            check=False,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def stop(self) -> None:
        """Closes the window as its frame does, and waits for the program to end."""
        program = self.program
        assert program
        end = time.monotonic() + _PATIENCE
        while program.poll() is None:
            assert time.monotonic() < end, f"The window does not close. {self._story()}"
            if self._is_in_front():  # the window manager lets a key go now and then
                self.key("alt+F4")
            with suppress(subprocess.TimeoutExpired):
                program.wait(_CLOSING)
        if self._reader:
            self._reader.kill()
        assert program.returncode == 0, self._story()

    def close(self) -> None:
        """Ends everything."""
        for child in reversed(self._children):
            child.terminate()  # asked first: the accessibility service has a child of its own
            try:
                child.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            for stream in (child.stdin, child.stdout):
                if stream:
                    stream.close()

    def _ask(self, question: dict[str, Any]) -> list[Control]:
        return [Control(**{**one, "place": tuple(one["place"])}) for one in self._answer(question)]

    def ask_amiss(self) -> int:
        """Asks each thing in the windows for parts that it does not have; how many were asked."""
        (asked,) = self._answer({"amiss": True})
        return int(asked)

    def _answer(self, question: dict[str, Any]) -> list[Any]:
        assert self._reader
        into, out = _lines(self._reader.stdin), _lines(self._reader.stdout)
        into.write(json.dumps(question) + "\n")
        into.flush()
        while line := out.readline():
            if line.startswith("["):  # the accessibility service says a word of its own first
                return list(json.loads(line))
        raise AssertionError("The accessibility tree cannot be read.")

    def all(self) -> list[Control]:
        """Everything that shows."""
        return self._ask({"all": True})

    def find(self, name: str, role: str | None = None) -> list[Control]:
        """What shows by this name (its beginning, where it ends in …), and role."""
        return [
            one
            for one in self._ask({"name": name})
            if role in (None, one.role) and one.place[2] > 0
        ]

    def wait(self, name: str, role: str | None = None) -> Control:
        """The control by this name, as soon as it shows and can be used."""
        found: list[Control] = []

        def is_there() -> bool:
            found[:] = [one for one in self.find(name, role) if one.is_enabled]
            return bool(found)

        self.until(is_there, f"“{name}” to show")
        return found[-1]

    def wait_gone(self, name: str) -> None:
        """Until nothing by this name shows."""
        self.until(lambda: not self.find(name), f"“{name}” to go")

    def until(self, is_true: Callable[[], bool], what: str) -> None:
        """Waits for something; tells what it waited for if it does not come."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if self.program and self.program.poll() is not None:
                break
            if is_true():
                return
            time.sleep(_STEP)
        raise AssertionError(f"Waited for {what}. {self._story()}")

    def _story(self) -> str:
        assert self.program
        if kept := os.environ.get("JOURNEY_PICTURES"):
            self.picture(Path(kept) / "stopped.png")
        code = self.program.poll()
        if code is None:
            names = [f"{one.role} “{one.name}”" for one in self.all() if one.name]
            seen = f"On the screen: {names}."
            self.program.send_signal(signal.SIGABRT)  # it says in its log what it was doing
            with suppress(subprocess.TimeoutExpired):
                self.program.wait(_CLOSING)
        else:
            seen = f"The program has ended with {code}."
        log = (self.home / "program.log").read_text(errors="replace")[-6_000:]
        return f"{seen} The program said: {log}"

    def click(self, name: str, role: str | None = None, *, times: int = 1) -> Control:
        """Clicks a control with the mouse."""
        control = self._in_sight(name, role)
        x, y = control.middle
        # A menu takes no click from a mouse that has not moved since it opened.
        self._tool("mousemove", str(x + 2), str(y + 2), "mousemove", str(x), str(y))
        self._tool("click", "--repeat", str(times), "1")
        return control

    def _in_sight(self, name: str, role: str | None) -> Control:
        """The control, after turning the wheel over its column until it can be seen."""
        control = self.wait(name, role)
        before: list[tuple[int, int, int, int]] = []
        for _turn in range(60):
            x, y = control.middle
            does_not_scroll = before[-3:] == [control.place] * 3 and 0 < y < self._height
            if 60 < y < self._height - 60 or does_not_scroll:
                break
            before.append(control.place)
            wheel = "5" if y > self._height // 2 else "4"
            self._tool("mousemove", str(x), str(self._height // 2), "click", wheel)
            time.sleep(_STEP)
            control = self.wait(name, role)
        return control

    def type(self, text: str) -> None:
        """Types into what has the focus, letter by letter."""
        self._tool("type", "--delay", "8", "--", text)

    def fill(self, name: str, text: str, role: str | None = None) -> None:
        """Clicks into a field, replaces what is there, and goes on with Tab."""
        self.click(name, role)
        self.until(
            lambda: any(one.is_focused for one in self.find(name, role)), f"the focus on “{name}”"
        )
        self.key("ctrl+a")
        self.type(text)
        self.key("Tab")

    def open(self, keys: str, shows: str) -> Control:
        """Presses a shortcut once and waits for what it shows."""
        self.until(self._is_in_front, "the window to have the keys")
        self.key(keys)
        return self.wait(shows)

    def key(self, *keys: str) -> None:
        """Presses keys such as ctrl+k or Return."""
        self._tool("key", "--delay", "20", *keys)

    def drag(self, points: list[tuple[int, int]]) -> None:
        """Draws a line with the button held."""
        words = ["mousemove", *map(str, points[0]), "mousedown", "1"]
        for x, y in points[1:]:
            words += ["mousemove", str(x), str(y), "sleep", "0.02"]
        self._tool(*words, "mouseup", "1")

    def picture(self, path: Path) -> None:
        """Keeps what is on the screen as a PNG."""
        if not shutil.which("import"):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["import", "-window", "root", str(path)],
            env=self._environment,
            check=False,
        )

    def _tool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True)


def _lines(stream: IO[str] | None) -> IO[str]:
    assert stream
    return stream
