"""The pieces of the record that a check-in can show: goals, plan, meetings, action items."""

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import Agreement, AgreementAnswer
from mentor_desktop.domain.check_in_form import CheckInQuestion
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.meeting import Meeting, meeting_state_title
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.plan_checks import Writing, balance, check_plan
from mentor_desktop.gui.action_items.editor import ActionItemsEditor
from mentor_desktop.gui.check_ins.agreement_piece import AgreementPiece
from mentor_desktop.gui.check_ins.meeting_line import MeetingLine
from mentor_desktop.gui.check_ins.parts import bullets, words
from mentor_desktop.gui.check_ins.piece import Piece
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import month_title, short_day
from mentor_desktop.gui.goals.editor import GoalsEditor
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.store.meetings import pair_meetings
from mentor_desktop.store.plan import plan_of
from mentor_desktop.translation import _, ngettext

_MOST_FINDINGS = 4
_LAST_MEETINGS = 5


class GoalsPiece(Piece):
    """The goals by rank, changed in place."""

    follows = ()  # the editor follows by itself

    def __init__(self, context: Context, relationship_id: str, question: CheckInQuestion) -> None:
        super().__init__(context, relationship_id, question)
        self.editor = GoalsEditor(context, relationship_id)
        self.add_part(self.editor)
        self.setFocusProxy(self.editor.newField)

    def refresh(self) -> None:
        """The editor reads by itself."""


class PlanPiece(Piece):
    """What the plan holds, and what it says about itself."""

    follows = (Activity, Goal, Agreement, AgreementAnswer)

    def __init__(self, context: Context, relationship_id: str, question: CheckInQuestion) -> None:
        super().__init__(context, relationship_id, question)
        self.sum = words("", "strong")
        self.findings = words("", "muted")
        self.add_part(self.sum)
        self.add_part(self.findings)
        self.add_way(_("Open the action plan"), "plan")

    def refresh(self) -> None:
        """Reads the plan and checks it."""
        today = self.context.today()
        with self.context.database.reading() as session:
            plan = plan_of(session, self.relationship_id)
        told = Writing(
            month=month_title,
            number=written_number,
        )
        term = plan.term(today)
        found = [one.sentence for one in check_plan(plan.goals, plan.activities, term, told)]
        more = len(found) - _MOST_FINDINGS
        shown = found[:_MOST_FINDINGS]
        if more > 0:
            shown.append(
                ngettext("and {count} more hint", "and {count} more hints", more).format(count=more)
            )
        hours = balance(plan.activities, term)
        self.sum.setText(_sum(len(plan.activities), hours.needed, hours.available))
        said = bullets(tuple(shown)) if shown else _("The plan has no hints for you: it is whole.")
        self.findings.setText(said)


def _sum(activities: int, needed: float, available: float | None) -> str:
    count = ngettext("{count} activity", "{count} activities", activities).format(
        count=written_number(activities)
    )
    if not activities:
        return _("No activities yet")
    if available is None:
        return _("{activities}, {needed} hours to go").format(
            activities=count, needed=written_number(round(needed))
        )
    return _("{activities}, {needed} hours to go of the {available} you have").format(
        activities=count,
        needed=written_number(round(needed)),
        available=written_number(round(available)),
    )


class MeetingsPiece(Piece):
    """The last meetings and the next one; another is planned in one line."""

    follows = (Meeting, Person)

    def __init__(self, context: Context, relationship_id: str, question: CheckInQuestion) -> None:
        super().__init__(context, relationship_id, question)
        self.list = words("", "muted")
        self.next = words("", "strong")
        self.line = MeetingLine(context, relationship_id)
        for part in (self.next, self.list, self.line):
            self.add_part(part)
        self.setFocusProxy(self.line)
        self.add_way(_("Open the meetings"), "meetings")
        self.line.setVisible(not context.database.is_read_only)

    def refresh(self) -> None:
        """Reads the meetings."""
        today = self.context.today()
        with self.context.database.reading() as session:
            found = pair_meetings(session, self.relationship_id, today)
        coming = found.following(today)
        self.next.setText(
            _("Next: {day}").format(day=_when(coming, self.context))
            if coming
            else _("No meeting is planned.")
        )
        past = [one for one in found.meetings if one.day <= today and one is not coming]
        lines = tuple(
            _("{day}: {state}").format(
                day=_when(one, self.context), state=meeting_state_title(one.state)
            )
            for one in past[-_LAST_MEETINGS:]
        )
        self.list.setText("\n".join(lines))
        self.list.setVisible(bool(lines))
        self.line.propose(found, today)


def _when(meeting: Meeting, context: Context) -> str:
    day = short_day(meeting.day, context.today())
    return _("{day}, {time}").format(day=day, time=meeting.time) if meeting.time else day


class ItemsPiece(Piece):
    """What the two promised; added and ticked off in place."""

    follows = (ActionItem, Person)

    def __init__(self, context: Context, relationship_id: str, question: CheckInQuestion) -> None:
        super().__init__(context, relationship_id, question)
        self.editor = ActionItemsEditor(context, relationship_id)
        self.add_part(self.editor)
        self.setFocusProxy(self.editor.adding.title)

    def refresh(self) -> None:
        """Reads the action items."""
        with self.context.database.reading() as session:
            found = pair_meetings(session, self.relationship_id, self.context.today())
        self.editor.show_items(found)


PIECES: dict[str, type[Piece]] = {
    "goals": GoalsPiece,
    "plan": PlanPiece,
    "agreement": AgreementPiece,
    "meetings": MeetingsPiece,
    "action_items": ItemsPiece,
}


def piece(context: Context, relationship_id: str, question: CheckInQuestion) -> Piece:
    """The piece that a question links to."""
    return PIECES[question.kind](context, relationship_id, question)
