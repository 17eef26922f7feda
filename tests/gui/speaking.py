"""The locales of Qt, each that writes otherwise than those before it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale

_LONG, _SHORT = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat


@contextmanager
def speaking(locale: QLocale | str) -> Iterator[QLocale]:
    """Qt's default locale for a while."""
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        yield QLocale()
    finally:
        QLocale.setDefault(before)


def every_locale() -> list[QLocale]:
    """All that Qt knows."""
    anything = (
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry,
    )  # fmt: skip
    return QLocale.matchingLocales(*anything)


def every_way_to_write() -> list[QLocale]:
    """One locale for each way to write days, times and numbers."""
    ways = {_way(locale): locale for locale in reversed(every_locale())}
    return list(ways.values())


def _way(locale: QLocale) -> tuple[object, ...]:
    forms = (_LONG, _SHORT)
    return (
        *(locale.dateFormat(form) for form in forms),
        locale.timeFormat(_SHORT), locale.amText(), locale.pmText(),
        *(locale.monthName(month, form) for month in range(1, 13) for form in forms),
        locale.zeroDigit(), locale.decimalPoint(), locale.groupSeparator(), locale.negativeSign(),
    )  # fmt: skip
