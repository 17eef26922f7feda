"""The catalogues of other languages: python packaging/translations.py COMMAND [LANGUAGE].

extract        write the template resources/i18n/mentor-desktop.pot
add LANGUAGE   begin a language, such as fr or pt_BR
update         bring every language up to date with the texts of today
compile        make the files that the program reads
check          every text can be translated, every language is up to date
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from extraction import DOMAIN, extracted
from text_rules import findings_in

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"


def file_of(language: str, folder: Path = FOLDER) -> Path:
    """Where the texts of a language lie."""
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def languages(folder: Path = FOLDER) -> list[str]:
    """The languages that have been begun."""
    return sorted(file.parent.parent.name for file in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(language: str, folder: Path = FOLDER) -> Catalog:
    """The texts of a language as they lie in its file."""
    with file_of(language, folder).open("rb") as stream:
        return read_po(stream, locale=language, domain=DOMAIN, abort_invalid=True)


def write(catalogue: Catalog, language: str, folder: Path = FOLDER) -> None:
    """Write the texts of a language for translators."""
    file = file_of(language, folder)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalogue, width=100, sort_by_file=True, omit_header=False)


def compile_all(folder: Path = FOLDER) -> None:
    """Make the .mo file of each language, which the program reads."""
    for language in languages(folder):
        with file_of(language, folder).with_suffix(".mo").open("wb") as stream:
            write_mo(stream, read(language, folder))


def out_of_date(template: Catalog, catalogue: Catalog) -> list[str]:
    """What a language lacks, has too much, or says with other placeholders."""
    wanted = {message.id for message in template if message.id}
    there = {message.id for message in catalogue if message.id}
    found = [f"is without: {_shown(one)}" for one in wanted - there]
    found += [f"has a text of the past: {_shown(one)}" for one in there - wanted]
    found += [
        f"has other placeholders: {_shown(message.id)}"
        for message in catalogue
        if message.id and not _has_same_placeholders(message)
    ]
    return sorted(found)


def _shown(text: object) -> str:
    return repr(text)


def _has_same_placeholders(message: Message) -> bool:
    allowed = [_placeholders(text) for text in _forms(message.id)]
    return all(_placeholders(text) in allowed for text in _forms(message.string) if text)


def _forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text or ""] if text is None or isinstance(text, str) else list(text)


def _placeholders(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.replace("{{", "").split("{")[1:]}


def check() -> list[str]:
    """Everything wrong with the texts of this checkout, one sentence each."""
    template = extracted(ROOT)
    found = findings_in(ROOT)
    for language in languages():
        found += [f"{language} {what}" for what in out_of_date(template, read(language))]
    return found


def main(words: list[str]) -> int:
    """Run one command; 1 where the check finds something, 2 where the words are off."""
    match words:
        case ["extract"]:
            with (FOLDER / f"{DOMAIN}.pot").open("wb") as stream:
                write_po(stream, extracted(ROOT), width=100)
        case ["add", language] if language not in languages():
            catalogue = Catalog(locale=language, domain=DOMAIN, fuzzy=False)
            catalogue.update(extracted(ROOT))
            write(catalogue, language)
        case ["update"]:
            for language in languages():
                catalogue = read(language)
                catalogue.update(extracted(ROOT))
                catalogue.obsolete.clear()
                write(catalogue, language)
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = check()
            sys.stdout.writelines(f"{line}\n" for line in found)
            sys.stdout.write(f"{len(found)} findings in the texts.\n")
            return 1 if found else 0
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
