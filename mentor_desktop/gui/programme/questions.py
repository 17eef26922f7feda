"""What the page of the programme asks, as sections of a form."""

from mentor_desktop.domain.form import Choice, Question, Section, Value
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.settings import Settings, read_settings
from mentor_desktop.operations.programme import DAYS, TEXTS
from mentor_desktop.translation import _


def sections() -> tuple[Section, ...]:
    """Name and contact, dates and paper."""
    return (
        Section(
            "about",
            _("The programme"),
            _("Its name and contact stand on agreements, and where somebody needs help."),
            questions=(
                Question("name", "line", _("Name")),
                Question("organisation", "line", _("Organisation")),
                Question("contact_name", "line", _("Coordinator")),
                Question("contact_email", "line", _("Coordinator's email")),
                Question("contact_phone", "line", _("Coordinator's phone")),
            ),
        ),
        Section(
            "dates",
            _("Dates and documents"),
            questions=(
                Question("starts", "date", _("First day")),
                Question("ends", "date", _("Last day")),
                Question(
                    "paper",
                    "choice",
                    _("Paper of documents"),
                    choices=(Choice("A4", _("A4")), Choice("Letter", _("US Letter"))),
                ),
                Question(
                    "supervisor_signs",
                    "choice",
                    _("Who signs an agreement"),
                    choices=(
                        Choice("no", _("Mentor and mentee")),
                        Choice("yes", _("The mentee's supervisor too")),
                    ),
                ),
            ),
        ),
    )


def numbers() -> Section:
    """The numbers a programme may set for itself; an empty field takes the usual number."""
    days = _("days")
    return Section(
        "numbers",
        _("Rhythm and reminders"),
        _("What holds for every relationship of this programme. An emptied field goes back."),
        questions=_asked(
            ("contacts_a_month", _("Contact at least"), _("times a month")),
            ("review_months", _("Review of an agreement every"), _("months")),
            ("first_meeting_days", _("First meeting within"), days),
            ("action_plan_days", _("Action plan within"), days),
            ("check_up_days", _("Check-up within"), days),
            ("stage_soon_days", _("A stage is announced ahead by"), days),
        ),
    )


def signals() -> Section:
    """From when on a signal asks for attention, and from when on a pair is at risk."""
    days, in_a_row, open_ones = _("days"), _("in a row"), _("open ones")
    return Section(
        "signals",
        _("When a pair needs care"),
        _("From when on the overview says “needs attention”, or “at risk”."),
        questions=_asked(
            ("no_contact_days", _("At risk without contact for"), days),
            ("no_meeting_days", _("At risk with no meeting held or planned for"), days),
            ("cancelled_attention", _("Cancelled meetings need care from"), in_a_row),
            ("cancelled_most", _("Cancelled meetings are a risk beyond"), in_a_row),
            ("stage_late_days", _("A late stage is at risk after"), days),
            ("unsigned_attention_days", _("An unsigned agreement needs care after"), days),
            ("unsigned_risk_days", _("An unsigned agreement is at risk after"), days),
            ("late_one_in", _("Action items need care when late: one in"), open_ones),
            ("late_two_in", _("Action items are a risk when late: two in"), open_ones),
            ("shares_from", _("Late ones are counted from"), open_ones),
            ("no_progress_attention_days", _("A plan without progress needs care after"), days),
            ("no_progress_risk_days", _("A plan without progress is at risk after"), days),
            ("unfavourable_most", _("A check-up needs care beyond"), _("unfavourable answers")),
            ("differing_attention", _("A check-up needs care from"), _("differing answers")),
        ),
    )


def _asked(*numbers: tuple[str, str, str]) -> tuple[Question, ...]:
    return tuple(Question(key, "number", label, unit=unit) for key, label, unit in numbers)


def answers(programme: Programme) -> dict[str, Value]:
    """What the programme says now."""
    found: dict[str, Value] = {field: getattr(programme, field) or None for field in TEXTS}
    for field in DAYS:
        day = getattr(programme, field)
        found[field] = day.isoformat() if day else None
    found["paper"] = programme.paper
    found["supervisor_signs"] = "yes" if programme.supervisor_signs else "no"
    return found


def settings_of(programme: Programme) -> dict[str, Value]:
    """The numbers that hold now."""
    settings = read_settings(programme.settings)
    return {name: float(getattr(settings, name)) for name in Settings.__dataclass_fields__}
