"""One window: a second start hands its file to the first and ends."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from mentor_desktop.gui.meeting_place import may_be_taken, meeting_place

_WAIT = 500  # milliseconds that a first window may take to answer
_ANSWER = b"ok\n"


def hand_over(path: Path | None) -> bool:
    """Gives `path` (None: just come to the front) to a first window; whether there was one."""
    if not may_be_taken():
        return False
    socket = QLocalSocket()
    socket.connectToServer(meeting_place())
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(f"{path.resolve() if path else ''}\n".encode(errors="surrogateescape"))
    while socket.bytesToWrite() and socket.waitForBytesWritten(_WAIT):
        pass  # it is False when there is nothing left to write, too
    has_answer = socket.bytesAvailable() > 0 or socket.waitForReadyRead(_WAIT * 4)
    is_taken = has_answer and bytes(socket.readAll().data()) == _ANSWER
    socket.disconnectFromServer()
    return is_taken


class FirstWindow(QObject):
    """Listens for later starts; `called(Path | None)` is what they bring."""

    called = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def listen(self) -> bool:
        """Whether later starts can reach this window; takes the place of a crashed one."""
        if self._server.listen(meeting_place()):
            return True
        QLocalServer.removeServer(meeting_place())
        return self._server.listen(meeting_place())

    def close(self) -> None:
        """Later starts open windows of their own."""
        self._server.close()

    def _welcome(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(self._hear)
        socket.disconnected.connect(socket.deleteLater)
        if socket.canReadLine():
            self._answer(socket)

    def _hear(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        said = bytes(socket.readLine().data()).decode(errors="surrogateescape").rstrip("\n")
        socket.write(_ANSWER)
        socket.flush()
        self.called.emit(Path(said) if said else None)
