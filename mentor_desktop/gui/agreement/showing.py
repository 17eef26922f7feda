"""Puts what was read into the parts of the editor."""

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.agreement_rules import Placed
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.agreement.alone_card import Alone
from mentor_desktop.gui.agreement.editor import Editor
from mentor_desktop.gui.agreement.section_pane import Filled
from mentor_desktop.gui.agreement.shown import TOGETHER, Shown, Version
from mentor_desktop.gui.agreement.signatures_card import Look
from mentor_desktop.gui.widgets.section_list import SectionItem
from mentor_desktop.translation import _


def show_all(
    editor: Editor, shown: Shown, version: Version, section: str, voice: str, sits_here: str | None
) -> None:
    """Everything of one version; `voice`: whose answers; `sits_here`: the id of a person."""
    alone = _alone(shown, version, voice, sits_here)
    read_only = not version.is_draft or (alone is not None and not alone.can_write)
    _show_sections(editor, version, section, voice, read_only=not version.is_draft)
    editor.show_versions(
        [(one.id, version_name(one)) for one in shown.versions], version.agreement.id
    )
    editor.voices.setVisible(version.is_draft)
    editor.voices.show_voices((shown.name("mentor"), shown.name("mentee")), voice)
    editor.alone.setVisible(alone is not None)
    if alone is not None:
        editor.alone.show_alone(alone)
    placed = next(one for one in version.sections if one.section.key == section)
    editor.pane.setVisible(alone is None or not alone.is_hidden)
    editor.pane.show_section(
        placed.section,
        Filled(version.answers(voice), tuple(version.goals.items()), read_only, _reader(voice)),
    )
    _show_cards(editor, shown, version, is_together=voice == TOGETHER)
    editor.preview.show_version(version.agreement.id)


def _reader(voice: str) -> str:
    return voice if voice in ROLES else ""


def _alone(shown: Shown, version: Version, voice: str, sits_here: str | None) -> Alone | None:
    if voice not in ROLES:
        return None
    other = "mentee" if voice == "mentor" else "mentor"
    return Alone(
        shown.name(voice),
        shown.name(other),
        shown.people[voice].id == sits_here,
        version.has_handed_in(voice),
        version.has_handed_in(other),
    )


def _show_sections(
    editor: Editor, version: Version, section: str, voice: str, *, read_only: bool
) -> None:
    states = version.coverage(voice).states
    items = [_item(one, states) for one in version.sections]
    kept = frozenset(one.section.key for one in version.sections if not one.section.can_hide)
    editor.panel.show_sections(items, section, kept, read_only=read_only)
    editor.drop_down.set_items(items)
    editor.drop_down.set_current(section)


def _item(placed: Placed, states: dict[str, str]) -> SectionItem:
    key = placed.section.key
    return SectionItem(key, placed.section.title, states.get(key, "open"), placed.is_hidden)


def _show_cards(editor: Editor, shown: Shown, version: Version, *, is_together: bool) -> None:
    found = version.differences() if is_together and version.is_draft else ()
    editor.differences.setVisible(bool(found))
    if found:
        titles = {one.section.key: one.section.title for one in version.sections}
        names = {role: shown.name(role) for role in ROLES}
        editor.differences.show_differences(found, names, titles, version.goals)
    editor.signatures.setVisible(is_together)
    editor.signatures.show_version(Look(shown, version))
    editor.changes.setVisible(is_together and shown.changes is not None)
    if shown.changes is not None:
        editor.changes.show_changes(*shown.changes)


def version_name(agreement: Agreement) -> str:
    """What a version is called, with its state."""
    return {
        "draft": _("Version {version}, draft"),
        "offered": _("Version {version}, to be signed"),
        "partly_signed": _("Version {version}, signed by one"),
        "in_force": _("Version {version}, in force"),
        "superseded": _("Version {version}, replaced"),
        "ended": _("Version {version}, ended"),
    }[agreement.state].format(version=agreement.version)
