"""Nothing is handed to Qt that a Turkish computer would spell in another way."""

import ast

import pytest
from qt_rules import findings, findings_in, widget_classes
from translations import ROOT

_OURS = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLabel

class Sheet(QLabel):
    def __init__(self, items, **properties):
        super().__init__({handed_on})

class Longer(Sheet):
    pass

{code}
"""


def _found(code: str = "", handed_on: str = "**properties") -> list[tuple[int, str]]:
    tree = ast.parse(_OURS.format(code=code, handed_on=handed_on))
    return findings(tree, widget_classes([tree]))


def test_no_call_of_the_program_breaks_the_rule() -> None:
    assert findings_in(ROOT) == []


@pytest.mark.parametrize(
    "code",
    [
        "QTimer(self, interval=3)",
        "QComboBox(editable=True, insertPolicy=0)",
        "QtWidgets.QLabel('', indent=3)",
        "Longer(items=(), indent=3)",
    ],
)
def test_finds(code: str) -> None:
    assert len(_found(code)) == 1


def test_finds_what_a_class_of_ours_hands_on() -> None:
    assert len(_found(handed_on="indent=3")) == 1


@pytest.mark.parametrize(
    "code",
    [
        "QTimer(self, singleShot=True)",
        "Sheet(items=())",
        "Person(id=3, interests='')",
        "Longer(is_read_only=True)",
        "timer.setInterval(3)",
    ],
)
def test_leaves_alone(code: str) -> None:
    assert _found(code) == []
