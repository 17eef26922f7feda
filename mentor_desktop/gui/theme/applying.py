"""Puts the look on, and keeps it in step with the system."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from mentor_desktop.gui.theme.palette import is_high_contrast, palette_of, tokens_from
from mentor_desktop.gui.theme.stylesheet import stylesheet
from mentor_desktop.gui.theme.tokens import DARK, LIGHT, Tokens, contrast

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def apply_theme(application: QApplication, scheme: str = "system") -> None:
    """Light, dark, or as the system has it ("system"); a high-contrast system is left alone."""
    theme = application.findChild(_Theme) or _Theme(application)
    theme.wear(scheme)


class _Theme(QObject):
    """Remembers what was asked for, and dresses anew when the system changes."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = "system"
        self._is_dressing = False
        self._last = ""
        application.setStyle("Fusion")
        self._system = QPalette(application.palette())
        application.styleHints().colorSchemeChanged.connect(self._follow)
        application.fontChanged.connect(self._resize)

    def wear(self, scheme: str) -> None:
        """Dresses the application; the same scheme twice costs nothing."""
        self._is_dressing = True
        try:
            self._scheme = scheme
            hints = self._application.styleHints()
            if scheme in _SCHEMES:
                hints.setColorScheme(_SCHEMES[scheme])
            else:
                hints.unsetColorScheme()
            self._dress(self._tokens())
        finally:
            self._is_dressing = False

    def _tokens(self) -> Tokens:
        if is_high_contrast(self._system):
            return tokens_from(self._system)
        if self._scheme in _SCHEMES:
            return DARK if self._scheme == "dark" else LIGHT
        reported = self._application.styleHints().colorScheme()
        if reported == Qt.ColorScheme.Unknown:
            return DARK if _is_dark(self._system) else LIGHT
        return DARK if reported == Qt.ColorScheme.Dark else LIGHT

    def _dress(self, tokens: Tokens) -> None:
        sheet = stylesheet(tokens, self._application.font())
        if sheet == self._last:
            return
        self._last = sheet
        is_left_alone = is_high_contrast(self._system)
        self._application.setPalette(self._system if is_left_alone else palette_of(tokens))
        self._application.setStyleSheet(sheet)

    def _follow(self) -> None:
        if not self._is_dressing and self._scheme == "system":
            self.wear("system")

    def _resize(self) -> None:
        """Sizes are relative to the system's font: dress again when it changes."""
        if not self._is_dressing:
            self.wear(self._scheme)


def _is_dark(palette: QPalette) -> bool:
    window = palette.color(QPalette.ColorRole.Window).name()
    return contrast(window, "#000000") < contrast(window, "#FFFFFF")
