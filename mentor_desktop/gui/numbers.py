"""Numbers as the reader's locale writes them, and as people type them."""

import re
from math import isfinite

from PySide6.QtCore import QLocale

from mentor_desktop.domain.text import bare
from mentor_desktop.gui.isolating import isolated

_SHORTEST = QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value
_MINUS = re.compile("^[-−–]")
_MARKS_OF_GROUPS = " '’٬"  # of those who do not group by points or commas


def written_number(number: float) -> str:
    """In a sentence, to six figures; it stands by itself beside a day or a name."""
    return isolated(_digits(QLocale(), float(f"{number:.6g}")))


def number_in_field(number: float) -> str:
    """To stand where numbers are typed: in full, without marks of groups."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return _digits(locale, float(f"{number:.10g}"))


def read_number(text: str) -> float | None:
    """The number that is typed, in digits of any script, with a comma or a point; else None.

    Where the locale groups by points, 1.500 is fifteen hundred and 1.5 is one and a half.
    """
    locale = QLocale()
    point, group = bare(locale.decimalPoint()), bare(locale.groupSeparator())
    said = _MINUS.sub("-", bare(text))
    for mark in _MARKS_OF_GROUPS:
        said = said.replace(mark, "")
    if group and group in said:
        mark = re.escape(group)
        grouped = rf"-?[1-9]\d{{0,2}}({mark}\d{{2,3}})*{mark}\d{{3}}({re.escape(point)}\d+)?"
        if re.fullmatch(grouped, said):
            said = said.replace(group, "")
    said = said.replace(point, ".").replace(",", ".").replace("٫", ".")
    if not re.fullmatch(r"-?(\d+\.?\d*|\.\d+)", said):
        return None
    number = float(said)
    return number if isfinite(number) else None


def _digits(locale: QLocale, number: float) -> str:
    return locale.toString(float(number), "f", _SHORTEST)
