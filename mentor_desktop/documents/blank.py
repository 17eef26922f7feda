"""A blank form as a PDF, to fill in by hand, in the order of the screen."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable, KeepTogether, PageBreak

from mentor_desktop.documents.blocks.texts import heading, items, paragraph
from mentor_desktop.documents.blocks.titles import Title, title_block
from mentor_desktop.documents.blocks.writing import (
    BOX,
    empty_table,
    labelled_rows,
    pen_fields,
    ticks,
    writing_lines,
)
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.looks import LABEL, NOTE, PLAIN, PLAIN_ITEM, SMALL, TEXT
from mentor_desktop.documents.printing import titled
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.domain.blank_form import WRITTEN, BlankForm, BlankQuestion, BlankSection
from mentor_desktop.domain.form import weekday_name
from mentor_desktop.translation import _, language

_ASKED = replace(PLAIN, size=10, before=10, after=1)
_HINT = replace(SMALL, side="", after=1)
_HELP = replace(PLAIN, colour=TEXT, after=3)
_TALK = replace(LABEL, indent=0, before=4)
_OPTIONS = replace(PLAIN, size=9.5, leading=17, before=2, after=2)
_CIRCLE = "○"
_NO_BREAK, _APART = "\u00a0", "      "
_LONG = 42  # letters of a choice that has a line of its own
_DATED, _COUNTED = 0.4, 0.3  # shares of the width


def make(form: BlankForm, *, paper: str = "A4") -> Document:
    """The form on "A4" or "Letter"; the same bytes for the same values."""
    with language(form.language):
        sheet = Sheet(form.language, paper)
        author = form.programme or form.title
        return titled(_story(form, sheet), sheet, form.title, author)


def _story(form: BlankForm, sheet: Sheet) -> list[Flowable]:
    story = title_block(sheet, Title(form.title, over=form.programme))
    if form.help:
        story += paragraph(sheet, form.help, _HELP)
    if form.head:
        story.append(pen_fields(sheet, form.head))
    if form.by:
        story += paragraph(sheet, _("Filled in by"), _TALK)
        story += _options(sheet, form.by, _CIRCLE)
    is_numbered = len(form.sections) > 1
    for number, section in enumerate(form.sections, 1):
        if section.is_own_page and number > 1:
            story.append(PageBreak())
        story += _section(sheet, section, str(number) if is_numbered else "")
    return story + _signing(sheet, form)


def _section(sheet: Sheet, section: BlankSection, number: str) -> list[Flowable]:
    with sheet.within("Sect"):
        head = heading(sheet, section.title, number=number, is_kept=True)
        if section.only_if:
            head += paragraph(sheet, section.only_if, NOTE)
        if section.help:
            head += paragraph(sheet, section.help, _HELP)
        if section.talk:
            head += paragraph(sheet, _("Talk about it first"), _TALK)
            head += items(sheet, section.talk, PLAIN_ITEM)
        asked = [_question(sheet, question) for question in section.questions]
        # A heading never stands alone at the foot of a page, nor a question without its room.
        story: list[Flowable] = [KeepTogether([*head, *(asked[0] if asked else [])])]
        story += [KeepTogether(each) for each in asked[1:]]
        if section.thoughts:
            story += paragraph(sheet, _("To think about"), _TALK)
            story += items(sheet, section.thoughts, PLAIN_ITEM)
        return story


def _question(sheet: Sheet, question: BlankQuestion) -> list[Flowable]:
    story = paragraph(sheet, question.label, _ASKED)
    for text in (question.only_if, question.hint):
        if text:
            story += paragraph(sheet, text, _HINT)
    return story + _room(sheet, question)


def _room(sheet: Sheet, question: BlankQuestion) -> list[Flowable]:
    """Where the answer goes."""
    kind = question.kind
    if kind == "week":
        return labelled_rows(sheet, [weekday_name(str(day)) for day in range(7)])
    if kind == "table":
        return empty_table(sheet, question.choices, question.most)
    if kind == "rating":
        return _rating(sheet, question)
    if kind in ("choice", "choices"):
        story = _options(sheet, question.choices, _CIRCLE if kind == "choice" else BOX)
        if question.has_other:
            story += paragraph(sheet, _("In your own words:"), _HINT)
            story += writing_lines(sheet, 1)
        return story
    if kind in ("date", "number"):
        share = _DATED if kind == "date" else _COUNTED
        story = writing_lines(sheet, 1, share=share)
        return [*story, *(paragraph(sheet, question.unit, _HINT) if question.unit else [])]
    return writing_lines(sheet, WRITTEN.get(kind, 0))


def _rating(sheet: Sheet, question: BlankQuestion) -> list[Flowable]:
    numbers = [str(number) for number in range(question.least, question.most + 1)]
    ends = ((question.least, question.low), (question.most, question.high))
    said = " · ".join(
        _("{number}: {words}").format(number=number, words=words) for number, words in ends if words
    )
    story = _options(sheet, numbers, _CIRCLE)
    return [*story, *(paragraph(sheet, said, _HINT) if said else [])]


def _options(sheet: Sheet, choices: Sequence[str], sign: str) -> list[Flowable]:
    """Side by side where they are short."""
    if any(len(one) > _LONG for one in choices):
        return ticks(sheet, choices, PLAIN_ITEM, sign=sign)
    said = _APART.join(
        sign + _NO_BREAK + one.replace(" ", _NO_BREAK).replace("-", "\u2011") for one in choices
    )
    return paragraph(sheet, said, _OPTIONS)


def _signing(sheet: Sheet, form: BlankForm) -> list[Flowable]:
    if not form.signed_by:
        return []
    with sheet.within("Sect"):
        story = heading(sheet, _("Signatures"), is_kept=True)
        if form.sentence:
            story += paragraph(sheet, form.sentence)
        for said in form.signed_by:
            story.append(pen_fields(sheet, (said, _("Place and date")), room=38))
    return [KeepTogether(story)]
