"""Times of day as the reader's locale writes them, and as people type them."""

import re

from PySide6.QtCore import QLocale, QTime

from mentor_desktop.domain.schedule import ClockWords, read_time
from mentor_desktop.gui.isolating import isolated

_FIELDS = re.compile("'([^']*)'|[HhmAaPp:.]")


def written_time(clock: str) -> str:
    """ "15:00" as the locale writes it."""
    time = QTime.fromString(clock, "HH:mm")
    locale, form = QLocale(), _form()
    is_told_apart = "a" not in form.lower() or locale.amText() != locale.pmText()
    return isolated(locale.toString(time, form if is_told_apart else "HH:mm"))


def read_typed_time(text: str) -> str:
    """ "15:00" from what the locale writes for it, or from any way to write it; else Refused."""
    locale = QLocale()
    others = _FIELDS.sub(lambda found: f" {found[1] or ''} ", _form())
    return read_time(text, ClockWords(locale.amText(), locale.pmText(), others))


def _form() -> str:
    """The locale's own; with both digits of a minute, for nobody reads 15:0."""
    form = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    return re.sub("(?<!m)m(?!m)", "mm", form)
