"""Preparation sheets: each of the two gets ready for the first meeting."""

from sqlalchemy.orm import Session

from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.form import Value, cleaned
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.answers import keep_answer
from mentor_desktop.operations.check_ins import check_in_of
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.texts import sheet_form
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


def sheet_kind(role: str) -> str:
    """The kind of check-in that the sheet of a role is."""
    return f"prepare_{role}"


def answer_sheet(
    database: Database, relationship_id: str, role: str, question: str, value: Value
) -> None:
    """Answers one question of the sheet of the "mentor" or "mentee"."""
    asked = sheet_form(role).question(question)
    kept = cleaned(asked, value)
    merge = f"sheet {relationship_id} {role} {question}"
    with database.changing(_("Edit {field}").format(field=asked.label), merge=merge) as session:
        sheet = _sheet(session, relationship_id, role)
        owner = {"check_in_id": sheet.id, "voice": role}
        keep_answer(session, CheckInAnswer, owner, question, kept)


def finish_sheet(database: Database, relationship_id: str, role: str) -> None:
    """Its writer says “I am ready”: PRE-02."""
    with database.changing(_("Finish preparation sheet")) as session:
        sheet = _sheet(session, relationship_id, role)
        sheet.finished_at, sheet.skipped_reason = now(), ""


def skip_sheet(database: Database, relationship_id: str, role: str, reason: str) -> None:
    """Goes on without it, on purpose; Refused without a reason."""
    said = clean_line(reason)
    if not said:
        raise Refused(_("Say in a few words why you skip it."))
    with database.changing(_("Skip preparation sheet")) as session:
        sheet = _sheet(session, relationship_id, role)
        sheet.finished_at, sheet.skipped_reason = now(), said


def reopen_sheet(database: Database, relationship_id: str, role: str) -> None:
    """Its writer is not ready after all."""
    with database.changing(_("Reopen preparation sheet")) as session:
        sheet = _sheet(session, relationship_id, role)
        sheet.finished_at, sheet.skipped_reason = None, ""


def _sheet(session: Session, relationship_id: str, role: str) -> CheckIn:
    found = check_in_of(session, relationship_id, sheet_kind(role))
    session.flush()  # its answers need its id
    return found
