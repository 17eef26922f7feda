"""`verify OUT.pdf`: is it whole, who signed, when, is it what the file says.

`--json` prints one object: `verdict` ("unchanged": and signed by people who are known here,
"unknown signer", "changed", "incomplete"), `is_good`, `is_by_another` (another version of the
program made it, so it was not compared byte for byte), `sentences` (everything there is to say),
`content_sha256`, `in_file` ("same", "differs", "unknown"; empty where no file was given) and
`signers` (role, name, signed_at in UTC, time_zone, method, key: "one-time", "own", "foreign" or
empty where the PDF carries no such signature; certificate: its SHA-256, issuer, is_known). The
exit status is 1 unless it is good: an unknown signer or a signature that is missing is not bad;
pages of another version that this one draws otherwise are, until a person has looked at them.
"""

import json
from datetime import datetime

from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser, place
from mentor_desktop.domain.agreement_content import SignatureRecord
from mentor_desktop.domain.text import clean_line
from mentor_desktop.domain.zones import zone_called
from mentor_desktop.operations.verifying import Verified, verify_pdf
from mentor_desktop.translation import _


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_argument("pdf", metavar="OUT.pdf", type=place, help=_("the agreement to check"))
    parser.add_argument(
        "--file", metavar="FILE", type=place, help=_("also: is it what this file says?")
    )
    parser.add_passphrase_file()
    parser.add_json()


def run(arguments: Arguments) -> int:
    """Prints what the check found."""
    if arguments.file:
        with opened(arguments, read_only=True) as database:
            found = verify_pdf(arguments.pdf, database)
    else:
        found = verify_pdf(arguments.pdf)
    print(_as_json(found) if arguments.json else "\n".join(_lines(found)))
    return 0 if found.is_good else 1


def _as_json(found: Verified) -> str:
    return json.dumps(
        {
            "verdict": found.verdict,
            "is_good": found.is_good,
            "is_by_another": found.is_by_another,
            "sentences": list(found.lines),
            "content_sha256": found.sha256,
            "in_file": found.in_file,
            "signers": [
                {
                    "role": one.role,
                    "name": one.name,
                    "signed_at": one.signed_at,
                    "time_zone": one.time_zone,
                    "method": one.method,
                    "key": one.key_kind,
                    **_of_certificate(found, one),
                }
                for one in found.signers
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _of_certificate(found: Verified, one: SignatureRecord) -> dict[str, object]:
    signed = next((each for each in found.signed if each.record == one), None)
    return {
        "certificate": one.certificate,
        "issuer": signed.certificate.issuer if signed else "",
        "is_known": bool(signed and signed.is_known),
    }


def _lines(found: Verified) -> list[str]:
    said = [*found.lines, *map(_signer, found.signers)]
    return [*said, *(one.sentence for one in found.signed)]


def _signer(one: SignatureRecord) -> str:
    return _("{name} signed on {moment} ({zone}).").format(
        name=clean_line(one.name), moment=_moment(one), zone=clean_line(one.time_zone)
    )


def _moment(one: SignatureRecord) -> str:
    """On the signer's clock; as it stands where that cannot be told."""
    try:
        local = datetime.fromisoformat(one.signed_at).astimezone(zone_called(one.time_zone))
    except (ValueError, OSError, OverflowError, KeyError):  # KeyError: an unknown zone
        return clean_line(one.signed_at)
    return local.strftime("%Y-%m-%d %H:%M")
