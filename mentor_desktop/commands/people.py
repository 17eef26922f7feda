"""Finding the person that the words of a command mean."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.person import Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line, fold
from mentor_desktop.translation import _


def find_person(session: Session, words: str) -> str:
    """The id for an id, a unique start of one, or a name; Refused if not exactly one."""
    people = session.execute(
        select(Person.id, Person.name, Person.preferred_name).filter_by(is_erased=False)
    ).all()
    wanted = fold(words)
    found = [one.id for one in people if wanted in (fold(one.name), fold(one.preferred_name))]
    if not found and wanted:
        found = [one.id for one in people if one.id.startswith(wanted)]
    if len(found) == 1:
        return str(found[0])
    if found:
        sentence = _("“{words}” can mean several people. Give the start of an id instead.")
    else:
        sentence = _("Nobody in this file is “{words}”. Give a whole name, or the start of an id.")
    raise Refused(sentence.format(words=clean_line(words)[:80]))
