"""The contact log: a sign of life in one click. MT-10."""

from datetime import date

from mentor_desktop.domain.contact import KINDS, Contact, contact_kind_title
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.operations.clock import today
from mentor_desktop.operations.meetings import check_past
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


def log_contact(
    database: Database, relationship_id: str, kind: str, by: str = "", day: date | None = None
) -> str:
    """A message, mail, call or quick check on a day, today if none is said; the id."""
    if kind not in KINDS or by not in ("", *ROLES):
        raise ValueError((kind, by))
    on = day or today()
    check_dates(None, on)
    check_past(on)
    label = _("Log contact: {kind}").format(kind=contact_kind_title(kind))
    with database.changing(label) as session:
        session.get_one(Relationship, relationship_id)
        contact = Contact(relationship_id=relationship_id, day=on, kind=kind, by=by)
        session.add(contact)
        return contact.id


def remove_contact(database: Database, contact_id: str) -> None:
    """It was not so."""
    with database.changing(_("Remove contact")) as session:
        session.delete(session.get_one(Contact, contact_id))
