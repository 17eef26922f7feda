"""Blank forms to fill in by hand: the agreement, the plan, every check-in, as the screen asks."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desktop.domain.activity_words import KINDS, kind_title
from mentor_desktop.domain.blank_form import BlankForm, BlankQuestion, BlankSection
from mentor_desktop.domain.check_in_form import CheckInForm, CheckInQuestion, Step, When
from mentor_desktop.domain.form import MOST_GOALS, Form, Question
from mentor_desktop.domain.ninety_day import UNFAVOURABLE
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.papers import file_name
from mentor_desktop.operations.texts import agreement_form, profile_form, sheet_form
from mentor_desktop.translation import _, language

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

_ACTIVITIES, _ITEMS = 5, 4  # rows


def blank_titles() -> dict[str, str]:
    """What there is, by key: the forms of the program, then the check-ins in their order."""
    own = {
        "agreement": _("Mentoring agreement"),
        "plan": _("Action plan"),
        "profile": profile_form().title,
        "prepare_mentor": sheet_form("mentor").title,
        "prepare_mentee": sheet_form("mentee").title,
    }
    check_ins = {key: form.title for key, form in check_in_forms().items()}
    for key, title in check_ins.items():
        if title in own.values():
            check_ins[key] = _("Check-in: {title}").format(title=title)
    return own | check_ins


def blank_form(
    key: str, spoken: str = "en", programme: str = "", *, supervisor_signs: bool = False
) -> BlankForm:
    """A blank form in a language; Refused where there is none of that key."""
    with language(spoken):
        titles = blank_titles()
        if key not in titles:
            raise Refused(
                _("There is no form “{key}”. You can choose: {choices}.").format(
                    key=key[:40], choices=", ".join(titles)
                )
            )
        if key == "agreement":
            return _agreement(spoken, programme, supervisor_signs=supervisor_signs)
        if key == "plan":
            return _plan(spoken, programme)
        if key in check_in_forms():
            return _check_in(check_in_forms()[key], spoken, programme)
        form = profile_form() if key == "profile" else sheet_form(key.removeprefix("prepare_"))
        head = (_("Name"), _("Day"))
        return BlankForm(
            spoken, titles[key], programme=programme, head=head, sections=_sections(form)
        )


def _agreement(spoken: str, programme: str, *, supervisor_signs: bool) -> BlankForm:
    third = (_("Signature of the supervisor"),) if supervisor_signs else ()
    return BlankForm(
        spoken,
        _("Mentoring agreement"),
        programme=programme,
        head=_names(),
        sections=_sections(agreement_form()),
        signed_by=(_("Signature of the mentor"), _("Signature of the mentee"), *third),
        sentence=_("By signing, each of us says: I have read this agreement and agree to it."),
    )


def _names() -> tuple[str, ...]:
    return (_("Mentor"), _("Mentee"), _("Day"))


def _sections(form: Form) -> tuple[BlankSection, ...]:
    return tuple(
        BlankSection(
            one.title, one.help, one.talk, tuple(_question(each) for each in one.questions)
        )
        for one in form.sections
    )


def _question(question: Question, only_if: str = "") -> BlankQuestion:
    for_one = {"mentor": _("For the mentor."), "mentee": _("For the mentee.")}
    role = question.roles[0] if len(question.roles) == 1 else ""
    return BlankQuestion(
        question.label,
        question.kind,
        question.hint,
        tuple(choice.label for choice in question.choices),
        question.has_other,
        question.unit,
        only_if=only_if or for_one.get(role, ""),
    )


def _plan(spoken: str, programme: str) -> BlankForm:
    """As many goals as come first, each with its activities."""
    columns = (_("What you will do"), _("Kind"), _("Start"), _("Due"), _("Effort"), _("Who helps"))
    kinds = ", ".join(kind_title(kind) for kind in KINDS)
    questions = (
        BlankQuestion(_("Goal"), "line"),
        BlankQuestion(
            _("Why it matters"), "text",
            _("Will it still matter a year from now, to you and to others?"),
        ),
        BlankQuestion(
            _("What success looks like"), "text",
            _("How will the two of you notice that you are there?"),
        ),
        BlankQuestion(_("Until when"), "date"),
        BlankQuestion(
            _("Activities"), "table", _("Kinds: {kinds}. A good plan has all.").format(kinds=kinds),
            columns, most=_ACTIVITIES,
        ),
    )  # fmt: skip
    sections = tuple(
        BlankSection(
            _("Goal {number}").format(number=number), questions=questions, is_own_page=True
        )
        for number in range(1, MOST_GOALS + 1)
    )
    return BlankForm(
        spoken, _("Action plan"), programme=programme, head=_names(), sections=sections
    )


def _check_in(form: CheckInForm, spoken: str, programme: str) -> BlankForm:
    by = (_("Mentor"), _("Mentee"), _("Both together")) if "apart" in form.ways else ()
    return BlankForm(
        spoken,
        form.title,
        form.help,
        programme,
        _names(),
        by,
        tuple(_step(form, step) for step in form.steps),
    )


def _step(form: CheckInForm, step: Step) -> BlankSection:
    questions = tuple(
        _asked(one, _condition(form, one.when)) for one in step.questions
    )  # fmt: skip
    said = {"mentor": _("Mentor: {question}"), "mentee": _("Mentee: {question}")}
    thoughts = step.reflections or {}
    return BlankSection(
        step.title,
        step.help,
        step.talk,
        questions,
        tuple(said[role].format(question=thoughts[role]) for role in ROLES if thoughts.get(role)),
        _condition(form, step.when),
    )


def _asked(question: CheckInQuestion, only_if: str) -> BlankQuestion:
    if question.kind == "rating":
        return BlankQuestion(
            question.label, "rating", question.hint, least=question.least, most=question.most,
            low=question.low, high=question.high, only_if=only_if,
        )  # fmt: skip
    if question.kind == "action_items":
        columns = (_("What"), _("Who"), _("By when"))
        return BlankQuestion(
            question.label, "table", question.hint, columns, most=_ITEMS, only_if=only_if
        )
    if question.kind == "meetings":
        return BlankQuestion(
            question.label, "line", _("The next meeting: day, hour and place"), only_if=only_if
        )
    if question.kind in ("plan", "agreement"):
        said = {
            "plan": _("On the screen your action plan stands here; print it, or its blank form."),
            "agreement": _("On the screen your agreement stands here; print it, or a blank one."),
        }
        return BlankQuestion(question.label, "link", said[question.kind], only_if=only_if)
    return _question(question, only_if)


def _condition(form: CheckInForm, when: When | None) -> str:
    """When it is asked, in words for who has only paper; "" for always."""
    if when is None:
        return ""
    if when.outcomes:
        return _outcome(form, when.outcomes)
    question = form.question(when.question)
    if not when.one_of:
        return _("Only if you answered “{question}”.").format(question=question.label)
    return _("Only if your answer to “{question}” is one of these: {answers}.").format(
        question=question.label, answers=_answers(question, when.one_of)
    )


def _answers(question: Question, keys: Iterable[str]) -> str:
    labels = {choice.key: choice.label for choice in question.choices}
    return ", ".join(labels.get(key, key) for key in keys)


def _outcome(form: CheckInForm, outcomes: tuple[str, ...]) -> str:
    """Where the rule of the 90-day check-up leads: method.md section 9."""
    if "strained" in outcomes:
        found = ((form.find(key), keys) for key, keys in UNFAVOURABLE.items())
        answers = ", ".join(
            _("{question} {answer}").format(question=one.label, answer=_answers(one, keys))
            for one, keys in found
            if one is not None
        )
        return _("Only if more than two answers are unfavourable, that is: {answers}.").format(
            answers=answers
        )
    return {
        ("on_track",): _("Only if no more than two answers are unfavourable."),
        ("coordinator",): _("Only if one of the first five obstacles is ticked."),
        ("plan",): _("Only if one of the last five obstacles is ticked."),
        ("none_named",): _("Only if none is ticked."),
        ("plan", "none_named"): _("Only if one of the last five obstacles is ticked, or none."),
    }.get(outcomes, _("Only if the check-up leads here."))


def blank_pdf(form: BlankForm, paper: str) -> "Document":
    """The PDF of a blank form, on "A4" or "Letter"."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import blank  # noqa: PLC0415 - as said

    return blank.make(form, paper=paper)


def write_blank(form: BlankForm, path: Path, *, force: bool = False, paper: str = "A4") -> Exported:
    """Writes the PDF; refused where `path` exists and not `force`, or cannot be written."""
    # Late: documents bring ReportLab, which only a document needs.
    from mentor_desktop.documents.files import publish  # noqa: PLC0415 - as said

    document = blank_pdf(form, paper)
    publish(path, document.data, force=force)
    return Exported(path, document.missing, None)


def blank_file_name(key: str) -> str:
    """A good name for the PDF, safe on every system."""
    return file_name([blank_titles()[key]], "form")
