"""Who has signed, who can sign now, and what else can be done with this version."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mentor_desktop.domain.agreement import Signature
from mentor_desktop.domain.zones import day_of, zone_called
from mentor_desktop.gui.agreement.parts import Card, button, text
from mentor_desktop.gui.agreement.shown import Shown, Version
from mentor_desktop.gui.days import long_day
from mentor_desktop.gui.times import written_time
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.signature_pad import SignatureView
from mentor_desktop.gui.widgets.words import emptied
from mentor_desktop.store.agreements import signature_record
from mentor_desktop.translation import _

ACTIONS = (
    "offer", "send", "take_in", "reopen", "amend", "review", "discard", "export", "confidential",
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """What is shown of one version."""

    shown: Shown
    version: Version


class SignaturesCard(Card):
    """Signals: `sign_wanted(role)`, `wanted(action)` with one of ACTIONS."""

    sign_wanted = Signal(str)
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Signatures"))
        self._said = text("", "muted")
        self.body.addWidget(self._said)
        self._parties = QHBoxLayout()
        self._parties.setSpacing(12)
        self.body.addLayout(self._parties)
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions)
        self.body.addWidget(self._actions)
        self.buttons: dict[str, QPushButton] = {}

    def show_version(self, look: Look) -> None:
        """Shows both parties and what can be done now."""
        state = look.version.agreement.state
        said = _said(look)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        emptied(self._parties)
        self.buttons = {}
        for role in look.version.signers:
            self._parties.addWidget(self._party(look, role), 1)
        emptied(self._flow)
        for action, label in _actions(look, state):
            one = button(label, partial(self.wanted.emit, action))
            self.buttons[action] = one
            self._flow.addWidget(one)
        self._actions.setVisible(bool(self._flow.count()))

    def _party(self, look: Look, role: str) -> QWidget:
        box = QFrame()
        box.setProperty("role", "inner")
        body = QVBoxLayout(box)
        body.setContentsMargins(12, 10, 12, 10)
        content = look.version.content
        name = content.party(role).name if content else look.shown.people[role].name
        signature = look.version.signature(role)
        body.addWidget(text(_labels()[role].format(name=name), "muted"))
        if signature is not None:
            body.addWidget(_mark(signature))
            body.addWidget(text(_when(signature, look.version), "small"))
        elif look.version.agreement.state in ("offered", "partly_signed"):
            person = look.shown.people.get(role)
            called = person.called if person else name
            one = button(
                _("Sign as {name}…").format(name=called), partial(self.sign_wanted.emit, role)
            )
            one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.buttons[f"sign {role}"] = one
            body.addStretch()
            body.addWidget(one)
        else:
            body.addWidget(text(_("Not signed yet."), "small"))
            body.addStretch()
        return box


def _labels() -> dict[str, str]:
    return {
        "mentor": _("Mentor: {name}"),
        "mentee": _("Mentee: {name}"),
        "supervisor": _("Supervisor: {name}"),
    }


def _mark(signature: Signature) -> QWidget:
    if signature.method == "drawn":
        return SignatureView(signature_record(signature).drawing)
    return SignatureView(typed_name=signature.name)


def _when(signature: Signature, version: Version) -> str:
    moment = signature.signed_at.astimezone()
    with suppress(OSError, ValueError, KeyError):  # KeyError: an unknown zone
        moment = signature.signed_at.astimezone(zone_called(signature.time_zone))
    return _("Signed {day}, {time} · version {version}").format(
        day=long_day(moment.date()),
        time=written_time(f"{moment:%H:%M}"),
        version=version.agreement.version,
    )


def _said(look: Look) -> str:
    agreement = look.version.agreement
    says: dict[str, Callable[[], str]] = {
        "draft": lambda: _("When the text is right for both of you, offer it for signature."),
        "offered": lambda: _("The text is fixed now, and so is its PDF. You can sign."),
        "partly_signed": lambda: _("It holds once everyone named here has signed."),
        "in_force": lambda: _("In force since {day}. What is signed stays as it is.").format(
            day=long_day(day_of(agreement.in_force_at)) if agreement.in_force_at else ""
        ),
        "superseded": lambda: _("A later version holds now. This one is kept as it was signed."),
        "ended": lambda: _("This agreement has ended. It is kept as it was signed."),
    }
    return says[agreement.state]()


def _actions(look: Look, state: str) -> list[tuple[str, str]]:
    if state == "draft":
        return [
            ("offer", _("Offer for signature…")),
            ("discard", _("Discard draft")),
        ]
    if state in ("offered", "partly_signed"):
        return [
            ("send", _("Send for signature…")),
            ("take_in", _("Take in a signed PDF…")),
            ("reopen", _("Take back to draft…")),
        ]
    copy = ("confidential", _("Confidential copy…"))
    if state == "in_force" and not look.shown.has_open_version:
        return [("amend", _("Amend…")), ("review", _("Review: it still fits")), copy]
    return [copy]
