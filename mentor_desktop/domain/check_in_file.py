"""Reads a check-in from TOML; a faulty one is refused with its file and line."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from mentor_desktop.domain import ninety_day
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
from mentor_desktop.domain.form import KINDS, Choice, Value
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.stage import STAGES
from mentor_desktop.domain.toml_lines import Path, line_at, lines_of
from mentor_desktop.translation import _

QUESTION_KINDS = (*(kind for kind in KINDS if kind != "goals"), "rating", *LINKS)
LISTED = ("list", "choices", "text", "line")  # what several things can be made from
_KEY = re.compile("[a-z][a-z0-9_]*")
_MOST_QUESTIONS = 300
# The keys that each table may have, and of what type their values are.
_FILE = {
    "key": str, "title": str, "help": str, "minutes": int, "stage": str, "ways": list,
    "repeats": bool, "rule": str, "produces": list, "step": list,
}  # fmt: skip
_STEP = {
    "key": str, "title": str, "help": str, "talk": list, "reflection": dict, "produces": list,
    "when": dict, "question": list,
}  # fmt: skip
_QUESTION = {
    "key": str, "kind": str, "label": str, "hint": str, "choice": list, "other": bool,
    "roles": list, "unit": str, "unit_one": str, "suggestions": list, "default": object,
    "needed": bool, "least": int, "most": int, "low": str, "high": str, "sections": list,
    "prefill": str, "fills": str, "evaluation": bool, "reader": str, "owner": str,
    "produces": list, "when": dict,
}  # fmt: skip
_CHOICE = {"key": str, "label": str, "text": str}
_WHEN = {"question": str, "is": list, "outcome": list}
_REFLECTION = {"mentor": str, "mentee": str}
_NEEDED = {
    "file": ("key", "title", "step"),
    "step": ("key", "title"),
    "question": ("key", "kind", "label"),
    "choice": ("key", "label"),
}


@dataclass(frozen=True)
class Fault:
    """Why a file is left out; `line` counts from 1."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return _("{file}, line {line}: {reason}").format(
            file=self.file, line=self.line, reason=self.reason
        )


