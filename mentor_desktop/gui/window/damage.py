"""The bar that tells of what the quiet check found, the list of it, and the way to a backup."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.domain.text import clean_line
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files.moments import moment
from mentor_desktop.gui.papers.aside import Aside
from mentor_desktop.gui.widgets.banner import MessageBar
from mentor_desktop.gui.widgets.question import Choice, Question
from mentor_desktop.gui.window.quiet_check import QuietCheck
from mentor_desktop.store.backup import Backup, newest_good_backup
from mentor_desktop.store.findings import Finding
from mentor_desktop.translation import _, ngettext

_MOST_PLACES = 4  # of one kind of finding; the command `check` lists all
_BACKUPS = "backups"


class Damage(QObject):
    """Shown when there is something to tell. `backups_wanted(Backup | None)`: the one to choose."""

    backups_wanted = Signal(object)

    def __init__(
        self, window: QWidget, below: QVBoxLayout, context: Context, check: QuietCheck
    ) -> None:
        super().__init__(context)
        self._window = window
        self._context = context
        self._findings: list[Finding] = []
        self._good: Backup | None = None
        self.bar = MessageBar("danger")
        self.bar.hide()
        below.addWidget(self.bar)
        # The dialog opens when the click is through: its loop may not run inside.
        self.bar.acted.connect(self.show_findings, Qt.ConnectionType.QueuedConnection)
        self._aside = Aside(self)
        self._aside.done.connect(self._remember)
        check.found.connect(self._take)

    def close(self) -> None:
        """Takes the bar away."""
        self.bar.hide()
        self.bar.deleteLater()

    def _take(self, finding: Finding) -> None:
        self._findings.append(finding)
        if len(self._findings) > 1:
            return  # told already, and perhaps put away
        database = self._context.database
        # In a thread: each backup is looked through.
        look = partial(newest_good_backup, database.path, database.access.passphrase, rows_too=True)
        self._aside.do(look)
        self.bar.show()
        self.bar.tell(
            _(
                "Something in this file is not as it was saved: it was damaged, or changed by "
                "another program. A backup can help."
            ),
            _("See what it is…"),
        )

    def _remember(self, newest: Backup | None) -> None:
        self._good = newest

    def show_findings(self) -> None:
        """Lists what was found, and offers the backups."""
        note = ""
        if self._good is not None:
            note = _("The newest backup in which all is as it was saved: {moment}.").format(
                moment=moment(self._good.made_at)
            )
        question = Question(
            self._window,
            _("Not as it was saved"),
            "\n\n".join(_told(self._findings)),
            (Choice(_BACKUPS, _("Show the backups…"), "primary"),),
            leave=_("Close"),
            note=note,
            kind="danger",
        )
        if question.ask() == _BACKUPS:
            self.backups_wanted.emit(self._good)


def _told(findings: list[Finding]) -> list[str]:
    """Each sentence once, with the places that it is about."""
    places: dict[tuple[str, str], list[str]] = {}
    for one in findings:
        places.setdefault((one.sentence, one.advice), []).append(clean_line(one.place))
    told = []
    for (sentence, advice), found in places.items():
        lines = [sentence, *(place for place in found[:_MOST_PLACES] if place)]
        left = len(found) - _MOST_PLACES
        if left > 0:
            lines.append(ngettext("and {n} more", "and {n} more", left).format(n=f"{left:,}"))
        told.append("\n".join((*lines, advice)))
    return told
