"""`key list`: the keys on this computer, and the certificates that are trusted.

`--json` prints one object: `keys` and `trusted`, each a list of objects with id (the SHA-256 of
the certificate), name, issuer, valid_from and valid_until in UTC; keys also have is_usable.
"""

import json

from mentor_desktop.commands.columns import aligned
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.domain.certificate import CertificateFacts
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.keys import OwnKey, own_keys
from mentor_desktop.operations.trust import trusted_certificates
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_json()


def run(arguments: Arguments) -> int:
    """Prints both lists."""
    mine, others = own_keys(), trusted_certificates()
    if arguments.json:
        told = {
            "keys": [{**_told(one.certificate), "is_usable": one.is_usable} for one in mine],
            "trusted": [_told(one) for one in others],
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    print(_("Your keys:") if mine else _("There is no key of yours on this computer."))
    print("\n".join(aligned([_line(one.certificate, _state(one)) for one in mine])))
    if others:
        print(_("Trusted here:"))
        print("\n".join(aligned([_line(one, "") for one in others])))
    return 0


def _told(one: CertificateFacts) -> dict[str, object]:
    return {
        "id": one.sha256,
        "name": one.name,
        "issuer": one.issuer,
        "valid_from": one.valid_from,
        "valid_until": one.valid_until,
    }


def _line(one: CertificateFacts, state: str) -> tuple[str, str]:
    said = _("{name}, until {day}").format(name=clean_line(one.name), day=one.valid_until[:10])
    return f"  {one.sha256[:16]}", f"{said}{state}"


def _state(one: OwnKey) -> str:
    return "" if one.is_usable else _(" (cannot be used today)")
