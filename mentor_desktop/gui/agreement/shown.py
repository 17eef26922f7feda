"""What the agreement page shows, read at once."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from mentor_desktop.domain.agreement import OPEN, Agreement, Signature
from mentor_desktop.domain.agreement_content import AgreementContent, read_content
from mentor_desktop.domain.agreement_rules import (
    Coverage,
    Difference,
    Placed,
    coverage,
    open_differences,
    warnings,
)
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.operations.exporting import agreement_paper
from mentor_desktop.operations.offered import amended_content
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.store.agreements import placed, term
from mentor_desktop.store.views import Draft, draft_view, pair_of
from mentor_desktop.translation import language

TOGETHER = "agreed"


@dataclass(frozen=True)
class Version:
    """One version with all that hangs on it."""

    draft: Draft
    sections: tuple[Placed, ...]
    relationship: Relationship
    content: AgreementContent | None = None  # what was offered and signed

    @property
    def agreement(self) -> Agreement:
        """The row itself."""
        return self.draft.agreement

    @property
    def is_draft(self) -> bool:
        """Whether it can be written in."""
        return self.agreement.state == "draft"

    @property
    def keys(self) -> list[str]:
        """The sections that can be looked at, in order; of a fixed text only what it has."""
        if self.content is not None:
            return [one.key for one in self.content.sections]
        return [one.section.key for one in self.sections]

    @property
    def goals(self) -> dict[str, str]:
        """The titles of all goals by id, in their order."""
        return {goal.id: goal.title for goal in self.draft.goals}

    def answers(self, voice: str) -> dict[str, Value]:
        """What was answered by "agreed", "mentor" or "mentee"."""
        return self.draft.answers[voice]

    def coverage(self, voice: str = TOGETHER) -> Coverage:
        """How far the sections are."""
        return coverage(self.sections, self.answers(voice), self.goals)

    def has_handed_in(self, role: str) -> bool:
        """Whether one of the two has answered alone and said so."""
        return getattr(self.agreement, f"{role}_answered_at") is not None

    @property
    def both_handed_in(self) -> bool:
        """Whether the answers of both may be shown."""
        return all(self.has_handed_in(role) for role in ROLES)

    def differences(self) -> tuple[Difference, ...]:
        """Where the two differ and nothing is agreed yet; empty until both are in."""
        if not self.both_handed_in:
            return ()
        answers = self.draft.answers
        return open_differences(
            self.sections, answers["mentor"], answers["mentee"], answers[TOGETHER]
        )

    def warnings(self) -> tuple[str, ...]:
        """What to think about before signing."""
        answers = self.answers(TOGETHER)
        return warnings(*term(answers, self.relationship), answers)

    def warnings_of(self, section: str) -> tuple[str, ...]:
        """Those that belong to a section: its length to one, how often to two."""
        answers = self.answers(TOGETHER)
        if section == "duration":
            return warnings(*term(answers, self.relationship), {})
        return warnings(None, None, answers) if section in ("meetings", "contact") else ()

    def unfinished(self) -> tuple[str, ...]:
        """The titles of sections in which something needed is open."""
        states = self.coverage().states
        return tuple(
            one.section.title
            for one in self.sections
            if states.get(one.section.key, "complete") != "complete"
        )

    @property
    def signers(self) -> tuple[str, ...]:
        """The roles that sign: as offered, and while it is a draft, the two."""
        if self.content is not None:
            return tuple(party.role for party in self.content.parties)
        return ROLES

    def signature(self, role: str) -> Signature | None:
        """Who signed in a role, None if nobody has yet."""
        return next((one for one in self.draft.signatures if one.role == role), None)


@dataclass(frozen=True)
class Shown:
    """The pair, all versions (newest first) and the one that is looked at."""

    relationship: Relationship
    people: dict[str, Person]
    versions: tuple[Agreement, ...]
    version: Version | None
    changes: tuple[AgreementContent, AgreementContent] | None = None  # of an amendment

    @property
    def in_force(self) -> Agreement | None:
        """The version that holds now."""
        return next((one for one in self.versions if one.state == "in_force"), None)

    @property
    def has_open_version(self) -> bool:
        """Whether one is being written or waits for signatures."""
        return any(one.state in OPEN for one in self.versions)

    def name(self, role: str) -> str:
        """What someone is called."""
        return self.people[role].called


def read_shown(session: Session, relationship_id: str, agreement_id: str | None) -> Shown:
    """The version of that id, or the newest; seven statements at most but for an amendment."""
    relationship, people = pair_of(session, relationship_id)
    versions = tuple(
        session.scalars(
            select(Agreement)
            .filter_by(relationship_id=relationship_id)
            .order_by(Agreement.version.desc())
            .options(undefer(Agreement.content))
        )
    )
    chosen = next((one for one in versions if one.id == agreement_id), None)
    agreement = chosen or (versions[0] if versions else None)
    if agreement is None:
        return Shown(relationship, people, versions, None)
    version = _version(session, agreement, relationship)
    return Shown(relationship, people, versions, version, _changes(session, version))


def _changes(
    session: Session, version: Version
) -> tuple[AgreementContent, AgreementContent] | None:
    """The signed text that is amended, and what this version says."""
    before = amended_content(session, version.agreement)
    if before is None:
        return None
    return before, version.content or agreement_paper(session, version.agreement.id).content


def _version(session: Session, agreement: Agreement, relationship: Relationship) -> Version:
    draft = draft_view(session, agreement)
    with language(agreement.language):
        form = agreement_form()
    content = read_content(agreement.content) if agreement.content else None
    return Version(draft, placed(form, draft.rows), relationship, content)
