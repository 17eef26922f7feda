"""What nothing holds any more goes in the window's thread, whatever other threads do."""

import gc
import weakref
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.collecting import Collecting


class Ring:
    """Holds itself, so that only the collector finds it; notes where it does."""

    def __init__(self, ended_in: list[Thread]) -> None:
        self.itself = self
        self._ended_in = ended_in

    def __del__(self) -> None:
        self._ended_in.append(current_thread())


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    was_enabled = gc.isenabled()
    yield
    (gc.enable if was_enabled else gc.disable)()


def busy_in_a_thread() -> None:
    """Makes more than Python lets pass before it looks through memory."""
    made: list[list[int]] = []
    thread = Thread(target=lambda: made.extend([] for _ in range(100 * gc.get_threshold()[0])))
    thread.start()
    thread.join()


def test_python_would_collect_in_any_thread() -> None:
    gc.enable()
    ended_in: list[Thread] = []
    Ring(ended_in)
    busy_in_a_thread()
    assert main_thread() not in ended_in
    assert ended_in


def test_here_it_waits_for_the_windows_thread(qtbot: QtBot) -> None:
    here = QLabel()
    qtbot.addWidget(here)
    Collecting(here)
    ended_in: list[Thread] = []
    Ring(ended_in)
    busy_in_a_thread()
    assert not ended_in

    kept: list[list[int]] = []

    def is_gone() -> bool:
        kept.extend([] for _ in range(2 * gc.get_threshold()[0]))
        return bool(ended_in)

    qtbot.waitUntil(is_gone)
    assert ended_in == [main_thread()]


def test_what_grew_old_goes_too(qtbot: QtBot) -> None:
    here = QLabel()
    qtbot.addWidget(here)
    Collecting(here)
    ring = Ring([])
    told = weakref.ref(ring)
    gc.collect()  # now it is among the oldest
    del ring
    kept: list[list[int]] = []

    def is_gone() -> bool:
        kept.extend([] for _ in range(2 * gc.get_threshold()[0]))
        return told() is None

    qtbot.waitUntil(is_gone)
