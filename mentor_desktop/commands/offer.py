"""`offer FILE RELATIONSHIP -o OUT.pdf`: offers a draft for signature, and writes the PDF to send.

From then on the text stays as it is. What is offered already is written as it is.
"""

import sys

from mentor_desktop.commands.documents import tell_missing
from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.relationships import find_relationship
from mentor_desktop.commands.sentences import printable
from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.agreement_content import short_fingerprint
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.exporting import export_agreement, newest_version
from mentor_desktop.operations.places import check_place_is_free
from mentor_desktop.operations.signing import offer
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file that has the draft"))
    parser.add_argument(
        "relationship",
        metavar="RELATIONSHIP",
        help=_("an id, a start of one that only one has, or the names as mentee/mentor"),
    )
    parser.add_output("OUT.pdf", _("where to write the PDF to send"), required=True)
    parser.add_force()


def run(arguments: Arguments) -> int:
    """Offers it, writes the PDF and prints its path; the fingerprint on standard error."""
    if not arguments.force:
        check_place_is_free(arguments.output)
    with opened(arguments) as database:
        with database.reading() as session:
            agreement = newest_version(session, find_relationship(session, arguments.relationship))
        _offer(database, agreement)
        exported = export_agreement(database, agreement.id, arguments.output, force=arguments.force)
        with database.reading() as session:
            sha256 = session.get_one(Agreement, agreement.id).content_sha256 or ""
    tell_missing(exported)
    print(
        _("Fingerprint to compare with the others: {fingerprint}").format(
            fingerprint=short_fingerprint(sha256)
        ),
        file=sys.stderr,
    )
    print(printable(exported.path))
    return 0


def _offer(database: Database, agreement: Agreement) -> None:
    if agreement.state == "draft":
        offer(database, agreement.id)
    elif agreement.state not in ("offered", "partly_signed"):
        raise Refused(
            _(
                "Version {version} is signed by everyone, so there is nothing to offer. Write an "
                "amendment first."
            ).format(version=agreement.version)
        )
