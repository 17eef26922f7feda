"""`sign IN.pdf --as ROLE --name NAME -o OUT.pdf`: signs an agreement that somebody sent.

Without `--file` nothing but the signed PDF is left on this computer. With it, the agreement is
taken into that file, signed there, and exported from there. What one agrees to is asked, unless
`--agree` says it.
"""

import sys

from mentor_desktop.commands.key_choice import add_key_words, chosen_key
from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser, place
from mentor_desktop.commands.receive import told_of
from mentor_desktop.commands.sentences import printable
from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import SIGNING_ROLES
from mentor_desktop.operations.clock import time_zone
from mentor_desktop.operations.exchanging import take_in_any
from mentor_desktop.operations.exporting import agreement_pdf, export_agreement
from mentor_desktop.operations.keys import KeyChoice
from mentor_desktop.operations.places import check_place_is_free
from mentor_desktop.operations.signing import Signing, check_signing, consent_sentence, sign
from mentor_desktop.operations.travelling import Travelling, look_at, save_signed, sign_travelling
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _, language


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_argument("pdf", metavar="IN.pdf", type=place, help=_("the PDF that was sent"))
    parser.add_argument(
        "--as", dest="role", choices=SIGNING_ROLES, required=True, help=_("who signs")
    )
    parser.add_argument(
        "--name", metavar="NAME", required=True, help=_("your name, as the agreement has it")
    )
    parser.add_argument(
        "--agree", action="store_true", help=_("says that you have read it and agree to it")
    )
    parser.add_output("OUT.pdf", _("where to write the signed PDF"), required=True)
    parser.add_force()
    add_key_words(parser)
    parser.add_argument(
        "--file", metavar="FILE", type=place, help=_("also: take the agreement into this file")
    )
    parser.add_passphrase_file()


def run(arguments: Arguments) -> int:
    """Signs, writes the PDF and prints its path."""
    if not arguments.force:
        check_place_is_free(arguments.output)
    if arguments.file:
        with opened(arguments) as database:
            travelling = look_at(arguments.pdf, database)
            signing = _signing(arguments, travelling)
            _sign_in_file(database, travelling, signing, chosen_key(arguments), arguments)
    else:
        travelling = look_at(arguments.pdf)
        signing = _signing(arguments, travelling)
        data = sign_travelling(travelling, signing, chosen_key(arguments))
        save_signed(data, arguments.output, force=arguments.force)
    print(printable(arguments.output))
    return 0


def _sign_in_file(
    database: Database,
    travelling: Travelling,
    signing: Signing,
    key: KeyChoice,
    arguments: Arguments,
) -> None:
    agreement_id = travelling.content.agreement_id
    # Before anything comes into the file: what is refused leaves it as it was.
    signed = {one.record.role for one in travelling.signed}
    check_signing(signing, travelling.content, signed)
    with database.reading() as session:
        is_here = session.get(Agreement, agreement_id) is not None
    if not is_here or agreement_pdf(database, agreement_id).data != travelling.data:
        take_in_any(database, travelling)
    sign(database, agreement_id, signing, key)
    export_agreement(database, agreement_id, arguments.output, force=arguments.force)


def _signing(arguments: Arguments, travelling: Travelling) -> Signing:
    """What is signed and with which words; on standard error, so that paths stay alone."""
    if travelling.is_by_another:
        print(travelling.sentence, file=sys.stderr)
    print("\n".join(told_of(travelling)), file=sys.stderr)
    return Signing(
        arguments.role, _agrees(arguments, travelling), time_zone(), typed_name=arguments.name
    )


def _agrees(arguments: Arguments, travelling: Travelling) -> bool:
    if arguments.agree:
        return True
    with language(travelling.content.language):
        sentence = consent_sentence(arguments.name)
    if not sys.stdin.isatty():
        raise Refused(
            _("Read the agreement. If you agree to it, add --agree, which means: “{sentence}”")
            .format(sentence=sentence)
        )  # fmt: skip
    print(sentence, file=sys.stderr)
    return input(_("Type yes if that is so: ")).strip().casefold() == _("yes")
