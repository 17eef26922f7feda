"""`key distrust CERTIFICATE`: trusts a certificate on this computer no longer."""

from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.trust import distrust_certificate, trusted_certificates
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_argument(
        "certificate",
        metavar="CERTIFICATE",
        help=_("the start of the certificate's id, as key list shows it"),
    )


def run(arguments: Arguments) -> int:
    """Takes the trust away and says from whom."""
    wanted = arguments.certificate.lower()
    found = [one for one in trusted_certificates() if wanted and one.sha256.startswith(wanted)]
    if len(found) != 1:
        raise Refused(
            _("“{words}” is not the start of one trusted certificate's id. See: key list.").format(
                words=clean_line(arguments.certificate)[:80]
            )
        )
    distrust_certificate(found[0].sha256)
    print(
        _("{name} is not trusted on this computer any more.").format(name=clean_line(found[0].name))
    )
    return 0
