"""Every record there is: importing this makes the metadata whole."""

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import (
    Agreement,
    AgreementAnswer,
    AgreementSection,
    ExportedDocument,
    Signature,
)
from mentor_desktop.domain.authority import Authority
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.contact import Contact
from mentor_desktop.domain.goal import Goal, GoalRevision
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import AgendaEntry, Meeting, MeetingNote, QuestionCard
from mentor_desktop.domain.person import Attachment, Person, ProfileAnswer
from mentor_desktop.domain.programme import Event, Programme
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.relationship import Relationship

ALL: tuple[type[Record], ...] = (
    Programme, Authority, Event, Person, Relationship, ProfileAnswer, Attachment, Agreement,
    AgreementSection, AgreementAnswer, Signature, ExportedDocument, Goal, GoalRevision,
    Activity, Meeting, AgendaEntry, MeetingNote, QuestionCard, Contact, ActionItem, CheckIn,
    CheckInAnswer, JournalEntry,
)  # fmt: skip
