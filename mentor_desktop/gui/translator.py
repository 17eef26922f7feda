"""Gives Qt the texts of the one catalogue: those of .ui forms, and those of Qt's own dialogs."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from mentor_desktop.translation import _, use_language

_IN_USE = "translator"


class CatalogueTranslator(QTranslator):
    """Answers from the catalogue in use; what it does not have is left to Qt's own translator."""

    def __init__(self, application: QApplication, language: str) -> None:
        super().__init__(application)
        self._of_qt = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._of_qt.load(QLocale(language), "qtbase", "_", folder):
            QCoreApplication.installTranslator(self._of_qt)
        QCoreApplication.installTranslator(self)

    def leave(self) -> None:
        """Answers no more."""
        QCoreApplication.removeTranslator(self)
        QCoreApplication.removeTranslator(self._of_qt)
        self.deleteLater()

    def isEmpty(self) -> bool:
        return False  # Qt does not ask an empty one

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        said = _(text)
        return None if said == text else said  # None, not "": there is no answer here


def speak(application: QApplication, language: str) -> None:
    """From now on all windows speak this language ("en", "pt_BR"), and run in its direction."""
    use_language(language)
    old = application.property(_IN_USE)
    if isinstance(old, CatalogueTranslator):
        old.leave()
    is_needed = language != "en"
    application.setProperty(
        _IN_USE, CatalogueTranslator(application, language) if is_needed else None
    )
    if is_needed or application.isRightToLeft():  # asking for a direction takes time at the start
        application.setLayoutDirection(QLocale(language).textDirection())
