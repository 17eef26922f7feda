"""A process whose overrides of Qt fail with each error; a line of JSON says what came of each."""

import json
import logging
import operator
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    QStringListModel,
    Qt,
    QThread,
    QTimer,
)
from PySide6.QtGui import (
    QIcon,
    QIconEngine,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QStandardItemModel,
    QValidator,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QListView,
    QMessageBox,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.faults import Faults

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


def _refuse() -> None:
    raise Refused("Not today.")


def _interrupt() -> None:
    raise KeyboardInterrupt


# Raised by the interpreter itself: such errors end a process of Python 3.11.
ERRORS: dict[str, Callable[[], object]] = {
    "ZeroDivisionError": partial(operator.truediv, 1, 0),
    "IndexError": [].pop,
    "ValueError": partial(int, "x"),
    "OverflowError": partial(pow, 2.0, 10_000),
    "StopIteration": partial(next, iter(())),
    "KeyError": partial(operator.getitem, {}, 0),
    "RuntimeError": threading.Lock().release,
    "UnicodeDecodeError": b"\xff".decode,
    "TypeError": partial(len, 0),  # type: ignore[arg-type]
    "AttributeError": partial(getattr, 0, "nothing"),
    "OSError": partial(open, "/nowhere/at all"),
    "Refused": _refuse,
    "KeyboardInterrupt": _interrupt,
}
_raised: Counter[str] = Counter()
_error: list[Callable[[], object]] = []


def _fail(where: str) -> None:
    _raised[where] += 1
    _error[0]()


class _Widget(QWidget):
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            _fail("event")
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        _fail("showEvent")

    def resizeEvent(self, event: QResizeEvent) -> None:
        _fail("resizeEvent")

    def paintEvent(self, event: QPaintEvent) -> None:
        _fail("paintEvent")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        _fail("mousePressEvent")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        _fail("keyPressEvent")

    def sizeHint(self) -> QSize:
        _fail("sizeHint")
        return QSize(9, 9)

    def minimumSizeHint(self) -> QSize:
        _fail("minimumSizeHint")
        return QSize(9, 9)

    def hasHeightForWidth(self) -> bool:
        _fail("hasHeightForWidth")
        return True

    def heightForWidth(self, width: int) -> int:
        _fail("heightForWidth")
        return 9

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        _fail("eventFilter")
        return True


class _Layout(QLayout):
    def addItem(self, item: QLayoutItem) -> None:
        _fail("addItem")

    def count(self) -> int:
        _fail("count")
        return 9

    def itemAt(self, index: int) -> QLayoutItem | None:
        _fail("itemAt")
        return None

    def setGeometry(self, rect: QRect) -> None:
        _fail("setGeometry")

    def sizeHint(self) -> QSize:
        _fail("sizeHint of a layout")
        return QSize(9, 9)

    def expandingDirections(self) -> Qt.Orientation:
        _fail("expandingDirections")
        return Qt.Orientation.Vertical


class _Empty(QAbstractListModel):
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        _fail("rowCount")
        return 3


class _Model(QAbstractListModel):
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 3

    def data(self, index: Index, role: int = 0) -> object:
        _fail("data")
        return "text"

    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        _fail("setData")
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        _fail("flags")
        return Qt.ItemFlag.ItemIsEnabled

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        _fail("headerData")
        return "text"

    def index(self, row: int, column: int | None = 0, parent: Index = NO_PARENT) -> QModelIndex:
        if _raised["index"] < 2:
            _fail("index")
        return super().index(row, column or 0, parent)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        _fail("mimeData")
        return QMimeData()

    def roleNames(self) -> dict[int, QByteArray]:
        _fail("roleNames")
        return {}


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        _fail("paint")


class _SizeDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        _fail("sizeHint of a delegate")
        return QSize(9, 9)


class _Proxy(QSortFilterProxyModel):
    def lessThan(self, left: Index, right: Index) -> bool:
        _fail("lessThan")
        return True

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if _raised["filterAcceptsRow"] < 2:
            _fail("filterAcceptsRow")
        return True


class _Validator(QValidator):
    def validate(self, text: str, place: int) -> QValidator.State:
        _fail("validate")
        return QValidator.State.Acceptable


class _Engine(QIconEngine):
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _fail("paint of an icon")

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        _fail("pixmap of an icon")
        return QPixmap()


class _Check(QCheckBox):
    def nextCheckState(self) -> None:
        _fail("nextCheckState")


class _Dialog(QDialog):
    def reject(self) -> None:
        _fail("reject")


class _Thread(QThread):
    def run(self) -> None:
        _fail("run")


def _use_widget() -> None:
    widget = _Widget()
    layout = _Layout(widget)
    layout.addWidget(QWidget())
    for ask in (widget.sizeHint, widget.minimumSizeHint, layout.sizeHint):
        assert ask() == QSize()
    widget.resize(200, 200)
    widget.show()
    QApplication.processEvents()
    widget.repaint()
    widget.heightForWidth(90)
    widget.hasHeightForWidth()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QTest.keyClick(widget, Qt.Key.Key_A)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.User))
    button = QPushButton()
    button.installEventFilter(widget)
    button.clicked.connect(lambda: _fail("a slot"))
    button.click()
    check = _Check()
    check.click()
    dialog = _Dialog()
    button.clicked.connect(dialog.reject)
    button.click()  # `checked` is not for reject, which takes nothing
    line = QLineEdit()
    line.setValidator(_Validator(line))
    QTest.keyClicks(line, "ab")
    button.setIcon(QIcon(_Engine()))
    button.grab()
    picture = QPixmap(9, 9)
    painter = QPainter(picture)
    button.icon().paint(painter, picture.rect())
    painter.end()
    for one in (widget, button, line):
        one.removeEventFilter(widget)
        one.deleteLater()


