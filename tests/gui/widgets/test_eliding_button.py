"""A button with a long name on it gives way, and still says everything."""

from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.eliding_button import ElidingButton

LONG = "Fill in Maximiliana Alexandrovna & Company's profile"


def test_shows_all_where_there_is_room(qtbot: QtBot) -> None:
    button = ElidingButton(LONG)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()

    assert button.shown_text() == LONG
    assert button.toolTip() == ""


def test_ends_in_dots_and_hints_at_the_rest_where_there_is_little(qtbot: QtBot) -> None:
    button = ElidingButton(LONG)
    qtbot.addWidget(button)
    button.show()
    button.resize(button.sizeHint().width() // 2, button.sizeHint().height())

    assert button.minimumSizeHint().width() < button.sizeHint().width() // 2
    assert button.shown_text().endswith("…")
    assert button.toolTip() == LONG
    assert button.accessibleName() == LONG