class FaultyFile(Refused):
    """A check-in file that cannot be used; the others can."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def read_check_in(
    toml: str, file: str, agreement: Collection[str] = (), *, is_own: bool = False
) -> CheckInForm:
    """The check-in in a TOML text; `agreement` are the keys of the agreement's questions.

    FaultyFile names the file and the line, and says what would be right.
    """
    try:
        raw = tomllib.loads(toml)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else toml.rstrip("\n").count("\n") + 1
        raise FaultyFile(
            Fault(file, line, _("This is not TOML ({error}).").format(error=error))
        ) from error
    return _Reader(raw, file, lines_of(toml), frozenset(agreement), is_own).form()


class _Reader:
    """One file while it is read: knows its lines and what came before."""

    def __init__(
        self,
        raw: dict[str, Any],
        file: str,
        lines: Mapping[Path, int],
        agreement: frozenset[str],
        is_own: bool,
    ) -> None:
        self.raw = raw
        self.file = file
        self.lines = dict(lines)
        self.agreement = agreement
        self.is_own = is_own
        self.earlier: dict[str, CheckInQuestion] = {}  # the questions read so far

    def form(self) -> CheckInForm:
        """The whole file."""
        raw = self.raw
        self._table((), raw, _FILE, _NEEDED["file"])
        key = self._key((), raw)
        self._one_of(("rule",), raw.get("rule", ""), ("", *RULES))
        self._one_of(("stage",), raw.get("stage", ""), ("", *STAGES))
        if not raw["step"]:
            raise self.fault(("step",), _("A check-in needs at least one step."))
        if not 0 <= raw.get("minutes", 0) <= 600:
            raise self.fault(("minutes",), _("“minutes” takes a number from 0 to 600."))
        ways = self._words((), raw, "ways", WAYS) or WAYS
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
            produces=self._words((), raw, "produces", PRODUCTS),
            steps=tuple(steps),
            is_own=self.is_own,
        )
        self._check_rule(form)
        return form

    def _step(self, path: Path, raw: Any, taken: set[str]) -> Step:
        self._table(path, raw, _STEP, _NEEDED["step"])
        key = self._key(path, raw)
        if key in taken:
            raise self.fault((*path, "key"), _("There is a step “{key}” already.").format(key=key))
        reflection = raw.get("reflection", {})
        self._table((*path, "reflection"), reflection, _REFLECTION)
        when = self._when(path, raw)
        questions = tuple(
            self._question((*path, "question", number), one)
            for number, one in enumerate(raw.get("question", ()))
        )
        return Step(
            key=key,
            title=_(raw["title"]),
            help=_(raw.get("help", "")),
            talk=self._texts(path, raw, "talk"),
            questions=questions,
            reflections={role: _(text) for role, text in reflection.items() if text},
            produces=self._words(path, raw, "produces", PRODUCTS),
            when=when,
        )

    def _question(self, path: Path, raw: Any) -> CheckInQuestion:
        self._table(path, raw, _QUESTION, _NEEDED["question"])
        key = self._key(path, raw)
        if key in self.earlier:
            raise self.fault(
                (*path, "key"), _("There is a question “{key}” already.").format(key=key)
            )
        if len(self.earlier) >= _MOST_QUESTIONS:
            raise self.fault(path, _("A check-in takes at most 300 questions."))
        kind = self._one_of((*path, "kind"), raw["kind"], QUESTION_KINDS)
        question = CheckInQuestion(
            key=key,
            kind=kind,
            label=_(raw["label"]),
            hint=_(raw.get("hint", "")),
            choices=self._choices(path, raw),
            has_other=raw.get("other", False),
            roles=self._words(path, raw, "roles", ROLES),
            unit=_(raw.get("unit", "")),
            unit_one=_(raw.get("unit_one", raw.get("unit", ""))),
            suggestions=self._texts(path, raw, "suggestions"),
            needed=raw.get("needed", False),
            least=raw.get("least", 1),
            most=raw.get("most", 5),
            low=_(raw.get("low", "")),
            high=_(raw.get("high", "")),
            sections=self._texts(path, raw, "sections", is_said=False),
            prefill=self._prefill((*path, "prefill"), raw.get("prefill", "")),
            fills=self._fills((*path, "fills"), raw.get("fills", "")),
            is_evaluation=raw.get("evaluation", False),
            reader=self._reader(path, raw),
            owner=self._one_of((*path, "owner"), raw.get("owner", ""), ("", *ROLES)),
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
            self._table(at, one, _CHOICE, _NEEDED["choice"])
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
        return self._one_of(path, said, ("", *PREFILLS))

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
        return self._one_of((*path, "reader"), raw.get("reader", ours), READERS)

    def _products(self, path: Path, raw: dict[str, Any]) -> tuple[str, ...]:
        products = self._words(path, raw, "produces", PRODUCTS)
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
        self._table(at, when, _WHEN)
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
        one_of = self._texts(at, when, "is", is_said=False)
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
        outcomes = self._words(at, when, "outcome", ninety_day.OUTCOMES)
        for outcome in outcomes:
            missing = [key for key in ninety_day.NEEDS[outcome] if key not in self.earlier]
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
        expected = {
            **{key: ("choice", words) for key, words in ninety_day.CHOICES.items()},
            ninety_day.OBSTACLES: (
                "choices", (*ninety_day.TO_COORDINATOR, *ninety_day.TO_PLAN)
            ),
        }  # fmt: skip
        for key, (kind, words) in expected.items():
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

    def _table(
        self, path: Path, raw: Any, known: Mapping[str, type], needed: Collection[str] = ()
    ) -> None:
        """A table with the keys that it needs, none that we do not know, all of their type."""
        if not isinstance(raw, dict):
            raise self.fault(path, _("A table should stand here."))
        for key in needed:
            if key not in raw or raw[key] == "":
                raise self.fault(path, _("“{key}” is missing.").format(key=key))
        for key, value in raw.items():
            if key not in known:
                raise self.fault((*path, key), _("“{key}” is not known here.").format(key=key))
            if not isinstance(value, known[key]) or (known[key] is int and isinstance(value, bool)):
                raise self.fault((*path, key), _("“{key}” cannot be that.").format(key=key))

    def _key(self, path: Path, raw: dict[str, Any]) -> str:
        key: str = raw["key"]
        if not _KEY.fullmatch(key):
            raise self.fault((*path, "key"), _("A key is made of small letters, digits and “_”."))
        return key

    def _texts(
        self, path: Path, raw: dict[str, Any], key: str, *, is_said: bool = True
    ) -> tuple[str, ...]:
        found = raw.get(key, [])
        if not all(isinstance(one, str) for one in found):
            raise self.fault((*path, key), _("“{key}” holds texts.").format(key=key))
        return tuple(_(one) if is_said else one for one in found)

    def _words(
        self, path: Path, raw: dict[str, Any], key: str, known: Collection[str]
    ) -> tuple[str, ...]:
        found = self._texts(path, raw, key, is_said=False)
        for one in found:
            self._one_of((*path, key), one, known)
        return found

    def _one_of(self, path: Path, said: str, known: Collection[str]) -> str:
        if said not in known:
            words = ", ".join(one for one in known if one)
            raise self.fault(
                path,
                _("“{said}” is not known here. Known are: {words}.").format(said=said, words=words),
            )
        return said

    def fault(self, path: Path, reason: str) -> FaultyFile:
        """What is wrong, and on which line."""
        return FaultyFile(Fault(self.file, line_at(self.lines, path), reason))