def _use_views() -> None:
    view, empty, model = QListView(), _Empty(), _Model()
    view.setModel(empty)
    view.grab()
    view.setModel(model)
    view.show()
    QApplication.processEvents()
    for row in range(3):
        model.setData(model.index(row), "x")
    view.doItemsLayout()
    view.grab()
    model.headerData(0, Qt.Orientation.Horizontal)
    assert model.mimeData([]) is None
    model.roleNames()
    for delegate in (_Delegate(), _SizeDelegate()):
        texts = QListView()
        texts.setItemDelegate(delegate)
        texts.setModel(QStringListModel(["a", "b"], texts))
        texts.grab()
    rows = QStandardItemModel(4, 1)
    proxy = _Proxy()
    proxy.setSourceModel(rows)
    proxy.sort(0)
    QApplication.processEvents()


def _use_the_rest() -> None:
    QTimer.singleShot(0, lambda: _fail("a single shot"))
    timer = QTimer()
    timer.setInterval(0)
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: _fail("a timer"))
    timer.start()
    thread = _Thread()
    thread.start()
    thread.wait()
    QTimer.singleShot(20, QApplication.quit)
    QApplication.exec()


def _use_all(raising: Callable[[], object]) -> dict[str, object]:
    """Each of them twice."""
    _raised.clear()
    _error[:] = [raising]
    taken: Counter[str] = Counter()
    told: list[str] = []
    logged: list[str] = []
    faults = Faults()
    faults.install()
    take = faults.take

    def count(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        taken[kind.__name__] += 1
        take(kind, error, trace)

    sys.excepthook = count
    QMessageBox.open = lambda box: told.append(box.text())  # type: ignore
    QDialog.open = lambda box: told.append(box.text)  # type: ignore
    handler = logging.Handler()
    handler.emit = lambda record: logged.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    try:
        for _time in range(2):
            _use_widget()
            _use_views()
            _use_the_rest()
    finally:
        sys.excepthook = sys.__excepthook__
        logging.getLogger().removeHandler(handler)
    return {"raised": _raised, "taken": sum(taken.values()), "told": told, "logged": logged}


def main() -> None:
    """One error after the other."""
    application = QApplication(["overrides"])
    application.setQuitOnLastWindowClosed(False)
    logging.getLogger("mentor_desktop").setLevel(logging.INFO)
    for name, raising in ERRORS.items():
        sys.stdout.write(json.dumps({"error": name, **_use_all(raising)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
