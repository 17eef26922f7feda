"""Moments of signatures and exports, as the reader's locale writes them."""

from PySide6.QtCore import QDateTime, Qt, QTimeZone

from mentor_desktop.domain.agreement_content import SignatureRecord
from mentor_desktop.gui.days import from_qdate, long_day
from mentor_desktop.gui.times import written_qtime
from mentor_desktop.translation import _


def moment_in_words(moment: QDateTime) -> str:
    """Day and time."""
    return _("{day}, {time}").format(
        day=long_day(from_qdate(moment.date())),
        time=written_qtime(moment.time()),
    )


def signed_moment(one: SignatureRecord) -> str:
    """When somebody signed, on the clock there; as it stands where that cannot be told."""
    moment = QDateTime.fromString(one.signed_at, Qt.DateFormat.ISODate)
    if not moment.isValid():
        return one.signed_at
    zone = QTimeZone(one.time_zone.encode(errors="replace"))
    if not zone.isValid():
        return moment_in_words(moment.toLocalTime())
    return _("{moment} ({zone})").format(
        moment=moment_in_words(moment.toTimeZone(zone)), zone=one.time_zone
    )
