"""What the wizard shows of one check-in, read at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentor_desktop.domain.check_in_form import (
    CheckInQuestion,
    OpenStep,
    open_steps,
    said_answer,
)
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.check_ins.step_page import Filled, Source
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.isolating import isolated
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.store.check_in_view import CheckInView, check_in_view
from mentor_desktop.translation import _

TOGETHER = "agreed"
_MOST_LETTERS = 240  # of an earlier answer that stand beneath a question


@dataclass(frozen=True)
class Shown:
    """A check-in as who sits here (`role`: "mentor", "mentee" or "") may see it."""

    view: CheckInView
    role: str
    today: date

    @property
    def id(self) -> str:
        """Of the check-in."""
        return self.view.check_in.id

    @property
    def title(self) -> str:
        """What it is called, also where its file is gone."""
        check_in = self.view.check_in
        return self.view.form.title if self.view.form else check_in.title or check_in.kind

    @property
    def help(self) -> str:
        """What it is about."""
        return self.view.form.help if self.view.form else ""

    def name(self, role: str) -> str:
        """What one of the two is called, as it stands in a sentence."""
        return isolated(self.view.people[role].called)

    @property
    def names(self) -> str:
        """Both of them."""
        return _("{mentee} and {mentor}").format(
            mentee=self.name("mentee"), mentor=self.name("mentor")
        )

    def day(self, day: date) -> str:
        """A day as the reader writes it."""
        return short_day(day, self.today)

    @property
    def is_apart(self) -> bool:
        """Whether each answers alone."""
        return self.view.check_in.way == "apart"

    @property
    def can_answer_apart(self) -> bool:
        """Whether each of the two may answer alone."""
        return self.view.form is not None and "apart" in self.view.form.ways

    @property
    def can_choose_way(self) -> bool:
        """Whether the form leaves it to the two how to answer."""
        return self.view.form is not None and len(self.view.form.ways) > 1

    def has_handed_in(self, role: str) -> bool:
        """Whether one of the two has answered alone and said so."""
        return self.view.check_in.handed_in_at(role) is not None

    @property
    def is_open_to_both(self) -> bool:
        """Whether all answers can be looked at: given together, or both are in."""
        return not self.is_apart or self.view.check_in.all_handed_in

    def can_write(self, voice: str) -> bool:
        """Whether answers of this voice can be changed now, by who sits here."""
        if self.view.form is None or self.view.check_in.is_done:
            return False
        if voice == TOGETHER:
            return self.is_open_to_both
        return voice == self.role and not self.has_handed_in(voice)

    def is_hidden(self, voice: str) -> bool:
        """Whether these are the other's answers, not yet to be seen: a courtesy, not a lock."""
        return voice in ROLES and voice != self.role and not self.is_open_to_both

    def steps(self, voice: str) -> tuple[OpenStep, ...]:
        """The steps that are open to a voice, with the questions it is asked.

        To both together is open what either of them opened alone.
        """
        is_of_all = self.is_apart and voice == TOGETHER
        return tuple(
            OpenStep(one.step, tuple(q for q in one.questions if _is_for(q, voice)))
            for one in (self.view.steps() if is_of_all else self.view.steps(voice))
        )

    def first_steps(self) -> tuple[OpenStep, ...]:
        """The steps as they are before anyone has answered: they give nothing away."""
        return open_steps(self.view.form) if self.view.form else ()

    def answers(self, voice: str) -> Mapping[str, Value]:
        """What a voice said."""
        return self.view.answers.get(voice, {})

    def filled(self, step: OpenStep, voice: str, declined: set[str], *, can_write: bool) -> Filled:
        """What the cards of a step show; suggestions stand in where nothing is answered."""
        answers = dict(self.answers(voice))
        sources: dict[str, Source] = {}
        before: dict[str, str] = {}
        for question in step.questions:
            key = question.key
            found = self.view.prefilled.get(key)
            if found is not None and can_write and not self._is_settled(voice):
                is_ours = key not in answers and key not in declined
                if is_ours and found.value is not None:
                    answers[key] = found.value
                look = _("See these meetings") if found.meeting_ids else ""
                sources[key] = Source(_told(found.evidence, found.value, answers.get(key)), look)
            if earlier := self.said_before(question, voice):
                before[key] = earlier
        return Filled(
            answers,
            sources,
            before,
            self._reflections(step, voice),
            _readers(step),
            is_read_only=not can_write,
        )

    def suggested(self, step: OpenStep, voice: str, declined: set[str]) -> dict[str, Value]:
        """What stands in the cards of a step and is not kept yet."""
        kept = self.answers(voice)
        if self._is_settled(voice):
            return {}
        return {
            one.key: found.value
            for one in step.questions
            if one.key not in kept
            and one.key not in declined
            and (found := self.view.prefilled.get(one.key)) is not None
            and found.value is not None
        }

    def _is_settled(self, voice: str) -> bool:
        """Whether each has answered alone, so that nothing is suggested to both any more."""
        return self.is_apart and voice == TOGETHER

    def said_before(self, question: CheckInQuestion, voice: str) -> str:
        """What each said alone, else the last earlier answer with its day; "" for none."""
        if self.is_apart and voice == TOGETHER:
            return self._said_alone(question)
        for one in reversed(self.view.earlier):
            said = one.said.get(voice, {}).get(question.key) or one.said.get(TOGETHER, {}).get(
                question.key
            )
            if said:
                return _("On {day}: “{said}”").format(
                    day=self.day(one.day), said=isolated(_short(said))
                )
        return ""

    def _said_alone(self, question: CheckInQuestion) -> str:
        said = {role: self.said(question, role) for role in ROLES}
        return "\n".join(
            _("{name}: “{said}”").format(name=self.name(role), said=isolated(_short(words)))
            for role, words in said.items()
            if words
        )

    def said(self, question: CheckInQuestion, voice: str) -> str:
        """An answer in words; "" for none."""
        return "\n".join(said_answer(question, self.answers(voice).get(question.key)))

    def _reflections(self, step: OpenStep, voice: str) -> tuple[str, ...]:
        """To think about: for the one who answers, or for both by name."""
        found = step.step.reflections or {}
        if voice in ROLES:
            return (found[voice],) if voice in found else ()
        return tuple(
            _("{name}: {thought}").format(name=self.name(role), thought=found[role])
            for role in reversed(ROLES)
            if role in found
        )


