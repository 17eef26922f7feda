"""Texts are found wherever they stand, and are read from the catalogue."""

import dataclasses
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from extraction import extracted, texts_of_form, texts_of_toml
from pseudo import pseudo
from PySide6.QtCore import QObject
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from translations import ROOT, compile_all, file_of, out_of_date, read, write

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.pages import opened
from mentor_desktop.domain.agreement_content import AgreedSection, AgreementContent, Party
from mentor_desktop.domain.form import Choice, Form, Question, Section, read_form
from mentor_desktop.gui.translator import speak
from mentor_desktop.operations.texts import style_advice, suggested, tips
from mentor_desktop.translation import _, language

WORDS = {"key", "kind", "roles", "default"}


def texts_in(part: Form | Section | Question | Choice) -> Iterator[str]:
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        if field.name in WORDS or field.name == "by_key":
            continue
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str) and one:
                yield one
            elif isinstance(one, Section | Question | Choice):
                yield from texts_in(one)


def forms() -> list[Path]:
    files = sorted((ROOT / "resources" / "texts").rglob("*.toml"))
    return [file for file in files if "section" in tomllib.loads(file.read_text("utf-8"))]


@pytest.mark.parametrize("file", forms(), ids=lambda file: file.stem)
def test_every_text_of_a_form_comes_from_the_catalogue(file: Path, pseudo_language: str) -> None:
    with language(pseudo_language):
        texts = list(texts_in(read_form(file.read_text("utf-8"), file.name)))
    assert texts
    assert [text for text in texts if not text.startswith("«")] == []


SHOWN = ("text", "title", "windowTitle", "placeholderText", "toolTip", "accessibleName")


def test_every_text_of_a_designer_form_comes_from_the_catalogue(
    pseudo_language: str, qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    speak(qapp, pseudo_language)
    request.addfinalizer(lambda: speak(qapp, "en"))
    for file in (ROOT / "ui").rglob("*.ui"):
        page = QUiLoader().load(str(file))
        qtbot.addWidget(page)
        parts = (page, *page.findChildren(QObject))
        shown = {str(part.property(name)) for part in parts for name in SHOWN}
        assert shown & set(texts_of_form(file)) == set(), file.name


def test_tips_and_phrases_come_from_the_catalogue(pseudo_language: str) -> None:
    with language(pseudo_language):
        said = [tip.text for tip in tips("agreement")]
        said += [text for phrases in suggested("goals") for text in phrases.texts]
        said.append(style_advice("driving", "amiable"))
    assert len(said) > 3
    assert [text for text in said if not text.startswith("«")] == []


def test_an_agreement_on_paper_comes_from_the_catalogue(pseudo_language: str) -> None:
    content = AgreementContent(
        agreement_id="1",
        version=1,
        language=pseudo_language,
        programme="Програма",
        organisation="",
        start="",
        end="",
        parties=(Party("mentor", "1", "Ада"), Party("mentee", "2", "Бен", "Бені")),
        sections=(AgreedSection("purpose", "Мета", ()),),
    )
    with opened(make(content, (), draft=True).data) as pdf:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert pseudo("Mentoring agreement") in text
    words = set(re.findall(r"\b[A-Za-z]{4,}\b", text))
    assert {word for word in words if not re.fullmatch("[a-f]+", word)} == set()  # but the hash


def test_texts_of_the_code_come_from_the_catalogue(pseudo_language: str) -> None:
    with language(pseudo_language):
        assert _("Monday") == "«Móñdáý··»"
    assert _("Monday") == "Monday"


def test_pseudo_keeps_placeholders_and_mnemonics() -> None:
    assert pseudo("&Open {name}") == "«&Opéñ {name}····»"


def test_reads_a_designer_form(tmp_path: Path) -> None:
    file = tmp_path / "page.ui"
    file.write_text(
        """<ui version="4.0"><class>Page</class><widget class="QWidget" name="Page">
        <property name="windowTitle"><string>Your profile</string></property>
        <property name="styleSheet"><string>color: red</string></property>
        <property name="objectName"><string notr="true">page</string></property>
        <property name="items"><stringlist><string>One</string></stringlist></property>
        </widget></ui>""",
        "utf-8",
    )
    assert list(texts_of_form(file)) == ["Your profile", "One"]


def test_refuses_a_toml_key_that_may_be_a_text(tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    file.write_text('title = "A title"\ncaption = "Another"', "utf-8")
    with pytest.raises(ValueError, match="caption"):
        list(texts_of_toml(file))


def test_extracts_from_code_and_data() -> None:
    ids = {message.id for message in extracted(ROOT)}
    assert {"Monday", "Preferred name"} <= ids


def test_tells_what_a_language_lacks(tmp_path: Path) -> None:
    template = Catalog()
    template.add("Save {name}")
    template.add("Open")
    catalogue = Catalog(locale="fr", fuzzy=False)
    catalogue.add("Save {name}", "Enregistrer {nom}")
    catalogue.add("Close", "Fermer")
    write(catalogue, "fr", tmp_path)
    assert out_of_date(template, read("fr", tmp_path)) == [
        "has a text of the past: 'Close'",
        "has other placeholders: 'Save {name}'",
        "is without: 'Open'",
    ]


def test_compiles_what_the_program_reads(tmp_path: Path) -> None:
    catalogue = Catalog(locale="fr", fuzzy=False)
    catalogue.add("Open", "Ouvrir")
    write(catalogue, "fr", tmp_path)
    compile_all(tmp_path)
    assert file_of("fr", tmp_path).with_suffix(".mo").stat().st_size > 0
