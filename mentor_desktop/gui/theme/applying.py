"""Puts the look on, and keeps it in step with the system.

Before the first paint nothing here touches `Qt`: its hundred enumerations take 15 ms to make.
"""

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from mentor_desktop.gui.theme.palette import is_high_contrast, palette_of, tokens_from
from mentor_desktop.gui.theme.stylesheet import stylesheet
from mentor_desktop.gui.theme.tokens import DARK, LIGHT, Tokens, contrast

_CHOSEN = ("light", "dark")
IN_USE = "theme"  # the property of the application that holds what dresses it


def apply_theme(application: QApplication, scheme: str = "system") -> None:
    """Light, dark, or as the system has it ("system"); a high-contrast system is left alone."""
    theme = application.property(IN_USE)
    if not isinstance(theme, _Theme):
        theme = _Theme(application)
        application.setProperty(IN_USE, theme)
    theme.wear(scheme)


def follow_system(application: QApplication) -> None:
    """From now on, as the system turns light or dark; after the first paint."""
    theme = application.property(IN_USE)
    if isinstance(theme, _Theme):
        application.styleHints().colorSchemeChanged.connect(theme.follow)


class _Theme(QObject):
    """Remembers what was asked for, and dresses anew when the system changes."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = "system"
        self._is_dressing = False
        self._last = ""
        self._system = application.palette()
        application.fontChanged.connect(self._resize)

    def wear(self, scheme: str) -> None:
        """Dresses the application; the same scheme twice costs nothing."""
        self._is_dressing = True
        try:
            self._scheme = scheme
            self._tell_qt()
            self._dress(self._tokens())
        finally:
            self._is_dressing = False

    def _tell_qt(self) -> None:
        hints = self._application.styleHints()
        if self._scheme in _CHOSEN:
            schemes = QtCore.Qt.ColorScheme
            hints.setColorScheme(schemes.Dark if self._scheme == "dark" else schemes.Light)
        elif self._last:
            hints.unsetColorScheme()

    def _tokens(self) -> Tokens:
        if is_high_contrast(self._system):
            return tokens_from(self._system)
        if self._scheme in _CHOSEN:
            return DARK if self._scheme == "dark" else LIGHT
        return DARK if self._is_system_dark() else LIGHT

    def _is_system_dark(self) -> bool:
        """Its palette tells as long as it is still there; later Qt is asked."""
        if self._last:
            reported = self._application.styleHints().colorScheme()
            if reported != QtCore.Qt.ColorScheme.Unknown:
                return reported == QtCore.Qt.ColorScheme.Dark
        return _is_dark(self._system)

    def _dress(self, tokens: Tokens) -> None:
        sheet = stylesheet(tokens, self._application.font())
        if sheet == self._last:
            return
        self._last = sheet
        is_left_alone = is_high_contrast(self._system)
        self._application.setPalette(self._system if is_left_alone else palette_of(tokens))
        self._application.setStyleSheet(sheet)

    def follow(self) -> None:
        """The system has changed."""
        if not self._is_dressing and self._scheme == "system":
            self.wear("system")

    def _resize(self) -> None:
        """Sizes are relative to the system's font: dress again when it changes."""
        if not self._is_dressing:
            self.wear(self._scheme)


def _is_dark(palette: QPalette) -> bool:
    window = palette.color(QPalette.ColorRole.Window).name()
    return contrast(window, "#000000") < contrast(window, "#FFFFFF")
