"""Everyone in the file as a table: read once, filtered and sorted on the rows."""

from PySide6.QtCore import QObject, Qt

from mentor_desktop.domain.text import fold
from mentor_desktop.gui.widgets.rows import Index, RowsModel
from mentor_desktop.store.people import PersonLine
from mentor_desktop.translation import _

NAME, ROLE, ORGANISATION, MENTORS, MENTORED, EMAIL = range(6)
_COUNTS = (MENTORS, MENTORED)
_FIELDS = ("name", "role", "organisation", "mentors", "mentored", "email")


class PeopleModel(RowsModel[PersonLine]):
    """Lines of people; `filter_by` and `sort` keep what is read, nothing is asked of the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        titles = (
            _("Name"), _("Job title"), _("Organisation"), _("Mentor of"), _("Mentee of"),
            _("Email"),
        )  # fmt: skip
        super().__init__(titles, parent)
        self._all: tuple[PersonLine, ...] = ()
        self._words: list[str] = []
        self._column, self._order = NAME, Qt.SortOrder.AscendingOrder

    def set_lines(self, lines: tuple[PersonLine, ...]) -> None:
        """Shows these people instead, filtered and sorted as before."""
        self._all = lines
        self._arrange()

    def filter_by(self, text: str) -> None:
        """Shows only people whose names, roles or addresses hold all these words."""
        self._words = fold(text).split()
        self._arrange()

    def line_at(self, row: int) -> PersonLine:
        """Who is shown in a row."""
        return self.rows[row]

    def id_of(self, row: PersonLine) -> str:
        """The person's."""
        return row.id

    def _arrange(self) -> None:
        self.beginResetModel()
        found = [one for one in self._all if all(word in one.folded for word in self._words)]
        is_descending = self._order == Qt.SortOrder.DescendingOrder
        field = _FIELDS[self._column]
        if self._column in _COUNTS:
            found.sort(key=lambda one: int(getattr(one, field)), reverse=is_descending)
        else:
            # What is folded already begins with the name.
            found.sort(
                key=lambda one: one.folded if field == "name" else fold(getattr(one, field)),
                reverse=is_descending,
            )
        self.rows = tuple(found)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; people who are equal there stay in the order of their names."""
        self._column, self._order = max(column, 0), order
        self._arrange()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.at(index)
        if line is None:
            return None
        column = index.column()
        value = getattr(line, _FIELDS[column])
        if role == Qt.ItemDataRole.DisplayRole:
            return str(value or "–") if column in _COUNTS else value
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _COUNTS:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """A count's title stands where the count does."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _COUNTS:
            return Qt.AlignmentFlag.AlignCenter
        return super().headerData(section, orientation, role)
