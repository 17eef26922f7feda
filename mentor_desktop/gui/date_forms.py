"""The locale's patterns of days, such as "dddd, d. MMMM yyyy", cut into fields and the rest."""

import re

from PySide6.QtCore import QLocale

_PARTS = re.compile(r"'(?:[^']|'')*'|d+|M+|y+|[^'dMy]+|'")
_WEEKDAY, _DAY, _MONTH, _YEAR = "weekday", "day", "month", "year"
_FIELDS = {"M": _MONTH, "y": _YEAR}
_BEFORE_A_WEEKDAY = " \u202f\xa0,،፡፥፣-"  # what parts it from a day that stands before it


def without_weekday(form: str) -> str:
    """The pattern less the day of the week and what parts it from the rest."""
    return _joined(_without(_cut(form), _WEEKDAY))


def without_year(form: str) -> str:
    """The pattern less the year, its words and what parts it from the rest."""
    return _joined(_without(_cut(form), _YEAR))


def with_short_month(form: str) -> str:
    """The pattern with the month in a few letters, less an ending that only its full name takes."""
    parts = _cut(form)
    for at, (field, text) in enumerate(parts):
        if field != _MONTH or text != "MMMM":
            continue
        parts[at] = (field, "MMM")
        if at + 1 < len(parts) and (ending := re.match(r"[^\W\d_]\S*(?=\s)", parts[at + 1][1])):
            parts[at + 1] = ("", parts[at + 1][1][ending.end() :])
    return _joined(parts)


def with_whole_year(form: str) -> str:
    """The pattern with all four digits of the year."""
    return _joined([(field, "yyyy" if field == _YEAR else text) for field, text in _cut(form)])


def order(form: str) -> tuple[str, ...]:
    """The fields from left to right: "day", "month", "year", "weekday"."""
    return tuple(field for field, _text in _cut(form) if field)


def literals(form: str) -> str:
    """All that stands around the fields."""
    return " ".join(text for field, text in _cut(form) if not field)


def long_form() -> str:
    """The locale's own, with the month in letters."""
    return QLocale().dateFormat(QLocale.FormatType.LongFormat)


def number_form() -> str:
    """The locale's own in figures, with all four digits of the year."""
    return with_whole_year(QLocale().dateFormat(QLocale.FormatType.ShortFormat))


def _cut(form: str) -> list[tuple[str, str]]:
    """(field, letters) or ("", text) in turn; texts that follow one another are one."""
    cut: list[tuple[str, str]] = []
    for part in _PARTS.findall(form):
        if part[0] in "dMy":
            is_weekday = part[0] == "d" and len(part) > 2
            cut.append((_WEEKDAY if is_weekday else _FIELDS.get(part[0], _DAY), part))
            continue
        text = part[1:-1].replace("''", "'") if part[0] == "'" and len(part) > 1 else part
        if cut and not cut[-1][0]:
            text = cut.pop()[1] + text
        cut.append(("", text))
    return cut


def _joined(parts: list[tuple[str, str]]) -> str:
    return "".join(text if field else _quoted(text) for field, text in parts)


def _quoted(text: str) -> str:
    has_letters = any(letter.isalpha() or letter == "'" for letter in text)
    return "'" + text.replace("'", "''") + "'" if has_letters else text


def _without(parts: list[tuple[str, str]], field: str) -> list[tuple[str, str]]:
    places = [at for at, part in enumerate(parts) if part[0]]
    gone = next((at for at in places if parts[at][0] == field), None)
    if gone is None or len(places) == 1:
        return parts
    before = [at for at in places if at < gone]
    after = [at for at in places if at > gone]
    if not before:  # what follows it up to the next field is its own
        return parts[after[0] :]
    if after:
        return parts[: before[-1] + 1] + parts[gone + 1 :]
    kept = parts[: before[-1] + 1]
    between = "".join(text for _field, text in parts[before[-1] + 1 : gone])
    ending = between.rstrip(_BEFORE_A_WEEKDAY) if field == _WEEKDAY else ""
    return [*kept, ("", ending)] if ending else kept
