"""`check FILE`: is the file whole, and is what was signed what is on file.

`--json` prints one object: `is_good`, and `findings`, each with kind ("database", "reference",
"agreement", "signature", "attachment", "value" or "row"), place, sentence and advice. The exit
status is 1 if there is a finding.
"""

import json
from dataclasses import asdict

from mentor_desktop.commands.opening import known_passphrase
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.checking import check_file
from mentor_desktop.store.findings import Finding
from mentor_desktop.store.refusals import DamagedFile, EmptyFile
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file to check; it is not changed"))
    parser.add_json()


def run(arguments: Arguments) -> int:
    """Prints what is wrong and what to do about it."""
    found = check_file(arguments.file, _passphrase(arguments))
    if arguments.json:
        print(
            json.dumps(
                {"is_good": not found, "findings": [asdict(one) for one in found]},
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        print("\n".join(_lines(arguments.file.name, found)))
    return 1 if found else 0


def _passphrase(arguments: Arguments) -> str | None:
    """None too where the file is too damaged to tell: the check says that better."""
    try:
        return known_passphrase(arguments, arguments.file)
    except (DamagedFile, EmptyFile):
        return None


def _lines(name: str, found: tuple[Finding, ...]) -> list[str]:
    if not found:
        return [_("{name} is in order.").format(name=clean_line(name))]
    lines = []
    for one in found:
        where = clean_line(one.place)
        lines.append(
            _("{place}: {sentence}").format(place=where, sentence=one.sentence)
            if where
            else one.sentence
        )
        lines.append(f"  {one.advice}")
    return lines
