"""Action items over all relationships: what I promised, what I wait for. MT-09, GP-M6."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.gui.action_items.dialog import ActionItemDialog
from mentor_desktop.gui.action_items.model import ItemLine
from mentor_desktop.gui.action_items.table import ActionItemTable
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.gui.widgets.empty_state import EmptyState
from mentor_desktop.gui.widgets.switch import Switch
from mentor_desktop.operations.action_items import complete_action_item, remove_action_item
from mentor_desktop.store.meetings import Promise, promises
from mentor_desktop.translation import _

_LISTS = ("mine", "waiting", "all")


class ActionItemsPage(FollowingPage):
    """Open items, the first due first; who sits here decides what is "mine"."""

    follows = (ActionItem, Person, Relationship)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: tuple[Promise, ...] = ()
        self._has_chosen = False
        self.title = QLabel(_("Action items"), textFormat=Qt.TextFormat.PlainText)
        self.title.setProperty("role", "title")
        self.switch = Switch(_LISTS, _("Which action items"))
        self.switch.chosen.connect(self._choose)
        self.table = ActionItemTable(context.today, shows_pair=True, is_fitted=False)
        self.table.lines.is_read_only = context.database.is_read_only
        self.table.lines.ticked.connect(self._tick)
        self.table.opened.connect(self._open, Qt.ConnectionType.QueuedConnection)
        self.table.removal_wanted.connect(self._remove)
        self.empty = EmptyState("", "")
        self.bar = FileUndoBar(context)
        down = QVBoxLayout(self)
        down.setContentsMargins(28, 24, 28, 20)
        down.setSpacing(12)
        down.addWidget(self.title)
        down.addWidget(self.switch)
        down.addWidget(self.table, 1)
        down.addWidget(self.empty, 1)
        down.addWidget(self.bar)
        self.setFocusProxy(self.switch)
        self.follow(context)
        context.acting_changed.connect(self.mark_stale)

    def refresh(self) -> None:
        """Reads all open items again."""
        super().refresh()
        with self._context.database.reading() as session:
            self._found = promises(session)
        lists = {key: self._of(key) for key in _LISTS}
        self.switch.set_text("mine", _("What I promised ({n})").format(n=len(lists["mine"])))
        self.switch.set_text("waiting", _("What I wait for ({n})").format(n=len(lists["waiting"])))
        self.switch.set_text("all", _("All ({n})").format(n=len(lists["all"])))
        if not self._has_chosen:  # who has no part in any of them sees them all
            self.switch.set_current("mine" if lists["mine"] or lists["waiting"] else "all")
        self._show(lists[self.switch.current])

    def _of(self, key: str) -> list[Promise]:
        acting = self._context.acting_person_id
        if key == "all":
            return list(self._found)
        return [one for one in self._found if _is_in(one, acting, is_owner=key == "mine")]

    def _show(self, found: list[Promise]) -> None:
        self.table.lines.set_rows(
            [ItemLine(one.item, {role: one.people[role].called for role in ROLES}) for one in found]
        )
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.tell(*_nothing(self.switch.current, self._context.acting_person_id))

    def _choose(self, _key: str) -> None:
        self._has_chosen = True
        self._show(self._of(self.switch.current))

    def _tick(self, item_id: str, is_done: bool) -> None:
        said = _("Done: it is off the list.")
        self.bar.offer_after(complete_action_item, item_id, is_done, said=said)

    def _open(self, item_id: str) -> None:
        ActionItemDialog(self, self._context, item_id).exec()

    def _remove(self, item_id: str) -> None:
        if not self._context.database.is_read_only:
            self.bar.offer_after(remove_action_item, item_id, said=_("Action item removed."))


def _is_in(promise: Promise, acting: str | None, *, is_owner: bool) -> bool:
    if acting is None:
        return False
    owner = promise.item.owner
    other = next(role for role in ROLES if role != owner)
    return promise.people[owner if is_owner else other].id == acting


def _nothing(key: str, acting: str | None) -> tuple[str, str]:
    if acting is None and key != "all":
        return (
            _("Who are you?"),
            _("Say at the lower left who you are, and what you promised stands here."),
        )
    return {
        "mine": (_("Nothing promised"), _("You have kept all you promised, or promised nothing.")),
        "waiting": (_("Nothing to wait for"), _("Nobody owes you anything. How is that?")),
        "all": (_("No open action items"), _("They come out of meetings: who does what, by when.")),
    }[key]
