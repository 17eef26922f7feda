"""Every form and the class that loads it agree."""

import importlib
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

import mentor_desktop
from mentor_desktop.assets import asset
from mentor_desktop.gui.loading import FormFaulty, declared, load

_PACKAGE = Path(mentor_desktop.__file__).parent
_LOADS = re.compile(r'load\(self, "(ui/[^"]+\.ui)"\)')
_CLASS = re.compile(r"^class (\w+)", re.MULTILINE)


def _loading_classes() -> dict[str, type[QWidget]]:
    """Each form that some class loads, with that class."""
    found: dict[str, type[QWidget]] = {}
    for path in (_PACKAGE / "gui").rglob("*.py"):
        text = path.read_text("utf-8")
        for match in _LOADS.finditer(text):
            name = _CLASS.findall(text[: match.start()])[-1]
            module = ".".join(path.relative_to(_PACKAGE.parent).with_suffix("").parts)
            found[match[1]] = getattr(importlib.import_module(module), name)
    return found


def _forms() -> list[str]:
    root = asset("ui")
    return sorted(f"ui/{path.relative_to(root).as_posix()}" for path in root.rglob("*.ui"))


@pytest.mark.parametrize("form", _forms())
def test_form_holds_all_that_its_class_declares(form: str) -> None:
    kind = _loading_classes()[form]
    text = asset(form).read_text("utf-8")
    kinds = {
        name: what
        for what, name in re.findall(r'<(?:widget|layout) class="(\w+)" name="(\w+)"', text)
    }

    wanted = {name: what.__name__ for name, what in declared(kind).items()}

    assert wanted
    assert {name: kinds.get(name) for name in wanted} == wanted


def test_each_form_that_is_loaded_exists() -> None:
    assert set(_loading_classes()) <= set(_forms())


class _Wanting(QWidget):
    personalButton: QPushButton
    nobodyButton: QPushButton


def test_names_what_a_form_lacks(qtbot: QtBot) -> None:
    with pytest.raises(FormFaulty, match="nobodyButton: QPushButton"):
        load(_Wanting(), "ui/start/page.ui")
