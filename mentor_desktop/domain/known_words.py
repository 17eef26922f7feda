"""What a column may say, where only some words have a meaning; else people write their own."""

from mentor_desktop.domain import (
    action_item,
    activity_words,
    agreement,
    contact,
    goal,
    meeting,
    relationship,
    signature_record,
)
from mentor_desktop.domain.certificate import KEY_KINDS

KNOWN_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("programme", "paper"): ("A4", "Letter"),
    ("relationship", "state"): relationship.STATES,
    ("agreement", "state"): agreement.STATES,
    ("agreement_answer", "voice"): agreement.VOICES,
    ("check_in_answer", "voice"): agreement.VOICES,
    ("signature", "role"): relationship.SIGNING_ROLES,
    ("signature", "method"): signature_record.METHODS,
    ("signature", "key_kind"): ("", *KEY_KINDS),
    ("signature", "came"): agreement.CAME,
    ("goal", "state"): goal.STATES,
    ("goal_revision", "state"): goal.STATES,
    ("activity", "kind"): activity_words.KINDS,
    ("activity", "effort_unit"): activity_words.UNITS,
    ("activity", "state"): activity_words.STATES,
    ("action_item", "owner"): relationship.ROLES,
    ("action_item", "kind"): action_item.KINDS,
    ("action_item", "step"): ("", *action_item.INTRODUCTION_STEPS),
    ("meeting", "state"): meeting.STATES,
    ("meeting", "kind"): meeting.KINDS,
    ("meeting", "format"): ("", *meeting.FORMATS),
    ("meeting", "changed_by"): ("", *relationship.ROLES),
    ("agenda_entry", "part"): meeting.PARTS,
    ("agenda_entry", "source"): meeting.SOURCES,
    ("agenda_entry", "added_by"): ("", *relationship.ROLES),
    ("meeting_note", "reader"): meeting.READERS,
    ("contact", "kind"): contact.KINDS,
    ("contact", "by"): ("", *relationship.ROLES),
}
