"""The check-ins there are: those that come with the program, and the programme's own files."""

import logging
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mentor_desktop.assets import asset
from mentor_desktop.domain.check_in_file import Fault, FaultyFile, read_check_in
from mentor_desktop.domain.check_in_form import CheckInForm
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.stage import STAGES
from mentor_desktop.domain.text import clean_line
from mentor_desktop.domain.toml_lines import line_at, lines_of
from mentor_desktop.operations.texts import FOLDER, agreement_form
from mentor_desktop.store.check_ins import SHEETS
from mentor_desktop.store.folders import data_folder
from mentor_desktop.translation import _, current_language

_LARGEST = 1_000_000  # bytes of a file
_MOST_FILES = 200

# Name, text (None: it cannot be read), whether it is the programme's own.
_Files = tuple[tuple[str, str | None, bool], ...]


@dataclass(frozen=True)
class CheckIns:
    """The good forms by key, in the order of the journey, and why others were left out."""

    forms: dict[str, CheckInForm]
    faults: tuple[Fault, ...]


def own_check_ins_folder() -> Path:
    """Where a programme puts check-ins of its own, a TOML file each; it need not be there."""
    return data_folder() / "check-ins"


def check_ins() -> CheckIns:
    """All check-ins; a faulty file is named, once in the log, and left out: the others work."""
    return _read(_shipped(), _own(), current_language())


def check_in_forms() -> dict[str, CheckInForm]:
    """The forms by key, in the order of the journey, then those that stand outside it."""
    return check_ins().forms


def check_in_form(key: str) -> CheckInForm:
    """The form of that key; Refused where there is none on this computer."""
    found = check_ins().forms.get(key)
    if found is None:
        raise Refused(
            _("There is no check-in “{key}” on this computer. Its answers are kept.").format(
                key=key
            )
        )
    return found


@cache
def _shipped() -> _Files:
    files = sorted(asset(f"{FOLDER}/checkins").glob("*.toml"))
    return tuple((path.name, path.read_text("utf-8"), False) for path in files)


def _own() -> _Files:
    """Read each time: a file that was put there or mended works at once."""
    try:
        paths = sorted(own_check_ins_folder().glob("*.toml"))[:_MOST_FILES]
    except (OSError, RuntimeError):  # RuntimeError: links in a ring
        return ()
    return tuple((_shown(path.name), _text(path), True) for path in paths)


def _shown(name: str) -> str:
    """A name of any bytes, as it can be shown."""
    return clean_line(os.fsencode(name).decode(errors="replace"))


def _text(path: Path) -> str | None:
    try:
        if path.is_file() and path.stat().st_size <= _LARGEST:
            return path.read_text("utf-8-sig")
    except (OSError, ValueError, RuntimeError):  # ValueError: no UTF-8
        pass
    return None


def _unreadable(name: str) -> Fault:
    reason = _("It cannot be read. It should be a file of text in UTF-8, of at most 1 MB.")
    return Fault(name, 1, reason)


@cache
def _read(shipped: _Files, own: _Files, _language: str) -> CheckIns:
    forms: dict[str, CheckInForm] = {}
    faults: list[Fault] = []
    agreement = agreement_form().by_key
    for name, text, is_own in (*shipped, *own):
        if text is None:
            faults.append(_unreadable(name))
            continue
        try:
            form = read_check_in(text, name, agreement, is_own=is_own)
        except FaultyFile as refusal:
            faults.append(refusal.fault)
            continue
        except Exception:
            if not is_own:
                raise
            # Nobody knows all that a stranger's file can do; no page goes with it.
            logging.getLogger(__name__).exception("A check-in could not be read: %s", name)
            faults.append(_unreadable(name))
            continue
        if form.key in (*forms, *SHEETS):
            reason = _("There is a check-in “{key}” already.").format(key=form.key)
            faults.append(Fault(name, line_at(lines_of(text), ("key",)), reason))
            continue
        forms[form.key] = form
    for fault in faults:
        logging.getLogger(__name__).warning("Left out a check-in: %s", fault)
    return CheckIns(dict(sorted(forms.items(), key=lambda one: _place(one[1]))), tuple(faults))


def _place(form: CheckInForm) -> tuple[int, bool]:
    return (STAGES.index(form.stage) if form.stage else len(STAGES)), form.is_own
