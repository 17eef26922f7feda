"""Opening with help: each thing in the way has its way out."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.files import trouble
from mentor_desktop.gui.files.ask_passphrase import AskPassphrase
from mentor_desktop.gui.files.new_file import file_name, with_ending
from mentor_desktop.gui.files.opener import Opener
from mentor_desktop.gui.settings import Settings
from mentor_desktop.operations.beginning import begin_cohort
from mentor_desktop.store import refusals
from mentor_desktop.store.refusals import FileRefused
from tests.copying import Samples

_HERE = Path("x.mentor")
_SINCE = datetime(2026, 3, 9, tzinfo=UTC)


@pytest.fixture
def opener(qtbot: QtBot, tmp_path: Path) -> Opener:
    parent = QWidget()
    qtbot.addWidget(parent)
    return Opener(parent, Settings(tmp_path / "settings.ini"))


def _choose(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[FileRefused]:
    """Answers what stands in the way with these words, in turn."""
    told: list[FileRefused] = []
    answers = list(words)

    def ask(parent: QWidget, refusal: FileRefused) -> str:
        told.append(refusal)
        return answers.pop(0)

    monkeypatch.setattr(trouble, "ask", ask)
    return told


def test_asks_again_for_a_wrong_passphrase(opener: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "secret.mentor"
    begin_cohort(path, "Secret", "", "right").database.close()
    problems: list[str] = []

    def answer(word: str) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AskPassphrase)
        problems.append(dialog.problemLabel.text())
        if word == "wrong":
            QTimer.singleShot(0, lambda: answer("right"))
        qtbot.keyClicks(dialog.passphraseField, word)
        dialog.openButton.click()

    QTimer.singleShot(0, lambda: answer("wrong"))
    database = opener.open(path)

    assert database is not None
    assert database.is_encrypted
    database.close()
    assert problems[0] == ""
    assert "does not open" in problems[1]


def test_a_missing_file_can_be_taken_off_the_list(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gone.mentor"
    opener._settings.remember_file(path)
    told = _choose(monkeypatch, trouble.FORGET)

    assert opener.open(path) is None
    assert isinstance(told[0], refusals.MissingFile)
    assert opener._settings.recent_files == []


def test_a_file_open_elsewhere_opens_to_read_only(  # P5
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "busy.mentor"
    first = begin_cohort(path, "Busy").database
    told = _choose(monkeypatch, trouble.READ_ONLY)

    second = opener.open(path)

    assert second is not None
    assert second.is_read_only
    assert isinstance(told[0], refusals.OpenElsewhere)
    second.close()
    first.close()


def test_a_damaged_file_gives_way_to_its_newest_backup(  # P7
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = tmp_path / "broken.mentor", tmp_path / "restored.mentor"
    database = begin_cohort(path, "Broken").database
    database.back_up("session")
    database.close()
    path.write_bytes(b"broken" * 1000)
    before = path.read_bytes()
    told = _choose(monkeypatch, trouble.RESTORE)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(target), ""))

    restored = opener.open(path)

    assert restored is not None
    assert restored.path == target
    restored.close()
    assert isinstance(told[0], refusals.DamagedFile)
    assert path.read_bytes() == before


def test_what_can_be_read_of_a_damaged_file_is_saved_elsewhere(  # P7
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = tmp_path / "broken.mentor", tmp_path / "saved.mentor"
    begin_cohort(path, "Broken").database.close()
    whole = path.read_bytes()
    path.write_bytes(b"\0" * 16 + whole[16:])
    before = path.read_bytes()
    said: list[str] = []
    _choose(monkeypatch, trouble.SALVAGE)
    monkeypatch.setattr(opener, "tell", lambda sentence, title="": said.append(sentence))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(target), ""))

    saved = opener.open(path)

    assert saved is not None
    assert saved.path == target
    saved.close()
    assert "could be read" in said[0]
    assert path.read_bytes() == before


def test_a_copy_of_a_file_that_is_open_elsewhere_is_opened(  # P5
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = tmp_path / "theirs.mentor", tmp_path / "copy.mentor"
    first = begin_cohort(path, "Theirs").database
    _choose(monkeypatch, trouble.COPY)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(target), ""))

    copy = opener.open(path)

    assert copy is not None
    assert copy.path == target
    assert not copy.is_read_only
    copy.close()
    first.close()


def test_a_copy_that_syncing_left_is_told_once(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(opener, "tell", lambda sentence, title="": told.append(sentence))
    path = tmp_path / "pairs.mentor"
    begin_cohort(path, "Pairs").database.close()
    shutil.copy(path, tmp_path / "pairs (conflicted copy 2026-03-09).mentor")
    for _time in range(2):
        database = opener.open(path)
        assert database
        database.close()
    assert len(told) == 1
    assert "pairs (conflicted copy 2026-03-09).mentor" in told[0]


@pytest.mark.parametrize(
    ("refusal", "does"),
    [
        (
            refusals.OpenElsewhere(_HERE, "host", "Ana", _SINCE, is_here=False),
            [trouble.READ_ONLY, trouble.COPY, trouble.TAKE_OVER],
        ),
        (
            refusals.OpenElsewhere(_HERE, "host", "Ana", _SINCE, is_here=True),
            [trouble.READ_ONLY],
        ),
        (refusals.ReadOnlyPlace(_HERE), [trouble.READ_ONLY, trouble.COPY]),
        (refusals.NewerFile(_HERE), [trouble.READ_ONLY]),
        (refusals.FileMoved(_HERE), [trouble.RETRY, trouble.COPY]),
        (refusals.FileReplaced(_HERE), [trouble.COPY, trouble.REOPEN]),
        (refusals.MissingFile(_HERE), [trouble.CHOOSE, trouble.FORGET]),
        (refusals.EmptyFile(_HERE), [trouble.CHOOSE]),
        (refusals.DamagedFile(_HERE), [trouble.SALVAGE]),
        (refusals.ForeignStructure(_HERE), [trouble.SALVAGE]),
        (refusals.NoRoom(_HERE), [trouble.RETRY, trouble.READ_ONLY]),
        (refusals.CannotWrite(_HERE), [trouble.RETRY, trouble.READ_ONLY]),
        (refusals.Busy(_HERE), [trouble.RETRY]),
    ],
)
def test_each_trouble_has_its_ways_out(refusal: FileRefused, does: list[str]) -> None:  # P4 to P9
    assert [way.key for way in trouble.ways_out(refusal)] == does


def test_names_of_files_are_safe_everywhere() -> None:  # P11
    assert file_name('Ana / Bo: "2026"?') == "Ana Bo 2026.mentor"
    assert file_name("...") == "Mentoring.mentor"
    assert with_ending("/x/a.b") == Path("/x/a.b.mentor")


def test_the_original_of_a_copy_stays(
    opener: Opener, samples: Samples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mentor_desktop.gui.files.opener.make_demo", samples.copy)
    path = opener.make_sample()
    assert path is not None
    again = opener.make_sample()
    assert again is not None
    assert again != path
    shutil.copy(path, tmp_path / "kept.mentor")
    opener.delete_sample(path)
    assert not path.exists()
    assert again.exists()
