"""The QApplication: its name, its look, its language."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from mentor_desktop.gui.translator import speak
from mentor_desktop.translation import nearest_language


def make_application(words: list[str]) -> QApplication:
    """The one application; `words` are options of Qt's own, such as "-reverse"."""
    # The style as a word: setStyle would give it back to Python, which takes 6 ms.
    application = QApplication(["mentor-desktop", "-style=fusion", *words])
    application.setApplicationName("mentor-desktop")
    application.setApplicationDisplayName("Mentor Desktop")
    application.setDesktopFileName("mentor-desktop")
    is_reversed = application.isRightToLeft()
    speak(application, nearest_language(QLocale().name()))
    if is_reversed:
        application.setLayoutDirection(application.layoutDirection().RightToLeft)
    return application
