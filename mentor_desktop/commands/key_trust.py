"""`key trust CERTIFICATE`: trusts a person's or a programme's certificate on this computer."""

from mentor_desktop.commands.parsing import Arguments, Parser, place
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.trust import trust_certificate
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_argument(
        "certificate", metavar="CERTIFICATE", type=place, help=_("a .crt, .cer or .pem file")
    )


def run(arguments: Arguments) -> int:
    """Trusts it and says whose it is."""
    told = trust_certificate(arguments.certificate)
    print(
        _("{name} is trusted on this computer. Compare the fingerprint: {fingerprint}").format(
            name=clean_line(told.name), fingerprint=told.short
        )
    )
    return 0
