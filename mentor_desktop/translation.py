"""The one catalogue of everything a person reads."""

import gettext as catalogues
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

from mentor_desktop.assets import asset

if TYPE_CHECKING:
    from collections.abc import Iterator

_language: ContextVar[str] = ContextVar("language", default="en")


@cache
def _catalogue(language: str) -> catalogues.NullTranslations:
    try:
        path = asset("resources/i18n") / language / "LC_MESSAGES" / "mentor-desktop.mo"
        with path.open("rb") as file:
            return catalogues.GNUTranslations(file)
    except (FileNotFoundError, NotADirectoryError):
        return catalogues.NullTranslations()


def _(text: str) -> str:
    """The text in the language in use; `_("Page {page}").format(page=…)`, never an f-string."""
    return _catalogue(_language.get()).gettext(text) if text else text


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that goes with a count."""
    return _catalogue(_language.get()).ngettext(one, many, count)


def current_language() -> str:
    """The language in use, such as "en" or "pt_BR"."""
    return _language.get()


def nearest_language(locale: str) -> str:
    """The language we have that comes nearest to a locale such as "pt_BR" or "C"; else "en"."""
    name = locale.partition(".")[0]
    for language in (name, name.partition("_")[0]):
        if type(_catalogue(language)) is not catalogues.NullTranslations:
            return language
    return "en"


def use_language(language: str) -> None:
    """From now on, speak this language."""
    _language.set(language)


@contextmanager
def language(name: str) -> "Iterator[None]":
    """Speak another language for a while: a document has its own."""
    token = _language.set(name)
    try:
        yield
    finally:
        _language.reset(token)
