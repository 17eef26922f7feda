"""Widgets side by side go on in the next line, and the height follows."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.flow_layout import FlowLayout


@pytest.fixture
def flow(qtbot: QtBot) -> Iterator[FlowLayout]:
    page = QWidget()
    qtbot.addWidget(page)
    made = FlowLayout(page)
    for text in ("one", "two", "three"):
        made.addWidget(QLabel(text))
    page.resize(400, 100)
    page.show()
    yield made
    page.hide()


def label(flow: FlowLayout, place: int) -> QLabel:
    item = flow.itemAt(place)
    assert item is not None
    widget = item.widget()
    assert isinstance(widget, QLabel)
    return widget


def test_narrower_is_higher(flow: FlowLayout) -> None:
    line = flow.heightForWidth(400)

    assert flow.heightForWidth(label(flow, 2).sizeHint().width()) == 3 * line + 2 * flow.spacing()
    assert flow.heightForWidth(400) == line


def test_the_height_follows_what_changes(flow: FlowLayout) -> None:
    line = flow.heightForWidth(400)
    label(flow, 0).setText("very long " * 20)
    QApplication.processEvents()
    two_lines = flow.heightForWidth(400)
    label(flow, 0).hide()
    QApplication.processEvents()

    assert two_lines > line
    assert flow.heightForWidth(400) == line


def test_the_height_follows_what_comes_and_goes(flow: FlowLayout) -> None:
    line = flow.heightForWidth(400)
    long = QLabel("very long " * 20)
    flow.addWidget(long)
    QApplication.processEvents()
    with_long = flow.heightForWidth(400)
    flow.removeWidget(long)
    QApplication.processEvents()

    assert with_long > line
    assert flow.heightForWidth(400) == line
