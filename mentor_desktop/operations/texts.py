"""The texts that are data: forms, tips and phrases in resources/texts, once a language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from mentor_desktop.assets import asset
from mentor_desktop.domain.form import Form, joined, read_form
from mentor_desktop.translation import _, current_language

FOLDER = "resources/texts"


@dataclass(frozen=True)
class Tip:
    """A piece of good practice; `section` names the part of the agreement it is about.

    In a check-in ("check_in:KEY") it names the step.
    """

    key: str
    text: str
    where: tuple[str, ...]  # "profiles", "sheets", "agreement", "meetings", "check_in:renewal", …
    reader: str  # "mentor", "mentee", "both"
    section: str = ""

    def is_for(self, role: str) -> bool:
        """Whether someone in this role ("mentor", "mentee") is meant."""
        return self.reader in (role, "both")


@dataclass(frozen=True)
class Phrases:
    """Phrases to start from that belong together, such as goals of a new manager."""

    key: str
    title: str
    texts: tuple[str, ...]


def profile_form() -> Form:
    """What everyone is asked about themselves: PRO-01 to PRO-41."""
    return _form("profile.toml", current_language())


def sheet_form(role: str) -> Form:
    """The preparation sheet of the "mentor" or the "mentee": PRE-*."""
    return _form(f"sheets/{role}.toml", current_language())


def agreement_form() -> Form:
    """The sections of an agreement, in the order of their files: AG-*."""
    return _agreement_form(current_language())


def tips(where: str) -> tuple[Tip, ...]:
    """Good practice for a place, such as "sheets", "agreement" or "meetings" (GP-*)."""
    return tuple(tip for tip in _tips(current_language()) if where in tip.where)


def tip_called(key: str) -> Tip:
    """The tip of that key, for a spot of its own."""
    return next(tip for tip in _tips(current_language()) if tip.key == key)


def suggested(kind: str) -> tuple[Phrases, ...]:
    """Phrases of a kind ("goals", "activities", "rapport"), by the occasion they suit."""
    return _phrases(kind, current_language())


def prompts(stage: str = "") -> tuple[Phrases, ...]:
    """Topics for an agenda, those that suit a stage of the journey first."""
    found = _prompts(current_language())
    fitting = tuple(phrases for phrases, where in found if stage in where)
    return (*fitting, *(phrases for phrases, _where in found if phrases not in fitting))


def reflections(kind: str, role: str) -> tuple[str, ...]:
    """Questions to write about in an entry of a kind, as the "mentor" or the "mentee" is asked."""
    return tuple(
        text
        for phrases, known, reader in _reflections(current_language())
        if known == kind and reader in (role, "both")
        for text in phrases.texts
    )


def style_advice(first: str, second: str) -> str:
    """What two behavioural styles bring to each other; empty for one of own words (PRO-41)."""
    return _style_advice(current_language()).get(frozenset((first, second)), "")


@cache
def _form(name: str, _language: str) -> Form:
    return read_form(asset(f"{FOLDER}/{name}").read_text("utf-8"), name)


@cache
def _agreement_form(language: str) -> Form:
    files = sorted(path.name for path in asset(f"{FOLDER}/agreement").glob("*.toml"))
    parts = (_form(f"agreement/{name}", language) for name in files)
    return joined("agreement", _("Mentoring agreement"), parts)


@cache
def _tips(_language: str) -> tuple[Tip, ...]:
    return tuple(
        Tip(raw["key"], _(raw["text"]), tuple(raw["where"]), raw["for"], raw.get("section", ""))
        for raw in _data("tips.toml")["tip"]
    )


@cache
def _phrases(kind: str, _language: str) -> tuple[Phrases, ...]:
    return tuple(
        Phrases(raw["key"], _(raw["title"]), tuple(_(text) for text in raw["texts"]))
        for raw in _data("suggestions.toml")["group"]
        if raw["kind"] == kind
    )


@cache
def _prompts(_language: str) -> tuple[tuple[Phrases, tuple[str, ...]], ...]:
    return tuple(
        (
            Phrases(raw["key"], _(raw["title"]), tuple(_(text) for text in raw["texts"])),
            tuple(raw["where"]),
        )
        for raw in _data("prompts.toml")["group"]
    )


@cache
def _reflections(_language: str) -> tuple[tuple[Phrases, str, str], ...]:
    return tuple(
        (
            Phrases(raw["key"], _(raw["title"]), tuple(_(text) for text in raw["texts"])),
            raw["kind"],
            raw["for"],
        )
        for raw in _data("reflections.toml")["group"]
    )


@cache
def _style_advice(_language: str) -> dict[frozenset[str], str]:
    return {frozenset(raw["styles"]): _(raw["text"]) for raw in _data("styles.toml")["pair"]}


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(asset(f"{FOLDER}/{name}").read_text("utf-8"))
