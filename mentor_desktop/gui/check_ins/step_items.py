"""The steps of a check-in as the list at the side shows them, and the tip of each."""

from mentor_desktop.domain.check_in_form import OpenStep
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.check_ins.frame import SUMMARY
from mentor_desktop.gui.check_ins.shown import Shown
from mentor_desktop.gui.widgets.section_list import SectionItem
from mentor_desktop.operations.texts import Tip, tips
from mentor_desktop.translation import _


def step_items(shown: Shown, voice: str, steps: tuple[OpenStep, ...]) -> list[SectionItem]:
    """The steps with their numbers, checked where all that is needed has an answer."""
    answers = shown.answers(voice)
    items = []
    for number, one in enumerate(steps, 1):
        title = _("{number}  {title}").format(number=number, title=one.step.title)
        fields = [question for question in one.questions if not question.is_link]
        asked = [question for question in fields if question.needed] or fields
        is_whole = bool(asked) and all(answers.get(each.key) is not None for each in asked)
        items.append(SectionItem(one.step.key, title, "complete" if is_whole else "none"))
    items.append(SectionItem(SUMMARY, _("Summary"), "none"))
    return items


def tip_of(kind: str, step: str, place: int, voice: str) -> Tip | None:
    """The tip of a step; those of no step in particular come one a step."""
    found = [one for one in tips(f"check_in:{kind}") if voice not in ROLES or one.is_for(voice)]
    ours = [one for one in found if one.section == step]
    spread = [one for one in found if not one.section]
    return next(iter(ours or spread[place : place + 1]), None)
