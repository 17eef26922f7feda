"""What all commands that write documents share."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser, day
from mentor_desktop.commands.relationships import find_relationship
from mentor_desktop.commands.sentences import printable
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.clock import today
from mentor_desktop.operations.drawing import drawn
from mentor_desktop.operations.exporting import Exported, agreement_paper
from mentor_desktop.store.database import Database
from mentor_desktop.store.refusals import OpenElsewhere, ReadOnlyPlace
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

_PAPERS = ("A4", "letter")


def add_document_words(parser: Parser) -> None:
    """Paper and language of what is written."""
    parser.add_argument(
        "--paper",
        choices=_PAPERS,
        help=_("the paper; that of the programme, if left out"),
    )
    parser.add_argument(
        "--language",
        metavar="LANGUAGE",
        help=_("the language, such as en; an agreement has its own and keeps it"),
    )


def add_one_relationship(parser: Parser) -> None:
    """Which relationship it is about; find_relationship finds it."""
    parser.add_argument(
        "relationship",
        metavar="RELATIONSHIP",
        help=_("an id, a start of one that only one has, or the names as mentee/mentor"),
    )


def add_today(parser: Parser) -> None:
    """The day that the document is of."""
    parser.add_argument(
        "--today",
        metavar="DATE",
        type=day,
        help=_("the day the dates go by; today, if left out"),
    )


def paper_of(arguments: Arguments) -> str | None:
    """The paper that was chosen, "A4" or "Letter"; None where that of the programme is."""
    return {"A4": "A4", "letter": "Letter"}.get(arguments.paper)


@contextmanager
def opened_to_note(arguments: Arguments) -> Iterator[Database]:
    """The file, to note in it what is exported; where it is in use, to read only."""
    with ExitStack() as stack:
        try:
            database = stack.enter_context(opened(arguments))
        except (OpenElsewhere, ReadOnlyPlace) as refusal:
            print(
                _("{reason} The export goes on, but is not noted in the file.").format(
                    reason=refusal
                ),
                file=sys.stderr,
            )
            database = stack.enter_context(opened(arguments, read_only=True))
        yield database


def document_of(database: Database, agreement_id: str, arguments: Arguments) -> "Document":
    """The PDF of a version as the words want it; Refused where what is signed would change."""
    with database.reading() as session:
        paper = agreement_paper(session, agreement_id)
    if arguments.language not in (None, paper.content.language):
        raise Refused(
            _(
                "This agreement is written in “{language}” and stays so. Leave --language out."
            ).format(language=paper.content.language)
        )
    if arguments.paper is None:
        return drawn(paper)
    wanted = {"A4": "A4", "letter": "Letter"}[arguments.paper]
    if paper.frozen is not None and wanted != paper.paper:
        raise Refused(_("The signed PDF stays as it was signed, its paper too. Leave --paper out."))
    return drawn(replace(paper, paper=wanted))


def describe_paper(parser: Parser) -> None:
    """The words of a command that writes a paper of one relationship."""
    parser.add_file(_("the file that has the relationship"))
    add_one_relationship(parser)
    parser.add_output("OUT.pdf", _("where to write the PDF"), required=True)
    parser.add_force()
    add_document_words(parser)
    add_today(parser)


def run_paper(arguments: Arguments, export: Callable[..., Exported], **more: object) -> int:
    """Has the paper written by `export`, and prints its path; the exit status.

    `export` gets the file, the id, the path, the day, and by name `force`, `paper` and `spoken`.
    """
    with opened_to_note(arguments) as database:
        with database.reading() as session:
            relationship_id = find_relationship(session, arguments.relationship)
        exported = export(
            database,
            relationship_id,
            arguments.output,
            arguments.today or today(),
            force=arguments.force,
            paper=paper_of(arguments),
            spoken=arguments.language or "en",
            **more,
        )
    return told_written(exported)


def told_written(exported: Exported) -> int:
    """Prints the path, and which characters no font has; the exit status."""
    tell_missing(exported)
    print(printable(exported.path))
    return 0


def tell_missing(exported: Exported) -> None:
    """Says which characters no font has."""
    if exported.missing:
        print(
            _("{path}: no font has these characters, so a box stands for each: {missing}").format(
                path=exported.path.name,
                missing=", ".join(f"U+{ord(letter):04X}" for letter in exported.missing),
            ),
            file=sys.stderr,
        )
