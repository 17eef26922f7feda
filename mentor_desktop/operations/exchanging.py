"""Taking in what travelled: a new agreement on the second laptop, a signature on the first."""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import OPEN, Agreement, AgreementAnswer, AgreementSection
from mentor_desktop.domain.agreement_answers import answers_said
from mentor_desktop.domain.agreement_content import AgreementContent, Party, fingerprint
from mentor_desktop.domain.agreement_rules import OWN
from mentor_desktop.domain.person import Attachment, Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES, SIGNING_ROLES, Relationship
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.domain.text import LONGEST_LINE, clean_line
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.days import written_day
from mentor_desktop.operations.offered import keep_signature, pdf_of
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.operations.travelling import Travelling
from mentor_desktop.operations.verifying import SignedBy
from mentor_desktop.store.agreements import signatures_of
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _, language


@dataclass(frozen=True)
class TakenIn:
    """What came into the file: a new agreement (`is_new`, with `new_people`), or signatures.

    `signed`: the signatures that came with it; `is_in_force`: whether it holds from now on.
    """

    agreement_id: str
    relationship_id: str
    is_new: bool
    is_in_force: bool
    signed: tuple[SignedBy, ...]
    new_people: tuple[str, ...] = ()


def take_in_any(database: Database, travelling: Travelling) -> TakenIn:
    """Takes in a returned signature where the agreement is in the file, else all of it."""
    with database.reading() as session:
        is_here = session.get(Agreement, travelling.content.agreement_id) is not None
    return take_in(database, travelling) if is_here else receive(database, travelling)


def take_in(database: Database, travelling: Travelling) -> TakenIn:
    """Takes in a returned PDF: the very one on file, with exactly one signature more.

    Refused, with what to do, where it is anything else. The last signature puts it in force.
    """
    agreement_id = travelling.content.agreement_id
    with database.changing(_("Take in signature"), undo="barrier") as session:
        agreement = session.get(Agreement, agreement_id)
        if agreement is None:
            raise Refused(_("This agreement is not in the open file. Receive it first."))
        at = _check_returned(session, agreement, travelling)
        signed = travelling.signed[at]
        keep_signature(
            session, agreement, signed.record, travelling.certificates[at], travelling.data,
            came="returned",
        )  # fmt: skip
        return TakenIn(
            agreement_id, agreement.relationship_id, False, agreement.state == "in_force", (signed,)
        )


def _check_returned(session: Session, agreement: Agreement, travelling: Travelling) -> int:
    """Which of the signatures is the new one; Refused where there is not exactly one."""
    if agreement.state == "draft":
        raise Refused(
            _(
                "This version was taken back to a draft here, so signatures under the old text no "
                "longer count. Offer it again, and send the new PDF."
            )
        )
    if agreement.state not in OPEN:
        raise Refused(_("Everyone has signed this version already; nothing was taken in."))
    if agreement.content_sha256 != travelling.sha256:
        raise Refused(_("This PDF has another text than the version in this file."))
    kept = pdf_of(session, agreement).data
    if kept == travelling.data:
        raise Refused(_("This is the PDF on file: it has no further signature."))
    if not travelling.data.startswith(kept):
        raise Refused(
            _(
                "This PDF does not go on from the one in this file: another copy was signed, or "
                "somebody signed here meanwhile. Export the PDF again, send it, and have that one "
                "signed."
            )
        )
    given = {one.role for one in signatures_of(session, agreement.id)}
    new = [at for at, one in enumerate(travelling.signed) if one.record.role not in given]
    if len(new) != 1:
        raise Refused(_("This PDF does not have exactly one further signature."))
    return new[0]


def receive(database: Database, travelling: Travelling) -> TakenIn:
    """Takes an agreement from its PDF into the file, with its people and their relationship.

    The ids are those of the other laptop. Refused where they mean something else here.
    """
    content = travelling.content
    _check_sense(content)
    undo = "barrier" if travelling.signed else "done"
    with database.changing(_("Receive agreement"), undo=undo) as session:
        if session.get(Agreement, content.agreement_id) is not None:
            raise Refused(_("This agreement is in the file already. Take in its signatures."))
        new_people = tuple(_take_people(session, content))
        session.flush()
        relationship = _take_relationship(session, content)
        _check_may_replace(session, relationship.id, travelling)
        agreement = _take_agreement(session, travelling, relationship.id)
        for signed, certificate in zip(travelling.signed, travelling.certificates, strict=True):
            keep_signature(
                session, agreement, signed.record, certificate, travelling.data, came="received"
            )
        return TakenIn(
            agreement.id, relationship.id, True, agreement.state == "in_force",
            travelling.signed, new_people,
        )  # fmt: skip


