"""The table of people is filtered and sorted on what was read."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from mentor_desktop.domain.text import fold
from mentor_desktop.gui.people.model import MENTORS, NAME, PeopleModel
from mentor_desktop.store.people import PersonLine


def line(name: str, role: str = "", mentors: int = 0) -> PersonLine:
    return PersonLine(name, name, role, "", "", fold(f"{name}\n{role}"), mentors, 0)


def made(*lines: PersonLine) -> PeopleModel:
    model = PeopleModel()
    model.set_lines(lines)
    return model


def names(model: PeopleModel) -> list[str]:
    return [str(model.index(row, NAME).data()) for row in range(model.rowCount())]


def test_filters_by_all_words_in_any_order_and_case() -> None:
    model = made(line("Zoë Ärz", "nurse"), line("Ann Lee", "nurse"), line("Bo", "analyst"))
    model.filter_by("NURSE ä")
    assert names(model) == ["Zoë Ärz"]
    model.filter_by("")
    assert names(model) == ["Ann Lee", "Bo", "Zoë Ärz"]


def test_sorts_by_count_and_by_name() -> None:
    model = made(line("Ann", mentors=1), line("bo", mentors=10), line("Cy", mentors=2))
    model.sort(MENTORS, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["bo", "Cy", "Ann"]
    model.sort(NAME, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Cy", "bo", "Ann"]
    assert model.row_of("bo") == 1
    assert model.row_of("nobody") is None


def test_keeps_what_a_table_model_promises() -> None:
    model = made(*(line(f"P{at}") for at in range(30)))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.filter_by("1")
    model.sort(MENTORS, Qt.SortOrder.AscendingOrder)
    model.filter_by("")
    assert model.rowCount() == 30
    assert model.headerData(MENTORS, Qt.Orientation.Horizontal) == "Mentor of"
