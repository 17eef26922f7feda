"""Asks for a statement of contact hours: whose, from when to when, with which names."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desktop.domain.form import Choice, Question, Section, Value
from mentor_desktop.domain.hours import HoursContent, written_time
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import long_day
from mentor_desktop.gui.papers.paper_dialog import PaperDialog, Target
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.words import words
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.hours import (
    HoursWanted,
    export_hours,
    hours_content,
    hours_file_name,
    hours_pdf,
)
from mentor_desktop.store.views import pair_of, programme_of
from mentor_desktop.translation import _, current_language, ngettext

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

_PAIR, _ALL = "pair", "all"


class HoursDialog(PaperDialog):
    """Of the relationship in view, of one of the two, or of everyone for who is neither."""

    def __init__(self, parent: QWidget, context: Context, relationship_id: str) -> None:
        super().__init__(parent, context, _("Statement of contact hours"))
        self._relationship_id = relationship_id
        with context.database.reading() as session:
            pair, people = pair_of(session, relationship_id)
        acting = context.acting_person_id
        own = pair.role_of(acting) if acting else None
        self._people = {
            role: (people[role].id, people[role].called) for role in ROLES if own in (None, role)
        }
        self.values: dict[str, Value] = {"whose": _PAIR, "names": "names"}
        self.values["last"] = context.today().isoformat()
        self.form = FormView((self._questions(is_outside=own is None),))
        self.form.set_values(self.values)
        self.form.edited.connect(self._edit)
        self.summary = words("", "muted")
        self.rule = words(
            _(
                "Held meetings count, with the time taken in them or else as planned. Brief "
                "contacts have no length and add no time. What was said and written is not in it."
            ),
            "small",
        )
        for part in (self.form, self.summary, self.rule):
            self.parts.addWidget(part)
        self.parts.addStretch(1)
        self.add_paper_buttons()
        self._show_summary()
        self.fit()

    def _questions(self, *, is_outside: bool) -> Section:
        titles = {
            "mentor": _("All of {name}, the mentor"),
            "mentee": _("All of {name}, the mentee"),
        }
        whose = [Choice(_PAIR, _("This relationship"))]
        whose += [
            Choice(role, titles[role].format(name=name))
            for role, (_id, name) in self._people.items()
        ]
        if is_outside:
            whose.append(Choice(_ALL, _("All relationships")))
        names = (Choice("names", _("Whole names")), Choice("initials", _("Initials of others")))
        return Section(
            "hours",
            "",
            questions=(
                Question("whose", "choice", _("Which hours"), choices=tuple(whose)),
                Question("first", "date", _("From"),
                         hint=_("Empty: from the first meeting or contact.")),
                Question("last", "date", _("To")),
                Question("names", "choice", _("Names"), choices=names),
            ),
        )  # fmt: skip

    def wanted(self) -> HoursWanted:
        """What the form says."""
        whose = str(self.values.get("whose") or _PAIR)
        return HoursWanted(
            self._relationship_id if whose == _PAIR else None,
            self._people[whose][0] if whose in self._people else None,
            self._day("first"),
            self._day("last"),
            self.values.get("names") == "initials",
        )

    def _day(self, key: str) -> date | None:
        value = self.values.get(key)
        return date.fromisoformat(value) if isinstance(value, str) else None

    def _edit(self, key: str, value: Value) -> None:
        self.values[key] = value
        self._show_summary()

    def _show_summary(self) -> None:
        """What will be in it; a period that cannot be is told beside the field."""
        self.form.set_problem("last", None)
        content = self._content()
        self.export.setEnabled(content is not None)
        self.print.setEnabled(content is not None)
        self.summary.setText(_said(content) if content is not None else "")

    def _content(self) -> HoursContent | None:
        with self._context.database.reading() as session:
            try:
                return hours_content(session, self.wanted(), current_language())
            except Refused as refusal:
                self.form.set_problem("last", str(refusal))
        return None

    def target(self) -> Target | None:
        """Named by whose they are; None while the period cannot be."""
        self.form.tell_all()
        if self._content() is None:
            return None
        wanted = self.wanted()
        with self._context.database.reading() as session:
            return Target(hours_file_name(session, wanted), partial(self.write, wanted))

    def write(self, wanted: HoursWanted, path: Path) -> Exported | None:
        """Writes the PDF; a file that is there was asked about, and is replaced."""
        return export_hours(
            self._context.database, wanted, path, force=True, spoken=current_language()
        )

    def drawn(self) -> "Document | None":
        """On the programme's paper; None while the period cannot be."""
        self.form.tell_all()
        content = self._content()
        if content is None:
            return None
        with self._context.database.reading() as session:
            return hours_pdf(content, programme_of(session).paper)


def _said(content: HoursContent) -> str:
    meetings = ngettext("{count} meeting", "{count} meetings", content.meetings)
    contacts = ngettext("{count} brief contact", "{count} brief contacts", content.contacts)
    return _("{first} to {last}: {meetings}, {time}; {contacts}.").format(
        first=long_day(content.first),
        last=long_day(content.last),
        meetings=meetings.format(count=content.meetings),
        time=written_time(content.minutes),
        contacts=contacts.format(count=content.contacts),
    )
