"""Finishing a check-in: one transaction that keeps its result and makes what comes of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import CheckInForm, counted, open_steps
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.goal import AIMED_AT, Goal
from mentor_desktop.domain.ninety_day import PairVerdict, pair_verdict
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.record import UnreadableValue
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.operations.answers import keep_answer
from mentor_desktop.operations.check_in_products import produce
from mentor_desktop.operations.check_in_results import Finishing, Made
from mentor_desktop.operations.check_in_texts import check_in_form
from mentor_desktop.operations.check_ins import kind_of, open_check_in
from mentor_desktop.operations.clock import now, today
from mentor_desktop.store.check_ins import by_voice
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


@dataclass(frozen=True)
class Finished:
    """What came of a check-in, with a sentence for what could not be made."""

    made: tuple[Made, ...]
    notes: tuple[str, ...]
    verdict: PairVerdict | None


class _Tried(Exception):  # noqa: N818 - no error: it takes back what was tried
    def __init__(self, finished: Finished) -> None:
        super().__init__()
        self.finished = finished


def finish_check_in(
    database: Database,
    check_in_id: str,
    *,
    anyway: bool = False,
    leave_out: Collection[str] = (),
) -> Finished:
    """Keeps the result and makes what the form says; what was made before is not made again.

    `leave_out` holds names of what `try_finishing` found. Refused while one of the two has not
    handed in (unless `anyway`), or the rule of the check-in lacks answers. Undo takes all of it
    back.
    """
    form = check_in_form(kind_of(database, check_in_id))
    with database.changing(_("Finish “{title}”").format(title=form.title)) as session:
        return _finish(session, form, check_in_id, leave_out, anyway=anyway)


def try_finishing(database: Database, check_in_id: str) -> Finished:
    """What finishing would make now; nothing of it is kept. Refused where finishing is."""
    form = check_in_form(kind_of(database, check_in_id))
    try:
        with database.changing(_("Finish “{title}”").format(title=form.title)) as session:
            raise _Tried(_finish(session, form, check_in_id, (), anyway=False))
    except _Tried as tried:
        return tried.finished


def _finish(
    session: Session,
    form: CheckInForm,
    check_in_id: str,
    leave_out: Collection[str],
    *,
    anyway: bool,
) -> Finished:
    check_in = open_check_in(session, check_in_id)
    relationship = session.get_one(Relationship, check_in.relationship_id)
    if check_in.way == "apart" and not anyway:
        _refuse_missing(session, check_in, relationship)
    voices = _counting(form, check_in, _answers(session, check_in_id))
    verdict = _verdict(form, voices)
    check_in.finished_at, check_in.skipped_reason = now(), ""
    check_in.started_on = check_in.started_on or today()
    check_in.form_sha256 = form.fingerprint()
    before = _made_before(check_in)
    left = {name: "" for name in leave_out if name not in before}  # as if it were made already
    finishing = Finishing(
        session, check_in, form, relationship, voices, verdict, today(), before | left
    )
    produce(finishing)
    _keep_goals(session, check_in, form)
    kept = {name: id for name, id in finishing.produced.items() if name not in left}
    check_in.produced = kept or None
    return Finished(tuple(finishing.made), tuple(finishing.notes), verdict)


def _made_before(check_in: CheckIn) -> dict[str, str]:
    kept = check_in.produced
    if kept is None:
        return {}
    if not isinstance(kept, dict) or not all(isinstance(one, str) for one in kept.values()):
        raise UnreadableValue(str(kept))
    return dict(kept)


def _answers(session: Session, check_in_id: str) -> dict[str, dict[str, Value]]:
    rows = select(CheckInAnswer).filter_by(check_in_id=check_in_id)
    return by_voice(list(session.scalars(rows)))


def _refuse_missing(session: Session, check_in: CheckIn, relationship: Relationship) -> None:
    missing = [role for role in ROLES if check_in.handed_in_at(role) is None]
    if len(missing) == 2:
        raise Refused(_("Neither of you has handed in yet. Hand in your answers first."))
    if missing:
        person = session.get_one(Person, relationship.person_id(missing[0]))
        raise Refused(_("{name} has not handed in yet.").format(name=person.called))


def _counting(
    form: CheckInForm, check_in: CheckIn, answers: Mapping[str, Mapping[str, Value]]
) -> dict[str, dict[str, Value]]:
    """The answers that count: to what is asked, of who handed in where each answers alone.

    What both say together counts where the answers of either ask for it.
    """
    is_out = {voice: given for voice, given in answers.items() if check_in.counts(voice)}
    asked = {one.key for step in open_steps(form, *is_out.values()) for one in step.questions}
    return {
        voice: {key: value for key, value in given.items() if key in asked}
        if voice == "agreed"
        else counted(form, given)
        for voice, given in is_out.items()
    }


def _verdict(form: CheckInForm, voices: Mapping[str, Mapping[str, Value]]) -> PairVerdict | None:
    """C90-07: without all five answers the rule does not run."""
    if form.rule != "ninety_day":
        return None
    found = pair_verdict(voices)
    if not any(one.is_told for one in found.of_voice.values()):
        raise Refused(_("Answer all five questions first; then it can tell how you stand."))
    return found


def _keep_goals(session: Session, check_in: CheckIn, form: CheckInForm) -> None:
    """The goals as they stood, to be read beside those of a later day."""
    asked = next((one for one in form.questions() if one.kind == "goals"), None)
    if asked is None:
        return
    goals = select(Goal.title).where(
        Goal.relationship_id == check_in.relationship_id, Goal.state.in_(AIMED_AT)
    )
    titles = list(session.scalars(goals.order_by(Goal.rank).limit(3)))
    owner = {"check_in_id": check_in.id, "voice": "agreed"}
    keep_answer(session, CheckInAnswer, owner, asked.key, titles or None)
    session.flush()
    row = session.scalars(select(CheckInAnswer).filter_by(**owner, question=asked.key)).first()
    if row is not None:
        row.label, row.source = asked.label, asked.source
        row.said = "\n".join(titles)
