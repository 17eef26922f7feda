"""Days as people type them: in every way that the program shows them, in figures, as ISO."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from unicodedata import category

from PySide6.QtCore import QLocale

from mentor_desktop.domain.text import bare
from mentor_desktop.gui.date_forms import literals, long_form, number_form, order

_ALWAYS_BETWEEN = "./-, "
_YEAR = 4  # digits


@dataclass(frozen=True)
class Typed:
    """What of a day was typed."""

    day: int
    month: int | None = None
    year: int | None = None

    def whole(self) -> date | None:
        """The day, if all of it was typed and there is such a day."""
        if self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def read_day(text: str) -> date | None:
    """The day that is typed with its month and its year; None for anything else."""
    typed = read_part_of_day(text)
    return typed.whole() if typed else None


def read_part_of_day(text: str) -> Typed | None:
    """A day, a day and its month, or all of it."""
    said = bare(text)
    for month, rest in _named_months(said):
        numbers = _numbers(rest)
        if len(numbers) == 1 and len(numbers[0]) < _YEAR:
            return Typed(int(numbers[0]), month)
        if len(numbers) == 2 and sum(len(one) == _YEAR for one in numbers) == 1:
            year, day = sorted(numbers, key=len, reverse=True)
            return Typed(int(day), month, int(year))
    return _in_figures(said, _numbers(said))


def _in_figures(said: str, numbers: list[str]) -> Typed | None:
    lengths = [len(one) == _YEAR for one in numbers]
    is_long = set(_words(said)) & set(_words(bare(literals(long_form()))))  # 3月9日
    fields = [one for one in order(long_form() if is_long else number_form()) if one != "weekday"]
    values = [int(one) for one in numbers]
    if lengths == [True, False, False]:
        return Typed(values[2], values[1], values[0])
    if lengths == [False, False, True]:
        # Who writes points has the day first, everywhere.
        if re.match(r"\d+\s?\.\s?\d+\s?\.", said):
            fields = ["day", "month", "year"]
        if fields[-1] != "year":
            return None
        return Typed(**dict(zip(fields, values, strict=True)))
    if lengths == [False, False]:
        return Typed(**dict(zip((one for one in fields if one != "year"), values, strict=True)))
    return Typed(values[0]) if lengths == [False] else None


def _named_months(said: str) -> Iterator[tuple[int, str]]:
    """Each month whose name stands in the text, the longest names first, and what is left."""
    if not _words(said):
        return
    for locale in (QLocale(), QLocale.c()):  # in English, too
        for name, month in sorted(_month_names(locale), key=_length, reverse=True):
            if name in said and (found := re.search(rf"(?<!\d){re.escape(name)}(?!\d)", said)):
                yield month, f"{said[: found.start()]} {said[found.end() :]}"


def _month_names(locale: QLocale) -> set[tuple[str, int]]:
    said = {
        (name, month)
        for month in range(1, 13)
        for kind in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
        for name in (locale.monthName(month, kind), locale.standaloneMonthName(month, kind))
    }
    names = {(bare(name).strip(" ."), month) for name, month in said}
    return {(name, month) for name, month in names if name and not name.isdecimal()}


def _length(named: tuple[str, int]) -> int:
    return len(named[0])


def _numbers(rest: str) -> list[str]:
    """The numbers of a text that holds nothing beside what the locale writes around them."""
    around = " ".join(bare(literals(form)) for form in (long_form(), number_form()))
    unknown = set(_words(rest)) - set(_words(around))
    marks = {letter for letter in rest if not _is_of_word(letter) and not letter.isdecimal()}
    if marks - set(_ALWAYS_BETWEEN + around) or (unknown and unknown - set(_weekdays(rest))):
        return []
    numbers = re.findall(r"\d+", rest)
    return numbers if all(len(one) <= _YEAR for one in numbers) else []


def _weekdays(rest: str) -> Iterator[str]:
    """The words of those names of weekdays that stand in a text."""
    locale = QLocale()
    for weekday in range(1, 8):
        for kind in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
            for name in (locale.dayName(weekday, kind), locale.standaloneDayName(weekday, kind)):
                if name and bare(name) in rest:
                    yield from _words(bare(name))


def _words(text: str) -> list[str]:
    return "".join(letter if _is_of_word(letter) else " " for letter in text).split()


def _is_of_word(letter: str) -> bool:
    """Letters, and the marks on them."""
    return category(letter)[0] in "LM"
