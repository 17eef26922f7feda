"""What the next step is called, and why it comes now."""

from mentor_desktop.domain.stage import stage_title
from mentor_desktop.translation import _, ngettext


def stage_button(stage: str, *, is_begun: bool = False) -> str:
    """What the button of a stage does."""
    if is_begun:
        return _("Go on: {stage}").format(stage=stage_title(stage))
    return {
        "first_meeting": _("Start the first meeting"),
        "action_plan": _("Make the action plan"),
        "check_up": _("Start 90-day check-up"),
        "renewal": _("Start the mid-point talk"),
        "celebrate": _("Celebrate together"),
    }[stage]


def stage_line(stage: str, *, is_begun: bool = False, is_near: bool = False) -> str:
    """The same for a list."""
    if is_begun:
        return _("{stage} begun").format(stage=stage_title(stage))
    if not is_near:
        return {
            "first_meeting": _("First meeting to hold"),
            "action_plan": _("Action plan to make"),
            "celebrate": _("Time to celebrate"),
        }.get(stage, _("{stage} comes next").format(stage=stage_title(stage)))
    return {
        "first_meeting": _("First meeting due"),
        "action_plan": _("Action plan due"),
        "check_up": _("90-day check-up due"),
        "renewal": _("Mid-point talk due"),
        "celebrate": _("Time to celebrate"),
    }[stage]


def stage_reason(stage: str, *, is_begun: bool = False, is_with_review: bool = False) -> str:
    """Why a stage is worth it."""
    if is_begun:
        return _("You have begun. It goes on where you stopped.")
    if is_with_review:
        return _(
            "The mid-point and the review of your agreement fall together: one talk serves both. "
            "See what should shift, and whether the agreement still fits."
        )
    return {
        "first_meeting": _(
            "You are prepared. Get to know each other, choose three goals and begin the agreement."
        ),
        "action_plan": _(
            "You agree on how you work together. Next, plan what you will do for each goal."
        ),
        "check_up": _(
            "Check whether the match suits you both: five questions, about ten minutes, together "
            "if you can."
        ),
        "renewal": _(
            "Half of the way lies behind you. Look at your goals again, and at what should change."
        ),
        "celebrate": _(
            "Look back on what you reached, thank each other, and say how you carry on."
        ),
    }[stage]


def with_day(reason: str, days_left: int | None) -> str:
    """The reason after when it is due."""
    if days_left is None:
        return reason
    if days_left == 0:
        said = _("It is due today. {reason}")
    elif days_left > 0:
        said = ngettext(
            "It is due in {days} day. {reason}", "It is due in {days} days. {reason}", days_left
        )
    else:
        said = ngettext(
            "It was due {days} day ago. {reason}",
            "It was due {days} days ago. {reason}",
            -days_left,
        )
    return said.format(days=abs(days_left), reason=reason)
