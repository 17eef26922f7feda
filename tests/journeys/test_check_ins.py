"""Every check-in gone through by keyboard alone, in one start of the program; one cut off."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import CheckInForm, CheckInQuestion, OpenStep, open_steps
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.programme import Programme
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.opening import create_file, open_file
from tests.journeys.desktop import Desktop
from tests.pairing import add_relationship

WRITTEN = "Yes"
ADA, BEN = "Ada Lovelace", "Ben Okri"


def make_file(path: Path) -> None:
    """A pair that begins today."""
    database = create_file(path, Programme(name="Ours", is_personal=True))
    mentor, mentee = add_person(database, ADA), add_person(database, BEN)
    add_relationship(database, mentor, mentee, date.today(), None)
    database.close()


def found(path: Path, key: str) -> tuple[list[CheckIn], dict[str, dict[str, Value]]]:
    """The check-ins of a form with the answers of the last, by voice, while the program runs."""
    database = open_file(path, read_only=True)
    with database.reading() as session:
        rows = session.query(CheckIn).filter_by(kind=key).order_by(CheckIn.ordinal).all()
        answers: dict[str, dict[str, Value]] = {}
        for row in session.query(CheckInAnswer).filter_by(check_in_id=rows[-1].id if rows else ""):
            answers.setdefault(row.voice, {})[row.question] = row.value
    database.close()
    return rows, answers


def keys_for(question: CheckInQuestion) -> Iterator[str]:
    """What answers a question whose first part has the focus, and leads to the next one.

    Of chips that exclude one another only the chosen one is on the way of Tab.
    """
    if question.kind in ("choice", "rating"):
        yield from ("space", "Tab")
    elif question.kind == "choices":
        yield "space"
        yield from ["Tab"] * (len(question.choices) + question.has_other)
    elif question.kind == "number":
        yield from ("2", "Tab")
    elif question.kind == "date":
        yield from ("Tab", "Tab")
    else:
        yield f"type {WRITTEN}"
        yield from ["Tab"] * (2 if question.suggestions else 1)


def in_a_row(step: OpenStep) -> Iterator[CheckInQuestion]:
    """The fields of a step up to the first piece of the record."""
    for question in step.questions:
        if question.is_link:
            return
        yield question


def answer_step(desktop: Desktop, step: OpenStep) -> list[str]:
    """Answers what stands first on a step, by keys; the questions that have an answer now."""
    answered = []
    for question in in_a_row(step):
        for key in keys_for(question):
            if key.startswith("type "):
                desktop.type(key.removeprefix("type "))
            else:
                desktop.key(key)
        if question.kind != "date":
            answered.append(question.key)
    return answered


def go_through(desktop: Desktop, path: Path, form: CheckInForm, voice: str) -> list[str]:
    """From the first step to the summary by Ctrl+PageDown; the questions that were answered."""
    answered: list[str] = []
    step: OpenStep | None = open_steps(form)[0]
    while step is not None:
        desktop.wait(step.step.title, "label")
        until_in_field(desktop, step)
        answered += answer_step(desktop, step)
        desktop.key("ctrl+Next")
        _rows, answers = found(path, form.key)
        keys = [one.step.key for one in open_steps(form, answers.get(voice, {}))]
        at = keys.index(step.step.key) + 1
        steps = open_steps(form, answers.get(voice, {}))
        step = steps[at] if at < len(steps) else None
    desktop.wait("Summary", "label")
    return answered


def until_in_field(desktop: Desktop, step: OpenStep) -> None:
    """The first field of a step has the focus by itself."""
    first = next(in_a_row(step), None)
    if first is None:
        return
    name = first.label
    if first.kind in ("choice", "choices"):
        name = first.choices[0].label
    elif first.kind == "rating":
        name = f"{first.least} of {first.most}…"
    desktop.until(
        lambda: any(one.is_focused for one in desktop.find(name)), f"the focus on “{name}”"
    )


def alone(desktop: Desktop, path: Path, form: CheckInForm) -> list[str]:
    """Each of the two says who they are, answers, and hands in."""
    answered: list[str] = []
    for role, name in (("mentor", ADA), ("mentee", BEN)):
        desktop.wait(f"I am {name}")
        desktop.key("space")
        answered = go_through(desktop, path, form, role)
        desktop.wait("Hand in my answers")
        desktop.key("space")
        if role == "mentor":  # the focus is on whose answers these are
            desktop.wait("When Ben Okri has answered…")
            desktop.key("Right", "space")
    return answered


def test_every_check_in_is_gone_through_by_keys_alone(desktop: Desktop) -> None:
    path = desktop.home / "ours.mentor"
    make_file(path)
    desktop.start(str(path))
    desktop.wait("Check-ins", "page tab")
    desktop.open("ctrl+6", "Start: First meeting")
    desktop.key("Tab")  # past the preparation sheets
    for form in check_in_forms().values():
        desktop.key("space")
        is_alone = form.ways == ("apart",)
        answered = (
            alone(desktop, path, form) if is_alone else go_through(desktop, path, form, "agreed")
        )
        desktop.wait("Finish", "push button")
        desktop.key("space")
        desktop.wait("Back to the check-ins", "push button")
        desktop.key("space")
        desktop.wait(f"Read: {form.title}", "push button")
        rows, answers = found(path, form.key)
        assert rows[-1].finished_at is not None, form.key
        for voice in ("mentor", "mentee") if is_alone else ("agreed",):
            assert set(answered) <= set(answers[voice]), (form.key, voice)
        desktop.key("ctrl+z")  # a pair that has ended begins nothing new
        desktop.wait(f"Go on: {form.title}", "push button")
        desktop.key("Tab", "Tab")
    desktop.stop()


def test_a_kill_costs_no_more_than_the_field_being_typed(desktop: Desktop) -> None:
    path = desktop.home / "ours.mentor"
    make_file(path)
    desktop.start(str(path))
    desktop.wait("Check-ins", "page tab")
    desktop.open("ctrl+6", "Start: First meeting")
    desktop.key("Tab", "space")
    form = check_in_forms()["first_meeting"]
    first, second = open_steps(form)[:2]
    desktop.wait(first.step.title, "label")
    until_in_field(desktop, first)
    answered = answer_step(desktop, first)
    desktop.key("ctrl+Next")
    desktop.wait(second.step.title, "label")
    until_in_field(desktop, second)
    desktop.type("Half a sen")
    assert desktop.program
    desktop.program.kill()
    desktop.program.wait()
    rows, answers = found(path, form.key)
    assert set(answered) <= set(answers["agreed"])
    assert rows[-1].step == second.step.key
    desktop.start(str(path))
    desktop.wait("Check-ins", "page tab")
    desktop.open("ctrl+6", "Go on: First meeting")
    desktop.key("Tab", "space")
    desktop.wait(second.step.title, "label")
    desktop.stop()
