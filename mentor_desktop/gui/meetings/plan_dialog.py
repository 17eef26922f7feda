"""Plans meetings: one, or a series as the agreement has it."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from mentor_desktop.domain.form import Choice, Question, Section, Value
from mentor_desktop.domain.meeting import FORMATS, format_title
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.schedule import Schedule, occurrences, shift_sentence
from mentor_desktop.domain.stage import FIRST_DAY, LAST_DAY, end_after
from mentor_desktop.domain.zones import check_zone
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.times import read_typed_time
from mentor_desktop.gui.when import weekday_and_day
from mentor_desktop.gui.widgets.form_dialog import FormDialog
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.clock import time_zone
from mentor_desktop.operations.meetings import checked_minutes, plan_meeting, plan_series
from mentor_desktop.operations.texts import tip_called
from mentor_desktop.store.meetings import PairMeetings
from mentor_desktop.translation import _, ngettext

_ONCE = "once"
_SHOWN = 4  # days of a series that are named


class PlanDialog(FormDialog):
    """`planned` holds the ids of the new meetings once it is accepted."""

    def __init__(self, parent: QWidget | None, context: Context, found: PairMeetings) -> None:
        super().__init__(parent, _("Plan meetings"))
        self._context, self._found = context, found
        self.planned: tuple[str, ...] = ()
        self.title.setText(_("When do you meet?"))
        self.values: dict[str, Value] = proposal(found, context.today())
        self.form = FormView((_questions(),))
        self.form.set_values(self.values)
        self.form.edited.connect(self._edit)
        self._preview = words("", "muted")
        self._problem = words("", "problem")
        self._problem.hide()
        self.lead = words(tip_called("take_the_lead").text, "muted")  # GP-E2
        hint = words(_hint(found), "muted")
        for part in (hint, self.lead, self.form, self._preview, self._problem):
            self.parts.addWidget(part)
        acting = found.relationship.role_of(context.acting_person_id or "")
        self.lead.setVisible(acting == "mentee")
        self.parts.addStretch(1)
        self.buttons.addStretch(1)
        self.add_button(_("Cancel")).clicked.connect(self.reject)
        self.plan = self.add_button(_("Plan meetings"), "primary")
        self.plan.clicked.connect(self._plan)
        self._show_preview()
        self.fit()

    def _edit(self, key: str, value: Value) -> None:
        self.values[key] = value
        self.form.set_problem(key, None)
        self._problem.hide()
        self._show_preview()

    def _show_preview(self) -> None:
        """Which days these are, and what is odd about them."""
        try:
            self._preview.setText(self._said())
        except Refused as refusal:
            self._preview.setText(str(refusal))

    def _said(self) -> str:
        schedule = self._schedule()
        if schedule is None:
            return ""
        found = occurrences(schedule)
        today = self._context.today()
        named = [weekday_and_day(one.day, today, is_long=False) for one in found[:_SHOWN]]
        if len(found) > _SHOWN:
            named.append(_("… {day}").format(day=weekday_and_day(found[-1].day, today)))
        count = ngettext("{count} meeting", "{count} meetings", len(found)).format(count=len(found))
        lines = [_("{count}: {days}").format(count=count, days=", ".join(named))]
        lines += [shift_sentence(one) for one in found if one.is_shifted]
        return "\n".join(lines)

    def _schedule(self) -> Schedule | None:
        """The rule in the form; None for a single meeting."""
        every = str(self.values.get("every") or _ONCE)
        starts = self._day("starts") or self._context.today()
        if every == _ONCE:
            return None
        count = self.values.get("count")
        return Schedule(
            starts,
            str(self.values.get("time") or "12:00"),
            str(self.values.get("zone") or time_zone()),
            every,
            str(self.values.get("monthly_by") or "weekday"),
            until=self._day("until"),
            count=round(count) if isinstance(count, float) else None,
        )

    def _day(self, key: str) -> date | None:
        value = self.values.get(key)
        return date.fromisoformat(value) if isinstance(value, str) else None

    def _plan(self) -> None:
        self.form.tell_all()
        self._problem.hide()
        if not (self.form.can_be_read() and self._is_sound()):
            return
        minutes = self.values.get("minutes")
        more = (
            round(minutes) if isinstance(minutes, float) else 60,
            str(self.values.get("format") or ""),
            str(self.values.get("place") or ""),
        )
        with self._context.refusals(self._tell):
            database, pair_id = self._context.database, self._found.relationship.id
            schedule = self._schedule()
            if schedule is not None:
                self.planned = plan_series(database, pair_id, schedule, *more)
            else:
                day = self._day("starts") or self._context.today()
                time = str(self.values.get("time") or "")
                zone = str(self.values.get("zone") or "")
                self.planned = (plan_meeting(database, pair_id, day, time, zone, *more),)
            self.accept()

    def _is_sound(self) -> bool:
        """Tells beside the field what cannot be read."""
        checks = {"time": read_typed_time, "zone": check_zone}
        is_sound = True
        for key, check in checks.items():
            value = self.values.get(key)
            if value is None and (key == "zone" or self.values.get("every") == _ONCE):
                continue
            with self._context.refusals(partial(self.form.set_problem, key)):
                check(str(value or ""))
                continue
            is_sound = False
        return is_sound and self._is_series() and self._is_length()

    def _is_series(self) -> bool:
        """What is odd about a series is told beside what makes it so."""
        with self._context.refusals(partial(self.form.set_problem, self._spot())):
            schedule = self._schedule()
            return schedule is None or bool(occurrences(schedule))
        return False

    def _spot(self) -> str:
        starts = self._day("starts")
        if starts and not FIRST_DAY <= starts <= LAST_DAY:
            return "starts"
        return "count" if isinstance(self.values.get("count"), float) else "until"

    def _is_length(self) -> bool:
        minutes = self.values.get("minutes")
        with self._context.refusals(partial(self.form.set_problem, "minutes")):
            return minutes is None or bool(checked_minutes(round(float(str(minutes)))))
        return False

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()
        self.area.ensureWidgetVisible(self._problem)


def proposal(found: PairMeetings, today: date) -> dict[str, Value]:
    """What the agreement says of meetings, and what was usual so far."""
    agreed, pair = found.agreed, found.relationship
    last = found.meetings[-1] if found.meetings else None
    every = agreed.get("frequency")
    length = agreed.get("length")
    formats = agreed.get("formats")
    ends = pair.ends if pair.ends and pair.ends > today else end_after(today, 3)
    first = (last.day if last and last.day >= today else today) + timedelta(days=7)
    kept_format = formats[0] if isinstance(formats, list) and formats else ""
    return {
        "every": every if every in ("weekly", "two_weeks", "monthly") else _ONCE,
        "starts": first.isoformat(),
        "time": last.time if last and last.time else "15:00",
        "zone": (last.zone if last else "") or found.zone_of("mentee") or time_zone(),
        "minutes": float(str(length)) if str(length).isdecimal() else 60.0,
        "format": kept_format if kept_format in FORMATS else None,
        "place": agreed.get("place") or (last.place if last else None) or None,
        "until": ends.isoformat(),
        "monthly_by": "weekday",
    }


def _hint(found: PairMeetings) -> str:
    usual = found.agreed.get("days_times")
    if isinstance(usual, str):
        return _("Filled in from your agreement. It also says: {when}").format(when=usual)
    if found.agreed:
        return _("Filled in from your agreement. Change what you like.")
    return _("One meeting, or a series: moving one later leaves the others alone.")


def _questions() -> Section:
    every: Mapping[str, str] = {
        _ONCE: _("Once"),
        "weekly": _("Every week"),
        "two_weeks": _("Every 2 weeks"),
        "monthly": _("Every month"),
    }
    return Section(
        "plan",
        _("Plan meetings"),
        questions=(
            Question("every", "choice", _("How often"),
                     choices=tuple(Choice(key, label) for key, label in every.items())),
            Question("starts", "date", _("First meeting")),
            Question("time", "line", _("Time"), hint=_("Such as 15:00")),
            Question("zone", "line", _("On the clocks of"),
                     hint=_("A time zone, such as Europe/Vienna")),
            Question("minutes", "number", _("How long"), unit=_("minutes")),
            Question("format", "choice", _("How"),
                     choices=tuple(Choice(key, format_title(key)) for key in FORMATS)),
            Question("place", "line", _("Where"), hint=_("A place, or the tool for calls")),
            Question("until", "date", _("Series until")),
            Question("count", "number", _("Or so many"), unit=_("meetings")),
            Question("monthly_by", "choice", _("Each month on"),
                     choices=(Choice("weekday", _("The same weekday, as the second Friday")),
                              Choice("day", _("The same day, as the 12th")))),
        ),
    )  # fmt: skip