def _readers(step: OpenStep) -> str:
    """Who reads what is answered on a step, where some of it leaves the two."""
    fields = [one for one in step.questions if not one.is_link]
    told = [one for one in fields if one.reader == "programme"]
    if not told:
        return ""
    if len(told) == len(fields):
        return _(
            "What you answer here is for the programme, and only summed up with others: "
            "nobody there reads who said what."
        )
    if 2 * len(told) > len(fields):
        kept = [one.label for one in fields if one not in told]
        return _(
            "What you answer here is for the programme, and only summed up with others: "
            "nobody there reads who said what. This stays with the two of you: {questions}"
        ).format(questions=_quoted(kept))
    return _("The programme reads this, summed up with others: {questions}").format(
        questions=_quoted([one.label for one in told])
    )


def _quoted(labels: Sequence[str]) -> str:
    return ", ".join(_("“{question}”").format(question=one) for one in labels)


def _short(said: str) -> str:
    """In one line, and no more than stands well beneath a question."""
    line = " ".join(said.split())
    return line if len(line) <= _MOST_LETTERS else line[: _MOST_LETTERS - 2] + "…"


def _is_for(question: CheckInQuestion, voice: str) -> bool:
    return voice not in ROLES or question.is_for(voice)


def _told(evidence: str, suggested: Value, shown: Value) -> str:
    """The evidence, and whether the answer follows it."""
    if suggested is None:
        return evidence
    if shown == suggested:
        return _("{evidence} Change it if it is wrong.").format(evidence=_sentence(evidence))
    return evidence


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else _("{text}.").format(text=text)


def read_shown(context: Context, check_in_id: str) -> Shown | None:
    """What there is to show; None if the check-in is no more."""
    today = context.today()

    def written(day: date) -> str:
        return short_day(day, today)

    with context.database.reading() as session:
        view = check_in_view(session, check_in_id, check_in_forms(), None, today, written)
        role = view.relationship.role_of(context.acting_person_id or "") if view else None
        if role is not None:
            view = check_in_view(session, check_in_id, check_in_forms(), role, today, written)
    return Shown(view, role or "", today) if view else None
