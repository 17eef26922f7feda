"""Reads a check-in from TOML; a faulty one is refused with its file and line."""

import re
import tomllib
from collections.abc import Collection, Mapping
from typing import Any

from mentor_desktop.domain.check_in_form import (
    AGREEMENT,
    CHECK_IN,
    FROM_LISTS,
    LINKS,
    PREFILLS,
    PRODUCTS,
    READERS,
    RULES,
    WAYS,
    CheckInForm,
    CheckInQuestion,
    Step,
    When,
    cleaned_answer,
)
from mentor_desktop.domain.check_in_keys import (
    CHOICE,
    FILE,
    LISTED,
    NEEDED,
    QUESTION,
    QUESTION_KINDS,
    REFLECTION,
    STEP,
    WHEN,
)
from mentor_desktop.domain.form import Choice, Value
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.stage import STAGES
from mentor_desktop.domain.toml_limits import too_much
from mentor_desktop.domain.toml_lines import Path, lines_of
from mentor_desktop.domain.toml_tables import Fault, FaultyFile, TableReader
from mentor_desktop.translation import _

__all__ = ["QUESTION_KINDS", "Fault", "FaultyFile", "read_check_in"]

_MOST_QUESTIONS = 300


def read_check_in(
    toml: str, file: str, agreement: Collection[str] = (), *, is_own: bool = False
) -> CheckInForm:
    """The check-in in a TOML text; `agreement` are the keys of the agreement's questions.

    FaultyFile names the file and the line, and says what would be right.
    """
    if much := too_much(toml):
        raise FaultyFile(Fault(file, *much))
    try:
        raw = tomllib.loads(toml)
    except (ValueError, RecursionError) as error:  # ValueError: a day such as 31 February, too
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else toml.rstrip("\n").count("\n") + 1
        raise FaultyFile(
            Fault(file, line, _("This is not TOML ({error}).").format(error=error))
        ) from error
    return _Reader(raw, file, lines_of(toml), frozenset(agreement), is_own).form()


