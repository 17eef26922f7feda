"""Reading the words of a command."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from mentor_desktop.domain.address import file_at, is_address
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

Arguments = argparse.Namespace


class WrongWords(Exception):  # noqa: N818 - as Refused: it says what would be right
    """The words of a command are off; says in one sentence how."""


class Parser(argparse.ArgumentParser):
    """Raises WrongWords instead of printing its usage."""

    def __init__(self, name: str, summary: str) -> None:
        self._name = name
        super().__init__(
            prog=f"mentor-desktop {name}", description=summary, allow_abbrev=False, add_help=False
        )
        self.add_argument("-h", "--help", action="help", help=_("shows this"))
        self.add_argument(
            "--debug", action="store_true", help=_("shows where in the program an error arose")
        )

    def error(self, message: str) -> NoReturn:
        """WrongWords with what argparse found."""
        raise WrongWords(
            _("{reason}. Try: mentor-desktop {command} --help").format(
                reason=_capital(message.strip().rstrip(".")), command=self._name
            )
        )

    def add_file(self, help_text: str) -> None:
        """The mentoring file, with where its passphrase may stand."""
        self.add_argument("file", metavar="FILE", type=place, help=help_text)
        self.add_passphrase_file()

    def add_passphrase_file(self) -> None:
        """Where a passphrase may stand, for scripts: a prompt asks for it else."""
        self.add_argument(
            "--passphrase-file",
            metavar="PATH",
            type=place,
            help=_("a file whose first line is the passphrase; without it you are asked"),
        )

    def add_secret_file(self, option: str, help_text: str) -> None:
        """Where another passphrase may stand, for scripts."""
        self.add_argument(option, metavar="PATH", type=place, help=help_text)

    def add_new_passphrase_file(self) -> None:
        """Where a new passphrase may stand, for scripts: a prompt asks for it else."""
        self.add_secret_file(
            "--new-passphrase-file",
            _("a file whose first line is the new passphrase; without it you are asked"),
        )

    def add_output(self, metavar: str, help_text: str, **options: Any) -> None:
        """Where to write."""
        self.add_argument(
            "-o", "--output", metavar=metavar, type=place, help=help_text, **options
        )  # fmt: skip

    def add_force(self) -> None:
        """Whether a file that is there may be replaced."""
        self.add_argument(
            "--force", action="store_true", help=_("replaces a file that is there already")
        )

    def add_json(self) -> None:
        """Whether to print for programs."""
        self.add_argument("--json", action="store_true", help=_("prints JSON, for programs"))


def place(text: str) -> Path:
    """A path that has a name, or the address of a file, as the window takes them."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("give it a name; an empty one is none"))
    try:
        return file_at(text) if is_address(text) else Path(text)
    except Refused as refusal:
        raise argparse.ArgumentTypeError(str(refusal)) from None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def day(text: str) -> date:
    """A day as ISO text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{text}” is no day such as 2026-03-09").format(text=text[:40])
        ) from None


def whole_number(text: str) -> int:
    """A number without a fraction, in ASCII digits."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{text}” is no whole number").format(text=text[:40])
        ) from None
