"""The rule of the 90-day check-up. method.md section 9; C90-07 to C90-14."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mentor_desktop.domain.check_in_rule import Rule
from mentor_desktop.translation import _, ngettext

# What each question can be answered with, and which of that is unfavourable.
CHOICES = {
    "match": ("good", "fair", "poor"),  # C90-02
    "met": ("as_agreed", "less", "hardly"),  # C90-03
    "energy": ("yes", "mostly", "no"),  # C90-04
    "time": ("content", "not_content"),  # C90-05
    "cancelled": ("no", "yes"),  # C90-06: more than three in a row
}
UNFAVOURABLE = {
    "match": ("poor",),
    "met": ("less", "hardly"),
    "energy": ("no",),
    "time": ("not_content",),
    "cancelled": ("yes",),
}
QUESTIONS = tuple(CHOICES)
OBSTACLES = "obstacles"  # the question of step 2, several choices
TO_COORDINATOR = ("trust", "respect", "confidentiality", "personal", "priority")  # C90-09
TO_PLAN = ("goals", "expectations", "supervisor", "workload", "distance")  # C90-10
MOST_FAVOURABLE = 2  # so many may be unfavourable
MOST_CANCELLED = 3  # so many in a row may be
_NEEDS = {
    "on_track": QUESTIONS,
    "strained": QUESTIONS,
    "coordinator": (*QUESTIONS, OBSTACLES),
    "plan": (*QUESTIONS, OBSTACLES),
    "none_named": (*QUESTIONS, OBSTACLES),
}
OUTCOMES = tuple(_NEEDS)  # in the order they are told


@dataclass(frozen=True)
class Verdict:
    """What the rule found for one set of answers; no outcomes as long as an answer is missing."""

    outcomes: tuple[str, ...]
    unfavourable: tuple[str, ...]  # keys of questions
    obstacles: tuple[str, ...]  # ticked, as far as they count
    unanswered: tuple[str, ...]  # keys of questions

    @property
    def is_told(self) -> bool:
        """Whether all five were answered, so that the rule could run."""
        return not self.unanswered

    def trace(self) -> str:
        """How it came to that, in words."""
        if self.unanswered:
            return ngettext(
                "{count} of 5 questions is not answered yet.",
                "{count} of 5 questions are not answered yet.",
                len(self.unanswered),
            ).format(count=len(self.unanswered))
        count = _("{count} of 5 unfavourable").format(count=len(self.unfavourable))
        found = _(" and ").join(outcome_title(one) for one in self.outcomes if one != "strained")
        if "strained" not in self.outcomes:
            return _("{count}: {found}").format(count=count, found=found)
        if not self.obstacles:
            return _("{count}; no obstacle ticked: {found}").format(count=count, found=found)
        ticked = ", ".join(obstacle_title(one) for one in self.obstacles)
        return _("{count}; {ticked} ticked: {found}").format(
            count=count, ticked=ticked, found=found
        )


@dataclass(frozen=True)
class PairVerdict:
    """The verdicts of all who answered, and what holds for the pair: the graver of them."""

    outcomes: tuple[str, ...]
    of_voice: Mapping[str, Verdict]  # by "agreed", or "mentor" and "mentee"
    differing: tuple[str, ...]  # keys of questions that the two answered differently

    @property
    def obstacles(self) -> tuple[str, ...]:
        """All that were ticked by either, in the order of the list."""
        ticked = {one for verdict in self.of_voice.values() for one in verdict.obstacles}
        return tuple(one for one in (*TO_COORDINATOR, *TO_PLAN) if one in ticked)

    @property
    def most_unfavourable(self) -> int:
        """The greatest count of any of them."""
        return max((len(one.unfavourable) for one in self.of_voice.values()), default=0)


def verdict(answers: Mapping[str, Any]) -> Verdict:
    """The rule on one set of answers: rules 1 to 3 (C90-07, C90-11, C90-12)."""
    unanswered = tuple(key for key in QUESTIONS if answers.get(key) not in CHOICES[key])
    unfavourable = tuple(key for key in QUESTIONS if answers.get(key) in UNFAVOURABLE[key])
    if unanswered:
        return Verdict((), unfavourable, (), unanswered)
    if len(unfavourable) <= MOST_FAVOURABLE:
        return Verdict(("on_track",), unfavourable, (), ())
    said = answers.get(OBSTACLES)
    ticked = said if isinstance(said, list) else []
    obstacles = tuple(one for one in (*TO_COORDINATOR, *TO_PLAN) if one in ticked)
    outcomes = ["strained"]
    if any(one in TO_COORDINATOR for one in obstacles):
        outcomes.append("coordinator")
    if any(one in TO_PLAN for one in obstacles):
        outcomes.append("plan")
    return Verdict(
        tuple(outcomes) if obstacles else ("strained", "none_named"), unfavourable, obstacles, ()
    )


def pair_verdict(answers: Mapping[str, Mapping[str, Any]]) -> PairVerdict:
    """The rule on each voice's answers; one on track does not lift the other's.

    Who answered none of the five is left out. No outcomes where nobody is strained and someone
    has not answered all five.
    """
    begun = {voice: said for voice, said in answers.items() if set(QUESTIONS) & said.keys()}
    of_voice = {voice: verdict(said) for voice, said in begun.items()}
    differing = _differing(list(begun.values()), list(of_voice.values()))
    return PairVerdict(_union(of_voice.values()), of_voice, differing)


def _union(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    found = list(verdicts)
    union = {one for verdict in found for one in verdict.outcomes}
    if "strained" in union:
        union.discard("on_track")
        if union & {"coordinator", "plan"}:
            union.discard("none_named")
    elif not all(one.is_told for one in found):
        return ()
    return tuple(one for one in OUTCOMES if one in union)


RULE = Rule(
    lambda answers: verdict(answers).outcomes,
    _NEEDS,
    {
        **{key: ("choice", words) for key, words in CHOICES.items()},
        OBSTACLES: ("choices", (*TO_COORDINATOR, *TO_PLAN)),
    },
)


def _differing(
    answers: Sequence[Mapping[str, Any]], verdicts: Sequence[Verdict]
) -> tuple[str, ...]:
    if len(answers) != 2:
        return ()
    first, second = answers
    found = [
        key for key in QUESTIONS if key in first and key in second and first[key] != second[key]
    ]
    both_were_asked = all("strained" in one.outcomes for one in verdicts)
    if both_were_asked and verdicts[0].obstacles != verdicts[1].obstacles:
        found.append(OBSTACLES)
    return tuple(found)


def outcome_title(outcome: str) -> str:
    """What an outcome is called, in the midst of a sentence."""
    return {
        "on_track": _("on track"),
        "strained": _("strained"),
        "coordinator": _("coordinator"),
        "plan": _("plan"),
        "none_named": _("a talk"),
    }[outcome]


def obstacle_title(key: str) -> str:
    """What an obstacle is called, in the midst of a sentence."""
    return {
        "trust": _("trust"),
        "respect": _("respect for differences"),
        "confidentiality": _("confidentiality"),
        "personal": _("personal matters"),
        "priority": _("priority"),
        "goals": _("goals"),
        "expectations": _("expectations"),
        "supervisor": _("supervisor’s support"),
        "workload": _("workload"),
        "distance": _("distance"),
    }[key]


def advice(outcomes: tuple[str, ...]) -> tuple[str, ...]:
    """What an outcome asks of the two, a sentence each, coordinator first."""
    said = {
        "on_track": _("You are on track. Well done, both of you: go on as you do."),
        "coordinator": _(
            "Talk to your coordinator. They help you to find a way, or to close this relationship "
            "without anyone being at fault. It is your choice."
        ),
        "plan": _("Meet, face to face if you can, and make a plan for each obstacle you ticked."),
        "none_named": _(
            "Something strains you, and nothing on the list was it. Meet and look for it together."
        ),
    }
    return tuple(said[one] for one in outcomes if one in said)
