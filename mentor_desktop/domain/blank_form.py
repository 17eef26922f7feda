"""A form to fill in by hand, as plain values in the order of the screen."""

from dataclasses import dataclass

WRITTEN = {"line": 1, "text": 3, "list": 3, "goals": 3}  # kinds, and how many lines each has


@dataclass(frozen=True)
class BlankQuestion:
    """A question; `kind` as in domain.form, or "rating", "link" (`hint` says where), "table".

    A table has `choices` as its columns and `most` rows. `only_if` says when it is asked.
    """

    label: str
    kind: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    has_other: bool = False
    unit: str = ""
    least: int = 1
    most: int = 5
    low: str = ""
    high: str = ""
    only_if: str = ""


@dataclass(frozen=True)
class BlankSection:
    """A page of the screen; `talk` comes before its questions, `thoughts` after them."""

    title: str
    help: str = ""
    talk: tuple[str, ...] = ()
    questions: tuple[BlankQuestion, ...] = ()
    thoughts: tuple[str, ...] = ()
    only_if: str = ""
    is_own_page: bool = False


@dataclass(frozen=True)
class BlankForm:
    """A whole form; `head` are fields to begin with, such as names; `signed_by`: what the lines
    at the end are for.

    `by`: who can have filled it in, to tick; empty where nobody asks.
    """

    language: str
    title: str
    help: str = ""
    programme: str = ""
    head: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    sections: tuple[BlankSection, ...] = ()
    signed_by: tuple[str, ...] = ()
    sentence: str = ""  # what signing says
