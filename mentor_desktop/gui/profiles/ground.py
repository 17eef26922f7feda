"""What two people share, what is unique to each, and what their styles bring: PRO-41."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame

from mentor_desktop.domain.common_ground import Ground
from mentor_desktop.domain.form import Form, Value
from mentor_desktop.gui.profiles.words import card, words
from mentor_desktop.gui.widgets.comparison import Comparison, ComparisonRow
from mentor_desktop.operations.texts import style_advice
from mentor_desktop.translation import _


def ground_card(grounds: Sequence[Ground], called: Mapping[str, str]) -> QFrame:
    """Topic by topic; what both say comes first."""
    frame, down = card(_("Where you meet, and where you differ"))
    rows = [
        ComparisonRow(one.question.label, one.shared, one.only_mentor, one.only_mentee)
        for one in sorted(grounds, key=lambda one: not one.shared)
    ]
    down.addWidget(Comparison(rows, called["mentor"], called["mentee"]))
    return frame


def styles_card(
    form: Form, answers: Mapping[str, Mapping[str, Value]], called: Mapping[str, str]
) -> QFrame | None:
    """What the two styles bring to each other; None until both have said theirs."""
    labels = {choice.key: choice.label for choice in form.question("style").choices}
    mentor, mentee = (answers[role].get("style") for role in ("mentor", "mentee"))
    if not isinstance(mentor, str) or not isinstance(mentee, str):
        return None
    advice = style_advice(mentor, mentee)
    if not advice:
        return None
    said = _("{mentor}: {one}. {mentee}: {other}.").format(
        mentor=called["mentor"], one=labels[mentor], mentee=called["mentee"], other=labels[mentee]
    )
    frame, down = card(_("What your styles bring to each other"), said)
    down.addWidget(words(advice))
    return frame
