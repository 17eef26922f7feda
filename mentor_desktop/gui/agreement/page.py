"""The agreement of a pair: written together, or alone and then together; signed; kept."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout

from mentor_desktop.domain.agreement import (
    Agreement,
    AgreementAnswer,
    AgreementSection,
    Signature,
)
from mentor_desktop.domain.form import MOST_GOALS, Value
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.gui.agreement.acts import Acts
from mentor_desktop.gui.agreement.editor import Editor
from mentor_desktop.gui.agreement.showing import show_all
from mentor_desktop.gui.agreement.shown import TOGETHER, Shown, Version, read_shown
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.gui.widgets.empty_state import EmptyState
from mentor_desktop.operations import drafting
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.translation import _


class AgreementPage(FollowingPage):
    """The tab of one relationship."""

    follows = (Agreement, AgreementAnswer, AgreementSection, Signature, Goal, Person, Relationship)

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._agreement_id: str | None = None  # None: the newest version
        self._section = ""
        self._voice = TOGETHER
        self.shown: Shown | None = None
        self.editor = Editor(context)
        self.acts = Acts(context, self)
        self.empty = self._empty_state()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.editor)
        self._connect()
        self.follow(context)
        context.acting_changed.connect(self.mark_stale)

    def _empty_state(self) -> EmptyState:
        state = EmptyState("", "", is_primary=True)
        state.wanted.connect(self._start)
        return state

    def _tell_empty(self, is_informal: bool) -> None:
        sentence = _(
            "Here the two of you write down how you want to work together: goals, meetings, "
            "what stays between you, how to end well. Most of it is a click; the talk about it "
            "is what counts."
        )
        optional = _(
            "You keep in touch when you need each other, so an agreement is optional. If you "
            "want one, this is the place for it."
        )
        self.empty.tell(
            _("No agreement yet"), optional if is_informal else sentence, _("Start the agreement")
        )

    def _connect(self) -> None:
        editor = self.editor
        editor.panel.chosen.connect(self.show_section)
        editor.drop_down.selected.connect(self.show_section)
        editor.panel.moved.connect(partial(self._draft, drafting.move_section))
        editor.panel.hidden.connect(partial(self._draft, drafting.hide_section))
        editor.panel.renamed.connect(partial(self._draft, drafting.rename_section))
        editor.panel.removed.connect(partial(self._draft, drafting.remove_section))
        editor.panel.added.connect(self._add_section)
        editor.version_chosen.connect(self.show_version)
        editor.voices.chosen.connect(self.show_voice)
        editor.pane.edited.connect(self._answer)
        editor.pane.left.connect(self._context.database.settle)
        editor.pane.goal_added.connect(self._add_goal)
        editor.pane.goals_wanted.connect(self._arrange_goals)
        editor.alone.handed_in.connect(self._hand_in)
        editor.alone.reopened.connect(self._reopen_answers)
        editor.alone.seated.connect(self._sit_here)
        editor.differences.taken.connect(partial(self._draft, drafting.adopt))
        editor.differences.written.connect(self._write_own)
        editor.signatures.sign_wanted.connect(self._sign)
        editor.signatures.wanted.connect(self._act)
        editor.preview.export_wanted.connect(partial(self._act, "export"))

    @property
    def version(self) -> Version | None:
        """The version in view."""
        return self.shown.version if self.shown else None

    def refresh(self) -> None:
        """Reads the file again and shows what it says."""
        super().refresh()
        with self._context.database.reading() as session:
            self.shown = read_shown(session, self._relationship_id, self._agreement_id)
        version = self.version
        self._stack.setCurrentWidget(self.editor if version else self.empty)
        if version is None:
            self._agreement_id = None
            self._tell_empty(self.shown.relationship.is_informal)
            return
        self._agreement_id = version.agreement.id
        keys = version.keys
        if self._section not in keys:
            self._section = keys[0]
        if not version.is_draft:
            self._voice = TOGETHER
        show_all(
            self.editor,
            self.shown,
            version,
            self._section,
            self._voice,
            self._context.acting_person_id,
        )

    def show_action(self, action: str) -> None:
        """Goes to what the head's button names: "agreement", "sign" or "review"."""
        self.refresh_if_stale()
        version, signatures = self.version, self.editor.signatures
        if version is None:
            self.empty.setFocus()
        elif action == "sign":
            missing = [role for role in version.signers if version.signature(role) is None]
            sits_here = self._role_here()
            if missing and version.agreement.state in ("offered", "partly_signed"):
                self._sign(sits_here if sits_here in missing else missing[0])
        elif action == "review" and "review" in signatures.buttons:
            self.editor.area.ensureWidgetVisible(signatures)
            signatures.buttons["review"].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.editor.panel.list.setFocus(Qt.FocusReason.TabFocusReason)

    def print_pages(self) -> None:
        """Prints the version in view."""
        self._tell_typed()
        self.editor.preview.print_pages()

    def show_section(self, key: str) -> None:
        """Shows one section."""
        self._tell_typed()
        self._section = key
        self.refresh()
        self.editor.area.verticalScrollBar().setValue(0)

    def show_version(self, agreement_id: str) -> None:
        """Shows one version."""
        self._tell_typed()
        self._agreement_id, self._voice = agreement_id, TOGETHER
        self.refresh()

    def show_voice(self, voice: str) -> None:
        """Shows the answers of "agreed", "mentor" or "mentee"."""
        self._tell_typed()
        self._voice = voice
        self.refresh()

    def _tell_typed(self) -> None:
        self.editor.pane.form.tell_all()
        self._context.database.settle()

    def _role_here(self) -> str | None:
        who = self._context.acting_person_id
        return self.shown.relationship.role_of(who) if self.shown and who else None

    def _start(self) -> None:
        self._context.attempt(drafting.start_agreement, self._relationship_id)

    def _draft(self, verb: Callable[..., object], *arguments: object) -> None:
        """A verb on the version in view."""
        if self._agreement_id is not None:
            self._context.attempt(verb, self._agreement_id, *arguments)
            self._catch_up()

    def _catch_up(self) -> None:
        """After a refusal, what is shown is what the file says."""
        if self.isVisible():
            self.refresh()

    def _answer(self, question: str, value: Value) -> None:
        if self._agreement_id is None:
            return
        self._context.attempt(
            drafting.answer,
            self._agreement_id,
            question,
            value,
            self._voice,
            told=partial(self.editor.pane.form.set_problem, question),
        )

    def _add_section(self, title: str) -> None:
        if self._agreement_id is not None:
            key = self._context.attempt(drafting.add_section, self._agreement_id, title)
            if key:
                self.show_section(key)

    def _add_goal(self, title: str) -> None:
        version = self.version
        if version is None:
            return
        told = partial(self.editor.pane.form.set_problem, "top_goals")
        goal = self._context.attempt(add_goal, self._relationship_id, title, told=told)
        picked = version.answers(self._voice).get("top_goals")
        chosen = picked if isinstance(picked, list) else []
        if goal and len(chosen) < MOST_GOALS:
            self._answer("top_goals", [*chosen, goal])

    def _arrange_goals(self) -> None:
        self._tell_typed()
        self.acts.arrange_goals(self._relationship_id)

    def _hand_in(self) -> None:
        self._tell_typed()
        self._draft(drafting.finish_answers, self._voice)

    def _reopen_answers(self) -> None:
        self._draft(drafting.reopen_answers, self._voice)

    def _sit_here(self) -> None:
        if self.shown is not None and self._voice in ROLES:
            self._context.act_as(self.shown.people[self._voice].id)
            self.refresh()

    def _write_own(self, section: str, question: str) -> None:
        self.show_section(section)
        self.editor.pane.form.focus_question(question)
        self.editor.area.ensureWidgetVisible(self.editor.pane.form.field(question))

    def _sign(self, role: str) -> None:
        if self.shown is not None and self.version is not None:
            self.acts.sign(self.shown, self.version, role)

    def _act(self, action: str) -> None:
        self._tell_typed()
        if self.shown is not None and self.version is not None:
            found = self.acts.act(action, self.shown, self.version)
            if found:
                self.show_version(found)
