"""The first schema, as it was: never changed once a version is released."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """CREATE TABLE authority (
    made_at TEXT NOT NULL,
    certificate BLOB NOT NULL,
    locked_key BLOB NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT""",
    """CREATE TABLE change (
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    "by" TEXT,
    label TEXT NOT NULL,
    state TEXT NOT NULL,
    merge TEXT,
    rows BLOB NOT NULL,
    PRIMARY KEY (seq)
)
 STRICT""",
    """CREATE INDEX change_by_state ON change (state, seq)""",
    """CREATE TABLE event (
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    note TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT""",
    """CREATE TABLE person (
    name TEXT NOT NULL,
    preferred_name TEXT NOT NULL,
    pronouns TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    department TEXT NOT NULL,
    location TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    preferred_channel TEXT NOT NULL,
    supervisor_id TEXT,
    saved_signature TEXT,
    is_erased INTEGER NOT NULL,
    id TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(supervisor_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE TABLE programme (
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    starts TEXT,
    ends TEXT,
    is_personal INTEGER NOT NULL,
    is_sample INTEGER NOT NULL,
    paper TEXT NOT NULL,
    supervisor_signs INTEGER NOT NULL,
    settings TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT""",
    """CREATE TABLE profile_answer (
    person_id TEXT NOT NULL,
    id TEXT NOT NULL,
    question TEXT NOT NULL,
    value TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (person_id, question),
    FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE TABLE relationship (
    mentor_id TEXT NOT NULL,
    mentee_id TEXT NOT NULL,
    supervisor_id TEXT,
    state TEXT NOT NULL,
    is_informal INTEGER NOT NULL,
    starts TEXT,
    ends TEXT,
    ended_on TEXT,
    resumed_on TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(mentor_id) REFERENCES person (id),
    FOREIGN KEY(mentee_id) REFERENCES person (id),
    FOREIGN KEY(supervisor_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE INDEX relationship_of_mentee ON relationship (mentee_id)""",
    """CREATE INDEX relationship_of_mentor ON relationship (mentor_id)""",
    """CREATE TABLE attachment (
    purpose TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL,
    person_id TEXT,
    relationship_id TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(relationship_id) REFERENCES relationship (id)
)
 STRICT""",
    """CREATE INDEX attachment_of_person ON attachment (person_id)""",
    """CREATE INDEX attachment_of_relationship ON attachment (relationship_id)""",
    """CREATE TABLE check_in (
    relationship_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    stage TEXT NOT NULL,
    title TEXT NOT NULL,
    way TEXT NOT NULL,
    step TEXT NOT NULL,
    planned_for TEXT,
    started_on TEXT,
    mentor_handed_in_at TEXT,
    mentee_handed_in_at TEXT,
    finished_at TEXT,
    skipped_reason TEXT NOT NULL,
    form_sha256 TEXT NOT NULL,
    produced TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (relationship_id, kind, ordinal),
    FOREIGN KEY(relationship_id) REFERENCES relationship (id)
)
 STRICT""",
    """CREATE TABLE contact (
    relationship_id TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    "by" TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(relationship_id) REFERENCES relationship (id)
)
 STRICT""",
    """CREATE INDEX contact_of_relationship ON contact (relationship_id, day)""",
    """CREATE TABLE goal (
    relationship_id TEXT NOT NULL,
    title TEXT NOT NULL,
    rank INTEGER NOT NULL,
    why TEXT NOT NULL,
    success TEXT NOT NULL,
    commitment TEXT NOT NULL,
    due TEXT,
    state TEXT NOT NULL,
    specific TEXT NOT NULL,
    measurable TEXT NOT NULL,
    achievable TEXT NOT NULL,
    relevant TEXT NOT NULL,
    time_bound TEXT NOT NULL,
    progress_by_hand INTEGER,
    progress_reason TEXT NOT NULL,
    id TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(relationship_id) REFERENCES relationship (id)
)
 STRICT""",
    """CREATE INDEX goal_of_relationship ON goal (relationship_id)""",
    """CREATE TABLE meeting (
    relationship_id TEXT NOT NULL,
    day TEXT NOT NULL,
    time TEXT NOT NULL,
    zone TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    format TEXT NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    held_at TEXT,
    held_minutes INTEGER,
    notes TEXT NOT NULL,
    outcome TEXT NOT NULL,
    learning TEXT NOT NULL,
    series_id TEXT,
    original TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    is_prepared INTEGER NOT NULL,
    id TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(relationship_id) REFERENCES relationship (id)
)
 STRICT""",
    """CREATE INDEX meeting_by_day ON meeting (day, time, id, zone, state, relationship_id)""",
    """CREATE INDEX meeting_of_relationship ON meeting (relationship_id, day)""",
    """CREATE TABLE action_item (
    relationship_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    due TEXT,
    done_on TEXT,
    meeting_id TEXT,
    to_whom TEXT NOT NULL,
    why TEXT NOT NULL,
    step TEXT NOT NULL,
    link TEXT NOT NULL,
    result TEXT NOT NULL,
    id TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(relationship_id) REFERENCES relationship (id),
    FOREIGN KEY(meeting_id) REFERENCES meeting (id)
)
 STRICT""",
    """CREATE INDEX action_item_of_meeting ON action_item (meeting_id)""",
    """CREATE INDEX action_item_of_relationship ON action_item (relationship_id)""",
    """CREATE TABLE activity (
    relationship_id TEXT NOT NULL,
    goal_id TEXT NOT NULL,
    title TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    effort TEXT,
    effort_unit TEXT NOT NULL,
    starts TEXT,
    due TEXT,
    progress INTEGER NOT NULL,
    state TEXT NOT NULL,
    blocked_reason TEXT NOT NULL,
    helper TEXT NOT NULL,
    resources TEXT NOT NULL,
    notes TEXT NOT NULL,
    progressed_on TEXT,
    done_on TEXT,
    id TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(relationship_id) REFERENCES relationship (id),
    FOREIGN KEY(goal_id) REFERENCES goal (id)
)
 STRICT""",
    """CREATE INDEX activity_of_goal ON activity (goal_id)""",
    """CREATE INDEX activity_of_relationship ON activity (relationship_id)""",
    """CREATE TABLE agenda_entry (
    meeting_id TEXT NOT NULL,
    part TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    added_by TEXT NOT NULL,
    source TEXT NOT NULL,
    is_done INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(meeting_id) REFERENCES meeting (id)
)
 STRICT""",
    """CREATE INDEX agenda_entry_of_meeting ON agenda_entry (meeting_id)""",
    """CREATE TABLE agreement (
    relationship_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    state TEXT NOT NULL,
    language TEXT NOT NULL,
    amends_id TEXT,
    mentor_answered_at TEXT,
    mentee_answered_at TEXT,
    offered_at TEXT,
    content BLOB,
    content_sha256 TEXT,
    in_force_at TEXT,
    reviewed_on TEXT,
    pdf_id TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (relationship_id, version),
    FOREIGN KEY(relationship_id) REFERENCES relationship (id),
    FOREIGN KEY(amends_id) REFERENCES agreement (id),
    FOREIGN KEY(pdf_id) REFERENCES attachment (id)
)
 STRICT""",
    """CREATE TABLE check_in_answer (
    check_in_id TEXT NOT NULL,
    voice TEXT NOT NULL,
    label TEXT NOT NULL,
    source TEXT NOT NULL,
    said TEXT NOT NULL,
    reader TEXT NOT NULL,
    id TEXT NOT NULL,
    question TEXT NOT NULL,
    value TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (check_in_id, voice, question),
    FOREIGN KEY(check_in_id) REFERENCES check_in (id)
)
 STRICT""",
    """CREATE TABLE goal_revision (
    goal_id TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(goal_id) REFERENCES goal (id)
)
 STRICT""",
    """CREATE INDEX revision_of_goal ON goal_revision (goal_id)""",
    """CREATE TABLE journal_entry (
    relationship_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    reader TEXT NOT NULL,
    text TEXT NOT NULL,
    goal_id TEXT,
    meeting_id TEXT,
    id TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(relationship_id) REFERENCES relationship (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(goal_id) REFERENCES goal (id),
    FOREIGN KEY(meeting_id) REFERENCES meeting (id)
)
 STRICT""",
    """CREATE INDEX journal_entry_of_relationship ON journal_entry (relationship_id, day)""",
    """CREATE TABLE meeting_note (
    meeting_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    text TEXT NOT NULL,
    reader TEXT NOT NULL,
    id TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (meeting_id, person_id),
    FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE TABLE question_card (
    meeting_id TEXT NOT NULL,
    question TEXT NOT NULL,
    listen TEXT NOT NULL,
    ask TEXT NOT NULL,
    offer TEXT NOT NULL,
    advise TEXT NOT NULL,
    chosen TEXT NOT NULL,
    id TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (meeting_id),
    FOREIGN KEY(meeting_id) REFERENCES meeting (id)
)
 STRICT""",
    """CREATE TABLE agreement_answer (
    agreement_id TEXT NOT NULL,
    voice TEXT NOT NULL,
    id TEXT NOT NULL,
    question TEXT NOT NULL,
    value TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (agreement_id, voice, question),
    FOREIGN KEY(agreement_id) REFERENCES agreement (id)
)
 STRICT""",
    """CREATE TABLE agreement_section (
    agreement_id TEXT NOT NULL,
    "key" TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_hidden INTEGER NOT NULL,
    title TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (agreement_id, "key"),
    FOREIGN KEY(agreement_id) REFERENCES agreement (id)
)
 STRICT""",
    """CREATE TABLE exported_document (
    relationship_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    made_at TEXT NOT NULL,
    agreement_id TEXT,
    verified_at TEXT,
    verdict TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(relationship_id) REFERENCES relationship (id),
    FOREIGN KEY(agreement_id) REFERENCES agreement (id)
)
 STRICT""",
    """CREATE INDEX document_of_relationship ON exported_document (relationship_id)""",
    """CREATE TABLE signature (
    agreement_id TEXT NOT NULL,
    role TEXT NOT NULL,
    person_id TEXT NOT NULL,
    name TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    method TEXT NOT NULL,
    consent TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    drawing TEXT,
    key_kind TEXT NOT NULL,
    certificate BLOB,
    came TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (agreement_id, role),
    FOREIGN KEY(agreement_id) REFERENCES agreement (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT""",
)


def upgrade() -> None:
    """Makes every table."""
    for statement in STATEMENTS:
        op.execute(statement)
