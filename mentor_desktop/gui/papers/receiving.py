"""A PDF that came from the other laptop: what it brings, compared on the phone, and taken in."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentor_desktop.domain.agreement import OPEN, Agreement
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.aside import Aside
from mentor_desktop.gui.widgets.question import Choice, Question
from mentor_desktop.operations.exchanging import TakenIn, take_in_any
from mentor_desktop.operations.travelling import Travelling, read_travelling
from mentor_desktop.operations.verifying import Verified
from mentor_desktop.store.agreements import signatures_of
from mentor_desktop.translation import _

NEW_FILE, NEW, SIGNATURE = "new file", "new", "signature"


def what_it_brings(found: Verified, context: Context | None) -> str:
    """NEW_FILE, NEW or SIGNATURE: what can be taken in of a PDF; "" for nothing."""
    if found.verdict == "changed" or found.problems or not found.agreement_id or found.is_draft:
        return ""
    if context is None:
        return NEW_FILE
    if context.database.is_read_only:
        return ""
    with context.database.reading() as session:
        agreement = session.get(Agreement, found.agreement_id)
        if agreement is None:
            return NEW
        given = {one.role for one in signatures_of(session, agreement.id)}
        has_more = any(one.record.role not in given for one in found.signed)
        return SIGNATURE if agreement.state in OPEN and has_more else ""


def news(brings: str) -> str:
    """The heading for what a PDF brings to an open file; "" for nothing."""
    return {
        NEW: _("+ {name} brings an agreement that is not in this file yet"),
        SIGNATURE: _("+ {name} brings a signature"),
    }.get(brings, "")


def button_words(brings: str) -> str:
    """What the button says."""
    return {
        NEW_FILE: _("Take it into a new file…"),
        NEW: _("Take it into this file…"),
        SIGNATURE: _("Take in the signature…"),
    }.get(brings, "")


class Receiving(QObject):
    """Signals: `taken(TakenIn)`; `file_wanted(Travelling)` where no file is open;

    `refused(sentence)`; `left()` when the person does not want it.
    """

    taken = Signal(object)
    file_wanted = Signal(object)
    refused = Signal(str)
    left = Signal()

    def __init__(self, context: Context | None, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._aside = Aside(self)
        self._aside.done.connect(self._ask)
        self._aside.refused.connect(self.refused)
        self.question: Question | None = None

    def begin(self, data: bytes) -> None:
        """Looks at it, then asks whether it is the one that was sent."""
        self._aside.do(partial(read_travelling, data))

    def _ask(self, travelling: Travelling) -> None:
        self.question = Question(
            self._window,
            _("Is it the one that was sent?"),
            _("Ask the sender, best on the phone, to read these groups to you: {groups}").format(
                groups=travelling.short
            ),
            (Choice("take", _("They are the same: take it in"), "primary"),),
            note=_brought(travelling),
            leave=_("Not now"),
        )
        if self.question.ask() != "take":
            self.left.emit()
        elif self._context is None:
            self.file_wanted.emit(travelling)
        else:
            taken = self._context.attempt(take_in_any, travelling, told=self.refused.emit)
            if taken is not None:
                self.taken.emit(taken)


def _brought(travelling: Travelling) -> str:
    lines = [travelling.sentence] if travelling.is_by_another else []
    lines += [
        _("Agreement of {mentor} and {mentee}, version {version}.").format(
            mentor=travelling.content.party("mentor").name,
            mentee=travelling.content.party("mentee").name,
            version=travelling.content.version,
        )
    ]
    lines += [
        _("{name} signed it with the key {groups}; compare that one, too.").format(
            name=one.record.name, groups=one.certificate.short
        )
        for one in travelling.signed
    ]
    if travelling.waiting:
        lines.append(_waiting(travelling))
    return "\n".join(lines)


def _waiting(travelling: Travelling) -> str:
    names = " · ".join(one.name for one in travelling.waiting)
    return _("Still to sign: {names}.").format(names=names)


def told_of(taken: TakenIn) -> str:
    """What came of it, in a sentence."""
    if taken.is_in_force:
        return _("Taken in. Everyone has signed: the agreement is in force.")
    if not taken.is_new:
        return _("The signature is taken in.")
    if taken.new_people:
        return _("The agreement is in the file now, and these people: {names}.").format(
            names=" · ".join(taken.new_people)
        )
    return _("The agreement is in the file now.")
