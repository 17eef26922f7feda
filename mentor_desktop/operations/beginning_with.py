"""Making a file of one's own around an agreement that came from another computer."""

from pathlib import Path

from mentor_desktop.domain.programme import Programme
from mentor_desktop.operations.beginning import Begun
from mentor_desktop.operations.exchanging import receive
from mentor_desktop.operations.places import check_place_is_free
from mentor_desktop.operations.travelling import Travelling
from mentor_desktop.store.opening import create_file
from mentor_desktop.translation import _


def begin_with_agreement(path: Path, travelling: Travelling) -> Begun:
    """A file for the two, with the agreement in it; Refused, and no file, where it is not sound."""
    check_place_is_free(path)
    title = _("{name} and {other}").format(
        name=travelling.content.party("mentor").name, other=travelling.content.party("mentee").name
    )
    database = create_file(path, Programme(name=title, is_personal=True))
    try:
        taken = receive(database, travelling)
    except BaseException:
        database.close()
        path.unlink(missing_ok=True)
        raise
    return Begun(database, taken.relationship_id)
