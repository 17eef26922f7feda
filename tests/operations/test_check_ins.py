"""Starting, answering, handing in, skipping and planning check-ins."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from mentor_desktop.domain import check_in_file
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import check_in_texts, check_ins
from mentor_desktop.operations.check_in_texts import (
    check_in_forms,
    own_check_ins_folder,
)
from mentor_desktop.operations.check_in_texts import check_ins as all_check_ins
from mentor_desktop.operations.clock import today
from mentor_desktop.operations.finishing import finish_check_in
from mentor_desktop.operations.relationships import set_dates
from mentor_desktop.store.check_in_view import CheckInView, check_in_view
from mentor_desktop.store.check_ins import PairCheckIns, check_ins_of
from tests.conftest import Pair

GOOD: dict[str, Value] = {
    "match": "good", "met": "as_agreed", "energy": "yes", "time": "content", "cancelled": "no",
}  # fmt: skip
OWN = """
key = "harvest"
title = "Harvest talk"
[[step]]
key = "one"
title = "One"
[[step.question]]
key = "fruit"
kind = "line"
label = "What has grown?"
"""


def row(pair: Pair, id: str) -> CheckIn:
    with pair.database.reading() as session:
        return session.get_one(CheckIn, id)


def answer(pair: Pair, id: str, said: dict[str, Value], voice: str = "agreed") -> None:
    for question, value in said.items():
        check_ins.answer_check_in(pair.database, id, question, value, voice)


def view(pair: Pair, id: str, role: str | None = "mentee") -> CheckInView:
    with pair.database.reading() as session:
        found = check_in_view(session, id, check_in_forms(), role, today())
    assert found is not None
    return found


def listed(pair: Pair, on: date | None = None) -> PairCheckIns:
    with pair.database.reading() as session:
        return check_ins_of(session, pair.id, check_in_forms(), on or today())


def test_goes_on_with_the_one_that_is_open(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "check_up")
    check_ins.go_to_step(pair.database, id, "in_the_way")
    assert check_ins.start_check_in(pair.database, pair.id, "check_up") == id
    assert row(pair, id).step == "in_the_way"
    assert row(pair, id).started_on == today()


def test_walking_from_step_to_step_is_nothing_to_undo(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "check_up")
    answer(pair, id, {"match": "good"})
    check_ins.go_to_step(pair.database, id, "in_the_way")
    assert pair.database.undo_label == "Edit How well does the match suit you?"
    pair.database.undo()
    pair.database.undo()  # the start, although it stands at another step since
    with pair.database.reading() as session:
        assert session.get(CheckIn, id) is None
    pair.database.redo()
    pair.database.redo()
    check_ins.go_to_step(pair.database, id, "in_the_way")
    assert row(pair, id).step == "in_the_way"


def test_two_check_ups_on_one_day_are_two(pair: Pair) -> None:
    first = check_ins.start_check_in(pair.database, pair.id, "check_up")
    answer(pair, first, GOOD)
    finish_check_in(pair.database, first)
    second = check_ins.start_check_in(pair.database, pair.id, "check_up")
    answer(pair, second, GOOD | {"match": "poor"})
    finish_check_in(pair.database, second)
    assert [row(pair, one).ordinal for one in (first, second)] == [1, 2]
    done = listed(pair).done
    assert {one.id for one in done} == {first, second}
    assert [one.verdict.outcomes for one in done if one.verdict] == [("on_track",)] * 2


def test_first_answers_stay_readable_beside_those_of_today(pair: Pair) -> None:  # FM-11
    first = check_ins.start_check_in(pair.database, pair.id, "check_up")
    answer(pair, first, GOOD | {"match": "fair"})
    finish_check_in(pair.database, first)
    second = check_ins.start_check_in(pair.database, pair.id, "check_up")
    earlier = view(pair, second).earlier
    assert [one.check_in_id for one in earlier] == [first]
    assert earlier[0].said["agreed"]["match"] == "Fair"


def test_what_is_done_once_is_not_begun_again(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "first_meeting")
    finish_check_in(pair.database, id)
    with pytest.raises(Refused, match="Reopen"):
        check_ins.start_check_in(pair.database, pair.id, "first_meeting")
    with pytest.raises(Refused, match="Reopen"):
        answer(pair, id, {"expect": "Honesty"})
    check_ins.reopen_check_in(pair.database, id)
    answer(pair, id, {"expect": "Honesty"})
    assert check_ins.start_check_in(pair.database, pair.id, "first_meeting") == id


def test_skips_with_a_reason_and_begins_all_the_same(pair: Pair) -> None:
    with pytest.raises(Refused, match="why"):
        check_ins.skip_check_in(pair.database, pair.id, "action_plan", "  ")
    id = check_ins.skip_check_in(pair.database, pair.id, "action_plan", "We have a plan")
    assert row(pair, id).skipped_reason == "We have a plan"
    assert row(pair, id).stage == "action_plan"
    assert check_ins.start_check_in(pair.database, pair.id, "action_plan") == id
    assert not row(pair, id).is_done


def test_plans_one_for_later(pair: Pair) -> None:
    day = date(2026, 7, 1)
    id = check_ins.plan_check_in(pair.database, pair.id, "check_up", day)
    line = listed(pair, date(2026, 6, 1)).to_start("check_up")
    assert line is not None
    assert (line.id, line.state, line.planned_for) == (id, "planned", day)
    assert check_ins.start_check_in(pair.database, pair.id, "check_up") == id
    with pytest.raises(Refused, match="1900"):
        check_ins.plan_check_in(pair.database, pair.id, "renewal", date(1492, 1, 1))


def test_handed_in_answers_rest_until_they_are_taken_back(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "check_up")
    check_ins.choose_way(pair.database, id, "apart")
    answer(pair, id, GOOD, "mentor")
    check_ins.hand_in(pair.database, id, "mentor")
    with pytest.raises(Refused, match="Take them back"):
        answer(pair, id, {"match": "poor"}, "mentor")
    with pytest.raises(Refused, match="Benny has not handed in"):
        finish_check_in(pair.database, id)
    check_ins.take_back(pair.database, id, "mentor")
    answer(pair, id, {"match": "poor"}, "mentor")
    with pytest.raises(Refused, match="Neither"):
        finish_check_in(pair.database, id)


def test_can_be_finished_with_one_set_of_answers(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "check_up")
    check_ins.choose_way(pair.database, id, "apart")
    answer(pair, id, GOOD, "mentor")
    answer(pair, id, {"match": "poor"}, "mentee")
    check_ins.hand_in(pair.database, id, "mentor")
    finished = finish_check_in(pair.database, id, anyway=True)
    assert finished.verdict is not None
    assert finished.verdict.outcomes == ("on_track",)
    assert "mentee" not in view(pair, id, "mentor").answers  # never handed in: never shown
    for told in (listed(pair).done[0].verdict, view(pair, id, "mentee").verdict):
        assert told is not None
        assert told.outcomes == ("on_track",)


def test_a_way_that_the_form_has_not_is_refused(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "action_plan")
    assert row(pair, id).way == "together"
    with pytest.raises(Refused, match="not answered in that way"):
        check_ins.choose_way(pair.database, id, "apart")


def test_a_rating_keeps_to_its_ends(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "celebrate")
    answer(pair, id, {"recommend": 0}, "mentor")
    for wrong in (11, 2.5, -1, "3", True):
        with pytest.raises(Refused):
            answer(pair, id, {"recommend": wrong}, "mentor")
    assert view(pair, id, "mentor").answers["mentor"] == {"recommend": 0.0}


def test_what_is_said_to_the_programme_is_not_shown_to_the_other(pair: Pair) -> None:  # CO-05
    id = check_ins.start_check_in(pair.database, pair.id, "celebrate")
    check_ins.choose_way(pair.database, id, "apart")
    answer(pair, id, {"recommend": 3.0, "thanks": "For your time"}, "mentor")
    for role in ("mentor", "mentee"):
        check_ins.hand_in(pair.database, id, role)
    assert view(pair, id, "mentee").answers == {"mentor": {"thanks": "For your time"}}
    assert view(pair, id, "mentee").hidden == frozenset()
    assert "recommend" in view(pair, id, "mentor").answers["mentor"]


def test_removes_a_check_in_with_its_answers(pair: Pair) -> None:
    id = check_ins.start_check_in(pair.database, pair.id, "check_up")
    answer(pair, id, GOOD)
    check_ins.remove_check_in(pair.database, id)
    with pair.database.reading() as session:
        assert session.scalars(select(CheckInAnswer)).all() == []
        assert session.get(CheckIn, id) is None
    pair.database.undo()
    assert view(pair, id).answers == {"agreed": GOOD}


def test_a_check_in_that_is_gone_is_refused(pair: Pair) -> None:
    for verb in (check_ins.kind_of, finish_check_in):
        with pytest.raises(Refused, match="no longer there"):
            verb(pair.database, "nowhere")


def own_file(text: str, name: str = "harvest.toml") -> Path:
    folder = own_check_ins_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_a_file_of_the_programmes_own_is_a_check_in_at_once(pair: Pair) -> None:
    assert "harvest" not in check_in_forms()
    own_file(OWN)
    id = check_ins.start_check_in(pair.database, pair.id, "harvest")
    answer(pair, id, {"fruit": "Courage"})
    finish_check_in(pair.database, id)
    assert check_in_forms()["harvest"].is_own
    assert [one.key for one in listed(pair).done] == ["harvest"]


def test_answers_to_questions_that_changed_since_are_kept_and_shown(pair: Pair) -> None:
    file = own_file(OWN + OWN[OWN.index("[[step.question]]") :].replace("fruit", "seed"))
    id = check_ins.start_check_in(pair.database, pair.id, "harvest")
    answer(pair, id, {"fruit": "Courage", "seed": "Doubt"})
    file.write_text(OWN.replace("What has grown?", "What was harvested?"), "utf-8")
    found = view(pair, id)
    assert {(one.label, one.said) for one in found.orphans} == {
        ("What has grown?", "Courage"),
        ("What has grown?", "Doubt"),
    }
    file.unlink()
    found = view(pair, id)
    assert found.form is None
    assert {one.said for one in found.orphans} == {"Courage", "Doubt"}
    line = next(one for one in listed(pair).to_do if one.id == id)
    assert (line.title, line.has_form) == ("Harvest talk", False)
    with pytest.raises(Refused, match="Its answers are kept"):
        answer(pair, id, {"fruit": "More"})


def test_answers_belong_to_their_questions_in_another_language(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_file(OWN.replace('title = "Harvest talk"', 'title = "Harvest talk"\nrepeats = true'))
    first = check_ins.start_check_in(pair.database, pair.id, "harvest")
    answer(pair, first, {"fruit": "Courage"})
    finish_check_in(pair.database, first)
    second = check_ins.start_check_in(pair.database, pair.id, "harvest")
    monkeypatch.setattr(check_in_file, "_", str.upper)
    monkeypatch.setattr(check_in_texts, "current_language", lambda: "loud")
    assert check_in_forms()["harvest"].question("fruit").label == "WHAT HAS GROWN?"
    assert view(pair, first).orphans == ()
    assert [one.check_in_id for one in view(pair, second).earlier] == [first]


def test_a_faulty_file_is_named_and_the_others_work(
    pair: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    own_file(OWN)
    own_file(OWN.replace('"line"', '"colour"'), "faulty.toml")
    own_file(OWN, "twin.toml")
    own_file(OWN.replace('"harvest"', '"prepare_mentor"'), "sheet.toml")
    (own_check_ins_folder() / "bytes.toml").write_bytes(b"key = \xff\xfe")
    found = all_check_ins()
    assert "harvest" in found.forms
    assert {one.file for one in found.faults} == {
        "faulty.toml", "twin.toml", "sheet.toml", "bytes.toml",
    }  # fmt: skip
    assert {one.line for one in found.faults if "already" in one.reason} == {2}
    unreadable = next(one for one in found.faults if one.file == "bytes.toml")
    assert "file of text in UTF-8, of at most 1 MB" in unreadable.reason
    all_check_ins()
    assert caplog.text.count("faulty.toml, line 9: “colour” is not known here") == 1


def test_the_list_follows_the_journey(pair: Pair) -> None:
    found = listed(pair, date(2026, 3, 10))
    states = {one.key: one.state for one in found.to_do}
    assert states["first_meeting"] == "due"
    assert states["celebrate"] == "coming"
    assert states["monthly_pulse"] == "free"
    keys = [one.key for one in found.to_do if one.stage]
    assert keys == ["first_meeting", "action_plan", "check_up", "renewal", "celebrate"]
    assert listed(pair, date(2026, 5, 1)).to_start("first_meeting") is not None
    assert {one.state for one in listed(pair, date(2027, 6, 1)).to_do} == {"late", "free"}


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (date(2026, 3, 9), date(2026, 3, 9)),  # one day
        (date(2026, 3, 9), date(2036, 3, 8)),  # ten years
        (date(2090, 3, 9), date(2091, 3, 8)),  # in the future; and a clock that was set back
        (None, None),
    ],
)
def test_a_check_up_is_sound_at_any_length_and_time(
    pair: Pair, starts: date | None, ends: date | None
) -> None:
    set_dates(pair.database, pair.id, starts, ends)
    id = check_ins.start_check_in(pair.database, pair.id, "check_up")
    with pair.database.reading() as session:
        for on in (date(1970, 1, 1), date(2026, 3, 9), date(2099, 1, 1)):
            found = check_in_view(session, id, check_in_forms(), "mentor", on)
            assert found is not None
            assert found.prefilled == {}
            assert check_ins_of(session, pair.id, check_in_forms(), on).to_do
    answer(pair, id, GOOD)
    assert finish_check_in(pair.database, id).verdict is not None
