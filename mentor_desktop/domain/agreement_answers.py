"""What was answered, found back from what an agreement says: where only its PDF has travelled."""

from collections.abc import Callable, Iterator

from mentor_desktop.domain.agreement_content import AgreementContent, Entry
from mentor_desktop.domain.agreement_rules import OWN
from mentor_desktop.domain.form import OTHER, Form, Question, Value, cleaned, said
from mentor_desktop.domain.refused import Refused

_DAYS = "0123456"


def answers_said(
    content: AgreementContent, form: Form, written_day: Callable[[str], str]
) -> dict[str, Value]:
    """The answers by question; only those that read, word for word, as the agreement does.

    Goals are left out: they are records of the mentee, of which the agreement has the titles.
    """
    found: dict[str, Value] = {}
    days = [day for day in (content.start, content.end) if day]
    for section in content.sections:
        for entry in section.entries:
            question = form.by_key.get(entry.question)
            if entry.question.startswith(OWN):
                question = Question(entry.question, "text", entry.label)
            if question is None:
                continue
            for value in _candidates(question, entry, days):
                if _is_kept(question, value) and said(question, value, written_day) == entry.text:
                    found[entry.question] = value
                    break
    return found


def _is_kept(question: Question, value: Value) -> bool:
    """Whether the form would keep just that: the words may be a stranger's."""
    try:
        return cleaned(question, value) == value
    except Refused:
        return False


def _candidates(question: Question, entry: Entry, days: list[str]) -> Iterator[Value]:
    """Values that may read like the entry."""
    keys = {choice.text or choice.label: choice.key for choice in question.choices}
    items = [keys.get(text, f"{OTHER}{text}" if keys else text) for text in entry.text]
    if question.kind in ("choices", "list"):
        yield items
    elif question.kind == "choice" and len(items) == 1:
        yield items[0]
    elif question.kind == "number" and len(entry.text) == 1:
        yield from _numbers(entry.text[0])
    elif question.kind == "date":
        yield from days
    elif question.kind == "week":
        yield _week(entry.text)
    elif len(entry.text) == 1 and question.kind in ("line", "text"):
        yield entry.text[0]


def _numbers(text: str) -> Iterator[Value]:
    try:
        yield float(text.split()[0])
    except (ValueError, IndexError):
        return


def _week(lines: tuple[str, ...]) -> Value:
    """Hours by weekday: each line reads "Monday: hours", in any language."""
    week = Question("week", "week", "")
    hours = [line.partition(": ")[2] for line in lines]
    names = {said(week, {day: "x"})[0].removesuffix(": x"): day for day in _DAYS}
    found = {
        names[line.partition(": ")[0]]: hour
        for line, hour in zip(lines, hours, strict=True)
        if line.partition(": ")[0] in names
    }
    return dict(sorted(found.items()))
