"""What comes of a check-in: agreement, goals, plan, promises, meetings, states. C90-*, CLO-*."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import Agreement, AgreementAnswer, AgreementSection
from mentor_desktop.domain.check_in import CheckInAnswer
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.goal import Goal, GoalRevision
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations import check_ins, drafting, goals, meetings
from mentor_desktop.operations.check_in_texts import check_in_forms, own_check_ins_folder
from mentor_desktop.operations.clock import now, today
from mentor_desktop.operations.finishing import Finished, finish_check_in
from mentor_desktop.operations.people import add_person
from mentor_desktop.operations.relationships import set_dates, set_pair_supervisor
from mentor_desktop.store.database import Database
from tests.conftest import Pair

Row = TypeVar("Row", bound=Record)
STRAINED: dict[str, Value] = {
    "match": "poor", "met": "hardly", "energy": "no", "time": "content", "cancelled": "no",
}  # fmt: skip


def rows(pair: Pair, record: type[Row]) -> list[Row]:
    with pair.database.reading() as session:
        return list(session.scalars(select(record).order_by(record.id)))


def titles(pair: Pair) -> list[str]:
    """What was promised, but for the first contact."""
    return [one.title for one in rows(pair, ActionItem) if "first meeting" not in one.title]


def begun(pair: Pair, key: str, said: dict[str, Value], way: str = "") -> str:
    id = check_ins.start_check_in(pair.database, pair.id, key)
    if way:
        check_ins.choose_way(pair.database, id, way)
    for question, value in said.items():
        check_ins.answer_check_in(pair.database, id, question, value)
    return id


def finished(pair: Pair, key: str, said: dict[str, Value]) -> Finished:
    return finish_check_in(pair.database, begun(pair, key, said))


def agreed(pair: Pair) -> dict[str, Any]:
    newest = rows(pair, Agreement)[-1].id
    found = [one for one in rows(pair, AgreementAnswer) if one.agreement_id == newest]
    return {one.question: one.value for one in found}


def in_force(pair: Pair, signed: datetime | None = None) -> str:
    id = drafting.start_agreement(pair.database, pair.id)
    with pair.database.changing("Sign") as session:
        agreement = session.get_one(Agreement, id)
        agreement.state, agreement.in_force_at = "in_force", signed or now()
    return id


def dump(database: Database) -> list[Sequence[Any]]:
    with database.reading() as session:
        tables = [name for name in sorted(Record.metadata.tables) if name != "change"]
        return [
            session.connection().exec_driver_sql(f"SELECT * FROM {name} ORDER BY id").all()
            for name in tables
        ]


def test_the_first_meeting_fills_the_draft_of_the_agreement(pair: Pair) -> None:  # FM-02
    ids = [goals.add_goal(pair.database, pair.id, f"Goal {n}") for n in range(1, 5)]
    found = finished(
        pair, "first_meeting",
        {"objective": "Find a way into teaching", "contact_starts": "either", "success": "A class"},
    )  # fmt: skip
    said = agreed(pair)
    assert said["objective"] == "Find a way into teaching"
    assert said["success"] == "A class"
    assert said["contact_starts"] == "either"  # a ready wording that nobody chose gives way
    assert said["top_goals"] == ids[:3]  # FM-14
    assert "agreement" in [one.product for one in found.made]


def test_what_the_draft_says_already_stays(pair: Pair) -> None:
    draft = drafting.start_agreement(pair.database, pair.id)
    drafting.answer(pair.database, draft, "objective", "Our own words")
    finished(pair, "first_meeting", {"objective": "Other words", "success": "A class"})
    assert agreed(pair)["objective"] == "Our own words"
    assert agreed(pair)["success"] == "A class"
    assert len(rows(pair, Agreement)) == 1


def test_where_the_two_differ_the_draft_stays_empty(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "first_meeting")
    check_ins.choose_way(pair.database, id, "apart")
    for role, objective in (("mentor", "One thing"), ("mentee", "Another")):
        check_ins.answer_check_in(pair.database, id, "objective", objective, role)
        check_ins.answer_check_in(pair.database, id, "success", "The same", role)
        check_ins.hand_in(pair.database, id, role)
    finish_check_in(pair.database, id)
    assert "objective" not in agreed(pair)
    assert agreed(pair)["success"] == "The same"


def test_a_signed_agreement_is_not_touched(pair: Pair) -> None:
    id = in_force(pair)
    before = agreed(pair)
    finished(pair, "first_meeting", {"objective": "Something else"})
    assert [one.id for one in rows(pair, Agreement)] == [id]
    assert agreed(pair) == before


def test_asks_to_brief_the_supervisor(pair: Pair) -> None:  # FM-24
    boss = add_person(pair.database, "Cleo Marsh")
    set_pair_supervisor(pair.database, pair.id, boss)
    finished(pair, "first_meeting", {"briefing_by": "mentor", "briefing_day": "2026-06-20"})
    item = next(one for one in rows(pair, ActionItem) if "Cleo" in one.title)
    assert (item.owner, item.due) == ("mentor", date(2026, 6, 20))


def test_no_supervisor_no_briefing(pair: Pair) -> None:
    finished(pair, "first_meeting", {"briefing_by": "none"})
    assert titles(pair) == []


def test_the_goals_as_they_stood_are_kept(pair: Pair) -> None:  # FM-11
    goal = goals.add_goal(pair.database, pair.id, "Speak in public")
    finished(pair, "first_meeting", {})
    goals.change_goal(pair.database, goal, "Teach", "It grew")
    kept = [one for one in rows(pair, CheckInAnswer) if one.value == ["Speak in public"]]
    assert [(one.voice, one.said) for one in kept] == [("agreed", "Speak in public")]


def test_the_action_plan_makes_activities_of_the_first_goal(pair: Pair) -> None:  # AP-03
    top = goals.add_goal(pair.database, pair.id, "Lead the audit")
    finished(
        pair, "action_plan",
        {"doing": ["Write the plan", "write  the PLAN"], "stretch": ["Lead it for a day"]},
    )  # fmt: skip
    found = {(one.title, one.kind, one.goal_id, one.position) for one in rows(pair, Activity)}
    assert found == {
        ("Write the plan", "doing", top, 1),
        ("Lead it for a day", "stretch", top, 2),
    }


def test_without_a_goal_it_says_why_there_are_no_activities(pair: Pair) -> None:
    found = finished(pair, "action_plan", {"doing": ["Write the plan"]})
    assert rows(pair, Activity) == []
    assert "no goal yet" in found.notes[0]


def test_the_check_up_makes_a_meeting_and_promises(pair: Pair) -> None:  # C90-13, C90-14
    meetings.plan_meeting(
        pair.database, pair.id, date(2026, 4, 3), "15:00", "Europe/Vienna", 45, "video", "Room 3"
    )
    found = finished(
        pair, "check_up",
        STRAINED | {"obstacles": ["goals", "workload"], "plan_workload": ["Drop the newsletter"]},
    )  # fmt: skip
    assert found.verdict is not None
    assert found.verdict.of_voice["agreed"].trace().startswith("3 of 5 unfavourable; goals, work")
    assert sorted(titles(pair)) == ["Drop the newsletter", "Overcome: Our goals are unclear"]
    made = rows(pair, Meeting)[-1]
    assert (made.time, made.zone, made.format, made.place) == (
        "15:00", "Europe/Vienna", "video", "Room 3",
    )  # fmt: skip
    assert made.day == today() + timedelta(days=7)
    due = {one.due for one in rows(pair, ActionItem) if one.title in titles(pair)}
    assert due == {today() + timedelta(days=14)}


def test_the_day_of_the_talk_is_the_day_of_all_of_it(pair: Pair) -> None:
    day = today() + timedelta(days=3)
    finished(
        pair, "check_up",
        STRAINED | {"obstacles": ["distance"], "talk_day": day.isoformat(),
                    "plan_distance": ["Cameras on"]},
    )  # fmt: skip
    assert [one.day for one in rows(pair, Meeting)] == [day]
    assert [one.due for one in rows(pair, ActionItem) if one.title == "Cameras on"] == [day]


def test_a_meeting_that_is_planned_will_do(pair: Pair) -> None:
    meetings.plan_meeting(pair.database, pair.id, today() + timedelta(days=5))
    finished(pair, "check_up", STRAINED | {"obstacles": ["distance"]})
    assert len(rows(pair, Meeting)) == 1


def test_on_track_makes_nothing(pair: Pair) -> None:  # C90-07
    said = STRAINED | {"match": "good", "obstacles": ["workload"], "plan_workload": ["Never"]}
    found = finished(pair, "check_up", said)  # what was ticked before it got better does not count
    assert found.made == ()
    assert found.verdict is not None and found.verdict.outcomes == ("on_track",)


def test_the_coordinator_is_a_suggestion(pair: Pair) -> None:  # C90-11: never closes by itself
    found = finished(pair, "check_up", STRAINED | {"obstacles": ["trust"]})
    assert found.verdict is not None and found.verdict.outcomes == ("strained", "coordinator")
    assert found.made == ()
    assert rows(pair, Relationship)[0].state == "preparing"


def test_no_verdict_before_all_five_are_answered(pair: Pair) -> None:
    said = dict(STRAINED)
    del said["cancelled"]
    with pytest.raises(Refused, match="all five"):
        finished(pair, "check_up", said)


def test_the_graver_result_of_two_holds_and_makes_the_plan(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "check_up")
    check_ins.choose_way(pair.database, id, "apart")
    better = STRAINED | {"match": "good"}
    for role, said in (("mentor", better), ("mentee", STRAINED | {"obstacles": ["workload"]})):
        for question, value in said.items():
            check_ins.answer_check_in(pair.database, id, question, value, role)
        check_ins.hand_in(pair.database, id, role)
    # the pair writes its plan together, once both are in
    check_ins.answer_check_in(pair.database, id, "plan_workload", ["Meet at eight"])
    found = finish_check_in(pair.database, id)
    assert found.verdict is not None
    assert found.verdict.outcomes == ("strained", "plan")
    assert found.verdict.differing == ("match",)
    assert titles(pair) == ["Meet at eight"]


@pytest.mark.parametrize("steps", [[f"Step {n}" for n in range(51)], ["x" * 1_001]])
def test_more_than_anyone_can_follow_up_is_refused(pair: Pair, steps: list[str]) -> None:
    said = STRAINED | {"obstacles": ["workload"], "plan_workload": steps}
    with pytest.raises(Refused, match="at most 50 things"):
        finished(pair, "check_up", said)
    assert titles(pair) == []


def test_nothing_is_made_twice(pair: Pair) -> None:
    goals.add_goal(pair.database, pair.id, "Lead the audit")
    said = STRAINED | {"obstacles": ["workload"], "plan_workload": ["Drop the newsletter"]}
    id = begun(pair, "check_up", said)
    finish_check_in(pair.database, id)
    before = len(rows(pair, ActionItem)), len(rows(pair, Meeting))
    check_ins.reopen_check_in(pair.database, id)
    check_ins.answer_check_in(pair.database, id, "plan_workload", ["Drop the newsletter", "Say no"])
    again = finish_check_in(pair.database, id)
    assert [one.title for one in again.made] == ["Say no"]
    assert (len(rows(pair, ActionItem)), len(rows(pair, Meeting))) == (before[0] + 1, before[1])


def test_the_renewal_opens_an_amendment_with_what_was_wished(pair: Pair) -> None:  # MID-10
    signed = in_force(pair)
    finished(pair, "renewal", {"new_agreements": ["Meet in the morning", "Answer in two days"]})
    draft = rows(pair, Agreement)[-1]
    assert (draft.amends_id, draft.state, draft.version) == (signed, "draft", 2)
    section = next(one for one in rows(pair, AgreementSection) if one.agreement_id == draft.id)
    assert section.title == "Mid-point renewal"
    assert agreed(pair)[section.key] == "Meet in the morning\nAnswer in two days"


def test_without_a_signed_agreement_wishes_are_kept_here(pair: Pair) -> None:
    found = finished(pair, "renewal", {"new_agreements": ["Meet in the morning"]})
    assert rows(pair, Agreement) == []
    assert "nothing to amend" in found.notes[0]


@pytest.mark.parametrize("state", ["offered", "partly_signed"])
def test_what_waits_for_signatures_is_not_amended(pair: Pair, state: str) -> None:
    id = in_force(pair)
    with pair.database.changing("Offer") as session:
        session.get_one(Agreement, id).state = state
    found = finished(pair, "renewal", {"new_agreements": ["Meet in the morning"]})
    assert len(rows(pair, Agreement)) == 1
    assert "waits for signatures" in found.notes[0]


def test_wishes_join_a_draft_that_is_open(pair: Pair) -> None:
    drafting.start_agreement(pair.database, pair.id)
    finished(pair, "renewal", {"new_agreements": ["Meet in the morning"]})
    assert [one.title for one in rows(pair, AgreementSection)] == ["Mid-point renewal"]
    assert len(rows(pair, Agreement)) == 1


def test_a_changed_goal_gets_its_reason(pair: Pair) -> None:  # MID-04, AP-13
    goal = goals.add_goal(pair.database, pair.id, "Learn macros")
    id = begun(pair, "renewal", {"shift": "some", "changed_why": "The audit came first"})
    goals.change_goal(pair.database, goal, "Lead the audit", "")
    finish_check_in(pair.database, id)
    revision = rows(pair, GoalRevision)[0]
    assert (revision.title, revision.reason) == ("Learn macros", "The audit came first")
    assert rows(pair, Goal)[0].title == "Lead the audit"


def test_reading_the_agreement_again_is_noted(pair: Pair) -> None:  # AG-31
    in_force(pair)
    finished(pair, "agreement_review", {"fits": "yes"})
    assert rows(pair, Agreement)[0].reviewed_on == today()


@pytest.mark.parametrize(
    ("said", "ends", "state"),
    [
        ("completed", timedelta(days=90), "completed"),  # CLO-06: all was gained
        ("closing", timedelta(days=-1), "closing"),
        (None, timedelta(days=90), "closing"),
        (None, timedelta(days=0), "completed"),
    ],
)
def test_celebrating_closes_as_the_two_choose(
    pair: Pair, said: str | None, ends: timedelta, state: str
) -> None:
    set_dates(pair.database, pair.id, date(2026, 3, 9), today() + ends)
    found = finished(pair, "celebrate", {"is_done": said} if said else {})
    assert rows(pair, Relationship)[0].state == state
    products = [one.product for one in found.made]
    assert products.count("relationship_state") == 1
    assert {"closing_report", "certificates"} <= set(products)  # CLO-05


def test_ending_early_is_nobodys_fault(pair: Pair) -> None:  # CLO-11, AG-24
    in_force(pair)
    finished(pair, "ending_early", {"thanks": "For your patience"})
    assert rows(pair, Relationship)[0].state == "ended_early"
    assert rows(pair, Relationship)[0].ended_on == today()
    assert rows(pair, Agreement)[0].state == "ended"


def test_one_undo_takes_all_of_it_back(pair: Pair) -> None:
    in_force(pair)
    goals.add_goal(pair.database, pair.id, "Lead the audit")
    all_said: dict[str, dict[str, Value]] = {
        "check_up": STRAINED | {"obstacles": ["workload", "trust"]},
        "renewal": {"new_agreements": ["Meet in the morning"], "read_again": "yes"},
        "celebrate": {"is_done": "completed"},
    }
    for key, said in all_said.items():
        id = begun(pair, key, said)
        before = dump(pair.database)
        finish_check_in(pair.database, id)
        after = dump(pair.database)
        assert after != before
        pair.database.undo()
        assert dump(pair.database) == before
        pair.database.redo()
        assert dump(pair.database) == after


OWN = """
key = "wishes"
title = "Wishes"
[[step]]
key = "one"
title = "One"
[[step.question]]
key = "new_goals"
kind = "list"
label = "New goals"
produces = ["goals"]
[[step.question]]
key = "ticked"
kind = "choices"
label = "What helps?"
other = true
owner = "mentor"
produces = ["action_items"]
[[step.question.choice]]
key = "books"
label = "Books"
text = "Lend a book"
"""


def test_a_file_of_the_programmes_own_makes_things_without_python(pair: Pair) -> None:
    own_check_ins_folder().mkdir(parents=True, exist_ok=True)
    (own_check_ins_folder() / "wishes.toml").write_text(OWN, "utf-8")
    assert "wishes" in check_in_forms()
    goals.add_goal(pair.database, pair.id, "Lead the audit")
    finished(
        pair, "wishes",
        {"new_goals": ["lead THE audit", "Teach"], "ticked": ["books", "other: A walk"]},
    )  # fmt: skip
    assert {(one.title, one.rank) for one in rows(pair, Goal)} == {
        ("Lead the audit", 1), ("Teach", 2),
    }  # fmt: skip
    items = {one.title: one.owner for one in rows(pair, ActionItem)}
    assert items["Lend a book"] == items["A walk"] == "mentor"
    assert len(items) == 3
