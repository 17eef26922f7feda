"""Texts are whole, constant and in the catalogue."""

import pytest
from text_rules import findings, findings_in
from translations import ROOT


def test_every_text_of_the_program_keeps_the_rules() -> None:
    assert findings_in(ROOT) == []


@pytest.mark.parametrize(
    "code",
    [
        '_(f"Hello {name}")',
        '_("Hello " + name)',
        '_("Hello %s" % name)',
        '_("Page") + str(page)',
        'str(page) + _("of {all}").format(all=9)',
        "title = f\"{_('Page')} {page}\"",
        "_(words)",
        'ngettext(one, "{n} days", 3)',
        'label.setText("Save")',
        'label.setText(f"{count} people")',
        'QPushButton("Save", self)',
        'tabs.addTab(page, "Profiles")',
        'raise Refused("Too late.")',
    ],
)
def test_finds(code: str) -> None:
    assert len(findings(code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        '_("Page {page}").format(page=page)',
        'ngettext("{n} day", "{n} days", n).format(n=n)',
        'label.setText(_("Save"))',
        'label.setText("")',
        'label.setText("· 3")',
        "label.setText(name)",
        'label.setObjectName("saveButton")',
        '_("A sentence in two "\n  "lines.")',
    ],
)
def test_leaves_alone(code: str) -> None:
    assert findings(code) == []


def test_a_reader_of_data_may_hand_on_but_not_join() -> None:
    assert findings('_(raw["title"])', reads_data=True) == []
    assert len(findings('_(raw["title"] + "!")', reads_data=True)) == 1
