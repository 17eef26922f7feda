"""Gives Qt the texts of the one catalogue: those of .ui forms, and those of Qt's own dialogs."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from mentor_desktop.translation import _, use_language


class CatalogueTranslator(QTranslator):
    """Answers from the catalogue in use; what it does not have is left to other translators."""

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
    for old in application.findChildren(QTranslator):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    if language != "en":
        of_qt = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if of_qt.load(QLocale(language), "qtbase", "_", folder):
            QCoreApplication.installTranslator(of_qt)
        QCoreApplication.installTranslator(CatalogueTranslator(application))
    application.setLayoutDirection(QLocale(language).textDirection())
