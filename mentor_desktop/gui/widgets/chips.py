"""Answers to pick as chips: real radio buttons or check boxes in a flow."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from mentor_desktop.domain.form import OTHER
from mentor_desktop.domain.text import cut
from mentor_desktop.gui.theme.using import tokens_in_use
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.painting import elided
from mentor_desktop.translation import _

_PAUSE = 600  # milliseconds without a key are a pause in typing
_WHOLE_TEXT = 3_000_000  # a pasted text comes in whole; what is too long is told, not cut
_SIDES, _ENDS = 28, 14  # room around the text, in pixels
_FEW_LETTERS = 8
_HIGHEST = 10_000  # pixels
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_IN_ONE_LINE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine


class Chip(QCheckBox):
    """One answer to pick. Where only one holds, it is a radio button to whoever asks its role.

    `is_one_line`: it never goes on in the next line, as with names; the hint has all of it then.
    """

    def __init__(self, label: str, *, is_one_of_many: bool, is_one_line: bool = False) -> None:
        label = cut(label)
        super().__init__(label.replace("&", "&&"))  # a person's words make no shortcut
        self._is_one_line = is_one_line
        self.setAutoExclusive(is_one_of_many)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(not is_one_line)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Room for the bold text, so that choosing moves nothing."""
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        """Some letters, or all of a short text: a long one goes on in the next line."""
        size = _size(self)
        few = self.fontMetrics().averageCharWidth() * _FEW_LETTERS
        return QSize(min(few, size.width()), size.height())

    def heightForWidth(self, width: int) -> int:
        """As many lines as the text needs."""
        return _size(self).height() if self._is_one_line else _height(self, width)

    def setText(self, text: str) -> None:
        """As Qt's own; the hint follows."""
        super().setText(cut(text))
        self._follow_room()

    def shown_text(self) -> str:
        """All of it, or what one line has room for: beginning and end, for "(mentor)" is there."""
        words = _words(self)
        if not self._is_one_line:
            return words
        room = self.width() - _SIDES // 2
        return elided(words, QFontMetrics(_bold(self)), room, Qt.TextElideMode.ElideMiddle)

    def _follow_room(self) -> None:
        if self._is_one_line:
            words = _words(self)
            self.setToolTip("" if self.shown_text() == words else words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint says what is cut."""
        super().resizeEvent(event)
        self._follow_room()

    def hitButton(self, position: QPoint) -> bool:
        """All of the chip can be clicked."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the chip."""
        _paint(self, self.shown_text(), _IN_ONE_LINE if self._is_one_line else _WRAPPED)


def _bold(button: QAbstractButton) -> QFont:
    font = QFont(button.font())
    font.setBold(True)
    return font


def _words(button: QAbstractButton) -> str:
    return button.text().replace("&&", "&")


def _size(button: QAbstractButton) -> QSize:
    metrics = QFontMetrics(_bold(button))
    return QSize(metrics.horizontalAdvance(_words(button)) + _SIDES, metrics.height() + _ENDS)


def _height(button: QAbstractButton, width: int) -> int:
    room = QRect(0, 0, max(width - _SIDES // 2, 1), _HIGHEST)
    return QFontMetrics(_bold(button)).boundingRect(room, _WRAPPED, _words(button)).height() + _ENDS


def _paint(button: QAbstractButton, words: str, flags: int) -> None:
    tokens = tokens_in_use()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2.0 if button.hasFocus() else 1.0
    is_edged = button.isChecked() or button.hasFocus() or button.underMouse()
    edge = tokens.accent if is_edged else tokens.control_border
    painter.setPen(QPen(QColor(edge if button.isEnabled() else tokens.line), width))
    painter.setBrush(QColor(tokens.accent_soft if button.isChecked() else tokens.surface))
    frame = QRectF(button.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    radius = min(frame.height(), _size(button).height()) / 2
    painter.drawRoundedRect(frame, radius, radius)
    is_faint = not (button.isEnabled() or button.isChecked())
    painter.setPen(QColor(tokens.disabled if is_faint else tokens.text))
    painter.setFont(_bold(button) if button.isChecked() else button.font())
    room = button.rect().adjusted(_SIDES // 4, 0, -_SIDES // 4, 0)
    painter.drawText(room, flags, words)
    painter.end()


def _check(button: QAbstractButton, is_checked: bool) -> None:
    """Also unchecks a radio button, which alone keeps what is chosen."""
    is_exclusive = button.autoExclusive()
    button.setAutoExclusive(False)
    button.setChecked(is_checked)
    button.setAutoExclusive(is_exclusive)


class Chips(QWidget):
    """One answer (`is_many` false: a key or None) or several (a list of keys, in order).

    With `has_other`, own words are the answer "other: words". A chosen radio chip is let go by
    another click or by Delete. With `is_one_line`, a chip cuts what has no room, as with names.
    Signal: `changed(value)`.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        *,
        is_many: bool = False,
        has_other: bool = False,
        is_one_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_many = is_many
        self._is_one_line = is_one_line
        self._buttons: dict[str, QAbstractButton] = {}
        self._chosen_before: QAbstractButton | None = None
        self._other = QLineEdit(placeholderText=_("In your own words"), maxLength=_WHOLE_TEXT)
        self._other.hide()
        self._other.setAccessibleName(_("Other, in your own words"))
        self._pause = QTimer(self, singleShot=True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell)
        layout = FlowLayout(self)
        for key, label in choices:
            layout.addWidget(self._add(key, label))
        if has_other:
            layout.addWidget(self._add(OTHER, _("Other")))
            layout.addWidget(self._other)
            self._other.textEdited.connect(self._pause.start)
            self._other.editingFinished.connect(self._finish)
            self._other.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)

    def _add(self, key: str, label: str) -> QAbstractButton:
        button = Chip(label, is_one_of_many=not self._is_many, is_one_line=self._is_one_line)
        button.pressed.connect(self._remember)
        button.clicked.connect(lambda: self._clicked(key))
        button.installEventFilter(self)
        self._buttons[key] = button
        return button

    @property
    def value(self) -> str | list[str] | None:
        """What is chosen now; None or [] for nothing."""
        chosen = [self._said(key) for key, button in self._buttons.items() if button.isChecked()]
        chosen = [key for key in chosen if key]
        if self._is_many:
            return chosen
        return chosen[0] if chosen else None

    def _said(self, key: str) -> str:
        if key != OTHER:
            return key
        words = self._other.text().strip()
        return OTHER + words if words else ""

    def set_value(self, value: str | list[str] | None) -> None:
        """Shows an answer; tells nobody."""
        keys = value if isinstance(value, list) else [value] if value else []
        words = next((key[len(OTHER) :] for key in keys if key.startswith(OTHER)), "")
        for key, button in self._buttons.items():
            if key != OTHER:
                _check(button, key in keys)
        if OTHER in self._buttons and not self._other.hasFocus():
            _check(self._buttons[OTHER], bool(words))
            self._other.setText(words)
            self._other.setVisible(bool(words))

    def set_described_by(self, label: str) -> None:
        """Names the group for screen readers."""
        self.setAccessibleName(label)
        for button in self._buttons.values():
            button.setAccessibleDescription(label)

    def buttons(self) -> list[QAbstractButton]:
        """The chips in order."""
        return list(self._buttons.values())

    def _remember(self) -> None:
        """Another click on what is chosen lets it go."""
        button = self.sender()
        self._chosen_before = (
            button if isinstance(button, QAbstractButton) and button.isChecked() else None
        )

    def _clicked(self, key: str) -> None:
        if not self._is_many and self._buttons[key] is self._chosen_before:
            _check(self._buttons[key], False)
        if OTHER in self._buttons:
            is_other = self._buttons[OTHER].isChecked()
            self._other.setVisible(is_other)
            if key == OTHER and is_other:
                self._other.setFocus()
                return
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit(self.value)

    def _finish(self) -> None:
        if self._pause.isActive():
            self._tell()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys walk, Delete lets go."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Delete and not self._is_many:
                self.set_value(None)
                self._tell()
                return True
            step = self._step(event.key())
            if step:
                self._walk(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, key: int) -> int:
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            return 1 if (key == Qt.Key.Key_Right) is not is_mirrored else -1
        return {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)

    def _walk(self, watched: QObject, step: int) -> None:
        buttons = self.buttons()
        here = next(at for at, button in enumerate(buttons) if button is watched)
        buttons[(here + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
