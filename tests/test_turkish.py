"""The program where a capital i is İ, and a comma stands before decimals."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.copying import Samples
from tests.locales import make_locale

# One of them in each run, for a start takes seconds; all with MENTOR_DESKTOP_EXPLORE=1.
_NAMES = ("tr_TR", "az_AZ", "ku_TR", "crh_UA")
_IN_QT = {"crh_UA": "C"}  # Qt writes nothing in Crimean Tatar
_TRIED = _NAMES if "MENTOR_DESKTOP_EXPLORE" in os.environ else _NAMES[:1]

_LOOK_AT_ALL_PAGES = """
import json, locale, os, sys, traceback
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication
from mentor_desktop.__main__ import main
from mentor_desktop.gui.relationship.tabs import TABS
from mentor_desktop.gui.window.pages import PAGES
from mentor_desktop.gui.window.window import Window

before = {"decimal": locale.localeconv()["decimal_point"]}
try:
    QTimer(interval=3)
    before["finds_interval"] = True
except AttributeError:
    before["finds_interval"] = False
def fail(*error):
    traceback.print_exception(*error)
    os._exit(1)

sys.excepthook = fail  # an error in a slot; the window would go on without what it was to show

begin = Window.begin

def look(window):
    view = window.desk.view
    shown = []
    pair = view.relationship.relationship_id
    for tab in TABS:
        view.show_relationship(pair, tab.key)
        QApplication.processEvents()
        shown.append(view.relationship.tab)
    for page in PAGES:
        view.show_page(page)
        QApplication.processEvents()
        shown.append(page)
    told = {"shown": shown, "before": before, "language": QLocale().name(),
            "decimal": locale.localeconv()["decimal_point"]}
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)

def begin_and_look(window, *words, **named):
    sys.excepthook = fail
    begin(window, *words, **named)
    QTimer.singleShot(0, lambda: look(window))

Window.begin = begin_and_look
main(sys.argv[1:])
"""


@pytest.mark.parametrize("name", _TRIED)
def test_opens_the_sample_and_shows_every_page(samples: Samples, tmp_path: Path, name: str) -> None:
    sample = samples.copy(tmp_path / "sample.mentor")
    environment = {**make_locale(tmp_path, name), "QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run(
        [sys.executable, "-c", _LOOK_AT_ALL_PAGES, str(sample)],
        check=False, env=environment, capture_output=True, text=True, timeout=240,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert not told["before"]["finds_interval"]  # or this shows nothing
    assert told["language"].partition("_")[0] == _IN_QT.get(name, name.partition("_")[0])
    assert told["decimal"] == "."
    assert len(told["shown"]) == len(set(told["shown"])) >= 12
