"""`export agreement FILE RELATIONSHIP -o OUT.pdf`: the agreement, with its signatures.

With `--confidential`, a copy under a password, which shows the signatures but has none.
"""

import sys

from mentor_desktop.commands.documents import (
    add_document_words,
    add_one_relationship,
    document_of,
    opened_to_note,
    told_written,
)
from mentor_desktop.commands.parsing import Arguments, Parser, whole_number
from mentor_desktop.commands.passphrases import ask_new_passphrase, read_passphrase
from mentor_desktop.commands.relationships import find_relationship
from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.operations.confidential import (
    export_confidential_copy,
    what_a_copy_gives_up,
)
from mentor_desktop.operations.exporting import (
    Exported,
    export_agreement,
    newest_version,
    version_of,
)
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

_OPTION = "--password-file"


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that has the agreement"))
    add_one_relationship(parser)
    parser.add_output("OUT.pdf", _("where to write the PDF"), required=True)
    parser.add_argument(
        "--version", metavar="N", type=whole_number, help=_("this version, not the one in force")
    )
    parser.add_force()
    add_document_words(parser)
    parser.add_argument(
        "--confidential",
        action="store_true",
        help=_("a copy that opens with a password only; it carries no signatures"),
    )
    parser.add_secret_file(
        _OPTION, _("a file whose first line is that password; without it you are asked")
    )


def run(arguments: Arguments) -> int:
    """Writes the PDF and prints its path."""
    with opened_to_note(arguments) as database:
        with database.reading() as session:
            relationship_id = find_relationship(session, arguments.relationship)
            agreement_id = version_of(session, relationship_id, arguments.version)
            newest = newest_version(session, relationship_id)
        if arguments.confidential:
            exported = _confidential(database, agreement_id, arguments)
        else:
            document = document_of(database, agreement_id, arguments)
            exported = export_agreement(
                database, agreement_id, arguments.output, force=arguments.force, document=document
            )
    if arguments.version is None and newest.id != agreement_id:
        _tell_newer(newest)
    return told_written(exported)


def _tell_newer(newest: Agreement) -> None:
    if newest.state in ("offered", "partly_signed"):
        said = _(
            "This is the version in force. Version {version} awaits signatures; to export that "
            "one, add --version {version}."
        )
    else:
        said = _(
            "This is the version in force. Version {version} is a draft; to export that one, add "
            "--version {version}."
        )
    print(said.format(version=newest.version), file=sys.stderr)


def _confidential(database: Database, agreement_id: str, arguments: Arguments) -> Exported:
    for sentence in what_a_copy_gives_up():
        print(sentence, file=sys.stderr)
    if arguments.password_file:
        password = read_passphrase(arguments.password_file)
    else:
        password = ask_new_passphrase(arguments.output, _OPTION)
    return export_confidential_copy(
        database, agreement_id, arguments.output, password, force=arguments.force
    )
