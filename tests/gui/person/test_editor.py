"""The profile of a person is written, refused beside the field, and kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.person.editor import PersonEditor
from mentor_desktop.gui.person.photo import small_picture
from mentor_desktop.gui.person.sections import sections_for
from mentor_desktop.operations.people import add_person, set_profile
from mentor_desktop.operations.texts import profile_form
from mentor_desktop.store.people import Portrait, portrait_of
from tests.conftest import Pair


@pytest.fixture
def editor(pair: Pair, qtbot: QtBot) -> PersonEditor:
    """The mentee's profile, in a window wide enough for the list of sections."""
    made = PersonEditor(Context(pair.database), pair.mentee_id, ("mentee",))
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    return made


def portrait(pair: Pair) -> Portrait:
    with pair.database.reading() as session:
        return portrait_of(session, pair.mentee_id)


def png(width: int = 8, height: int | None = None) -> bytes:
    return picture_file("png", width, height)


def picture_file(kind: str, width: int, height: int | None = None) -> bytes:
    image = QImage(width, height or width, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(kept.data())


def type_into(qtbot: QtBot, editor: PersonEditor, question: str, text: str) -> None:
    """Replaces what is in a field, by keys, and goes on with Tab."""
    editor.focus_question(question)
    section = editor.form.section
    field = editor.form.form(section).field(question).main_widget()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def said(editor: PersonEditor) -> str:
    return "\n".join(label.text() for label in editor.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("role", "asked", "never"),
    [("mentor", "areas_offered", "obstacles"), ("mentee", "obstacles", "capacity")],
)
def test_each_role_is_asked_only_its_own_questions(role: str, asked: str, never: str) -> None:
    # PRO-20, PRO-28, PRO-37, PRO-38
    sections = sections_for(profile_form().sections, (role,))
    keys = {question.key for section in sections for question in section.questions}
    assert asked in keys
    assert never not in keys
    assert all(section.questions for section in sections)


def test_what_is_typed_is_saved_on_leaving_the_field(
    editor: PersonEditor, pair: Pair, qtbot: QtBot
) -> None:  # PRO-02, PRO-13
    type_into(qtbot, editor, "role", "Analyst")
    type_into(qtbot, editor, "skills", "Rust")
    assert portrait(pair).answers["role"] == "Analyst"
    assert portrait(pair).answers["skills"] == ["Rust"]
    pair.database.undo()
    assert "skills" not in portrait(pair).answers


def test_a_refusal_stands_beside_the_field_and_what_was_typed_stays(
    editor: PersonEditor, pair: Pair, qtbot: QtBot
) -> None:
    type_into(qtbot, editor, "name", " ")
    assert "a person needs one" in said(editor)
    assert portrait(pair).person.name == "Ben Okri"
    type_into(qtbot, editor, "name", "Ben O. Okri")
    assert "a person needs one" not in said(editor)
    assert portrait(pair).person.name == "Ben O. Okri"


def test_forty_thousand_letters_in_a_line_are_told_not_cut(
    editor: PersonEditor, pair: Pair, qtbot: QtBot
) -> None:
    editor.focus_question("role")
    field = editor.form.form("work").field("role")
    field.show_value("x" * 40_000)
    field.tell()
    assert "40,000" in said(editor)
    assert field.value() == "x" * 40_000
    assert "role" not in portrait(pair).answers


def test_a_photo_is_added_replaced_and_removed(
    editor: PersonEditor, pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "me.png").write_bytes(png())
    editor.photo.take(tmp_path / "me.png")
    first = portrait(pair).photo_id
    assert first is not None
    assert editor.photo.choose_button.text() == "Replace photo…"
    editor.photo.take(tmp_path / "me.png")
    assert portrait(pair).photo_id not in (None, first)
    qtbot.mouseClick(editor.photo.remove_button, Qt.MouseButton.LeftButton)
    assert portrait(pair).photo_id is None
    assert editor.photo.choose_button.text() == "Add photo…"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.png", b"no picture", "cannot be shown"),
        ("cut.png", png()[:40], "cannot be shown"),
        ("missing.png", None, "not there"),
    ],
)
def test_a_bad_picture_is_told(
    editor: PersonEditor, pair: Pair, tmp_path: Path, name: str, data: bytes | None, sentence: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    editor.photo.take(tmp_path / name)
    assert sentence in said(editor)
    assert portrait(pair).photo_id is None


def test_a_folder_is_no_photo(editor: PersonEditor, pair: Pair, tmp_path: Path) -> None:
    editor.photo.take(tmp_path)
    assert "is no file" in said(editor)
    assert portrait(pair).photo_id is None


def test_pictures_are_kept_small_in_memory() -> None:
    picture = small_picture(png(900))
    assert picture is not None
    assert max(picture.width(), picture.height()) <= 288


def test_a_picture_made_to_fill_the_memory_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = small_picture(png(3_000, 1))
    assert wide is not None
    assert wide.width() == wide.height() == 288
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0L9 9"/></svg>'
    assert small_picture(svg) is None
    assert small_picture(b"GIF8" + svg) is None
    photo = picture_file("jpeg", 100)
    assert small_picture(photo) is not None
    again = photo[photo.index(b"\xff\xda") : -2]  # its one scan
    assert small_picture(photo[:-2] + again * 30_100 + photo[-2:]) is None
    monkeypatch.setattr("mentor_desktop.gui.person.photo._MOST_PIXELS", 9_999)
    assert small_picture(photo) is None


def test_a_supervisor_is_chosen_by_name_or_added(
    editor: PersonEditor, pair: Pair, qtbot: QtBot
) -> None:  # PRO-32
    add_person(pair.database, "Cleo Ng")
    editor.form.show_section("work")
    card = editor.supervisor
    edit = card.field.lineEdit()
    assert edit is not None
    edit.setFocus()
    qtbot.keyClicks(edit, "cleo ng")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert portrait(pair).supervisor == "Cleo Ng"
    edit.selectAll()
    qtbot.keyClicks(edit, "Somebody New")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert portrait(pair).supervisor == "Cleo Ng"
    assert card.add_button.text() == "Add Somebody New"
    qtbot.mouseClick(card.add_button, Qt.MouseButton.LeftButton)
    assert portrait(pair).supervisor == "Somebody New"
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert portrait(pair).supervisor == ""


def test_a_signature_is_drawn_and_cleared(editor: PersonEditor, pair: Pair, qtbot: QtBot) -> None:
    editor.form.show_section("signature")
    pad = editor.signature.pad
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    qtbot.mouseMove(pad, QPoint(140, 60))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(140, 60))
    kept = portrait(pair).person.saved_signature
    assert kept
    assert all(0 <= x <= 1 and 0 <= y <= 0.3 for stroke in kept for x, y in stroke)
    qtbot.mouseClick(editor.signature.clear_button, Qt.MouseButton.LeftButton)
    assert portrait(pair).person.saved_signature is None


def test_a_narrow_window_has_a_drop_down_instead_of_the_list(
    editor: PersonEditor, qtbot: QtBot
) -> None:
    form = editor.form
    assert form._side.isVisible()
    editor.resize(900, 700)
    qtbot.waitUntil(form._box.isVisible)
    assert not form._side.isVisible()
    form._box.setCurrentIndex(2)
    form._box.activated.emit(2)
    assert form.section == "work"


def test_changes_made_elsewhere_show(editor: PersonEditor, pair: Pair) -> None:
    set_profile(pair.database, pair.mentee_id, "organisation", "Larkmoor")
    assert editor.form.form("work").field("organisation").value() == "Larkmoor"


def test_every_field_has_a_name_for_screen_readers(editor: PersonEditor) -> None:
    for section in sections_for(profile_form().sections, ("mentee",)):
        for question in section.questions:
            field = editor.form.form(section.key).field(question.key)
            assert field.main_widget().accessibleName(), question.key
