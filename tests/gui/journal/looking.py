"""The Journal tab to look at: PYTHONPATH=. python tests/gui/journal/looking.py FOLDER

Saves journal-{light,dark}-{size}.png of the sample, an empty one, one in large letters, one
mirrored, and the dialogs.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.entries.dialog import EntryDialog
from mentor_desktop.gui.entries.reading import ReadingDialog
from mentor_desktop.gui.journal.page import JournalPage
from mentor_desktop.gui.relationship.page import RelationshipPage
from mentor_desktop.gui.theme import apply_theme
from mentor_desktop.operations.demo import make_demo
from mentor_desktop.operations.people import set_profile
from mentor_desktop.store.opening import open_file

TODAY = date(2026, 6, 5)


def find(context: Context, mentee: str) -> Relationship:
    """The pair of a mentee."""
    with context.database.reading() as session:
        person = session.query(Person).filter(Person.name.contains(mentee)).one()
        return session.query(Relationship).filter_by(mentee_id=person.id).one()


def keep(widget: QWidget, path: Path) -> None:
    for _turn in range(3):
        QApplication.processEvents()
    widget.grab().save(str(path))


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    font = QFont("Noto Sans", 10)
    application.setFont(font)
    path = Path(tempfile.mkdtemp()) / "look.mentor"
    make_demo(path, today=TODAY)
    context = Context(open_file(path), lambda: TODAY)
    pair, quiet = find(context, "Wenjing"), find(context, "Marta")
    context.act_as(pair.mentee_id)

    def look(
        name: str,
        size: tuple[int, int],
        then: Callable[[JournalPage], object] = lambda page: None,
        of: Relationship = pair,
    ) -> None:
        page = RelationshipPage(context, of.id, "journal")
        page.resize(*size)
        page.show()
        journal = page.findChild(JournalPage)
        assert journal is not None
        then(journal)
        keep(page, folder / f"{name}.png")
        page.close()
        page.deleteLater()

    def write(page: JournalPage) -> None:
        page.composer.editor.edit.setPlainText("The release review again. What I saw this time:")
        page.composer.editor.tell_all()

    for scheme in ("light", "dark"):
        apply_theme(application, scheme)
        look(f"journal-{scheme}-1360", (1104, 880))
        look(f"journal-{scheme}-1024", (768, 650))
    apply_theme(application, "light")
    look("journal-writing", (1104, 880), write)
    context.act_as(quiet.mentee_id)
    look("journal-empty", (1104, 880), of=quiet)
    context.act_as(None)
    look("journal-nobody", (1104, 880))
    context.act_as(pair.mentee_id)
    set_profile(
        context.database, pair.mentor_id, "preferred_name", "عبد الرحمن بن محمد الحسيني " * 3
    )
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look("journal-mirrored", (1104, 880))
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    look("journal-names", (1104, 880))
    with context.database.reading() as session:
        mine = session.query(JournalEntry).filter_by(person_id=pair.mentee_id).first()
    assert mine is not None
    dialogs = {
        "edit": EntryDialog(None, context, pair.id, mine.id),
        "new": EntryDialog(None, context, pair.id, goal_id=mine.goal_id),
        "read": ReadingDialog(None, "5 June 2026", "Words. " * 500),
    }
    for name, dialog in dialogs.items():
        dialog.show()
        keep(dialog, folder / f"dialog-{name}.png")
        dialog.close()
    large = QFont(font)
    large.setPointSizeF(20)
    application.setFont(large)
    look("journal-200", (1104, 880))
    look("journal-200-1024", (768, 650), lambda page: page.area.verticalScrollBar().setValue(900))
    context.close()


if __name__ == "__main__":
    main()
