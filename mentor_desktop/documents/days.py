"""Days as a document's own language writes them."""

from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal


def locale(language: str) -> Locale:
    """Babel's locale of a language such as "pt_BR"; English where it knows none."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def day(iso: str, language: str) -> str:
    """An ISO day in long form; as it stands where it is none."""
    try:
        return str(format_date(date.fromisoformat(iso), "long", locale=locale(language)))
    except ValueError:
        return iso


def month(language: str, first: date) -> str:
    """A month with its year."""
    return str(format_date(first, "LLLL y", locale=locale(language)))


def decimal(language: str, number: float) -> str:
    """A number as the language writes it."""
    return str(format_decimal(number, locale=locale(language)))


def short_month(language: str, first: date) -> str:
    """A month in a few letters, for a chart."""
    return str(format_date(first, "LLL", locale=locale(language)))


def medium_day(language: str, one: date) -> str:
    """A day as a table has room for it."""
    return str(format_date(one, "medium", locale=locale(language)))
