"""The links of a text, each a button that opens it outside the program."""

from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.domain.links import links_in
from mentor_desktop.gui.widgets.eliding_button import ElidingButton
from mentor_desktop.translation import _


class Links(QWidget):
    """Hidden where a text has none; the address stands on the button, so that one sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: tuple[ElidingButton, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(0)
        self.hide()

    def show_links(self, *texts: str) -> None:
        """The links of these texts."""
        links = links_in(*texts)
        if links == self._shown:
            return
        self._shown = links
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = tuple(self._button(link) for link in links)
        self.setVisible(bool(links))

    def _button(self, link: str) -> ElidingButton:
        button = ElidingButton(_("Open {link}").format(link=link), self)
        button.setProperty("role", "link")
        button.clicked.connect(partial(_open, link))
        self._down.addWidget(button)
        return button


def _open(link: str) -> None:
    QDesktopServices.openUrl(QUrl(link))
