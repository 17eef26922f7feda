"""Every check-in file goes from start to finish: adding one needs no Python."""

from datetime import date

import pytest
from sqlalchemy import select

from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import CheckInQuestion, open_steps
from mentor_desktop.domain.form import Value
from mentor_desktop.operations import check_ins
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.operations.check_in_texts import check_ins as all_check_ins
from mentor_desktop.operations.finishing import finish_check_in
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.store.check_in_view import check_in_view
from tests.conftest import Pair

KEYS = sorted(check_in_forms())
WAYS = [(key, way) for key in KEYS for way in check_in_forms()[key].ways]


def some_answer(question: CheckInQuestion) -> Value:
    """The last that can be picked (the gravest, in the check-up), or a few words."""
    kind = question.kind
    if kind in ("choice", "choices"):
        keys = [choice.key for choice in question.choices]
        return keys[-1] if kind == "choice" else keys
    if kind == "rating":
        return float(question.most)
    words: dict[str, Value] = {
        "line": "A few words",
        "text": "A few words\nand some more",
        "list": ["One thing", "Another"],
        "number": 2.0,
        "date": "2026-06-20",
        "week": {"0": "09:00-12:00"},
    }
    return words[kind]


def test_no_file_is_faulty() -> None:
    assert all_check_ins().faults == ()
    assert len(KEYS) >= 9


@pytest.mark.parametrize(("key", "way"), WAYS)
def test_goes_from_start_to_finish(pair: Pair, key: str, way: str) -> None:
    database, form = pair.database, check_in_forms()[key]
    add_goal(database, pair.id, "Lead the audit")
    id = check_ins.start_check_in(database, pair.id, key)
    check_ins.choose_way(database, id, way)
    voices = ("agreed",) if way == "together" else ("mentor", "mentee")
    for voice in voices:
        given: dict[str, Value] = {}
        for _step in form.steps:  # what is answered opens more
            for step in open_steps(form, given):
                check_ins.go_to_step(database, id, step.step.key)
                for question in step.questions:
                    if not question.is_link and question.is_for(voice):
                        given[question.key] = some_answer(question)
                        check_ins.answer_check_in(
                            database, id, question.key, given[question.key], voice
                        )
        if way == "apart":
            check_ins.hand_in(database, id, voice)
    finished = finish_check_in(database, id)
    with database.reading() as session:
        row = session.get_one(CheckIn, id)
        assert row.is_done
        assert row.stage == form.stage
        rows = session.scalars(select(CheckInAnswer).filter_by(check_in_id=id)).all()
        assert all(one.label and one.said for one in rows)
        view = check_in_view(session, id, check_in_forms(), "mentee", date.today())
        assert view is not None
        assert view.orphans == ()
        assert view.steps() == open_steps(form, *view.answers.values())
    assert len({(one.product, one.record_id) for one in finished.made}) == len(finished.made)
    made_before = {one.record_id for one in finished.made}
    check_ins.reopen_check_in(database, id)
    again = finish_check_in(database, id)
    assert {one.record_id for one in again.made} <= made_before
    assert not [one for one in again.made if one.product in ("action_items", "activities")]
