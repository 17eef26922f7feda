import json
from pathlib import Path

from mentor_desktop.commands.columns import width
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.opening import open_file
from tests.commands.conftest import Command
from tests.pairing import add_relationship


def test_tells_programme_counts_and_pairs(command: Command, sample: Path) -> None:
    lines = command("show", sample).out.splitlines()
    assert lines[0] == "Harbour & Field 2026 · Larkmoor Cooperative"
    assert "made up" in lines[1]
    assert lines[2].startswith("28 people, 12 relationships: 1 preparing, 9 active")
    assert len(lines) == 5 + 12
    assert any("李文静 (Li Wenjing)" in line and "Grace Ndlovu" in line for line in lines)


def test_columns_stand_under_each_other_whatever_the_script(command: Command, sample: Path) -> None:
    lines = command("show", sample).out.splitlines()[4:]
    at = width(lines[0][: lines[0].index("State")])
    states = ("Preparing", "Active", "Completed", "Ended early")
    for line in lines[1:]:
        starts = [width(line[: line.index(state)]) for state in states if state in line]
        assert at in starts


def test_json_has_a_line_a_pair(command: Command, sample: Path) -> None:
    found = json.loads(command("show", sample, "--json").out)
    assert found["programme"]["name"] == "Harbour & Field 2026"
    assert found["programme"]["is_sample"] is True
    assert found["counts"]["people"] == 28
    assert found["counts"]["agreements_by_state"] == {
        "draft": 2, "offered": 1, "partly_signed": 1, "in_force": 7, "superseded": 1, "ended": 2,
    }  # fmt: skip
    pairs = {pair["mentee"]: pair for pair in found["relationships"]}
    assert len(pairs) == 12
    assert pairs["Léonie Dubois-Marchetti"]["next_step"]["action"] == "sign"
    assert pairs["Marta Kowalczyk"]["stage"] is None
    assert pairs["Tomasz Wiśniewski"]["stage"]["key"] == "prepare"
    assert set(pairs["Aziza"]) == {
        "id", "mentor", "mentee", "state", "stage", "next_step", "next_meeting", "contacts",
        "action_items", "level", "signals",
    }  # fmt: skip
    benedikt = pairs["Benedikt Freiherr-Lindqvist"]
    assert benedikt["level"] == "at_risk"
    contact = next(one for one in benedikt["signals"] if one["key"] == "contact")
    assert contact["level"] == "at_risk"
    assert contact["sentence"].startswith("No contact for ")
    assert (pairs["Aziza"]["level"] is None) is (not pairs["Aziza"]["signals"])
    assert all(pair["level"] is None for pair in pairs.values() if pair["state"] == "completed")


def test_tells_next_meeting_contact_and_promises(command: Command, sample: Path) -> None:
    pairs = {
        pair["mentee"]: pair
        for pair in json.loads(command("show", sample, "--json").out)["relationships"]
    }
    sofia, benedikt = pairs["Sofía Íñiguez-Navarro"], pairs["Benedikt Freiherr-Lindqvist"]
    assert sofia["next_meeting"]["time"] == "14:00"
    assert sofia["next_meeting"]["zone"] == "Europe/Brussels"
    assert sofia["contacts"] == 1  # the soft warning
    assert sofia["action_items"] == {"open": 3, "late": 1}
    assert benedikt["next_meeting"] is None and benedikt["contacts"] == 0
    line = next(one for one in command("show", sample).out.splitlines() if "Sofía" in one)
    assert sofia["next_meeting"]["day"] in line and "3 open, 1 late" in line


def test_ids_are_shown_as_long_as_it_takes_to_tell_them_apart(
    command: Command, empty: Path
) -> None:
    database = open_file(empty)
    people = [add_person(database, f"Person {number}") for number in range(4)]
    pairs = [add_relationship(database, people[0], other) for other in people[1:]]
    database.close()
    lines = command("show", empty).out.splitlines()[3:]
    shown = [line.split("  ")[0] for line in lines[1:]]
    assert len(set(shown)) == len(pairs)
    for start in shown:
        assert sum(one.startswith(start) for one in pairs) == 1


def test_looking_changes_nothing(command: Command, sample: Path) -> None:
    before, about = sample.read_bytes(), sample.stat()
    for words in (["show"], ["show", "--json"], ["check"]):
        assert command(*words, sample).status == 0
    assert sample.read_bytes() == before
    assert sample.stat().st_mtime_ns == about.st_mtime_ns


def test_looks_while_another_has_it_open(command: Command, sample: Path) -> None:
    database = open_file(sample)
    try:
        assert command("show", sample).status == 0
    finally:
        database.close()


def test_names_cannot_speak_to_the_console(command: Command, empty: Path) -> None:
    database = open_file(empty)
    with database.changing("Past the verbs") as session:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE programme SET name = 'Red \x1b[31m\nalert'")
    database.close()
    assert command("show", empty).out.splitlines()[0] == "Red [31m alert"
