"""Moments as people say them."""

from datetime import datetime

from mentor_desktop.gui.days import number_day
from mentor_desktop.gui.times import written_time
from mentor_desktop.operations.clock import today
from mentor_desktop.translation import _


def moment(at: datetime) -> str:
    """ "today 09:12", or day and time as the locale writes them."""
    local = at.astimezone()
    time = written_time(f"{local:%H:%M}")
    if local.date() == today():
        return _("today {time}").format(time=time)
    return _("{day} {time}").format(day=number_day(local.date()), time=time)
