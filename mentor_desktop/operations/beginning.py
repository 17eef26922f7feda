"""Making a file of one's own: for two people, or for a cohort."""

from dataclasses import dataclass
from pathlib import Path

from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.people import add_person_in, needed_name
from mentor_desktop.operations.places import check_place_is_free
from mentor_desktop.operations.relationships import add_relationship_in
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import create_file
from mentor_desktop.translation import _


@dataclass(frozen=True)
class Begun:
    """An open new file; ids of the pair and of who began it, None in a cohort's."""

    database: Database
    relationship_id: str | None = None
    person_id: str | None = None


def begin_cohort(
    path: Path, name: str, organisation: str = "", passphrase: str | None = None
) -> Begun:
    """An empty file for a programme; Refused without a name or a place."""
    said = clean_line(name)
    if not said:
        raise Refused(_("Write a name: the programme needs one."))
    check_place_is_free(path)
    programme = Programme(name=said, organisation=clean_line(organisation))
    return Begun(create_file(path, programme, passphrase))


def begin_personal(
    path: Path, name: str, role: str, other: str, passphrase: str | None = None
) -> Begun:
    """A file for two: `name` is the "mentor" or "mentee", `other` has the other role."""
    if role not in ROLES:
        raise ValueError(role)
    mine, others = needed_name(name), needed_name(other)
    check_place_is_free(path)
    title = _("{name} and {other}").format(name=mine, other=others)
    database = create_file(path, Programme(name=title, is_personal=True), passphrase)
    try:
        with database.changing(_("Begin"), undo="barrier") as session:
            me = add_person_in(session, mine)
            pair = (me, add_person_in(session, others))
            session.flush()
            mentor, mentee = pair if role == "mentor" else pair[::-1]
            relationship = add_relationship_in(session, mentor, mentee, None, None, False)
    except BaseException:
        database.close()
        path.unlink(missing_ok=True)
        raise
    return Begun(database, relationship, me)
