"""The command line: which commands there are; each is read only when it runs."""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from mentor_desktop.commands.columns import aligned
from mentor_desktop.commands.failing import told
from mentor_desktop.commands.parsing import Arguments, Parser, WrongWords
from mentor_desktop.domain.text import clean_line
from mentor_desktop.translation import _

# The words of a command, and its file.
_FILES = {
    "new": "new",
    "demo": "demo",
    "show": "show",
    "check": "check",
    "backup": "backup",
    "restore": "restore",
    "passphrase": "passphrase",
    "export agreement": "export_agreement",
    "export progress": "export_progress",
    "export closing": "export_closing",
    "export briefing": "export_briefing",
    "export certificate": "export_certificate",
    "export plan": "export_plan",
    "export meeting": "export_meeting",
    "export hours": "export_hours",
    "export blank": "export_blank",
    "export calendar": "export_calendar",
    "export all": "export_all",
    "export data": "export_data",
    "import data": "import_data",
    "verify": "verify",
    "receive": "receive",
    "offer": "offer",
    "sign": "sign",
    "key make": "key_make",
    "key list": "key_list",
    "key issue": "key_issue",
    "key save": "key_save",
    "key keep": "key_keep",
    "key forget": "key_forget",
    "key trust": "key_trust",
    "key distrust": "key_distrust",
    "authority make": "authority_make",
    "authority export": "authority_export",
}
COMMANDS = tuple(dict.fromkeys(words.split()[0] for words in _FILES))
_DEBUG = "--debug"


def run(argv: list[str]) -> int:
    """Runs a command; 0 done, 1 it could not be done or a check found something, 2 wrong words."""
    words = [word for word in argv if word != _DEBUG]
    return told(lambda: _run(words), is_debugging=_DEBUG in argv)


def _run(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        print(_overview())
        return 0 if words else 2
    if words[0] == "--version":
        print(_version())
        return 0
    name = _command_of(words)
    command = import_module(f"mentor_desktop.commands.{_FILES[name]}")
    parser = Parser(name, _summaries()[name])
    command.describe(parser)
    # Intermixed: a word that may be left out can also stand after the options.
    arguments: Arguments = parser.parse_intermixed_args(words[len(name.split()) :])
    return int(command.run(arguments))


def _version() -> str:
    try:
        return version("mentor-desktop")
    except PackageNotFoundError:
        return "checkout"


def _command_of(words: list[str]) -> str:
    """The command that the words begin with; WrongWords if there is none."""
    for count in (2, 1):
        name = " ".join(words[:count])
        if name in _FILES:
            return name
    belonging = [name for name in _FILES if name.split()[0] == words[0]]
    if belonging:
        raise WrongWords(
            _("Say what to {command}. You can choose: {choices}.").format(
                command=words[0], choices=", ".join(belonging)
            )
        )
    raise WrongWords(
        _("There is no command “{word}”. mentor-desktop --help lists them.").format(
            word=clean_line(words[0])
        )
    )


def _overview() -> str:
    lines = aligned([(f"  {name}", text) for name, text in _summaries().items()])
    return "\n".join(
        (
            _("Usage: mentor-desktop [FILE], or mentor-desktop COMMAND …"),
            "",
            _("Without a command, the window opens: the start page, or FILE."),
            "",
            _("Commands:"),
            *lines,
            "",
            _("mentor-desktop COMMAND --help tells more about one."),
        )
    )


def _summaries() -> dict[str, str]:
    return {
        "new": _("makes an empty cohort file"),
        "demo": _("makes a file with the sample cohort, or with made-up pairs"),
        "show": _("tells what is in a file and what each relationship needs"),
        "check": _("checks a file: is it whole, and as it was signed?"),
        "backup": _("makes a consistent copy, also while the file is open"),
        "restore": _("makes a file of its own out of a backup"),
        "passphrase": _("sets, changes or removes the passphrase of a file"),
        "export agreement": _("writes an agreement as PDF, with its signatures"),
        "export progress": _("writes a progress report as PDF, for one of five readers"),
        "export closing": _("writes the report at the end of a relationship as PDF"),
        "export briefing": _("writes a page for a supervisor as PDF: dates, and what helps"),
        "export certificate": _("writes certificates for the two of a pair as PDF"),
        "export plan": _("writes an action plan as PDF, with its timeline"),
        "export meeting": _("writes the agenda of a meeting on one sheet, as PDF"),
        "export hours": _("writes a statement of contact hours as PDF"),
        "export blank": _("writes a form to fill in by hand, as PDF"),
        "export calendar": _("writes everything with a date as an iCalendar file"),
        "export all": _("writes the agreements or progress reports of all as PDF"),
        "export data": _("writes everything in a file as readable JSON"),
        "import data": _("reads what export data wrote, into an empty file"),
        "verify": _("checks the PDF of an agreement: is it whole, and who signed?"),
        "receive": _("takes an agreement, or a signature on it, from its PDF into a file"),
        "offer": _("offers a draft for signature, and writes the PDF to send"),
        "sign": _("signs the PDF of an agreement that somebody sent"),
        "key make": _("makes a key to sign with, and keeps it on this computer"),
        "key list": _("lists your keys and the certificates that are trusted here"),
        "key issue": _("makes a key for a person, vouched for by the programme"),
        "key save": _("writes a copy of a key, to keep it safe or for another computer"),
        "key keep": _("keeps a key from a file on this computer"),
        "key forget": _("takes a key off this computer for good"),
        "key trust": _("trusts the certificate of a person or programme on this computer"),
        "key distrust": _("trusts such a certificate no longer"),
        "authority make": _("makes the programme's authority, which vouches for keys"),
        "authority export": _("writes the authority's certificate, for other programs to import"),
    }
