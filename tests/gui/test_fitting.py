"""Dialogs that scroll where they must."""

from pytestqt.qtbot import QtBot

from mentor_desktop.domain.form import Choice, Question, Section
from mentor_desktop.gui.files.new_file import NewFileDialog
from mentor_desktop.gui.widgets.form_dialog import FormDialog
from mentor_desktop.gui.widgets.form_view import FormView

_HINT = "Leave it empty if you do not know yet"  # one line, or two where it is narrow


def test_typing_begins_in_the_first_field(qtbot: QtBot) -> None:
    dialog = NewFileDialog(None, is_personal=True)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert dialog.focusWidget() is dialog.nameField


def test_a_dialog_that_has_the_room_does_not_scroll(qtbot: QtBot) -> None:
    dialog = FormDialog(None, "A title")
    qtbot.addWidget(dialog)
    who = Question("by", "choice", "Who", choices=(Choice("a", "A long name"), Choice("b", "B")))
    questions = (who, Question("day", "date", "New day", hint=_HINT))
    dialog.parts.addWidget(FormView((Section("key", "Section", questions=questions),)))
    dialog.parts.addStretch(1)
    dialog.add_button("Do it", "primary")
    dialog.fit()
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.area.verticalScrollBar().maximum() == 0
