"""Forms as data: sections and questions read from TOML. Profiles, sheets and agreements."""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import LONGEST_LINE, LONGEST_TEXT, clean, clean_line
from mentor_desktop.translation import _

type_of_kind = {
    "line": str,  # one line
    "text": str,  # several lines
    "choice": str,  # the key of one choice, or "other: own words" where other is allowed
    "choices": list,  # keys of choices, in the order of the form; may hold one "other: …"
    "list": list,  # one text an item
    "number": float,  # not negative
    "date": str,  # ISO
    "week": dict,  # weekday 0…6 as text -> "09:00-12:00, 14:00-16:00"
    "goals": list,  # ids of goals, in order, at most three
}
OTHER = "other: "  # what an answer in own words begins with
MOST_GOALS = 3
FIRST_YEAR, LAST_YEAR = 1900, 2100
KINDS = tuple(type_of_kind)

Value = str | float | list[str] | dict[str, str] | None


@dataclass(frozen=True)
class Choice:
    """One answer that can be picked; `text` is what a document says for it, where longer."""

    key: str
    label: str
    text: str = ""


@dataclass(frozen=True)
class Question:
    """One field of a form. `roles` empty: asked of everyone."""

    key: str
    kind: str
    label: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    has_other: bool = False
    roles: tuple[str, ...] = ()
    unit: str = ""
    unit_one: str = ""  # what `unit` is called when there is one
    suggestions: tuple[str, ...] = ()
    default: Value = None
    needed: bool = False  # counts for the coverage meter

    def is_for(self, role: str) -> bool:
        """Whether someone in this role ("mentor", "mentee") is asked."""
        return not self.roles or role in self.roles


@dataclass(frozen=True)
class Section:
    """A group of questions with what to talk about before answering."""

    key: str
    title: str
    help: str = ""
    talk: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    can_hide: bool = True


@dataclass(frozen=True)
class Form:
    """All sections, in the order of the file."""

    key: str
    title: str
    sections: tuple[Section, ...]
    by_key: dict[str, Question] = field(compare=False, default_factory=dict)

    def question(self, key: str) -> Question:
        """The question of that key; Refused if the form has none."""
        try:
            return self.by_key[key]
        except KeyError:
            raise Refused(_("This form has no question “{key}”.").format(key=key)) from None


def read_form(toml: str, name: str) -> Form:
    """The form in a TOML text; Refused names the file and the faulty place."""
    try:
        data = tomllib.loads(toml)
        sections = tuple(_section(raw) for raw in data["section"])
        form = Form(data["key"], _(data["title"]), sections)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise Refused(
            _("The form {name} cannot be read: {reason}.").format(name=name, reason=error)
        ) from error
    _index(form, name)
    return form


def joined(key: str, title: str, forms: Iterable[Form]) -> Form:
    """One form of the sections of several; Refused if two have the same question."""
    form = Form(key, title, tuple(section for one in forms for section in one.sections))
    _index(form, key)
    return form


def _index(form: Form, name: str) -> None:
    for section in form.sections:
        for question in section.questions:
            if question.key in form.by_key:
                raise Refused(
                    _("The form {name} has the question {key} twice.").format(
                        name=name, key=question.key
                    )
                )
            form.by_key[question.key] = question


def _section(raw: dict[str, Any]) -> Section:
    return Section(
        key=raw["key"],
        title=_(raw["title"]),
        help=_(raw.get("help", "")),
        talk=tuple(_(text) for text in raw.get("talk", ())),
        questions=tuple(_question(one) for one in raw.get("question", ())),
        can_hide=raw.get("can_hide", True),
    )


def _question(raw: dict[str, Any]) -> Question:
    if raw["kind"] not in KINDS:
        raise ValueError(f"unknown kind {raw['kind']!r} of question {raw['key']!r}")
    default = raw.get("default")
    return Question(
        key=raw["key"],
        kind=raw["kind"],
        label=_(raw["label"]),
        hint=_(raw.get("hint", "")),
        choices=tuple(
            Choice(one["key"], _(one["label"]), _(one.get("text", "")))
            for one in raw.get("choice", ())
        ),
        has_other=raw.get("other", False),
        roles=tuple(raw.get("roles", ())),
        unit=_(raw.get("unit", "")),
        unit_one=_(raw.get("unit_one", raw.get("unit", ""))),
        suggestions=tuple(_(text) for text in raw.get("suggestions", ())),
        default=_(default) if raw["kind"] in ("line", "text") and default else default,
        needed=raw.get("needed", False),
    )


