"""The lists of the sidebar as models: pages, and relationships with what each needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from mentor_desktop.domain.text import cut
from mentor_desktop.gui.days import short_day
from mentor_desktop.operations.clock import today
from mentor_desktop.store.pair_lines import PairLine
from mentor_desktop.translation import _

Index = QModelIndex | QPersistentModelIndex
NEED = Qt.ItemDataRole.UserRole + 1
TONE = Qt.ItemDataRole.UserRole + 2
NAME = Qt.ItemDataRole.UserRole + 3
KEY = Qt.ItemDataRole.UserRole + 4
COUNT = Qt.ItemDataRole.UserRole + 5


def pair_title(line: PairLine) -> str:
    """ "Mentee ← Mentor", the arrow pointing from who gives to who gets."""
    said = _("{mentee} ← {mentor}").format(mentee=cut(line.mentee), mentor=cut(line.mentor))
    return said.replace("←", "→") if QGuiApplication.isRightToLeft() else said


def need_of(line: PairLine) -> str:
    """What it needs now; where that is nothing, when the two meet next."""
    if line.told is not None:
        return line.told.short(partial(short_day, today=today()))
    if line.next_meeting is None or line.step.action or line.state != "active":
        return line.step.line
    return _("Next meeting {day}").format(day=short_day(line.next_meeting, today()))


def reason_of(line: PairLine) -> str:
    """Why, in whole sentences: all that asks for something, then the next step."""
    written = partial(short_day, today=today())
    reasons = [one.sentence(written) for one in line.signals if one.level != "on_track"]
    return "\n".join([*reasons, line.step.reason])


class PairModel(QAbstractListModel):
    """Relationships; keeps its order under the hand until `sort` is called."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[PairLine] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return pair_title(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{mentee} with mentor {mentor}: {need}").format(
                mentee=cut(line.mentee), mentor=cut(line.mentor), need=need_of(line)
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return _("{pair}\n{reason}").format(pair=pair_title(line), reason=reason_of(line))
        values = {NEED: need_of(line), TONE: line.tone, NAME: cut(line.mentee), KEY: line.id}
        return values.get(role)

    @property
    def lines(self) -> tuple[PairLine, ...]:
        """What was read last of each."""
        return tuple(self._lines)

    def show(self, lines: Iterable[PairLine]) -> None:
        """What each needs now; what is new comes last, all else stays where it is."""
        fresh = {line.id: line for line in lines}
        for row in reversed(range(len(self._lines))):
            if self._lines[row].id not in fresh:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._lines[row]
                self.endRemoveRows()
        self.renew(fresh.values())
        known = {line.id for line in self._lines}
        added = [line for key, line in fresh.items() if key not in known]
        if added:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(added) - 1)
            self._lines += added
            self.endInsertRows()

    def renew(self, lines: Iterable[PairLine]) -> None:
        """What some need now; nothing comes, goes or moves."""
        fresh = {line.id: line for line in lines}
        for row, line in enumerate(self._lines):
            if fresh.get(line.id, line) != line:
                self._lines[row] = fresh[line.id]
                self.dataChanged.emit(self.index(row), self.index(row))

    def sort_by_need(self) -> None:
        """Worst first, as at opening."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._lines[one.row()].id for one in before]
        self._lines.sort(key=lambda line: (-line.weight, line.mentee, line.mentor))
        rows = {line.id: row for row, line in enumerate(self._lines)}
        self.changePersistentIndexList(before, [self.index(rows[key]) for key in keys])
        self.layoutChanged.emit()

    def index_of(self, relationship_id: str) -> QModelIndex:
        """Where a relationship is; invalid if nowhere."""
        for row, line in enumerate(self._lines):
            if line.id == relationship_id:
                return self.index(row)
        return QModelIndex()


@dataclass(frozen=True)
class PageLine:
    """A page of the file in the sidebar; `count` is shown at the end, None for none."""

    key: str
    title: str
    count: int | None = None


class PageModel(QAbstractListModel):
    """The pages of the file."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[PageLine, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.title
        return {KEY: line.key, COUNT: line.count}.get(role)

    def show(self, lines: Iterable[PageLine]) -> None:
        """These pages, in this order."""
        fresh = tuple(lines)
        if [line.key for line in fresh] == [line.key for line in self._lines]:
            self._lines = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._lines = fresh
        self.endResetModel()

    def index_of(self, key: str) -> QModelIndex:
        """Where a page is; invalid if nowhere."""
        for row, line in enumerate(self._lines):
            if line.key == key:
                return self.index(row)
        return QModelIndex()
