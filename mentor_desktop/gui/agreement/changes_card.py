"""What changed since the version that is amended: section by section, word by word."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from mentor_desktop.domain.agreement_content import AgreementContent
from mentor_desktop.domain.difference import EntryDifference, sections_that_differ, words
from mentor_desktop.gui.agreement.parts import Card, text
from mentor_desktop.gui.widgets.words import emptied
from mentor_desktop.translation import _

# Added is underlined and bold, removed is struck out: neither needs a colour to be seen.
_MARKS = {
    "same": "{words}",
    "added": "<b><u>{words}</u></b>",
    "removed": "<s>{words}</s>",
}


class ChangesCard(Card):
    """Shows how two versions differ."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = text("", "heading")
        self.body.addWidget(self._heading)
        self._legend = QLabel()
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._legend.setProperty("role", "small")
        self._legend.setWordWrap(True)
        self._legend.setText(
            _("{added} is new, {removed} was taken out.").format(
                added=_MARKS["added"].format(words=escape(_("Underlined"))),
                removed=_MARKS["removed"].format(words=escape(_("struck out"))),
            )
        )
        self.body.addWidget(self._legend)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addLayout(self._list)

    def show_changes(self, before: AgreementContent, after: AgreementContent) -> None:
        """Compares the two and lists what differs."""
        heading = _("What changed since version {version}").format(version=before.version)
        self._heading.setText(heading)
        self.setAccessibleName(heading)
        emptied(self._list)
        sections = sections_that_differ(before, after)
        self._legend.setVisible(bool(sections))
        if not sections:
            self._list.addWidget(text(_("Nothing yet."), "muted"))
        for section in sections:
            self._list.addWidget(text(section.title, "strong"))
            if notice := _notice(section.kind):
                self._list.addWidget(text(notice, "small"))
            for entry in section.entries:
                self._list.addWidget(text(entry.label, "small"))
                self._list.addWidget(_compared(entry))


def _notice(kind: str) -> str:
    return {
        "added": _("This section is new."),
        "removed": _("This section was taken out."),
        "moved": _("This section stands in another place."),
    }.get(kind, "")


def _compared(entry: EntryDifference) -> QLabel:
    before, after = "\n".join(entry.before), "\n".join(entry.after)
    marked = ""
    for kind, part in words(before, after):
        if marked.endswith("</s>") and kind == "added":
            marked += " "  # what is new does not stick to what it replaces
        marked += _MARKS[kind].format(words=escape(part).replace("\n", "<br>"))
    label = QLabel(marked)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setAccessibleName(_spoken(entry, before, after))
    return label


def _spoken(entry: EntryDifference, before: str, after: str) -> str:
    if entry.kind == "added":
        return _("{question}, new: {after}").format(question=entry.label, after=after)
    if entry.kind == "removed":
        return _("{question}, taken out: {before}").format(question=entry.label, before=before)
    return _("{question}, before: “{before}”, now: “{after}”").format(
        question=entry.label, before=before, after=after
    )
