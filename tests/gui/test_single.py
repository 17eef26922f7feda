"""One window: a second start hands over its file."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

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
    path = tmp_path / "Zoë ← Ana.mentor"
    words = [sys.executable, "-c", _SECOND, str(path)]

    with qtbot.waitSignal(first.called, timeout=30_000) as told:
        second = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    said, _errors = second.communicate(timeout=30)
    first.close()

    assert told.args == [path.resolve()]
    assert said == "True"


def test_without_a_first_window_nothing_is_handed_over(qtbot: QtBot) -> None:
    assert not hand_over(None)
