"""Each row keeps a digest, and each table has the ranges of its columns as CHECKs.

SQLite cannot add a CHECK to a table: each is made anew beside the old one and takes its name.
"""

import re

from alembic import op

from mentor_desktop.store.migrations.versions import version_0001

revision = "0002"
down_revision = "0001"

ID = "length(CAST({} AS BLOB)) <= 144"
LINE = "length(CAST({} AS BLOB)) <= 16000"
WRITING = "length(CAST({} AS BLOB)) <= 8000000"
DRAWING = "length(CAST({} AS BLOB)) <= 1000000"
SETTINGS = "length(CAST({} AS BLOB)) <= 10000"
FLAG = "{} BETWEEN 0 AND 1"
SHARE = "{} BETWEEN 0 AND 100"
COUNT = "{} BETWEEN 0 AND 1000000"
CLOCK = "{} = '' OR ({} GLOB '[0-2][0-9]:[0-5][0-9]' AND {} < '24')"
ZONE = "length({}) <= 64 AND {} NOT GLOB '*[^A-Za-z0-9_+/-]*'"
DAY = "{} BETWEEN '1900-01-01' AND '2199-12-31' AND date({}, '+0 days') = {}"
MOMENT = (
    "{} GLOB '????-??-??T??:??:??.??????+00:00' AND substr({}, 21, 6) NOT GLOB '*[^0-9]*'"
    " AND {} BETWEEN '1900' AND '2200'"
    " AND datetime(substr({}, 1, 19), '+0 days') || substr({}, 20) = replace({}, 'T', ' ')"
)
RANGES = {
    "authority": {
        "made_at": MOMENT,
        "id": ID,
    },
    "change": {
        "at": MOMENT,
        "label": WRITING,
        "state": "{} IN ('done', 'undone', 'barrier', 'aside', 'dropped')",
    },
    "event": {
        "title": LINE,
        "day": DAY,
        "note": WRITING,
        "id": ID,
    },
    "person": {
        "name": LINE,
        "preferred_name": LINE,
        "pronouns": LINE,
        "role": LINE,
        "organisation": LINE,
        "department": LINE,
        "location": LINE,
        "time_zone": LINE,
        "email": LINE,
        "phone": LINE,
        "preferred_channel": LINE,
        "saved_signature": DRAWING,
        "is_erased": FLAG,
        "id": ID,
    },
    "programme": {
        "name": LINE,
        "organisation": LINE,
        "contact_name": LINE,
        "contact_email": LINE,
        "contact_phone": LINE,
        "starts": DAY,
        "ends": DAY,
        "is_personal": FLAG,
        "is_sample": FLAG,
        "paper": "{} IN ('A4', 'Letter')",
        "supervisor_signs": FLAG,
        "settings": SETTINGS,
        "id": ID,
    },
    "profile_answer": {
        "id": ID,
        "question": WRITING,
        "value": WRITING,
    },
    "relationship": {
        "state": "{} IN ('preparing', 'active', 'paused', 'closing', 'completed', 'ended_early')",
        "is_informal": FLAG,
        "starts": DAY,
        "ends": DAY,
        "ended_on": DAY,
        "resumed_on": DAY,
        "id": ID,
    },
    "attachment": {
        "purpose": LINE,
        "name": LINE,
        "media_type": LINE,
        "sha256": WRITING,
        "id": ID,
    },
    "check_in": {
        "kind": WRITING,
        "ordinal": COUNT,
        "stage": "{} IN ('', 'prepare', 'first_meeting', 'action_plan', 'check_up', 'renewal',"
        " 'celebrate')",
        "title": WRITING,
        "way": "{} IN ('', 'together', 'apart')",
        "step": WRITING,
        "planned_for": DAY,
        "started_on": DAY,
        "mentor_handed_in_at": MOMENT,
        "mentee_handed_in_at": MOMENT,
        "finished_at": MOMENT,
        "skipped_reason": WRITING,
        "form_sha256": WRITING,
        "produced": WRITING,
        "id": ID,
    },
    "contact": {
        "day": DAY,
        "kind": "{} IN ('message', 'mail', 'call', 'quick_check')",
        "by": "{} IN ('', 'mentor', 'mentee')",
        "id": ID,
    },
    "goal": {
        "title": LINE,
        "rank": COUNT,
        "why": WRITING,
        "success": WRITING,
        "commitment": WRITING,
        "due": DAY,
        "state": "{} IN ('open', 'reached', 'changed', 'dropped')",
        "specific": WRITING,
        "measurable": WRITING,
        "achievable": WRITING,
        "relevant": WRITING,
        "time_bound": WRITING,
        "progress_by_hand": SHARE,
        "progress_reason": WRITING,
        "id": ID,
    },
    "meeting": {
        "day": DAY,
        "time": CLOCK,
        "zone": ZONE,
        "minutes": "{} BETWEEN 1 AND 1440",
        "format": "{} IN ('', 'in_person', 'video', 'phone', 'email', 'chat')",
        "place": LINE,
        "kind": "{} IN ('talk', 'role_play', 'watched', 'live_problem')",
        "purpose": WRITING,
        "state": "{} IN ('planned', 'held', 'cancelled', 'postponed')",
        "changed_by": "{} IN ('', 'mentor', 'mentee')",
        "reason": WRITING,
        "held_at": MOMENT,
        "held_minutes": "{} BETWEEN 1 AND 1440",
        "notes": WRITING,
        "outcome": WRITING,
        "learning": WRITING,
        "series_id": WRITING,
        "original": WRITING,
        "sequence": COUNT,
        "is_prepared": FLAG,
        "id": ID,
    },
    "action_item": {
        "owner": "{} IN ('mentor', 'mentee')",
        "title": LINE,
        "kind": "{} IN ('task', 'introduction', 'resource')",
        "due": DAY,
        "done_on": DAY,
        "to_whom": WRITING,
        "why": WRITING,
        "step": "{} IN ('', 'offered', 'made', 'followed_up')",
        "link": WRITING,
        "result": WRITING,
        "id": ID,
    },
    "activity": {
        "title": LINE,
        "position": COUNT,
        "kind": "{} IN ('doing', 'others', 'stretch')",
        "effort": "CAST({} AS REAL) > 0 AND CAST({} AS REAL) <= 5000",
        "effort_unit": "{} IN ('hours', 'days', 'weeks')",
        "starts": DAY,
        "due": DAY,
        "progress": SHARE,
        "state": "{} IN ('planned', 'in_progress', 'done', 'blocked', 'dropped')",
        "blocked_reason": WRITING,
        "helper": WRITING,
        "resources": WRITING,
        "notes": WRITING,
        "progressed_on": DAY,
        "done_on": DAY,
        "id": ID,
    },
    "agenda_entry": {
        "part": "{} IN ('updates', 'topics', 'action_items', 'next')",
        "position": COUNT,
        "text": WRITING,
        "added_by": "{} IN ('', 'mentor', 'mentee')",
        "source": "{} IN ('own', 'last_time', 'prompt', 'standing')",
        "is_done": FLAG,
        "id": ID,
    },
    "agreement": {
        "version": COUNT,
        "created_at": MOMENT,
        "state": "{} IN ('draft', 'offered', 'partly_signed', 'in_force', 'superseded', 'ended')",
        "language": LINE,
        "mentor_answered_at": MOMENT,
        "mentee_answered_at": MOMENT,
        "offered_at": MOMENT,
        "content_sha256": WRITING,
        "in_force_at": MOMENT,
        "reviewed_on": DAY,
        "id": ID,
    },
    "check_in_answer": {
        "voice": "{} IN ('agreed', 'mentor', 'mentee')",
        "label": WRITING,
        "source": WRITING,
        "said": WRITING,
        "reader": "{} IN ('pair', 'programme')",
        "id": ID,
        "question": WRITING,
        "value": WRITING,
    },
    "goal_revision": {
        "changed_at": MOMENT,
        "title": LINE,
        "reason": WRITING,
        "state": "{} IN ('open', 'reached', 'changed', 'dropped')",
        "id": ID,
    },
    "journal_entry": {
        "day": DAY,
        "kind": "{} IN ('reflection', 'thanks')",
        "reader": "{} IN ('me', 'pair', 'programme')",
        "text": WRITING,
        "id": ID,
    },
    "meeting_note": {
        "text": WRITING,
        "reader": "{} IN ('me', 'pair', 'programme')",
        "id": ID,
    },
    "question_card": {
        "question": WRITING,
        "listen": WRITING,
        "ask": WRITING,
        "offer": WRITING,
        "advise": WRITING,
        "chosen": WRITING,
        "id": ID,
    },
    "agreement_answer": {
        "voice": "{} IN ('agreed', 'mentor', 'mentee')",
        "id": ID,
        "question": WRITING,
        "value": WRITING,
    },
    "agreement_section": {
        "key": WRITING,
        "position": COUNT,
        "is_hidden": FLAG,
        "title": WRITING,
        "id": ID,
    },
    "exported_document": {
        "kind": WRITING,
        "title": WRITING,
        "path": WRITING,
        "sha256": WRITING,
        "made_at": MOMENT,
        "verified_at": MOMENT,
        "verdict": WRITING,
        "id": ID,
    },
    "signature": {
        "role": "{} IN ('mentor', 'mentee', 'supervisor')",
        "name": WRITING,
        "signed_at": MOMENT,
        "time_zone": WRITING,
        "method": "{} IN ('drawn', 'typed')",
        "consent": WRITING,
        "content_sha256": WRITING,
        "drawing": DRAWING,
        "key_kind": "{} IN ('', 'one-time', 'own', 'foreign')",
        "came": "{} IN ('here', 'returned', 'received')",
        "id": ID,
    },
}


