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
    days, in_a_row, open_ones = _("days"), _("in a row"), _("open ones")
    return Section(
        "numbers",
        _("Rhythm and reminders"),
        _("What holds for every relationship of this programme. An emptied field goes back."),
        questions=tuple(
            Question(key, "number", label, unit=unit)
            for key, label, unit in (
                ("contacts_a_month", _("Contact at least"), _("times a month")),
                ("review_months", _("Review of an agreement every"), _("months")),
                ("first_meeting_days", _("First meeting within"), days),
                ("action_plan_days", _("Action plan within"), days),
                ("check_up_days", _("Check-up within"), days),
                ("stage_soon_days", _("A stage is announced ahead by"), days),
                ("stage_late_days", _("A late stage is at risk after"), days),
                ("unsigned_attention_days", _("An unsigned agreement needs care after"), days),
                ("unsigned_risk_days", _("An unsigned agreement is at risk after"), days),
                ("no_contact_days", _("A pair is at risk without contact for"), days),
                ("no_meeting_days", _("None planned and none held is a risk after"), days),
                ("cancelled_attention", _("Cancelled meetings need care from"), in_a_row),
                ("cancelled_most", _("Cancelled meetings are a risk beyond"), in_a_row),
                ("late_one_in", _("Late action items need care from one in"), open_ones),
                ("late_two_in", _("Late action items are a risk from two in"), open_ones),
                ("shares_from", _("Late action items are counted from"), open_ones),
                ("no_progress_attention_days", _("A plan without progress needs care after"), days),
                ("no_progress_risk_days", _("A plan without progress is at risk after"), days),
                ("unfavourable_most", _("A check-up needs care beyond"), _("unfavourable answers")),
                ("differing_attention", _("A check-up needs care from"), _("differing answers")),
            )
        ),
    )


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
