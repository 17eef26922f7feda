"""What this computer remembers."""

from pathlib import Path

from mentor_desktop.gui.settings import Settings


def test_recent_files_come_newest_first_and_once(tmp_path: Path) -> None:
    path = tmp_path / "s.ini"
    settings = Settings(path)
    for name in ("a", "b", "a"):
        settings.remember_file(Path(f"/{name}.mentor"))

    assert settings.recent_files == [Path("/a.mentor"), Path("/b.mentor")]
    settings.forget_file(Path("/a.mentor"))
    assert settings.recent_files == [Path("/b.mentor")]


def test_a_senseless_look_counts_as_unset(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    settings.scheme = "plaid"

    assert settings.scheme == "system"


def test_remembers_who_sits_at_which_file(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    settings.set_person_at(tmp_path / "a.mentor", "ana")

    assert settings.person_at(tmp_path / "a.mentor") == "ana"
    assert settings.person_at(tmp_path / "b.mentor") is None
    settings.set_person_at(tmp_path / "a.mentor", None)
    assert settings.person_at(tmp_path / "a.mentor") is None
