"""The key that the words of a command mean."""

from pathlib import Path

from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.commands.passphrases import passphrase_of
from mentor_desktop.domain.certificate import FOREIGN, OWN
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.keys import ONE_TIME_KEY, KeyChoice, OwnKey, own_keys
from mentor_desktop.translation import _

_OPTION = "--key-passphrase-file"


def add_key_words(parser: Parser) -> None:
    """Which key, and where its passphrase may stand."""
    parser.add_argument(
        "--key",
        metavar="KEY",
        help=_(
            "a .p12 or .pfx file, or the start of an id as key list shows it; a one-time key, if "
            "left out"
        ),
    )
    parser.add_secret_file(
        _OPTION, _("a file whose first line is the key's passphrase; without it you are asked")
    )


def chosen_key(arguments: Arguments) -> KeyChoice:
    """The key, with its passphrase, asked for if need be; Refused where the words mean none."""
    if not arguments.key:
        return ONE_TIME_KEY
    path = Path(arguments.key)
    if path.is_file():
        return KeyChoice(FOREIGN, path=path, passphrase=_passphrase(arguments, path))
    found = _own_key(arguments.key)
    if found is None:
        raise Refused(
            _("“{words}” is no key file and not the start of one key's id. See: key list.").format(
                words=clean_line(arguments.key)[:80]
            )
        )
    name = Path(clean_line(found.certificate.name))
    return KeyChoice(OWN, found.id, passphrase=_passphrase(arguments, name))


def kept_key(words: str) -> OwnKey:
    """The key on this computer whose id begins so; Refused where that is not one."""
    found = _own_key(words)
    if found is None:
        raise Refused(
            _("“{words}” is not the start of one key's id. See: key list.").format(
                words=clean_line(words)[:80]
            )
        )
    return found


def _own_key(words: str) -> OwnKey | None:
    wanted = words.lower()
    found = [one for one in own_keys() if one.id.startswith(wanted)]
    return found[0] if wanted and len(found) == 1 else None


def _passphrase(arguments: Arguments, path: Path) -> str:
    return passphrase_of(
        arguments.key_passphrase_file,
        _("Passphrase of the key {name}: ").format(name=path.name),
        path,
        _OPTION,
    )
