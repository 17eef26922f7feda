"""One window: a second start hands its file to the first and ends.

What goes over the socket: how many bytes the path has, in four bytes, then the path as the system
writes it, whatever letters or line ends are in it. No bytes: just come to the front.
"""

import os
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from mentor_desktop.gui.meeting_place import may_be_taken, meeting_place

_WAIT = 500  # milliseconds that a first window may take to answer
_PATIENCE = 2_000  # milliseconds that a later start may take to say all
_ANSWER = b"ok\n"
_HEAD = 4  # bytes
_LONGEST = 32_768  # bytes; no system takes a longer path


def hand_over(path: Path | None) -> bool:
    """Gives `path` (None: just come to the front) to a first window; whether there was one."""
    if not may_be_taken():
        return False
    said = os.fsencode(path.absolute()) if path else b""
    socket = QLocalSocket()
    socket.connectToServer(meeting_place())
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(len(said).to_bytes(_HEAD) + said)
    while socket.bytesToWrite() and socket.waitForBytesWritten(_WAIT):
        pass  # it is False when there is nothing left to write, too
    has_answer = socket.bytesAvailable() > 0 or socket.waitForReadyRead(_WAIT * 4)
    is_taken = has_answer and bytes(socket.readAll().data()) == _ANSWER
    socket.disconnectFromServer()
    return is_taken


def said_in(data: bytes) -> bytes | None:
    """What a later start says, once all is there; None until then; ValueError for no path."""
    if len(data) < _HEAD:
        return None
    count = int.from_bytes(data[:_HEAD])
    said = data[_HEAD : _HEAD + count]
    if count > _LONGEST or b"\0" in said:
        raise ValueError(count)
    return said if len(said) == count else None


class FirstWindow(QObject):
    """Listens for later starts; `called(Path | None)` is what they bring.

    It comes from the event loop, not out of the socket: whoever hears it may ask the person, and
    the socket may be gone before they have answered.
    """

    called = Signal(object)
    _heard = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._heard.connect(self.called, Qt.ConnectionType.QueuedConnection)

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
        while self._server.hasPendingConnections():
            caller = _Caller(self._server.nextPendingConnection(), self)
            caller.said.connect(self._heard)
            caller.hear()


class _Caller(QObject):
    """A later start, until it has said what it wants, has gone, or takes too long.

    Signals: `said(Path | None)`, once it knows that it was heard.
    """

    said = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.setReadBufferSize(_HEAD + _LONGEST)
        socket.readyRead.connect(self.hear)
        socket.disconnected.connect(self.deleteLater)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._leave)
        self._patience.start(_PATIENCE)

    def hear(self) -> None:
        """Goes on when all is there."""
        try:
            said = said_in(bytes(self._socket.peek(_HEAD + _LONGEST).data()))
        except ValueError:
            self._leave()
            return
        if said is not None:
            self._answer(said)

    def _answer(self, said: bytes) -> None:
        self._socket.readyRead.disconnect(self.hear)
        if self._socket.state() != QLocalSocket.LocalSocketState.ConnectedState:
            self._leave()
            return
        self._socket.write(_ANSWER)
        self._socket.flush()
        self.said.emit(Path(os.fsdecode(said)) if said else None)

    def _leave(self) -> None:
        self._socket.abort()
        self.deleteLater()
