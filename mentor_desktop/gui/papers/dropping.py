"""A PDF dropped anywhere on a window, whatever lies under it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_OURS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def dropped_pdf(data: QMimeData) -> Path | None:
    """The one PDF that is dragged, None for anything else."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.casefold() == ".pdf" else None


class PdfDrop(QObject):
    """Sees what is dragged over a window before its fields do. Signals: `dropped(Path)`."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.winId()  # or there is no handle yet
        # A field would take the file's name as text: so the window's handle is asked, not it.
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes PDFs; all else goes on to the widgets."""
        if event.type() not in _OURS or not isinstance(event, QDropEvent):
            return False
        path = dropped_pdf(event.mimeData())
        if path is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(path)
        return True
