"""What a command says where the window would offer a way out that a command has not."""

import re

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.store import refusals
from mentor_desktop.translation import _

# Controls would act on the terminal; marks of direction would make a path read as another.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(said: object) -> str:
    """A path or a sentence as it is printed: a control character becomes a question mark."""
    return _UNSAFE.sub("?", str(said))


def sentence_of(refusal: Refused) -> str:
    """What the refusal says, with what can be done from a command line."""
    if not isinstance(refusal, refusals.FileRefused):
        return str(refusal)
    said = _own_words(refusal)
    return said.format(name=clean_line(refusal.path.name)) if said else str(refusal)


def _own_words(refusal: refusals.FileRefused) -> str:
    words = {
        refusals.NoRoom: _(
            "There is no room left on the disk of {name}. Nothing was written; make some room and "
            "run it again."
        ),
        refusals.CannotWrite: _(
            "{name} cannot be written where it is to lie. Choose another folder, or check that "
            "its disk is connected and can be written to."
        ),
        refusals.ReadOnlyPlace: _(
            "{name} lies where nothing can be changed. Copy it to a folder of your own and change "
            "the copy."
        ),
        refusals.DamagedFile: _(
            "{name} is damaged. It is left as it is: restore a backup, or open it in the window "
            "to save what can still be read."
        ),
    }
    return words.get(type(refusal), "")