def upgrade() -> None:
    """Makes every table anew, with its indexes."""
    for statement in version_0001.STATEMENTS:
        table = re.match(r"CREATE TABLE (\w+) \(", statement)
        if table is None:
            op.execute(statement)
        else:
            _make_anew(table[1], statement)


def _make_anew(name: str, statement: str) -> None:
    old = op.get_bind().exec_driver_sql(f'PRAGMA table_info("{name}")')
    columns = ", ".join(f'"{row[1]}"' for row in old)
    op.execute(_with_checks(name, statement))
    op.execute(f'INSERT INTO "new_{name}" ({columns}) SELECT {columns} FROM "{name}"')
    op.execute(f'DROP TABLE "{name}"')
    op.execute(f'ALTER TABLE "new_{name}" RENAME TO "{name}"')


def _with_checks(name: str, statement: str) -> str:
    checks = (check.replace("{}", f'"{column}"') for column, check in RANGES[name].items())
    rules = "".join(f",\n    CHECK ({check})" for check in checks)
    begun = statement.replace(f"TABLE {name} (", f'TABLE "new_{name}" (').replace(
        "    PRIMARY KEY", "    digest INTEGER DEFAULT 0 NOT NULL,\n    PRIMARY KEY"
    )
    return begun.replace("\n)\n STRICT", f"{rules}\n)\n STRICT")
