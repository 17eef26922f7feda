"""Every kind of document that the program makes; the tests run over all of them."""

from collections.abc import Callable

from mentor_desktop.documents import (
    agreement,
    blank,
    briefing,
    certificate,
    closing,
    hours,
    meeting,
    plan,
    progress,
)
from mentor_desktop.documents.document import Document

MAKERS: dict[str, Callable[..., Document]] = {
    "agreement": agreement.make,
    "plan": plan.make,
    "hours": hours.make,
    "meeting": meeting.make,
    "progress": progress.make,
    "closing": closing.make,
    "briefing": briefing.make,
    "certificate": certificate.make,
    "blank": blank.make,
}
