"""The questions that an activity and a goal answer, as data for a form."""

from mentor_desktop.domain.activity_words import KINDS, STATES, UNITS, kind_title, state_title
from mentor_desktop.domain.form import Choice, Question, Section
from mentor_desktop.domain.goal import STATES as GOAL_STATES
from mentor_desktop.domain.goal import goal_state_title
from mentor_desktop.translation import _


def unit_title(unit: str) -> str:
    """What a unit of effort is called."""
    return {"hours": _("hours"), "days": _("days"), "weeks": _("weeks")}[unit]


def title_question() -> Question:
    """What will be done."""
    return Question("title", "line", _("What you will do"))


def goal_question(goals: list[tuple[str, str]]) -> Question:
    """Towards which goal."""
    return Question("goal", "choice", _("Towards"), choices=_choices(goals))


def kind_question() -> Question:
    """Which family of learning: AP-04, AP-05, AP-06."""
    return Question(
        "kind", "choice", _("Kind"), choices=_choices([(key, kind_title(key)) for key in KINDS]),
        hint=_("Do it, watch or ask somebody, or dare a step: a good plan has all three."),
    )  # fmt: skip


def when_questions() -> tuple[Question, ...]:
    """When, and how much it asks."""
    return (
        Question("starts", "date", _("Start")),
        Question("due", "date", _("Due")),
        Question("effort", "number", _("Effort"), hint=_("A rough guess is enough.")),
        Question(
            "unit", "choice", _("Counted in"),
            choices=_choices([(key, unit_title(key)) for key in UNITS]),
        ),
    )  # fmt: skip


def activity_section(goals: list[tuple[str, str]]) -> Section:
    """Everything but why it is blocked."""
    state = Question(
        "state", "choice", _("How it stands"),
        choices=_choices([(key, state_title(key)) for key in STATES]),
    )  # fmt: skip
    return Section(
        "activity", _("Activity"),
        questions=(
            title_question(), goal_question(goals), kind_question(), *when_questions(),
            Question("progress", "number", _("Progress"), unit="%"), state,
        ),
    )  # fmt: skip


def blocked_section() -> Section:
    """Asked only where it is blocked."""
    return Section(
        "blocked", "",
        questions=(Question("blocked_reason", "line", _("What blocks it?")),),
    )  # fmt: skip


def more_section() -> Section:
    """Help, resources and notes: AP-14."""
    return Section(
        "more", _("More"),
        questions=(
            Question("helper", "line", _("Who helps")),
            Question(
                "resources", "text", _("Resources"),
                hint=_("Books, courses, people, links: one in each line."),
            ),
            Question("notes", "text", _("Notes")),
        ),
    )  # fmt: skip


def goal_sections() -> tuple[Section, ...]:
    """A goal, its five SMART parts, and progress by hand."""
    return (
        Section(
            "goal", _("This goal"),
            questions=(
                Question("title", "line", _("Goal")),
                Question("why", "text", _("Why it matters"),
                         hint=_("Will it still matter a year from now, to you and to others?")),
                Question("success", "text", _("What success looks like"),
                         hint=_("How will the two of you notice that you are there?")),
                Question("due", "date", _("Until when")),
                Question(
                    "state", "choice", _("How it stands"),
                    choices=_choices([(key, goal_state_title(key)) for key in GOAL_STATES]),
                ),
                Question("reason", "line", _("Why it changed"),
                         hint=_("Kept with what it was before.")),
            ),
        ),
        Section(
            "progress", _("Progress by hand"),
            questions=(
                Question("progress", "number", _("Progress"), unit="%",
                         hint=_("Leave it empty, and it comes from the activities.")),
                Question("progress_reason", "line", _("How you know")),
            ),
        ),
        Section(
            "smart", _("Made concrete"),
            questions=(
                Question("specific", "text", _("Specific"),
                         hint=_("What exactly will be different, and where?")),
                Question("measurable", "text", _("Measurable"),
                         hint=_("What can be counted or seen?")),
                Question("achievable", "text", _("Achievable"),
                         hint=_("What do you have already, what is missing?")),
                Question("relevant", "text", _("Relevant"),
                         hint=_("Which larger aim does it serve?")),
                Question("time_bound", "text", _("Time-bound"),
                         hint=_("What is there by when?")),
                Question("commitment", "text", _("What it asks of you"),
                         hint=_("Time, courage, things to learn, chances to look for")),
            ),
        ),
    )  # fmt: skip


def _choices(pairs: list[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(key, label) for key, label in pairs)
