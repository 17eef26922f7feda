"""Rows of a table: what every table shares."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.rows import Index, RowsModel, show_whole_rows


@dataclass(frozen=True)
class Line:
    id: str
    word: str


class Lines(RowsModel[Line]):
    def __init__(self) -> None:
        super().__init__(("Word", "Id"))

    def id_of(self, row: Line) -> str:
        return row.id

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.at(index)
        if line is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (line.word, line.id)[index.column()]


def test_keeps_the_selection_when_the_same_rows_say_something_else(qtbot: QtBot) -> None:
    model, table = Lines(), QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    model.set_rows([Line("a", "one"), Line("b", "two")])
    table.selectRow(1)
    with qtbot.waitSignal(model.dataChanged):
        model.set_rows([Line("a", "one"), Line("b", "three")])
    assert table.currentIndex().row() == 1
    assert model.index(1, 0).data() == "three"


def test_begins_anew_with_other_rows(qtbot: QtBot) -> None:
    model = Lines()
    model.set_rows([Line("a", "one")])
    with qtbot.waitSignal(model.modelReset):
        model.set_rows([Line("b", "two"), Line("a", "one")])
    assert (model.rowCount(), model.row_of("a"), model.row_of("c")) == (2, 1, None)


def test_has_nothing_outside_its_rows() -> None:
    model = Lines()
    model.set_rows([Line("a", "one")])
    assert model.at(QModelIndex()) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Word"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_quiet_table_chooses_whole_rows_and_lets_tab_go_on(qtbot: QtBot) -> None:
    model, table = Lines(), QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    show_whole_rows(table)
    model.set_rows([Line("a", "one"), Line("b", "two")])
    table.selectRow(0)
    assert len(table.selectionModel().selectedIndexes()) == 2
    assert not table.tabKeyNavigation()
