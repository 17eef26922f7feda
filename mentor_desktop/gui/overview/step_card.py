"""The step that comes next, why, and the other things one can do with it."""

from PySide6.QtCore import Signal

from mentor_desktop.gui.overview.parts import Card, flow
from mentor_desktop.gui.widgets.words import button, words
from mentor_desktop.store.views import Head
from mentor_desktop.translation import _


class StepCard(Card):
    """Signals: `wanted()` the step itself; `planned()` another day for it; `skipped()`."""

    wanted = Signal()
    planned = Signal()
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__(_("Next step"))
        self.title = words("", "strong")
        self.reason = words()
        self.open = button(_("Open"))
        self.open.clicked.connect(self.wanted)
        self.later = button(_("Plan it for later"))
        self.later.clicked.connect(self.planned)
        self.skip = button(_("Skip it…"), "link")
        self.skip.clicked.connect(self.skipped)
        self._buttons = flow(self.open, self.later, self.skip)
        for part in (self.title, self.reason, self._buttons):
            self.body.addWidget(part)

    def show_step(self, head: Head, ahead: str, *, is_read_only: bool) -> None:
        """What comes next, else what lies `ahead`; a pair at rest or its end has words only."""
        step = head.step
        self.title.setText(step.button.rstrip("…") if step.action else step.line)
        self.reason.setText(" ".join(part for part in (step.reason, ahead) if part))
        can_open = bool(step.action) and not (is_read_only and step.action in _CHANGING)
        self.open.setText(_("Resume") if step.action == "resume" else _("Open"))
        self.open.setVisible(can_open)
        self.open.setAccessibleName(_("Open: {step}").format(step=step.button))
        self.open.setAccessibleDescription(step.reason)
        self.later.setVisible(bool(step.check_in) and not step.is_begun and not is_read_only)
        self.skip.setVisible(bool(step.stage) and not is_read_only)
        self._buttons.setVisible(can_open)


_CHANGING = ("resume", "complete", "plan_meeting")
