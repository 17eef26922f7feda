"""Before a text is fixed: what is still open. It never stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mentor_desktop.gui.agreement.parts import Card, text
from mentor_desktop.gui.agreement.shown import Version
from mentor_desktop.gui.loading import load
from mentor_desktop.translation import _, ngettext


@dataclass(frozen=True)
class Notice:
    """A group of things to think about; the heading says what they are."""

    heading: str
    lines: tuple[str, ...]


def notices_of(version: Version) -> tuple[Notice, ...]:
    """Open differences, unfinished sections and warnings, where there are any."""
    differences = version.differences()
    unfinished = version.unfinished()
    warned = version.warnings()
    found = (
        Notice(
            ngettext(
                "{count} answer on which you differ", "{count} answers on which you differ",
                len(differences),
            ).format(count=len(differences)),
            tuple(one.question.label for one in differences),
        ),
        Notice(
            ngettext(
                "{count} section is not complete", "{count} sections are not complete",
                len(unfinished),
            ).format(count=len(unfinished)),
            unfinished,
        ),
        Notice(_("Worth a thought"), warned),
    )  # fmt: skip
    return tuple(one for one in found if one.lines)


class OfferDialog(QDialog):
    """Accepted: offer it."""

    backButton: QPushButton
    offerButton: QPushButton
    noticesArea: QScrollArea
    scrolled: QWidget

    def __init__(self, notices: Sequence[Notice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, "ui/agreement/offer_dialog.ui")
        place = self.scrolled.layout()
        if not isinstance(place, QVBoxLayout):
            raise TypeError("the notices need a column")
        for notice in notices:
            place.addWidget(_card(notice))
        if not notices:
            place.addWidget(text(_("Every section is complete, and you agree on all of it.")))
        place.addStretch()
        self.backButton.clicked.connect(self.reject)
        self.offerButton.clicked.connect(self.accept)
        self.resize(self.fontMetrics().averageCharWidth() * 76, 480 if notices else 220)


def _card(notice: Notice) -> Card:
    card = Card(role="warning")
    card.setAccessibleName(notice.heading)
    card.body.setSpacing(4)
    card.body.addWidget(text(notice.heading, "strong"))
    for line in notice.lines:
        card.body.addWidget(text(_("• {item}").format(item=line)))
    return card
