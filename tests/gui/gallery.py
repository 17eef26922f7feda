"""Every widget on one page, to look at: PYTHONPATH=. python tests/gui/gallery.py FOLDER

Saves gallery-{light,dark}-{100,200}.png and a mirrored one into the folder.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.domain.form import Choice, Question, Section
from mentor_desktop.gui.theme import apply_theme
from mentor_desktop.gui.widgets.avatar import Avatar
from mentor_desktop.gui.widgets.banner import MessageBar, UndoBar
from mentor_desktop.gui.widgets.comparison import Comparison, ComparisonRow
from mentor_desktop.gui.widgets.coverage import CoverageMeter
from mentor_desktop.gui.widgets.empty_state import EmptyState
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.section_list import SectionItem, SectionList
from mentor_desktop.gui.widgets.signature_pad import SignaturePad, SignatureView
from mentor_desktop.gui.widgets.stepper import Step, Stepper

STEPS = (
    Step("prepare", "Prepare", "2 Mar", "done"),
    Step("first", "First meeting", "9 Mar", "done"),
    Step("plan", "Action plan", "8 Apr", "skipped"),
    Step("check", "90-day check-up", "due 7 Jun", "soon", is_next=True),
    Step("middle", "Mid-point", "7 Sep", "coming"),
    Step("end", "Celebrate", "8 Mar 2027", "coming"),
)
STROKES = (((0.1, 0.2), (0.2, 0.05), (0.3, 0.2), (0.4, 0.08), (0.5, 0.18), (0.9, 0.1)),)
NAMES = (
    "Amara Okafor",
    "Bartholomew Featherstonehaugh-Cholmondeley of Lower Wexcombe",
    "ليلى الحسيني",
    "王秀英",
)


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(label.casefold(), label) for label in labels)


MEETINGS = Section(
    "meetings",
    "Meetings",
    questions=(
        Question("how", "choices", "How", choices=choices("In person", "Phone", "Video", "Email")),
        Question(
            "often",
            "choice",
            "How often",
            choices=choices("Weekly", "Every 2 weeks", "Monthly"),
            has_other=True,
        ),
        Question("hours", "number", "Hours a month", unit="hours"),
        Question("when", "line", "When", hint="Days and times that usually suit you both."),
        Question("where", "line", "Where", suggestions=("At the mentor's office", "By video")),
        Question("start", "date", "First meeting"),
        Question("week", "week", "Times that suit"),
        Question("words", "text", "Our own words", suggestions=("We reply within two days.",)),
        Question("goals", "goals", "Goals"),
    ),
)
ANSWERS: dict[str, str | float | list[str] | dict[str, str] | None] = {
    "how": ["in person", "video"],
    "often": "every 2 weeks",
    "hours": 2.5,
    "when": "Fridays after 14:00; not in the last week of a quarter",
    "start": "2026-03-09",
    "week": {"4": "14:00-17:00"},
    "words": "If we drift below two contacts in a month, whoever notices first writes.",
    "goals": ["one"],
}


def card(*widgets: QWidget, role: str = "card") -> QFrame:
    frame = QFrame()
    frame.setProperty("role", role)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    return frame


def label(text: str, role: str = "") -> QLabel:
    made = QLabel(text, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
    made.setProperty("role", role)
    return made


def button(text: str, role: str = "", *, is_enabled: bool = True) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setEnabled(is_enabled)
    return made


def across(*widgets: QWidget) -> QWidget:
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch()
    return made


def head() -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    names = QVBoxLayout()
    names.addWidget(label("Amara Okafor and Daniel Reyes", "title"))
    names.addWidget(label("Mentee: Amara, data analyst  ·  Mentor: Daniel, director", "muted"))
    line = QHBoxLayout()
    line.addWidget(Avatar(NAMES[0]))
    line.addWidget(Avatar("Daniel Reyes", tone="others"))
    line.addLayout(names, 1)
    line.addWidget(button("Export"))
    line.addWidget(button("Start 90-day check-up", "primary"))
    layout.addLayout(line)
    layout.addWidget(Stepper(STEPS))
    return made


def controls() -> QWidget:
    line, broken, off = QLineEdit("A line"), QLineEdit("Fields with a problem"), QLineEdit("Off")
    line.setPlaceholderText("Search")
    broken.setProperty("problem", True)
    off.setEnabled(False)
    empty = QLineEdit(placeholderText="Search   Ctrl+K")
    combo = QComboBox()
    combo.addItems(["Three months", "Six months"])
    check, radio, part = QCheckBox("Done"), QRadioButton("One of many"), QCheckBox("Open")
    check.setChecked(True)
    radio.setChecked(True)
    day = QDateEdit(QDate(2026, 3, 9))
    day.setCalendarPopup(True)
    bar = QProgressBar(textVisible=False)
    bar.setValue(60)
    return card(
        label("Controls", "heading"),
        across(button("Plain"), button("Primary", "primary"), button("Link", "link")),
        across(button("Danger", "danger"), button("Off", is_enabled=False)),
        line, empty, broken, off, combo,
        across(QSpinBox(), day),
        across(check, part, radio, QRadioButton("Another")),
        QPlainTextEdit("Several\nlines"),
        bar,
        label("A small word", "small"),
        label("Needs attention", "warning"),
        label("Silent for 31 days", "danger"),
    )  # fmt: skip


def table() -> QTableView:
    rows = QStandardItemModel(0, 3)
    rows.setHorizontalHeaderLabels(["Mentee", "Mentor", "Stage"])
    for name in NAMES:
        rows.appendRow([QStandardItem(text) for text in (name, "Daniel Reyes", "Action plan")])
    view = QTableView()
    rows.setParent(view)
    view.setModel(rows)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.horizontalHeader().setStretchLastSection(True)
    view.resizeRowsToContents()
    return view


def sections() -> QWidget:
    states = ("complete", "part", "open", "complete")
    titles = ("Objective and goals", "Meetings", "Boundaries", "A long title that has no room here")
    items = [SectionItem(title, title, state) for title, state in zip(titles, states, strict=True)]
    made = SectionList(items)
    made.setMaximumHeight(180)
    meter = CoverageMeter()
    meter.set_counts(9, 12)
    return card(made, meter)


def form() -> QWidget:
    made = FormView((MEETINGS,))
    made.set_goals([("one", "Lead a cross-team project"), ("two", "Understand budgets")])
    made.set_values(ANSWERS)
    made.set_problem("when", "“When” takes at most 1,000 characters; this has 40,000.")
    return card(label("Meetings", "heading"), made)


def page() -> QWidget:
    made = QWidget()
    made.setProperty("role", "page")
    grid = QGridLayout(made)
    grid.setContentsMargins(28, 20, 28, 20)
    grid.setSpacing(12)
    bar = UndoBar()
    bar.offer("Goal removed.")
    tabs = QTabWidget()
    for name in ("Overview", "Profiles", "Agreement", "Documents"):
        tabs.addTab(QWidget(), name)
    tabs.setCurrentIndex(2)
    tabs.setFixedHeight(tabs.sizeHint().height() + 4)
    row = ComparisonRow("Skills", ("Python", "Writing"), ("Statistics",), ("Budgets", "Law"))
    grid.addWidget(head(), 0, 0, 1, 3)
    grid.addWidget(tabs, 1, 0, 1, 3)
    grid.addWidget(sections(), 2, 0)
    grid.addWidget(form(), 2, 1, 2, 1)
    grid.addWidget(controls(), 2, 2, 2, 1)
    grid.addWidget(card(*(across(Avatar(name), label(name)) for name in NAMES)), 3, 0)
    signed = SignatureView()
    signed.set_signature(STROKES)
    grid.addWidget(card(SignaturePad(), signed), 4, 0)
    grid.addWidget(card(Comparison([row], NAMES[0], NAMES[2])), 4, 1)
    grid.addWidget(card(EmptyState("No meetings yet", "Plan the first one.", "Plan it")), 4, 2)
    grid.addWidget(table(), 5, 0, 1, 3)
    for at, kind in enumerate(("info", "warning", "danger")):
        grid.addWidget(MessageBar(kind, "The two of you differ here.", "Compare"), 6, at)
    grid.addWidget(bar, 7, 0, 1, 3)
    grid.setColumnStretch(1, 2)
    return made


def save(folder: Path, scheme: str, percent: int, *, is_mirrored: bool = False) -> None:
    """One picture of the gallery."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    font = QFont("Noto Sans")
    font.setPointSizeF(10.0 * percent / 100)
    application.setFont(font)
    way = Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
    application.setLayoutDirection(way)
    apply_theme(application, scheme)
    window = QMainWindow()
    window.setCentralWidget(page())
    for name in ("File", "Edit", "View"):
        window.menuBar().addMenu(name)
    window.statusBar().addWidget(QLabel("All changes saved  ·  Encrypted"))
    window.resize(1360 if percent < 150 else 2000, 1400 if percent < 150 else 2600)
    window.show()
    application.processEvents()
    application.processEvents()
    end = "-mirrored" if is_mirrored else ""
    window.grab().save(str(folder / f"gallery-{scheme}-{percent}{end}.png"))
    window.close()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    running = QApplication(sys.argv[:1])
    for scheme in ("light", "dark"):
        save(folder, scheme, 100)
    save(folder, "light", 200)
    save(folder, "light", 100, is_mirrored=True)
