"""Where a new file may lie."""

import os
from pathlib import Path

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.translation import _


def check_place_is_free(path: Path) -> None:
    """Refused where something lies at the path already, or its folder is missing."""
    if os.path.lexists(path):
        raise Refused(
            _("{name} is there already. Choose another name.").format(name=clean_line(path.name))
        )
    if not path.absolute().parent.is_dir():
        raise Refused(
            _("There is no folder {folder}. Make it first, or choose another.").format(
                folder=clean_line(str(path.parent))
            )
        )
