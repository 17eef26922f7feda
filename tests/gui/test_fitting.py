"""Dialogs that scroll where they must."""

from pytestqt.qtbot import QtBot

from mentor_desktop.gui.files.new_file import NewFileDialog


def test_typing_begins_in_the_first_field(qtbot: QtBot) -> None:
    dialog = NewFileDialog(None, is_personal=True)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert dialog.focusWidget() is dialog.nameField
