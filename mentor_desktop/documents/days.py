"""Days, times and numbers as a document's own language writes them.

Days and times with letters from right to left are isolated: they turn round no number beside them.
"""

import re
from datetime import date, time

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_time_format
from babel.numbers import format_decimal

from mentor_desktop.domain.text import isolated


def locale(language: str) -> Locale:
    """Babel's locale of a language such as "pt_BR"; English where it knows none."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def plain_day(iso: str, language: str) -> str:
    """An ISO day in long form, to be kept in a text; as it stands where it is none."""
    try:
        return str(format_date(date.fromisoformat(iso), "long", locale=locale(language)))
    except ValueError:
        return iso


def day(iso: str, language: str) -> str:
    """An ISO day in long form; as it stands where it is none."""
    return isolated(plain_day(iso, language))


def full_day(language: str, one: date) -> str:
    """A day with its weekday."""
    return _shown(one, "full", language)


def medium_day(language: str, one: date) -> str:
    """A day as a table has room for it."""
    return _shown(one, "medium", language)


def month(language: str, first: date) -> str:
    """A month with its year."""
    return _shown(first, "LLLL y", language)


def short_month(language: str, first: date) -> str:
    """A month in a few letters, for a chart."""
    return str(format_date(first, "LLL", locale=locale(language)))


def time_of_day(language: str, at: time) -> str:
    """A time of day; with both digits of a minute, for nobody reads 15:5."""
    spoken = locale(language)
    form = re.sub("(?<!m)m(?!m)", "mm", get_time_format("short", locale=spoken).pattern)
    return isolated(str(format_time(at, form, locale=spoken)).replace("\u202f", " "))


def decimal(language: str, number: float) -> str:
    """A number as the language writes it."""
    return str(format_decimal(number, locale=locale(language)))


def _shown(one: date, form: str, language: str) -> str:
    return isolated(str(format_date(one, form, locale=locale(language))))
