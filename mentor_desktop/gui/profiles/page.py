"""The Profiles tab of a relationship: side by side, each person, preparation."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from mentor_desktop.domain.person import Attachment, Person, ProfileAnswer
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.gui.person.editor import PersonEditor
from mentor_desktop.gui.profiles.preparation import Preparation
from mentor_desktop.gui.profiles.side_by_side import SideBySide
from mentor_desktop.gui.widgets.switch import Switch
from mentor_desktop.store.profiles import PairProfiles, pair_profiles
from mentor_desktop.translation import _

_BOTH, _PREPARATION = "both", "preparation"
_PARTS = (_BOTH, *ROLES, _PREPARATION)


class ProfilesPage(FollowingPage):
    """Each part is built when it is first looked at, and follows changes while it is in view."""

    follows = (Person, ProfileAnswer, Attachment, Relationship)

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._profiles: PairProfiles | None = None
        self._editors: dict[str, PersonEditor] = {}
        self._preparation: Preparation | None = None
        self.switch = Switch(_PARTS, _("Part of the profiles"))
        self.switch.set_text(_BOTH, _("Side by side"))
        self.switch.set_text(_PREPARATION, _("Preparation"))
        self.switch.chosen.connect(self.show_part)
        self.setFocusProxy(self.switch)
        self.side_by_side = SideBySide(context)
        self.side_by_side.fill_wanted.connect(self._fill)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.side_by_side)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 12, 0, 0)
        down.setSpacing(12)
        down.addWidget(self.switch)
        down.addWidget(self._stack, 1)
        self.follow(context)

    @property
    def part(self) -> str:
        """What is in view: "both", "mentor", "mentee" or "preparation"."""
        return self.switch.current

    @property
    def preparation(self) -> Preparation:
        """Both preparation sheets."""
        if self._preparation is None:
            self._preparation = Preparation(self._context, self._relationship_id)
            self._preparation.show_names(self._called())
            self._stack.addWidget(self._preparation)
        return self._preparation

    def refresh(self) -> None:
        """Reads the pair again and shows what is in view anew."""
        super().refresh()
        with self._context.database.reading() as session:
            self._profiles = pair_profiles(session, self._relationship_id)
        if self._profiles is None:
            return
        called = self._called()
        self.switch.set_text("mentor", _("{name} (mentor)").format(name=called["mentor"]))
        self.switch.set_text("mentee", _("{name} (mentee)").format(name=called["mentee"]))
        if self._preparation:
            self._preparation.show_names(called)
        if self.part == _BOTH:
            self.side_by_side.show_profiles(self._profiles)

    def show_part(self, part: str) -> None:
        """Brings "both", "mentor", "mentee" or "preparation" into view."""
        self.refresh_if_stale()
        if self._profiles is None:
            return
        self.switch.set_current(part)
        if part in ROLES:
            self._stack.setCurrentWidget(self.editor(part))
        elif part == _PREPARATION:
            self._stack.setCurrentWidget(self.preparation)
            self.preparation.show_role(self.preparation.switch.current)
        else:
            self.side_by_side.show_profiles(self._profiles)
            self._stack.setCurrentWidget(self.side_by_side)

    def show_action(self, action: str) -> None:
        """What the next step leads to; "prepare": the sheet of the one who is not ready."""
        if action == "prepare":
            self.show_part(_PREPARATION)
            if self._profiles is not None:
                self.preparation.show_next(self._acting_role())

    def show_question(self, role: str, question: str) -> None:
        """Goes to one field of the profile of the "mentor" or the "mentee"."""
        self.show_part(role)
        if role in self._editors:
            self._editors[role].focus_question(question)

    def editor(self, role: str) -> PersonEditor:
        """The profile of one of the two."""
        if role not in self._editors and self._profiles is not None:
            person_id = self._profiles.people[role].id
            self._editors[role] = PersonEditor(self._context, person_id, (role,))
            self._stack.addWidget(self._editors[role])
        return self._editors[role]

    def _acting_role(self) -> str | None:
        acting = self._context.acting_person_id
        people = self._profiles.people if self._profiles else {}
        return next((role for role, person in people.items() if person.id == acting), None)

    def _called(self) -> dict[str, str]:
        people = self._profiles.people if self._profiles else {}
        return {role: people[role].called if role in people else "" for role in ROLES}

    def _fill(self, role: str, question: str) -> None:
        self.show_question(role, question or "preferred_name")
