"""The list of check-ins in words: how each stands, and what can be done with it now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mentor_desktop.domain.check_in_form import CheckInForm
from mentor_desktop.domain.relationship import ENDED, RESTING
from mentor_desktop.domain.stage import stage_title
from mentor_desktop.gui.check_ins.line import Line, Way
from mentor_desktop.gui.days import short_day
from mentor_desktop.store.check_ins import CheckInLine, PairCheckIns
from mentor_desktop.translation import _, ngettext

PREPARE = "prepare"
_SHAPES = {"due": "soon", "planned": "coming", "free": "coming"}  # see StateMark
_TONES = {"late": "danger", "due": "warning"}


@dataclass(frozen=True)
class Lines:
    """Those of the journey, those for any time, and what is kept of forms that are gone."""

    journey: tuple[Line, ...]
    any_time: tuple[Line, ...]
    kept: tuple[Line, ...]


@dataclass(frozen=True)
class May:
    """What can be done here at all: begin something new, change what there is."""

    begin: bool
    change: bool


def lines_of(
    found: PairCheckIns,
    forms: Mapping[str, CheckInForm],
    ready_sheets: int,
    today: date,
    *,
    is_read_only: bool,
) -> Lines:
    """Every check-in that this pair can have or has had; `Line.key` is the form's key."""
    pair = found.relationship
    may = May(not is_read_only and pair.state not in RESTING, not is_read_only)
    journey: list[Line] = []
    any_time: list[Line] = []
    if not pair.is_informal:
        journey.append(_sheets(ready_sheets))
    for form in forms.values():
        done = tuple(one for one in found.done if one.key == form.key)
        to_do = found.to_start(form.key)
        has_row = bool(done) or (to_do is not None and to_do.id is not None)
        if not has_row and (to_do is None or pair.state in ENDED):
            continue  # part of another, as a review on the mid-point; or nothing begins any more
        line = _line(form, to_do, done, today, may)
        (journey if form.stage and not pair.is_informal else any_time).append(line)
    gone: dict[str, CheckInLine] = {}
    for one in (*found.to_do, *found.done):
        if not one.has_form and one.id is not None:
            gone.setdefault(one.key, one)
    return Lines(
        tuple(journey),
        tuple(any_time),
        tuple(_kept(one, today) for one in gone.values() if one.key != PREPARE),
    )


def _sheets(ready: int) -> Line:
    stands = {
        0: _("Neither preparation sheet is ready yet"),
        1: _("One of two preparation sheets is ready"),
        2: _("Both preparation sheets are ready"),
    }[min(ready, 2)]
    shape = {0: "coming", 1: "open"}.get(ready, "done")
    return Line(PREPARE, stage_title(PREPARE), shape, stands, ways=(Way("sheets", _("Open")),))


def _line(
    form: CheckInForm,
    to_do: CheckInLine | None,
    done: tuple[CheckInLine, ...],
    today: date,
    may: May,
) -> Line:
    last = done[0] if done else None
    shown = to_do if to_do is not None and (to_do.state == "open" or last is None) else last
    shown = shown or to_do
    state = shown.state if shown else "free"
    if shown is last and to_do is not None and to_do.planned_for:
        state = to_do.state
    return Line(
        form.key,
        form.title,
        _SHAPES.get(state, state),
        _stands(form, to_do, last, today),
        _TONES.get(state, ""),
        _notes(form, to_do, done),
        _ways(to_do, last, may),
        _more(form, to_do, last, may),
    )


def _stands(
    form: CheckInForm, to_do: CheckInLine | None, last: CheckInLine | None, today: date
) -> str:
    if to_do is not None and to_do.state == "open":
        said = _("Begun")
        if to_do.started_on:
            said = _("Begun on {day}").format(day=short_day(to_do.started_on, today))
        return _due(said, to_do, today)
    if to_do is not None and to_do.planned_for:
        said = _("Planned for {day}").format(day=short_day(to_do.planned_for, today))
        return _due(said, to_do, today)
    if last is not None and last.finished_on:
        day = short_day(last.finished_on, today)
        if last.state == "skipped":
            return _("Skipped on {day}").format(day=day)
        return _("Finished on {day}").format(day=day)
    said = _("Not yet begun")
    if form.minutes:
        said = ngettext("About {count} minute", "About {count} minutes", form.minutes).format(
            count=form.minutes
        )
    return _due(said, to_do, today) if to_do else said


def _due(said: str, line: CheckInLine, today: date) -> str:
    if line.due is None:
        return said
    day = short_day(line.due, today)
    if line.due < today:
        return _("{state}  ·  was due {day}").format(state=said, day=day)
    return _("{state}  ·  due {day}").format(state=said, day=day)


def _notes(form: CheckInForm, to_do: CheckInLine | None, done: tuple[CheckInLine, ...]) -> str:
    note = _note(form, to_do, done)
    if to_do is None or not to_do.is_with_review:
        return note
    said = _("The review of your agreement falls due with it: you do both at once.")
    return f"{said}\n{note}" if note else said


def _note(form: CheckInForm, to_do: CheckInLine | None, done: tuple[CheckInLine, ...]) -> str:
    last = done[0] if done else None
    if last is not None and last.state == "skipped" and to_do is None:
        return _("“{reason}”").format(reason=last.skipped_reason)
    if to_do is not None and to_do.state == "open" and to_do.way == "apart":
        count = len(to_do.handed_in)
        return _("Each alone: {count} of 2 have answered").format(count=count)
    if last is not None and last.verdict is not None and last.verdict.outcomes:
        return "\n".join(dict.fromkeys(one.trace() for one in last.verdict.of_voice.values()))
    if len(done) > 1:
        return ngettext("{count} time so far", "{count} times so far", len(done)).format(
            count=len(done)
        )
    return "" if last else form.help


def _ways(to_do: CheckInLine | None, last: CheckInLine | None, may: May) -> tuple[Way, ...]:
    ways = []
    if last is not None and last.state == "done":
        ways.append(Way("read", _("Read")))
    if to_do is not None and to_do.state == "open":
        ways.append(Way("start", _("Go on") if may.change else _("Look")))
    elif to_do is not None and may.begin:
        ways.append(Way("start", _("Start") if last is None else _("Do it again")))
    return tuple(ways)


def _more(
    form: CheckInForm, to_do: CheckInLine | None, last: CheckInLine | None, may: May
) -> tuple[Way, ...]:
    if not may.change:
        return ()
    more = []
    if to_do is not None and to_do.state != "open" and may.begin:
        said = _("Plan it for another day…") if to_do.planned_for else _("Plan it for later…")
        more.append(Way("plan", said))
    if to_do is not None and form.stage and last is None and may.begin:
        more.append(Way("skip", _("Skip with a reason…")))
    if last is not None and to_do is None:
        is_skipped = last.state == "skipped"
        said = _("Do it after all") if is_skipped else _("Change the answers")
        more.append(Way("start" if is_skipped else "reopen", said))
    if to_do is not None and to_do.state == "open":
        more.append(Way("remove", _("Remove with its answers")))
    return tuple(more)


def _kept(line: CheckInLine, today: date) -> Line:
    day = line.finished_on or line.started_on
    stands = _("From {day}").format(day=short_day(day, today)) if day else _("Not finished")
    return Line(
        line.key, line.title, "done" if line.finished_on else "open", stands,
        note=_("Its file is not on this computer. The answers are kept."),
        ways=(Way("read", _("Read")),),
    )  # fmt: skip