def cleaned(question: Question, value: Value) -> Value:
    """The value as it is kept, None for no answer; Refused says what would be right."""
    if value is None:
        return None
    if question.kind == "number" and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, type_of_kind[question.kind]) or not _holds_texts(value):
        raise Refused(_("“{label}” cannot hold that.").format(label=question.label))
    if isinstance(value, float):
        return _number(question, value)
    if isinstance(value, dict):
        return _week(question, value)
    if isinstance(value, list):
        return _items(question, value)
    if question.kind == "text":
        value = clean(value).strip()
        _check_length(question, value, LONGEST_TEXT)
        return value or None
    value = clean_line(value)
    _check_length(question, value, LONGEST_LINE)
    if question.kind == "date" and value:
        return _day(question, value)
    if question.kind == "choice":
        return _picked(question, value) or None
    return value or None


def _holds_texts(value: object) -> bool:
    """Whether all parts of a list or week are texts; JSON from elsewhere may hold anything."""
    if isinstance(value, dict):
        return all(isinstance(part, str) for pair in value.items() for part in pair)
    return not isinstance(value, list) or all(isinstance(one, str) for one in value)


def _week(question: Question, week: dict[str, str]) -> Value:
    if not week.keys() <= set("0123456"):
        raise Refused(_("“{label}” has days from Monday to Sunday.").format(label=question.label))
    kept = {day: text for day in sorted(week) if (text := clean_line(week[day]))}
    _check_length(question, "\n".join(kept.values()), LONGEST_TEXT)
    return kept or None


def _items(question: Question, value: list[str]) -> Value:
    items = [text for one in value if (text := clean_line(one))]
    _check_length(question, "\n".join(items), LONGEST_TEXT)
    if question.kind == "choices":
        order = [choice.key for choice in question.choices]
        picked = dict.fromkeys(key for one in items if (key := _picked(question, one)))
        items = sorted(picked, key=lambda key: order.index(key) if key in order else len(order))
    if question.kind == "goals" and len(items) > MOST_GOALS:
        raise Refused(_("“{label}” takes at most three goals.").format(label=question.label))
    return items or None


def _picked(question: Question, value: str) -> str:
    """The key of a choice, or "other: own words"; empty if nothing was picked or written."""
    if question.has_other and value.startswith(OTHER.rstrip()):
        words = value.removeprefix(OTHER.rstrip()).strip()
        return f"{OTHER}{words}" if words else ""
    if value and value not in (choice.key for choice in question.choices):
        raise Refused(
            _("“{label}” has no answer “{value}”.").format(label=question.label, value=value[:40])
        )
    return value


def _day(question: Question, value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise Refused(
            _("“{label}” takes a day, such as 2026-03-09.").format(label=question.label)
        ) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(
            _("“{label}” takes a day from {first} to {last}.").format(
                label=question.label, first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    return day.isoformat()


def _number(question: Question, value: float) -> float:
    if not 0 <= value <= 1_000_000:
        raise Refused(
            _("“{label}” takes a number from 0 to 1,000,000.").format(label=question.label)
        )
    return value


def _check_length(question: Question, text: str, longest: int) -> None:
    if len(text) > longest:
        raise Refused(
            _(
                "“{label}” takes at most {most} characters; this has {count}. "
                "Nothing was cut: shorten it, or use a field for longer text."
            ).format(label=question.label, most=f"{longest:,}", count=f"{len(text):,}")
        )


def said(
    question: Question, value: Value, written_day: Callable[[str], str] = str
) -> tuple[str, ...]:
    """What an answer reads as, one text a line or item; empty for no answer.

    `written_day` gives an ISO day as the reader writes it.
    """
    if value is None:
        return ()
    labels = {choice.key: choice.text or choice.label for choice in question.choices}
    if isinstance(value, list):
        return tuple(_said_choice(labels, one) for one in value)
    if isinstance(value, dict):
        return tuple(f"{weekday_name(day)}: {hours}" for day, hours in sorted(value.items()))
    if isinstance(value, float):
        number = f"{value:g}"
        unit = (question.unit_one or question.unit) if value == 1 else question.unit
        return (f"{number} {unit}" if unit else number,)
    if question.kind == "choice":
        return (_said_choice(labels, value),)
    return (written_day(value) if question.kind == "date" else value,)


def _said_choice(labels: dict[str, str], key: str) -> str:
    return labels.get(key, key.removeprefix(OTHER))


def weekday_name(day: str) -> str:
    """The name of a weekday counted from Monday as "0"."""
    return (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"),
        _("Saturday"), _("Sunday"),
    )[int(day)]  # fmt: skip
