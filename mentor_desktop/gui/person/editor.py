"""The profile of one person, for the questions of their roles: PRO-02 to PRO-40."""

from collections.abc import Collection
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.person import Attachment, Person, ProfileAnswer
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.person.photo import PhotoCard
from mentor_desktop.gui.person.sectioned_form import SectionedForm
from mentor_desktop.gui.person.sections import sections_for
from mentor_desktop.gui.person.signature import SignatureCard
from mentor_desktop.gui.person.supervisor import SupervisorCard
from mentor_desktop.operations.people import set_profile
from mentor_desktop.operations.texts import profile_form
from mentor_desktop.store.people import portrait_of
from mentor_desktop.translation import _


class PersonEditor(QWidget):
    """Saves each answer as it is given; a refusal stands beside its field."""

    def __init__(
        self,
        context: Context,
        person_id: str,
        roles: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self.person_id = context, person_id
        self.form = SectionedForm(sections_for(profile_form().sections, roles))
        self.photo = PhotoCard(context, person_id)
        self.supervisor = SupervisorCard(context, person_id)
        self.signature = SignatureCard(context, person_id)
        self.form.add_above("about", self.photo)
        self.form.add_below("work", self.supervisor)
        self.form.add_part("signature", _("Signature"), self.signature)
        self.form.edited.connect(self._edit)
        self.form.left.connect(self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        context.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Reads the person again; words being typed stay. Nothing for a person who is gone."""
        with self._context.database.reading() as session:
            if session.get(Person, self.person_id) is None:
                return
            portrait = portrait_of(session, self.person_id)
        self.form.set_values(portrait.answers)
        has_signature = portrait.person.saved_signature is not None
        self.form.mark("signature", is_complete=has_signature)
        for part in (self.photo, self.supervisor, self.signature):
            part.show_portrait(portrait)
        if self._context.database.is_read_only:
            self._set_read_only()

    def _set_read_only(self) -> None:
        self.form.set_read_only(True)
        for part in (self.photo, self.supervisor, self.signature):
            part.set_read_only(True)

    def focus_question(self, question: str) -> None:
        """Puts the cursor into the field of a question."""
        self.form.focus_question(question)

    def _edit(self, question: str, value: Value) -> None:
        told = partial(self.form.set_problem, question)
        self._context.attempt(set_profile, self.person_id, question, value, told=told)

    def _leave(self) -> None:
        self._context.database.settle()

    def _follow(self, change: Change) -> None:
        if change.touches(Person, ProfileAnswer, Attachment):
            self.refresh()
