"""What stands in the way of opening a file, with its ways out: P4 to P9."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from mentor_desktop.store import refusals
from mentor_desktop.store.backup import list_backups
from mentor_desktop.store.refusals import FileRefused
from mentor_desktop.translation import _

# What a way out does, by the word that `Trouble.ask` answers with.
READ_ONLY, COPY, TAKE_OVER, RESTORE, SALVAGE, RETRY, CHOOSE, FORGET, REOPEN = (
    "read only", "copy", "take over", "restore", "salvage", "retry", "choose", "forget", "reopen",
)  # fmt: skip


_LOST = (
    refusals.DamagedFile,
    refusals.EmptyFile,
    refusals.MissingFile,
    refusals.ForeignStructure,
)


@dataclass(frozen=True)
class WayOut:
    """A button: what it does and what it says."""

    does: str
    says: str


def ways_out(refusal: FileRefused) -> tuple[WayOut, ...]:
    """What can be done about it, the gentlest first."""
    ways = _ways(refusal)
    if isinstance(refusal, _LOST) and list_backups(refusal.path):
        return (WayOut(RESTORE, _("Restore the newest backup…")), *ways)
    return ways


def _ways(refusal: FileRefused) -> tuple[WayOut, ...]:
    read_only = WayOut(READ_ONLY, _("Open to read only"))
    copy = WayOut(COPY, _("Make a copy…"))
    if isinstance(refusal, refusals.FileMoved):
        return WayOut(RETRY, _("Look again")), copy
    if isinstance(refusal, refusals.FileReplaced | refusals.TakenOver):
        return copy, WayOut(REOPEN, _("Open it again"))
    if isinstance(refusal, refusals.OpenElsewhere):
        if refusal.is_here:
            return (read_only,)
        return read_only, copy, WayOut(TAKE_OVER, _("Take over"))
    if isinstance(refusal, refusals.ReadOnlyPlace):
        return read_only, copy
    if isinstance(refusal, refusals.NewerFile):
        return (read_only,)
    if isinstance(refusal, refusals.DamagedFile):
        return (WayOut(SALVAGE, _("Save what can be read…")),)
    if isinstance(refusal, refusals.ForeignStructure):
        return ()
    if isinstance(refusal, refusals.MissingFile):
        return WayOut(CHOOSE, _("Choose another file…")), WayOut(FORGET, _("Take it off the list"))
    if isinstance(refusal, refusals.NotAFile | refusals.NotOurFile | refusals.EmptyFile):
        return (WayOut(CHOOSE, _("Choose another file…")),)
    return (WayOut(RETRY, _("Try again")),)


def ask(parent: QWidget | None, refusal: FileRefused) -> str:
    """Tells what stands in the way; what the person wants to do, "" for nothing."""
    box = QMessageBox(parent)
    box.setWindowTitle(_("About your file"))
    box.setIcon(QMessageBox.Icon.Information)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(str(refusal))
    buttons: dict[QPushButton, str] = {}
    for way in ways_out(refusal):
        button = box.addButton(way.says, QMessageBox.ButtonRole.ActionRole)
        buttons[button] = way.does
    cancel = box.addButton(_("Leave it"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(cancel)
    if buttons:
        first = next(iter(buttons))
        first.setProperty("role", "primary")
        box.setDefaultButton(first)
    box.exec()
    clicked = box.clickedButton()
    return next((does for button, does in buttons.items() if button is clicked), "")
