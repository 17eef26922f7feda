"""Any work of verbs can be undone to the first byte and redone to the last."""

import contextlib
import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.check_in import CheckIn
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import AgendaEntry, Meeting
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.schedule import Schedule
from mentor_desktop.operations import (
    action_items,
    activities,
    agendas,
    attachments,
    check_ins,
    contacts,
    drafting,
    goals,
    journal,
    meeting_notes,
    meetings,
    people,
    relationships,
    sheets,
)
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.operations.finishing import finish_check_in
from mentor_desktop.operations.signing import offer, reopen
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import open_file
from tests.copying import open_copy
from tests.exploring import tries
from tests.pairing import add_relationship

DAY = date(2026, 3, 9)
WORDS = ("", "Ada", "Łukasz\0", "文静", "x" * 2_000, "two\nlines", "<b>", "🙂")


def dump(database: Database) -> list[object]:
    """Every row of every table but `change`."""
    with database.reading() as session:
        return [
            (name, session.connection().exec_driver_sql(f"SELECT * FROM {name} ORDER BY id").all())
            for name in sorted(Record.metadata.tables)
            if name != "change"
        ]


class Worker:
    """Does what a person might, as a random number says; refusals are part of life."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def ids(self, record: type[Record]) -> list[str]:
        with self.database.reading() as session:
            return [row.id for row in session.query(record).order_by(record.id)]

    def pick(self, random: Random, record: type[Record]) -> str:
        found = self.ids(record)
        if not found:
            raise Refused("There is none yet.")
        return random.choice(found)

    def work(self, number: int) -> None:
        random = Random(number)
        words, length = random.choice(WORDS), random.randint(-5, 800)
        role = random.choice(("mentor", "mentee"))
        verbs = (
            lambda: people.add_person(self.database, words, role=words),
            lambda: people.set_profile(self.database, self.pick(random, Person), "tips", words),
            lambda: people.set_profile(
                self.database, self.pick(random, Person), "skills", [words, "SQL"]
            ),
            lambda: people.set_profile(self.database, self.pick(random, Person), "name", words),
            lambda: people.set_supervisor(
                self.database, self.pick(random, Person), self.pick(random, Person)
            ),
            lambda: people.save_signature(
                self.database, self.pick(random, Person), (((0.0, 0.1), (0.5, 0.2)),)
            ),
            lambda: people.set_photo(
                self.database, self.pick(random, Person), "p", b"\x89PNG" + words.encode()
            ),
            lambda: people.remove_person(self.database, self.pick(random, Person)),
            lambda: add_relationship(
                self.database,
                self.pick(random, Person),
                self.pick(random, Person),
                DAY,
                DAY + timedelta(days=length),
            ),
            lambda: relationships.set_state(
                self.database,
                self.pick(random, Relationship),
                random.choice(("paused", "completed", "active")),
            ),
            lambda: relationships.pass_stage(
                self.database, self.pick(random, Relationship), "prepare", words
            ),
            lambda: relationships.remove_relationship(
                self.database, self.pick(random, Relationship)
            ),
            lambda: sheets.answer_sheet(
                self.database, self.pick(random, Relationship), role, "expectations", words
            ),
            lambda: sheets.finish_sheet(self.database, self.pick(random, Relationship), role),
            lambda: goals.add_goal(self.database, self.pick(random, Relationship), words),
            lambda: goals.change_goal(self.database, self.pick(random, Goal), words, words),
            lambda: goals.move_goal(self.database, self.pick(random, Goal), length % 5),
            lambda: goals.remove_goal(self.database, self.pick(random, Goal)),
            lambda: goals.set_goal_progress(self.database, self.pick(random, Goal), length, words),
            lambda: goals.set_goal_state(self.database, self.pick(random, Goal), "dropped"),
            lambda: activities.add_activity(
                self.database, self.pick(random, Goal), words, "stretch", DAY, DAY
            ),
            lambda: activities.add_activity(self.database, self.pick(random, Goal), "Write"),
            lambda: activities.move_activity(self.database, self.pick(random, Activity), length),
            lambda: activities.resize_activity(self.database, self.pick(random, Activity), length),
            lambda: activities.move_to_goal(
                self.database, self.pick(random, Activity), self.pick(random, Goal)
            ),
            lambda: activities.set_progress(self.database, self.pick(random, Activity), length),
            lambda: activities.set_activity_text(
                self.database, self.pick(random, Activity), "notes", words
            ),
            lambda: activities.set_activity_state(
                self.database, self.pick(random, Activity), "blocked", words
            ),
            lambda: activities.remove_activity(self.database, self.pick(random, Activity)),
            lambda: meetings.plan_meeting(
                self.database, self.pick(random, Relationship), DAY, "15:00", "UTC"
            ),
            lambda: meetings.plan_series(
                self.database,
                self.pick(random, Relationship),
                Schedule(DAY, "2:30", "Europe/Vienna", "weekly", count=length % 7),
            ),
            lambda: meetings.move_meeting(self.database, self.pick(random, Meeting), DAY, words),
            lambda: meetings.cancel_meeting(self.database, self.pick(random, Meeting), role, words),
            lambda: meetings.postpone_meeting(
                self.database, self.pick(random, Meeting), role, words, DAY
            ),
            lambda: meetings.log_held(self.database, self.pick(random, Relationship), DAY),
            lambda: meetings.remove_meeting(self.database, self.pick(random, Meeting)),
            lambda: agendas.fill_agenda(self.database, self.pick(random, Meeting)),
            lambda: agendas.add_agenda_entry(
                self.database, self.pick(random, Meeting), "topics", words
            ),
            lambda: agendas.move_agenda_entry(
                self.database, self.pick(random, AgendaEntry), length % 4
            ),
            lambda: agendas.remove_agenda_entry(self.database, self.pick(random, AgendaEntry)),
            lambda: meeting_notes.set_meeting_text(
                self.database, self.pick(random, Meeting), "notes", words
            ),
            lambda: meeting_notes.set_private_note(
                self.database, self.pick(random, Meeting), self.pick(random, Person), words
            ),
            lambda: meeting_notes.write_question_card(
                self.database, self.pick(random, Meeting), "listen", words
            ),
            lambda: journal.write_entry(
                self.database,
                self.pick(random, Relationship),
                self.pick(random, Person),
                words,
                goal_id=self.pick(random, Goal),
            ),
            lambda: journal.edit_entry(self.database, self.pick(random, JournalEntry), words),
            lambda: journal.set_entry_reader(
                self.database, self.pick(random, JournalEntry), "programme"
            ),
            lambda: journal.link_meeting(
                self.database, self.pick(random, JournalEntry), self.pick(random, Meeting)
            ),
            lambda: journal.remove_entry(self.database, self.pick(random, JournalEntry)),
            lambda: contacts.log_contact(
                self.database, self.pick(random, Relationship), "call", role, DAY
            ),
            lambda: action_items.add_action_item(
                self.database,
                self.pick(random, Relationship),
                role,
                words,
                kind="introduction",
                meeting_id=self.pick(random, Meeting),
            ),
            lambda: action_items.complete_action_item(
                self.database, self.pick(random, ActionItem), length > 0
            ),
            lambda: action_items.set_introduction_step(
                self.database, self.pick(random, ActionItem), "made"
            ),
            lambda: action_items.remove_action_item(self.database, self.pick(random, ActionItem)),
            lambda: attachments.attach(
                self.database, self.pick(random, Relationship), "job", "a.txt", words.encode()
            ),
            lambda: drafting.start_agreement(self.database, self.pick(random, Relationship)),
            lambda: drafting.answer(
                self.database, self.pick(random, Agreement), "objective", words
            ),
            lambda: drafting.answer(
                self.database, self.pick(random, Agreement), "frequency", "weekly", role
            ),
            lambda: drafting.finish_answers(self.database, self.pick(random, Agreement), role),
            lambda: drafting.add_section(self.database, self.pick(random, Agreement), words),
            lambda: drafting.move_section(
                self.database, self.pick(random, Agreement), "closing", length % 15
            ),
            lambda: drafting.hide_section(
                self.database, self.pick(random, Agreement), "records", length % 2 == 0
            ),
            lambda: drafting.discard_draft(self.database, self.pick(random, Agreement)),
            lambda: check_ins.start_check_in(
                self.database,
                self.pick(random, Relationship),
                random.choice(list(check_in_forms())),
            ),
            lambda: check_ins.answer_check_in(
                self.database, self.pick(random, CheckIn), "objective", words, role
            ),
            lambda: check_ins.answer_check_in(
                self.database, self.pick(random, CheckIn), "new_agreements", [words, "Less"]
            ),
            lambda: check_ins.hand_in(self.database, self.pick(random, CheckIn), role),
            lambda: check_ins.plan_check_in(
                self.database, self.pick(random, Relationship), "renewal", DAY
            ),
            lambda: check_ins.skip_check_in(
                self.database, self.pick(random, Relationship), "check_up", words
            ),
            lambda: check_ins.reopen_check_in(self.database, self.pick(random, CheckIn)),
            lambda: check_ins.remove_check_in(self.database, self.pick(random, CheckIn)),
            lambda: finish_check_in(self.database, self.pick(random, CheckIn), anyway=True),
            lambda: finish_check_in(self.database, self.pick(random, CheckIn), anyway=True),
            lambda: offer(self.database, self.pick(random, Agreement)),
            lambda: reopen(self.database, self.pick(random, Agreement)),
        )
        with contextlib.suppress(Refused):
            random.choice(verbs)()
        if length % 3 == 0:
            self.database.settle()


@settings(max_examples=tries(10, 50), deadline=None)
@given(st.lists(st.integers(0, 100_000), min_size=20, max_size=60))
def test_undo_all_gives_the_first_byte_and_redo_all_the_last(
    new_file: Path, numbers: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random.mentor"
        database = open_copy(new_file, path)
        with database.changing("Begin", undo="barrier") as session:
            session.add_all(Person(name=name) for name in ("Ada", "Ben"))
        first = dump(database)
        worker = Worker(database)
        for number in numbers:
            worker.work(number)
        last = dump(database)
        undone = 0
        while database.undo_label is not None:
            database.undo()
            undone += 1
        assert dump(database) == first
        database.close()
        database = open_file(path)
        for _each in range(undone):
            database.redo()
        assert database.redo_label is None
        assert dump(database) == last
        database.close()
