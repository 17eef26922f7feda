"""A window that papers are asked for on."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Shown and empty."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made
