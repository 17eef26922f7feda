"""What is said, and with which exit status, when a command cannot do its work."""

import io
import logging
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from mentor_desktop.commands.parsing import WrongWords
from mentor_desktop.commands.sentences import printable, sentence_of
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store.log import log_handler, log_path
from mentor_desktop.translation import _

DONE, FAILED, WRONG = 0, 1, 2


def told(work: Callable[[], int], *, is_debugging: bool = False) -> int:
    """Does the work and gives its exit status; each error is a sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a narrow console shows what it can
    try:
        return _written(work)
    except WrongWords as error:
        _say(str(error))
        return WRONG
    except KeyboardInterrupt:
        _say(_("Stopped. What was finished before stays."))
    except BrokenPipeError:
        _drop_output()  # nobody reads on
    except Refused as refusal:
        if is_debugging:
            traceback.print_exc()
        _say(sentence_of(refusal))
    except Exception as error:
        if is_debugging:
            traceback.print_exc()
        _say(_no_output(error) or _unexpected(_log()))
    return FAILED


def _written(work: Callable[[], int]) -> int:
    """Does the work; all that it printed has gone out when it is done."""
    try:
        status = work()
    except SystemExit as end:  # argparse has shown the help
        status = end.code if isinstance(end.code, int) else DONE
    print(end="", flush=True)
    return status


def _no_output(error: Exception) -> str:
    """A sentence where what was printed cannot go out; empty for any other error."""
    if not isinstance(error, OSError):
        return ""
    try:
        print(end="", flush=True)
    except OSError:
        _drop_output()
        return _("The output could not be written: {reason}.").format(reason=error.strerror)
    return ""


def _drop_output() -> None:
    """Python would complain again when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(sentence: str) -> None:
    print(printable(sentence), file=sys.stderr)


def _unexpected(log: Path | None) -> str:
    if log is None:
        return _("A fault of the program came in the way. Run it again with --debug to see it.")
    return _(
        "A fault of the program came in the way. It is noted in {path}; --debug shows it here."
    ).format(path=log)


def _log() -> Path | None:
    """Notes the error at hand where the window notes its own; None where that cannot be."""
    handler = log_handler()
    if handler is None:
        return None
    logger = logging.getLogger("mentor_desktop.commands")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        logger.exception("A command failed")
    finally:
        logger.removeHandler(handler)
        logger.propagate = True
        handler.close()
    return log_path()
