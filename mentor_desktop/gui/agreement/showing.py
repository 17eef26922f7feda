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
    # How far another is stays hidden with the answers.
    counted = TOGETHER if alone is not None and alone.is_hidden else voice
    _show_sections(editor, version, section, version.coverage(counted).states)
    editor.show_versions(
        [(one.id, version_name(one)) for one in shown.versions], version.agreement.id
    )
    editor.voices.setVisible(version.is_draft)
    editor.voices.show_voices((shown.name("mentor"), shown.name("mentee")), voice)
    editor.set_can_offer(version.is_draft and alone is None)
    editor.alone.setVisible(alone is not None)
    if alone is not None:
        editor.alone.show_alone(alone)
    _show_text(editor, version, section, voice, alone)
    _show_cards(editor, shown, version, is_together=voice == TOGETHER)
    editor.preview.show_version(version.agreement.id)


def _show_text(
    editor: Editor, version: Version, section: str, voice: str, alone: Alone | None
) -> None:
    """The form, or what a text that is fixed says."""
    editor.signed.setVisible(version.content is not None)
    if version.content is not None:
        editor.pane.hide()
        found = (one for one in version.content.sections if one.key == section)
        editor.signed.show_section(next(found))
        return
    editor.pane.setVisible(alone is None or not alone.is_hidden)
    placed = next(one for one in version.sections if one.section.key == section)
    is_read_only = not version.is_draft or (alone is not None and not alone.can_write)
    editor.pane.show_section(
        placed.section,
        Filled(
            version.answers(voice),
            tuple(version.goals.items()),
            is_read_only,
            voice if voice in ROLES else "",
            version.warnings_of(section) if alone is None else (),
        ),
    )


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


def _show_sections(editor: Editor, version: Version, section: str, states: dict[str, str]) -> None:
    if version.content is not None:
        items = [
            SectionItem(one.key, one.title, states.get(one.key, "none"))
            for one in version.content.sections
        ]
    else:
        items = [_item(one, states) for one in version.sections]
    kept = frozenset(one.section.key for one in version.sections if not one.section.can_hide)
    editor.panel.show_sections(items, section, kept, read_only=not version.is_draft)
    editor.drop_down.set_items(items)
    editor.drop_down.set_current(section)
    editor.more.setVisible(version.is_draft)


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
    editor.put_signatures(first=not version.is_draft)
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
