"""What the parts of one meeting's page are shown: read once for all of them."""

from dataclasses import dataclass

from mentor_desktop.domain.meeting import AgendaEntry, Meeting
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.context import Context
from mentor_desktop.operations.clock import time_zone
from mentor_desktop.store.meetings import OneMeeting, PairMeetings, one_meeting, pair_meetings


@dataclass(frozen=True)
class Shown:
    """A meeting, its pair, who looks ("mentor", "mentee" or "") and the zone of their clock."""

    one: OneMeeting
    pair: PairMeetings
    role: str
    zone: str

    @property
    def meeting(self) -> Meeting:
        """The meeting itself."""
        return self.one.meeting

    @property
    def names(self) -> dict[str, str]:
        """What people are called, by role."""
        return {role: self.pair.people[role].called for role in ROLES}

    def of_part(self, part: str) -> tuple[AgendaEntry, ...]:
        """The lines of one part of the agenda."""
        return tuple(one for one in self.one.entries if one.part == part)

    def others(self) -> dict[str, str]:
        """Zones of the clocks of those who do not look, by what they are called."""
        return other_zones(self.pair, self.role)


def other_zones(pair: PairMeetings, role: str) -> dict[str, str]:
    """Zones of the clocks of those who do not look, by what they are called."""
    return {pair.people[one].called: pair.zone_of(one) for one in ROLES if one != role}


def zone_of_reader(pair: PairMeetings, role: str) -> str:
    """Where the clock of who looks stands; this computer's where that is not known."""
    return (pair.zone_of(role) if role else "") or time_zone()


def read_meeting(context: Context, meeting_id: str) -> Shown | None:
    """What there is to show; None if the meeting is no more."""
    with context.database.reading() as session:
        one = one_meeting(session, meeting_id, context.acting_person_id)
        if one is None:
            return None
        pair = pair_meetings(session, one.meeting.relationship_id, context.today())
    role = pair.relationship.role_of(context.acting_person_id or "") or ""
    return Shown(one, pair, role, zone_of_reader(pair, role))