def _check_sense(content: AgreementContent) -> None:
    """Refused where ids, names, roles or days are none that the program would write."""
    roles = [party.role for party in content.parties]
    people = [party.person_id for party in content.parties]
    keys = [section.key for section in content.sections]
    lines = [section.title for section in content.sections]
    lines += [text for party in content.parties for text in _texts(party)]
    try:
        for id in (content.agreement_id, content.relationship_id, *people):
            if str(uuid.UUID(id)) != id:
                raise ValueError
        days = [date.fromisoformat(day) if day else None for day in (content.start, content.end)]
        check_dates(*days)
    except (ValueError, Refused) as error:
        raise Refused(_senseless()) from error
    if (
        roles[:2] != list(ROLES)
        or tuple(roles) not in (ROLES, SIGNING_ROLES)
        or len(set(people)) < len(people)
        or content.version < 1
        or len(set(keys)) < len(keys)
        or any(clean_line(line) != line or len(line) > LONGEST_LINE for line in lines)
        or not all(party.name for party in content.parties)
    ):
        raise Refused(_senseless())


def _texts(party: Party) -> tuple[str, ...]:
    return party.name, party.preferred_name, party.position


def _senseless() -> str:
    return _("This agreement was not made by Mentor Desktop as it stands. Nothing was taken in.")


def _take_people(session: Session, content: AgreementContent) -> list[str]:
    """Adds those who are not in the file yet; gives their names."""
    added = []
    for party in content.parties:
        person = session.get(Person, party.person_id)
        if person is None:
            added.append(party.name)
            session.add(
                Person(
                    id=party.person_id,
                    name=party.name,
                    preferred_name=party.preferred_name,
                    role=party.position,
                )
            )
        elif person.is_erased:
            raise Refused(
                _("{name} was erased from this file, so the agreement cannot be taken in.").format(
                    name=party.name
                )
            )
    return added


def _take_relationship(session: Session, content: AgreementContent) -> Relationship:
    ids = {party.role: party.person_id for party in content.parties}
    found = session.get(Relationship, content.relationship_id)
    if found is None:
        starts, ends = (
            date.fromisoformat(day) if day else None for day in (content.start, content.end)
        )
        found = Relationship(
            id=content.relationship_id, mentor_id=ids["mentor"], mentee_id=ids["mentee"],
            supervisor_id=ids.get("supervisor"), starts=starts, ends=ends,
        )  # fmt: skip
        session.add(found)
        session.flush()
        return found
    if (found.mentor_id, found.mentee_id) != (ids["mentor"], ids["mentee"]):
        raise Refused(_("This relationship is between other people in this file."))
    versions = select(Agreement).filter_by(relationship_id=found.id)
    for one in session.scalars(versions):
        if one.state in OPEN:
            raise Refused(
                _(
                    "There is an unfinished version in this file already. Discard or finish that "
                    "one, then receive this one."
                )
            )
        if one.version == content.version:
            raise Refused(
                _("There is another version {version} in this file already.").format(
                    version=content.version
                )
            )
    return found


def _check_may_replace(session: Session, relationship_id: str, travelling: Travelling) -> None:
    """Refused where a version that holds here would end by signatures of people unknown here."""
    holds = select(Agreement).filter_by(relationship_id=relationship_id, state="in_force")
    if travelling.waiting or session.scalars(holds).first() is None:
        return
    strangers = [one.record.name for one in travelling.signed if not one.is_known]
    if strangers:
        raise Refused(
            _(
                "This would replace the version that is in force here, but this computer does not "
                "know the signature of {name}. Ask for the certificate, trust it with "
                "“mentor-desktop key trust”, then receive the agreement again."
            ).format(name=strangers[0])
        )


def _take_agreement(session: Session, travelling: Travelling, relationship_id: str) -> Agreement:
    content, moment = travelling.content, now()
    pdf = Attachment(
        purpose="signed agreement",
        name=f"agreement-{content.version}.pdf",
        media_type="application/pdf",
        sha256=hashlib.sha256(travelling.data).hexdigest(),
        data=travelling.data,
        relationship_id=relationship_id,
    )
    session.add(pdf)
    session.flush()
    before = session.get(Agreement, travelling.amends_id) if travelling.amends_id else None
    agreement = Agreement(
        id=content.agreement_id,
        relationship_id=relationship_id,
        version=content.version,
        created_at=moment,
        state="offered",
        language=content.language,
        amends_id=before.id if before and before.relationship_id == relationship_id else None,
        offered_at=moment,
        content=content.canonical(),
        content_sha256=fingerprint(content.canonical()),
        pdf_id=pdf.id,
    )
    session.add(agreement)
    session.flush()
    with language(content.language):
        answers = answers_said(
            content, agreement_form(), lambda day: written_day(day, content.language)
        )
    for question, value in answers.items():
        session.add(
            AgreementAnswer(
                agreement_id=agreement.id, voice="agreed", question=question, value=value
            )
        )
    session.add_all(_sections(agreement.id, content))
    return agreement


def _sections(agreement_id: str, content: AgreementContent) -> Iterator[AgreementSection]:
    """The sections in their order, and those that were left out: for who amends it here."""
    said = {one.key: one for one in content.sections}
    hidden = [one.key for one in agreement_form().sections if one.key not in said]
    for position, key in enumerate((*said, *hidden)):
        yield AgreementSection(
            agreement_id=agreement_id, key=key, position=position, is_hidden=key not in said,
            title=said[key].title if key.startswith(OWN) else "",
        )  # fmt: skip
