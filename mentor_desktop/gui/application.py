"""The QApplication: its name, its look, its language."""

import locale
from contextlib import suppress

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from mentor_desktop.gui.comforts import comfort
from mentor_desktop.gui.screen_reading import survive_screen_readers
from mentor_desktop.gui.translator import speak
from mentor_desktop.translation import nearest_language


def make_application(words: list[str]) -> QApplication:
    """The one application; `words` are options of Qt's own, such as "-reverse"."""
    # The style as a word: setStyle would give it back to Python, which takes 6 ms.
    application = QApplication(["mentor-desktop", "-style=fusion", *words])
    _keep_c_plain()
    survive_screen_readers()
    application.setApplicationName("mentor-desktop")
    application.setApplicationDisplayName("Mentor Desktop")
    application.setDesktopFileName("mentor-desktop")
    is_reversed = application.isRightToLeft()
    speak_as_the_system(application)
    if is_reversed:
        application.setLayoutDirection(application.layoutDirection().RightToLeft)
    return application


def speak_as_the_system(application: QApplication) -> None:
    """The language we have that comes nearest; English where its texts are damaged."""
    with comfort("the system's language"):
        speak(application, nearest_language(QLocale().name()))


def _keep_c_plain() -> None:
    """What people read goes by QLocale alone, and C counts and spells as it always does.

    QApplication gives the person's locale to all of C: there 1.5 is 1,5, and in Turkish a
    capital i is İ, by which PySide and other libraries no longer find what they look up.
    """
    locale.setlocale(locale.LC_NUMERIC, "C")
    with suppress(locale.Error):  # a system without it keeps its own letters
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
