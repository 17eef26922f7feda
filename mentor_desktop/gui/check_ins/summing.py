"""What a check-in's answers come to, in words for its summary and for reading it later."""

from collections.abc import Sequence

from mentor_desktop.domain.check_in_form import CheckInQuestion
from mentor_desktop.domain.ninety_day import advice
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.check_ins.answers_card import AnswersCard, Row
from mentor_desktop.gui.check_ins.shown import TOGETHER, Shown
from mentor_desktop.gui.check_ins.summary_cards import DifferencesCard, Differing, Found
from mentor_desktop.operations.check_in_results import Made
from mentor_desktop.translation import _


def found_in(shown: Shown, coordinator: str) -> Found | None:
    """What the rule of the check-in found; None without one. The coordinator is named if asked."""
    verdict = shown.view.verdict
    if verdict is None:
        return None
    traces = tuple(
        one.trace()
        if voice == TOGETHER
        else _("{name}: {trace}").format(name=shown.name(voice), trace=one.trace())
        for voice, one in verdict.of_voice.items()
    )
    sentences = advice(verdict.outcomes)
    if not sentences:
        open_said = _("Answer all questions of the first step, and it says here how it stands.")
        return Found((open_said,), traces)
    is_for_them = "coordinator" in verdict.outcomes
    tone = "warning" if "strained" in verdict.outcomes else "tip"
    return Found(sentences, traces, coordinator if is_for_them else "", tone)


def contact_of(programme: Programme) -> str:
    """The coordinator with the ways to reach them; says so where nobody is named.

    In a file of one's own there is no programme, and nothing is said.
    """
    parts = (programme.contact_name, programme.contact_email, programme.contact_phone)
    named = "  ·  ".join(part for part in parts if part)
    if named or programme.is_personal:
        return named
    return _("The programme names no coordinator yet; its page has a place for one.")


def made_in_words(made: Made) -> str:
    """What was made, or will be, with what kind of thing it is."""
    kinds = {
        "goals": _("Goal: {title}"),
        "activities": _("Activity: {title}"),
        "action_items": _("Action item: {title}"),
        "briefing": _("Action item: {title}"),
        "closing_report": _("Action item: {title}"),
        "certificates": _("Action item: {title}"),
        "meeting": _("Meeting: {title}"),
    }
    return kinds.get(made.product, "{title}").format(title=made.title)


def differing(shown: Shown) -> DifferencesCard | None:
    """The questions that the two answered differently, both answers side by side.

    None where there is nothing to compare: each answered alone, but in own words only.
    """
    form = shown.view.form
    if form is None or not shown.view.compared:
        return None
    mentor, mentee = ROLES
    found = tuple(
        Differing(question.label, (shown.said(question, mentor), shown.said(question, mentee)))
        for question in (form.question(key) for key in shown.view.differences)
    )
    return DifferencesCard((shown.name(mentor), shown.name(mentee)), found)


def still_open(shown: Shown, voice: str) -> tuple[tuple[str, str, str], ...]:
    """What should have an answer and has none: step, question, its words."""
    answers = shown.answers(voice)
    if shown.is_apart and voice == TOGETHER:
        return ()  # what each left open they left open
    return tuple(
        (one.step.key, question.key, question.label)
        for one in shown.steps(voice)
        for question in one.questions
        if question.needed and not question.is_link and answers.get(question.key) is None
    )


def voices_seen(shown: Shown, voice: str) -> tuple[str, ...]:
    """Whose answers stand side by side: the pair's, one's own, or both."""
    if shown.is_open_to_both:
        seen = tuple(one for one in (*ROLES, TOGETHER) if shown.answers(one))
        return seen or (TOGETHER,)
    return (voice,)


def answers_of(shown: Shown, voices: Sequence[str]) -> list[AnswersCard]:
    """All that was answered, a card a step, a column a voice."""
    columns = tuple(_("Together") if one == TOGETHER else shown.name(one) for one in voices)
    cards = []
    for step in shown.view.steps():
        rows = tuple(
            row for question in step.questions if (row := _row(shown, question, voices)) is not None
        )
        if rows:
            cards.append(AnswersCard(step.step.title, columns, rows))
    orphans = _orphans(shown, voices)
    if orphans:
        heading = _("Answers to questions that are no longer asked")
        cards.append(AnswersCard(heading, columns, orphans))
    return cards


def _row(shown: Shown, question: CheckInQuestion, voices: Sequence[str]) -> Row | None:
    said = tuple(shown.said(question, voice) for voice in voices)
    return Row(question.label, said) if any(said) else None


def _orphans(shown: Shown, voices: Sequence[str]) -> tuple[Row, ...]:
    said: dict[str, dict[str, str]] = {}
    for one in shown.view.orphans:
        if one.voice in voices:
            said.setdefault(one.label, {})[one.voice] = one.said
    return tuple(
        Row(label, tuple(by_voice.get(voice, "") for voice in voices))
        for label, by_voice in said.items()
    )


def compared(shown: Shown, voice: str) -> list[AnswersCard]:
    """Today's answers beside the first ones and those in between, a column a time."""
    earlier = [one for one in shown.view.earlier if voice in one.said]
    form = shown.view.form
    if form is None or not earlier:
        return []
    columns = (*(shown.day(one.day) for one in earlier), _("This time"))
    cards = []
    for step in shown.steps(voice):
        rows = []
        for question in step.questions:
            before = tuple(one.said[voice].get(question.key, "") for one in earlier)
            if any(before):
                rows.append(Row(question.label, (*before, shown.said(question, voice))))
        if rows:
            cards.append(AnswersCard(step.step.title, columns, tuple(rows)))
    return cards
