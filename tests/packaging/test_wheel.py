"""A wheel built from the tree works outside it."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from translations import ROOT


def run(*words: str | Path, folder: Path, path: Path | None = None) -> str:
    """What a command says, run from `folder` with `path` before all other packages."""
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    if path:
        environment["PYTHONPATH"] = os.pathsep.join([str(path), sysconfig.get_path("purelib")])
    done = subprocess.run(
        [sys.executable, *words],
        check=False,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT, folder=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    options = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check")
    run("-m", "pip", "install", *options, "--target", target, wheel, folder=target)
    return target


def shipped(folder: str) -> list[str]:
    """The files of a folder, as they are named in the tree."""
    return [f.relative_to(ROOT).as_posix() for f in (ROOT / folder).rglob("*") if f.is_file()]


def test_the_wheel_holds_the_forms_and_resources(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [*shipped("ui"), *shipped("resources")]
    assert files
    assert [name for name in files if f"mentor_desktop/{name}" not in names] == []


def test_the_wheel_holds_no_tests_and_no_tools(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"mentor_desktop"}


def test_finds_its_files_from_another_folder(installed: Path, tmp_path: Path) -> None:
    code = "from mentor_desktop.assets import asset; print(asset('resources/texts/profile.toml'))"
    said = run("-c", code, folder=tmp_path, path=installed).strip()
    assert Path(said) == installed / "mentor_desktop" / "resources" / "texts" / "profile.toml"


def test_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    said = run("-m", "mentor_desktop", "--help", folder=tmp_path, path=installed)
    assert "demo" in said


def test_works_with_a_file_from_another_folder(installed: Path, tmp_path: Path) -> None:
    run("-m", "mentor_desktop", "demo", "sample.mentor", folder=tmp_path, path=installed)
    said = run("-m", "mentor_desktop", "show", "sample.mentor", folder=tmp_path, path=installed)
    assert "Larkmoor Cooperative" in said


def test_every_shipped_module_is_compiled(installed: Path) -> None:
    modules = sorted((installed / "mentor_desktop").rglob("*.py"))
    tag = sys.implementation.cache_tag
    without = [
        module.name
        for module in modules
        if not (module.parent / "__pycache__" / f"{module.stem}.{tag}.pyc").exists()
    ]
    assert modules
    assert without == []
