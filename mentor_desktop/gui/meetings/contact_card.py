"""The contact log: one click a sign of life, and a meter against what was agreed."""

from functools import partial

from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from mentor_desktop.domain.contact import KINDS, contact_kind_title
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.words import button, words
from mentor_desktop.operations.contacts import log_contact
from mentor_desktop.store.meetings import PairMeetings
from mentor_desktop.translation import _

_SHOWN = 3  # contacts that are listed


class ContactCard(QFrame):
    """Its page shows it with `show_contacts`."""

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self.setProperty("role", "card")
        self.meter = QProgressBar(textVisible=False)
        self.meter.setAccessibleName(_("Contact in the last 30 days"))
        self.sentence = words()
        self.recent = words("", "muted")
        self.buttons = {kind: button(contact_kind_title(kind)) for kind in KINDS}
        line = QWidget()
        flow = FlowLayout(line, spacing=8)
        for kind, one in self.buttons.items():
            one.setAccessibleName(
                _("Log contact: {kind}").format(kind=contact_kind_title(kind).lower())
            )
            one.setToolTip(_("You were in touch today: one click notes it."))
            one.clicked.connect(partial(self._log, kind))
            one.setDisabled(context.database.is_read_only)
            flow.addWidget(one)
        self._bar = FileUndoBar(context)
        down = QVBoxLayout(self)
        down.setContentsMargins(16, 14, 16, 16)
        down.setSpacing(8)
        down.addWidget(words(_("Contact"), "heading"))
        down.addWidget(self.sentence)
        down.addWidget(self.meter)
        down.addWidget(words(_("In touch today? Note it:"), "muted"))
        for widget in (line, self.recent, self._bar):
            down.addWidget(widget)

    def show_contacts(self, found: PairMeetings) -> None:
        """How often the two were in touch."""
        meter = found.meter
        self.meter.setMaximum(max(meter.agreed, 1))
        self.meter.setValue(min(meter.count, self.meter.maximum()))
        self.sentence.setText(meter.sentence())
        self.sentence.setProperty("role", "" if meter.is_met else "warning")
        self.sentence.style().unpolish(self.sentence)
        self.sentence.style().polish(self.sentence)
        self.meter.setAccessibleDescription(meter.sentence())
        names = {role: found.people[role].called for role in ROLES}
        today = self._context.today()
        said = []
        for contact in found.contacts[:_SHOWN]:
            about = {
                "day": short_day(contact.day, today),
                "kind": contact_kind_title(contact.kind),
                "name": names.get(contact.by, ""),
            }
            form = _("{day}: {kind}, {name}") if contact.by else _("{day}: {kind}")
            said.append(form.format(**about))
        self.recent.setText("\n".join(said))
        self.recent.setVisible(bool(said))

    def _log(self, kind: str) -> None:
        said = _("Noted: {kind}.").format(kind=contact_kind_title(kind).lower())
        self._bar.offer_after(
            log_contact, self._relationship_id, kind, self._acting_role(), said=said
        )

    def _acting_role(self) -> str:
        acting = self._context.acting_person_id
        with self._context.database.reading() as session:
            pair = session.get_one(Relationship, self._relationship_id)
        return pair.role_of(acting or "") or ""
