"""One window: a second start hands over its file."""

import subprocess
import sys
from pathlib import Path

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
