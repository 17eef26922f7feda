"""Moments as people say them."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from mentor_desktop.translation import _


def moment(at: datetime) -> str:
    """ "today 09:12", or day and time as the locale writes them."""
    local = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    time = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    if local.date() == QDateTime.currentDateTime().date():
        return _("today {time}").format(time=time)
    day = QLocale().toString(local.date(), QLocale.FormatType.ShortFormat)
    return _("{day} {time}").format(day=day, time=time)
