"""The sections at the left: how far each is, their order, hiding and adding."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton

from mentor_desktop.domain.agreement_rules import OWN
from mentor_desktop.gui.agreement.parts import Card, button
from mentor_desktop.gui.widgets.coverage import CoverageMeter
from mentor_desktop.gui.widgets.section_list import SectionItem, SectionList
from mentor_desktop.translation import _


class SectionPanel(Card):
    """Signals: `chosen(key)`, `moved(key, position)`, `hidden(key, bool)`, `added(title)`,
    `renamed(key, title)`, `removed(key)`.
    """

    chosen = Signal(str)
    moved = Signal(str, int)
    hidden = Signal(str, bool)
    added = Signal(str)
    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(8, 8, 8, 12)
        self.list = SectionList()
        self.list.selected.connect(self.chosen)
        self.list.moved.connect(self.moved)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu_of_list)
        self.body.addWidget(self.list, 1)
        line = QHBoxLayout()
        self.add = button(_("+ Add section"), self._ask_title, "link")
        self.add.setAccessibleName(_("Add a section of your own"))
        line.addWidget(self.add)
        line.addStretch()
        self.more = self.more_button()
        line.addWidget(self.more)
        self.body.addLayout(line)
        self.meter = CoverageMeter()
        self.body.addWidget(self.meter)
        self._items: tuple[SectionItem, ...] = ()
        self._kept: frozenset[str] = frozenset()
        self._is_read_only = False

    def show_sections(
        self, items: Sequence[SectionItem], chosen: str, kept: frozenset[str], *, read_only: bool
    ) -> None:
        """Shows all sections; those in `kept` cannot be left out."""
        self._items, self._kept, self._is_read_only = tuple(items), kept, read_only
        self.list.set_can_move(not read_only)
        self.list.set_items(items)
        self.list.set_current(chosen)
        counted = [item for item in items if not item.is_hidden]
        self.meter.set_counts(sum(item.state == "complete" for item in counted), len(counted))
        self.add.setVisible(not read_only)
        self.more.setVisible(not read_only)

    def more_button(self) -> QToolButton:
        """A button that opens the menu of the section in view."""
        made = QToolButton()
        made.setText("⋯")
        made.setToolTip(_("Move, leave out or rename this section"))
        made.setAccessibleName(_("Move, leave out or rename this section"))
        made.clicked.connect(partial(self._show_menu_at, made))
        return made

    def _show_menu_at(self, at: QToolButton) -> None:
        self._pop_up(at.mapToGlobal(QPoint(0, at.height())))

    def _show_menu_of_list(self, place: QPoint) -> None:
        self._pop_up(self.list.viewport().mapToGlobal(place))

    def _pop_up(self, place: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(place)

    def _chosen_item(self) -> SectionItem | None:
        key = self.list.current_key
        return next((item for item in self._items if item.key == key), None)

    def menu(self) -> QMenu | None:
        """What can be done with the section that is chosen; None where nothing can."""
        line = self._chosen_item()
        if line is None or self._is_read_only:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at, last = self._items.index(line), len(self._items) - 1
        up = menu.addAction(_("Move up\tAlt+Up"))
        up.setEnabled(at > 0)
        up.triggered.connect(partial(self.moved.emit, line.key, at - 1))
        down = menu.addAction(_("Move down\tAlt+Down"))
        down.setEnabled(at < last)
        down.triggered.connect(partial(self.moved.emit, line.key, at + 1))
        menu.addSeparator()
        if line.is_hidden:
            menu.addAction(_("Show in the agreement")).triggered.connect(
                partial(self.hidden.emit, line.key, False)
            )
        else:
            leave = menu.addAction(_("Leave out of the agreement"))
            leave.setEnabled(line.key not in self._kept)
            leave.triggered.connect(partial(self.hidden.emit, line.key, True))
        if line.key.startswith(OWN):
            menu.addAction(_("Rename…")).triggered.connect(self._ask_new_title)
            menu.addAction(_("Remove")).triggered.connect(partial(self.removed.emit, line.key))
        menu.addSeparator()
        menu.addAction(_("Add a section…")).triggered.connect(self._ask_title)
        return menu

    def _ask_title(self) -> None:
        self._ask(_("Add a section"), _("Title of your section"), "", _("Add section"), None)

    def _ask_new_title(self) -> None:
        line = self._chosen_item()
        if line is not None:
            self._ask(
                _("Rename section"), _("Title of your section"), line.title, _("Rename"), line.key
            )

    def _ask(self, window: str, label: str, before: str, verb: str, key: str | None) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(window)
        dialog.setLabelText(label)
        dialog.setTextValue(before)
        dialog.setOkButtonText(verb)
        dialog.setCancelButtonText(_("Cancel"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if key is None:
            dialog.textValueSelected.connect(self.added)
        else:
            dialog.textValueSelected.connect(partial(self.renamed.emit, key))
        dialog.open()
