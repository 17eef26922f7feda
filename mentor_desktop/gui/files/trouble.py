"""What stands in the way of opening a file, with its ways out: P4 to P9."""

from PySide6.QtWidgets import QWidget

from mentor_desktop.gui.files.moments import moment
from mentor_desktop.gui.widgets.question import Choice, Question
from mentor_desktop.store import refusals
from mentor_desktop.store.backup import list_backups
from mentor_desktop.store.refusals import FileRefused
from mentor_desktop.translation import _

# What a way out does, by the word that `ask` answers with.
READ_ONLY, COPY, TAKE_OVER, RESTORE, SALVAGE, RETRY, CHOOSE, FORGET, REOPEN = (
    "read only", "copy", "take over", "restore", "salvage", "retry", "choose", "forget", "reopen",
)  # fmt: skip


_LOST = (
    refusals.DamagedFile,
    refusals.EmptyFile,
    refusals.MissingFile,
    refusals.ForeignStructure,
)

# A flipped bit can make any of these out of a file that was ours: its backups are offered.
_RESTORABLE = (*_LOST, refusals.NotOurFile, refusals.NewerFile, refusals.CannotRead)


def ways_out(refusal: FileRefused) -> tuple[Choice, ...]:
    """What can be done about it, the gentlest first."""
    ways = _ways(refusal)
    if isinstance(refusal, _RESTORABLE) and list_backups(refusal.path):
        return (Choice(RESTORE, _("Restore the newest backup…")), *ways)
    return ways


def _ways(refusal: FileRefused) -> tuple[Choice, ...]:
    read_only = Choice(READ_ONLY, _("Open to read only"))
    copy = Choice(COPY, _("Make a copy…"))
    if isinstance(refusal, refusals.FileMoved):
        return Choice(RETRY, _("Look again")), copy
    if isinstance(refusal, refusals.FileReplaced | refusals.TakenOver):
        return copy, Choice(REOPEN, _("Open it again"))
    if isinstance(refusal, refusals.OpenElsewhere):
        if refusal.is_here:
            return (read_only,)
        return read_only, copy, Choice(TAKE_OVER, _("Take over"))
    if isinstance(refusal, refusals.ReadOnlyPlace):
        return read_only, copy
    if isinstance(refusal, refusals.NewerFile):
        return (read_only,)
    if isinstance(refusal, refusals.DamagedFile | refusals.ForeignStructure):
        return (Choice(SALVAGE, _("Save what can be read…")),)
    if isinstance(refusal, refusals.MissingFile):
        return Choice(CHOOSE, _("Choose another file…")), Choice(FORGET, _("Take it off the list"))
    if isinstance(refusal, refusals.NotAFile | refusals.NotOurFile | refusals.EmptyFile):
        return (Choice(CHOOSE, _("Choose another file…")),)
    again = Choice(RETRY, _("Try again"))
    is_of_disk = isinstance(refusal, refusals.NoRoom | refusals.CannotWrite)
    return (again, read_only) if is_of_disk else (again,)


def heading(refusal: FileRefused) -> str:
    """What is the matter, in a few words."""
    for kinds, words in (
        (refusals.FileMoved, _("The file is no longer there")),
        (refusals.FileReplaced, _("Another file lies there now")),
        (refusals.TakenOver, _("Someone has taken over")),
        (refusals.OpenElsewhere, _("Someone has it open")),
        (refusals.ReadOnlyPlace, _("Only to read")),
        (refusals.NewerFile, _("Made by a newer version")),
        (refusals.OlderFile, _("Made by an older version")),
        (refusals.DamagedFile, _("The file is damaged")),
        (refusals.EmptyFile, _("The file is empty")),
        (refusals.MissingFile, _("The file is not there")),
        (refusals.ForeignStructure, _("The file stays closed")),
        (refusals.NotAFile, _("Not a mentoring file")),
        (refusals.NotOurFile, _("Not a mentoring file")),
    ):
        if isinstance(refusal, kinds):
            return words
    return _("About your file")


def ask(parent: QWidget | None, refusal: FileRefused) -> str:
    """Tells what stands in the way; what the person wants to do, "" for nothing."""
    ways = ways_out(refusal)
    choices = tuple(
        Choice(way.key, way.says, "" if place else "primary") for place, way in enumerate(ways)
    )
    note = ""
    if any(way.key == RESTORE for way in ways):
        newest = list_backups(refusal.path)[0]
        note = _("The newest backup: {moment}.").format(moment=moment(newest.made_at))
    kind = "danger" if isinstance(refusal, _LOST) else "warning"
    question = Question(parent, heading(refusal), str(refusal), choices, note=note, kind=kind)
    return question.ask()
