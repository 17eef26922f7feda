"""Moments as people say them."""

from datetime import datetime

from PySide6.QtCore import QDateTime

from mentor_desktop.gui.days import from_qdate, number_day
from mentor_desktop.gui.times import written_qtime
from mentor_desktop.translation import _


def moment(at: datetime) -> str:
    """ "today 09:12", or day and time as the locale writes them."""
    local = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    time = written_qtime(local.time())
    if local.date() == QDateTime.currentDateTime().date():
        return _("today {time}").format(time=time)
    day = number_day(from_qdate(local.date()))
    return _("{day} {time}").format(day=day, time=time)
