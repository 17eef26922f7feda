from pathlib import Path

import pytest

from tests.commands.conftest import Command


def exported(command: Command, sample: Path, words: str) -> str:
    said = command("export", "agreement", sample, words, "-o", sample.with_name("out.pdf"))
    sample.with_name("out.pdf").unlink(missing_ok=True)
    return "" if said.status == 0 else said.sentence


@pytest.mark.parametrize(
    "words",
    ["Sofía Íñiguez-Navarro/Daniel Achterberg", "SOFÍA/daniel achterberg", " sofía / daniel ",
     "35b10dfc", "35B10DFC-544d", "35b10dfc-544d-52e8-814f-23a7a43ed577"],
)  # fmt: skip
def test_finds_by_names_or_by_the_start_of_an_id(
    command: Command, sample: Path, words: str
) -> None:
    assert exported(command, sample, words) == ""


def test_lists_what_an_ambiguous_name_can_mean(command: Command, sample: Path) -> None:
    sentence = exported(command, sample, "/an")
    assert "can mean" in sentence
    assert "Hanna Bergström/Dr Priyanka Ramanathan" in sentence


def test_an_ambiguous_start_of_an_id_is_told(command: Command, sample: Path) -> None:
    assert "can mean 2 relationships" in exported(command, sample, "18")


@pytest.mark.parametrize("words", ["", "/", "nobody/nobody", "zz", "Daniel/Sofía", "%", "\udcff"])
def test_says_how_to_name_one_where_nothing_fits(
    command: Command, sample: Path, words: str
) -> None:
    assert "mentee/mentor" in exported(command, sample, words)
