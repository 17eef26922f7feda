"""Links in people's texts are buttons."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.links import Links


def test_a_link_opens_outside_and_says_where_it_leads(  # AP-14
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    links = Links()
    qtbot.addWidget(links)
    links.show_links("A book, and https://example.org/course&more.")
    assert [one.accessibleName() for one in links.buttons] == [
        "Open https://example.org/course&more"
    ]
    links.buttons[0].setFocus()
    qtbot.keyClick(links.buttons[0], Qt.Key.Key_Space)
    assert opened == ["https://example.org/course&more"]


def test_nothing_shows_without_links_and_the_same_buttons_stay(qtbot: QtBot) -> None:
    links = Links()
    qtbot.addWidget(links)
    links.show_links("https://a.example")
    button = links.buttons[0]
    links.show_links("https://a.example", "more words")
    assert links.buttons == (button,)
    links.show_links("no more")
    assert not links.buttons and links.isHidden()
