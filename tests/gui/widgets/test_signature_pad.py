"""Signing by mouse, pen and finger; showing what was signed."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.theme import apply_theme
from mentor_desktop.gui.widgets.signature_pad import HEIGHT, SignaturePad, SignatureView, thinned

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(qtbot: QtBot, qapp: QApplication) -> SignaturePad:
    apply_theme(qapp, "light")
    made = SignaturePad()
    qtbot.addWidget(made)
    made.resize(400, 120)
    made.show()
    qtbot.waitExposed(made)
    return made


def _draw(pad: SignaturePad, qtbot: QtBot, *points: tuple[int, int]) -> None:
    qtbot.mousePress(pad, LEFT, pos=QPoint(*points[0]))
    for point in points[1:]:
        qtbot.mouseMove(pad, QPoint(*point))
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(*points[-1]))


def test_a_mouse_draws_strokes_in_a_box_of_width_one(pad: SignaturePad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.changed):
        _draw(pad, qtbot, (40, 60), (80, 20), (120, 60))
    with qtbot.waitSignal(pad.changed):
        _draw(pad, qtbot, (200, 60), (240, 100))
    assert pad.strokes() == (((0.1, 0.15), (0.2, 0.05), (0.3, 0.15)), ((0.5, 0.15), (0.6, 0.25)))


def test_no_stroke_leaves_the_box(pad: SignaturePad, qtbot: QtBot) -> None:
    _draw(pad, qtbot, (200, 60), (900, 500), (-300, -20))
    xs, ys = zip(*pad.strokes()[0], strict=True)
    assert (min(xs), max(xs)) == (0, 1)
    assert (min(ys), max(ys)) == (0, HEIGHT)


def test_the_right_button_does_not_draw(pad: SignaturePad, qtbot: QtBot) -> None:
    qtbot.mouseClick(pad, Qt.MouseButton.RightButton)
    assert pad.strokes() == ()


def _pen(pad: SignaturePad, kind: QEvent.Type, x: float, y: float) -> None:
    device = QPointingDevice.primaryPointingDevice()
    pressed = LEFT if kind != QEvent.Type.TabletRelease else Qt.MouseButton.NoButton
    at = QPointF(x, y)
    event = QTabletEvent(
        kind, device, at, at, 0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, LEFT, pressed
    )
    QApplication.sendEvent(pad, event)
    assert event.isAccepted()


def test_a_pen_draws_between_the_pixels(pad: SignaturePad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.changed):
        _pen(pad, QEvent.Type.TabletPress, 40.2, 60)
        _pen(pad, QEvent.Type.TabletMove, 80.6, 40)
        _pen(pad, QEvent.Type.TabletRelease, 80.6, 40)
    assert pad.strokes() == (((0.1005, 0.15), (0.2015, 0.1)),)
    _pen(pad, QEvent.Type.TabletMove, 200, 50)
    assert len(pad.strokes()) == 1


def test_a_finger_draws(pad: SignaturePad, qtbot: QtBot) -> None:
    device = QTest.createTouchDevice()
    with qtbot.waitSignal(pad.changed):
        QTest.touchEvent(pad, device).press(0, QPoint(40, 60), pad).commit()
        QTest.touchEvent(pad, device).move(0, QPoint(80, 40), pad).commit()
        QTest.touchEvent(pad, device).release(0, QPoint(80, 40), pad).commit()
    assert pad.strokes() == (((0.1, 0.15), (0.2, 0.1)),)


def test_keys_take_strokes_back(pad: SignaturePad, qtbot: QtBot) -> None:
    one, two = ((0.1, 0.1), (0.2, 0.2)), ((0.3, 0.1), (0.4, 0.2))
    pad.set_strokes([one, two])
    with qtbot.waitSignal(pad.changed):
        qtbot.keyClick(pad, Qt.Key.Key_Backspace)
    assert pad.strokes() == (one,)
    with qtbot.waitSignal(pad.changed):
        qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.strokes() == ()
    with qtbot.assertNotEmitted(pad.changed):
        qtbot.keyClick(pad, Qt.Key.Key_Delete)


def test_says_that_typing_the_name_is_the_other_way(pad: SignaturePad) -> None:
    assert pad.accessibleName()
    assert "type your name" in pad.accessibleDescription()


def test_shows_ink_where_it_was_drawn(pad: SignaturePad) -> None:
    pad.set_strokes([((0.2, 0.1), (0.8, 0.1))])
    image = pad.grab().toImage()
    assert image.pixelColor(200, 40).lightness() < 100
    assert image.pixelColor(200, 20) == QColor("#FFFFFF")


def test_a_view_tells_how_it_was_signed(qtbot: QtBot) -> None:
    view = SignatureView([((0.1, 0.1), (0.9, 0.2))])
    qtbot.addWidget(view)
    view.resize(200, 60)
    assert view.accessibleName() == "Signature, drawn"
    drawn = view.grab().toImage()

    view.set_signature((), "Amara Okafor")
    assert view.accessibleName() == "Signed by typing the name: Amara Okafor"
    assert view.grab().toImage() != drawn

    view.set_signature(())
    assert view.accessibleName() == ""


def test_a_hand_is_shown_as_it_drew_and_a_scrawl_with_fewer_points() -> None:
    hand = tuple(tuple((at / 200, 0.1) for at in range(200)) for _stroke in range(5))
    assert thinned(hand) is hand
    for scrawl in ([tuple((at / 20_000, 0.1) for at in range(20_000))], [((0.1, 0.1),)] * 20_000):
        shown = thinned(scrawl)
        assert 900 <= sum(map(len, shown)) <= 2_000
        assert {point for stroke in shown for point in stroke} <= {
            point for stroke in scrawl for point in stroke
        }
    assert len(thinned([()] * 30_000)) <= 2_000