class _Reader(TableReader):
    """One file while it is read: knows its lines and what came before."""

    def __init__(
        self,
        raw: dict[str, Any],
        file: str,
        lines: Mapping[Path, int],
        agreement: frozenset[str],
        is_own: bool,
    ) -> None:
        super().__init__(file, lines)
        self.raw = raw
        self.agreement = agreement
        self.is_own = is_own
        self.earlier: dict[str, CheckInQuestion] = {}  # the questions read so far

    def form(self) -> CheckInForm:
        """The whole file."""
        raw = self.raw
        self.table((), raw, FILE, NEEDED["file"])
        key = self.key((), raw)
        self.one_of(("rule",), raw.get("rule", ""), ("", *RULES))
        self.one_of(("stage",), raw.get("stage", ""), ("", *STAGES))
        if not raw["step"]:
            raise self.fault(("step",), _("A check-in needs at least one step."))
        if not 0 <= raw.get("minutes", 0) <= 600:
            raise self.fault(("minutes",), _("“minutes” takes a number from 0 to 600."))
        ways = self.words((), raw, "ways", WAYS) or WAYS
        steps: list[Step] = []
        for number, one in enumerate(raw["step"]):
            steps.append(self._step(("step", number), one, {step.key for step in steps}))
        form = CheckInForm(
            key=key,
            title=_(raw["title"]),
            help=_(raw.get("help", "")),
            minutes=raw.get("minutes", 0),
            stage=raw.get("stage", ""),
            ways=ways,
            repeats=raw.get("repeats", False),
            rule=raw.get("rule", ""),
            produces=self.words((), raw, "produces", PRODUCTS),
            steps=tuple(steps),
            is_own=self.is_own,
        )
        self._check_rule(form)
        return form

    def _step(self, path: Path, raw: Any, taken: set[str]) -> Step:
        self.table(path, raw, STEP, NEEDED["step"])
        key = self.key(path, raw)
        if key in taken:
            raise self.fault((*path, "key"), _("There is a step “{key}” already.").format(key=key))
        reflection = raw.get("reflection", {})
        self.table((*path, "reflection"), reflection, REFLECTION)
        when = self._when(path, raw)
        questions = tuple(
            self._question((*path, "question", number), one)
            for number, one in enumerate(raw.get("question", ()))
        )
        return Step(
            key=key,
            title=_(raw["title"]),
            help=_(raw.get("help", "")),
            talk=self.texts(path, raw, "talk"),
            questions=questions,
            reflections={role: _(text) for role, text in reflection.items() if text},
            produces=self.words(path, raw, "produces", PRODUCTS),
            when=when,
        )

    def _question(self, path: Path, raw: Any) -> CheckInQuestion:
        self.table(path, raw, QUESTION, NEEDED["question"])
        key = self.key(path, raw)
        if key in self.earlier:
            raise self.fault(
                (*path, "key"), _("There is a question “{key}” already.").format(key=key)
            )
        if len(self.earlier) >= _MOST_QUESTIONS:
            raise self.fault(path, _("A check-in takes at most 300 questions."))
        kind = self.one_of((*path, "kind"), raw["kind"], QUESTION_KINDS)
        question = CheckInQuestion(
            key=key,
            kind=kind,
            label=_(raw["label"]),
            source=raw["label"],
            hint=_(raw.get("hint", "")),
            choices=self._choices(path, raw),
            has_other=raw.get("other", False),
            roles=self.words(path, raw, "roles", ROLES),
            unit=_(raw.get("unit", "")),
            unit_one=_(raw.get("unit_one", raw.get("unit", ""))),
            suggestions=self.texts(path, raw, "suggestions"),
            needed=raw.get("needed", False),
            least=raw.get("least", 1),
            most=raw.get("most", 5),
            low=_(raw.get("low", "")),
            high=_(raw.get("high", "")),
            sections=self.texts(path, raw, "sections", is_said=False),
            prefill=self._prefill((*path, "prefill"), raw.get("prefill", "")),
            fills=self._fills((*path, "fills"), raw.get("fills", "")),
            is_evaluation=raw.get("evaluation", False),
            reader=self._reader(path, raw),
            owner=self.one_of((*path, "owner"), raw.get("owner", ""), ("", *ROLES)),
            produces=self._products(path, raw),
            when=self._when(path, raw),
            default=self._default(raw),
        )
        self._check_question(path, question)
        self.earlier[key] = question
        return question

    def _choices(self, path: Path, raw: dict[str, Any]) -> tuple[Choice, ...]:
        choices: dict[str, Choice] = {}
        for number, one in enumerate(raw.get("choice", ())):
            at = (*path, "choice", number)
            self.table(at, one, CHOICE, NEEDED["choice"])
            if one["key"] in choices:
                raise self.fault(
                    (*at, "key"), _("There is a choice “{key}” already.").format(key=one["key"])
                )
            choices[one["key"]] = Choice(one["key"], _(one["label"]), _(one.get("text", "")))
        if bool(choices) != (raw["kind"] in ("choice", "choices")):
            raise self.fault(
                (*path, "kind"),
                _("“choice” and “choices” need choices to pick from; other kinds have none."),
            )
        return tuple(choices.values())

    def _default(self, raw: dict[str, Any]) -> Value:
        default: Value = raw.get("default")
        return (
            _(default) if isinstance(default, str) and raw["kind"] in ("line", "text") else default
        )

    def _check_question(self, path: Path, question: CheckInQuestion) -> None:
        if not 0 <= question.least < question.most <= 100:
            raise self.fault(
                (*path, "most"), _("A rating goes from a lower to a higher number, 0 to 100.")
            )
        try:
            cleaned_answer(question, question.default)
        except (Refused, TypeError) as error:
            raise self.fault((*path, "default"), str(error)) from error

    def _prefill(self, path: Path, said: str) -> str:
        if said.startswith(AGREEMENT):
            return self._agreed(path, said)
        if said.startswith(CHECK_IN) and said.count(".") == 2:
            return said
        return self.one_of(path, said, ("", *PREFILLS))

    def _fills(self, path: Path, said: str) -> str:
        if not said:
            return ""
        if not said.startswith(AGREEMENT):
            raise self.fault(path, _("“fills” begins with “agreement.”."))
        return self._agreed(path, said).removeprefix(AGREEMENT)

    def _agreed(self, path: Path, said: str) -> str:
        if self.agreement and said.removeprefix(AGREEMENT) not in self.agreement:
            raise self.fault(
                path,
                _("The agreement has no question “{key}”.").format(
                    key=said.removeprefix(AGREEMENT)
                ),
            )
        return said

    def _reader(self, path: Path, raw: dict[str, Any]) -> str:
        ours = "programme" if raw.get("evaluation") else "pair"
        return self.one_of((*path, "reader"), raw.get("reader", ours), READERS)

    def _products(self, path: Path, raw: dict[str, Any]) -> tuple[str, ...]:
        products = self.words(path, raw, "produces", PRODUCTS)
        wrong = [one for one in products if one in FROM_LISTS and raw["kind"] not in LISTED]
        if wrong and raw["kind"] not in LINKS:
            raise self.fault(
                (*path, "produces"),
                _("“{product}” is made from a list, a text or choices.").format(product=wrong[0]),
            )
        return products

    def _when(self, path: Path, raw: dict[str, Any]) -> When | None:
        if "when" not in raw:
            return None
        at = (*path, "when")
        when = raw["when"]
        self.table(at, when, WHEN)
        if ("question" in when) == ("outcome" in when):
            raise self.fault(at, _("“when” names either a question or an outcome."))
        if "outcome" in when:
            return self._when_found(at, when)
        asked = self.earlier.get(when["question"])
        if asked is None or asked.is_link:
            raise self.fault(
                at,
                _("“when” waits for “{key}”, which is not answered before it.").format(
                    key=when["question"]
                ),
            )
        one_of = self.texts(at, when, "is", is_said=False)
        known = {choice.key for choice in asked.choices}
        wrong = [one for one in one_of if known and one not in known]
        if wrong:
            raise self.fault(
                at,
                _("“{key}” has no answer “{answer}”.").format(key=asked.key, answer=wrong[0]),
            )
        return When(question=asked.key, one_of=one_of)

    def _when_found(self, at: Path, when: dict[str, Any]) -> When:
        if not self.raw.get("rule"):
            raise self.fault(at, _("“when” names an outcome, and this check-in has no rule."))
        needs = RULES[self.raw["rule"]].needs
        outcomes = self.words(at, when, "outcome", needs)
        for outcome in outcomes:
            missing = [key for key in needs[outcome] if key not in self.earlier]
            if missing:
                raise self.fault(
                    at,
                    _("“{outcome}” is known only after the question “{key}”.").format(
                        outcome=outcome, key=missing[0]
                    ),
                )
        return When(outcomes=outcomes)

    def _check_rule(self, form: CheckInForm) -> None:
        """What the rule reads is asked, in its words."""
        if not form.rule:
            return
        for key, (kind, words) in RULES[form.rule].asks.items():
            asked = form.find(key)
            keys = {choice.key for choice in asked.choices} if asked else set()
            if asked is None or asked.kind != kind or keys != set(words):
                raise self.fault(
                    ("rule",),
                    _(
                        "The rule needs a question “{key}” of the kind “{kind}” with the choices "
                        "{words}."
                    ).format(key=key, kind=kind, words=", ".join(words)),
                )
