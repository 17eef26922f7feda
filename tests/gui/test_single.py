"""One window: a second start hands over its file."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.meeting_place import may_be_taken, meeting_place
from mentor_desktop.gui.single import FirstWindow, hand_over

# Another process, as a second start is one.
_SECOND = """
import sys
from pathlib import Path
from mentor_desktop.gui.single import hand_over
sys.stdout.write(str(hand_over(Path(sys.argv[1]))))
"""


@pytest.fixture
def first(qtbot: QtBot) -> Iterator[FirstWindow]:
    made = FirstWindow()
    assert made.listen()
    yield made
    made.close()


def _connected() -> QLocalSocket:
    socket = QLocalSocket()
    socket.connectToServer(meeting_place())
    assert socket.waitForConnected(5_000)
    return socket


def _said(*parts: bytes) -> QLocalSocket:
    """A start that says this, and no more."""
    socket = _connected()
    for part in parts:
        socket.write(part)
        socket.flush()
    return socket


def _framed(path: bytes) -> bytes:
    return len(path).to_bytes(4) + path


def _is_hung_up_on(socket: QLocalSocket) -> bool:
    return socket.state() == QLocalSocket.LocalSocketState.UnconnectedState


def test_hands_a_file_to_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:  # P5
    first = FirstWindow()
    assert first.listen()
    assert may_be_taken()
    path = tmp_path / "Zoë ← Ana.mentor"
    words = [sys.executable, "-c", _SECOND, str(path)]

    with qtbot.waitSignal(first.called, timeout=30_000) as told:
        second = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    said, _errors = second.communicate(timeout=30)
    first.close()

    assert told.args == [path.resolve()]
    assert said == "True"
    assert not may_be_taken()


def test_without_a_first_window_nothing_is_handed_over(qtbot: QtBot) -> None:
    assert not hand_over(None)


def test_what_a_crashed_window_left_stands_in_nobodys_way(qtbot: QtBot) -> None:  # P5
    Path(meeting_place()).touch()

    assert not hand_over(None)
    first = FirstWindow()
    assert first.listen()
    first.close()


@pytest.mark.parametrize(
    "name", [b"line\nend.mentor", b"\xff\xfe.mentor", b"\n", "Zoë ← Ana.mentor".encode()]
)
def test_a_path_arrives_whole(name: bytes, first: FirstWindow, qtbot: QtBot) -> None:
    path = b"/home/" + name
    with qtbot.waitSignal(first.called) as told:
        socket = _said(_framed(path))

    assert told.args is not None
    assert os.fsencode(told.args[0]) == path
    qtbot.waitUntil(lambda: socket.bytesAvailable() > 0)
    assert socket.readAll().data() == b"ok\n"


def test_a_start_without_a_file_just_calls(first: FirstWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.called) as told:
        socket = _said(_framed(b""))

    assert told.args == [None]
    socket.abort()


def test_what_comes_in_pieces_is_put_together(first: FirstWindow, qtbot: QtBot) -> None:
    whole = _framed(b"/a.mentor")
    socket = _said(whole[:3])
    QApplication.processEvents()
    with qtbot.waitSignal(first.called) as told:
        socket.write(whole[3:])
        socket.flush()

    assert told.args == [Path("/a.mentor")]


def test_several_starts_at_once_are_all_heard(first: FirstWindow, qtbot: QtBot) -> None:
    heard: list[Path] = []
    first.called.connect(heard.append)
    paths = [Path(f"/{number}.mentor") for number in range(9)]
    sockets = [_said(_framed(os.fsencode(path))) for path in paths]

    qtbot.waitUntil(lambda: len(heard) == len(sockets))
    assert sorted(heard) == paths


@pytest.mark.parametrize(
    "bytes_said",
    [b"\xff\xff\xff\xff", _framed(b"/a\0b"), (32_769).to_bytes(4) + b"a" * 32_769, b"/a.mentor\n"],
)
def test_what_no_start_says_is_hung_up_on(
    bytes_said: bytes, first: FirstWindow, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(first.called):
        socket = _said(bytes_said)
        qtbot.waitUntil(partial(_is_hung_up_on, socket))


def test_who_says_nothing_is_hung_up_on(
    first: FirstWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mentor_desktop.gui.single._PATIENCE", 10)
    for said in (b"", b"\0\0", (9).to_bytes(4) + b"/a"):
        socket = _said(said)
        qtbot.waitUntil(partial(_is_hung_up_on, socket))


def test_a_question_may_wait_longer_than_the_socket_lives(first: FirstWindow, qtbot: QtBot) -> None:
    """The start that brought the file has gone, and its socket with it, when it is answered."""
    asked: list[bool] = []

    def ask(_path: Path) -> None:
        dialog = QDialog()
        socket.abort()
        qtbot.waitUntil(lambda: not first.findChildren(QLocalSocket))
        asked.append(dialog.isVisible())

    first.called.connect(ask)
    socket = _said(_framed(b"/a.mentor"))
    qtbot.waitUntil(lambda: bool(asked))
