"""How two versions differ."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from mentor_desktop.domain.agreement_content import AgreedSection, AgreementContent, Entry
from mentor_desktop.domain.difference import sections_that_differ, words

OFTEN = Entry("often", "How often", ("Weekly",))
WHERE = Entry("where", "Where", ("Video",))
OWN = Entry("own", "Our own", ("Be kind.",))
MEETINGS = AgreedSection("meetings", "Meetings", (OFTEN, WHERE))
GOALS = AgreedSection("goals", "Goals", (OWN,))
ENDING = AgreedSection("ending", "Ending", ())
OLD = AgreementContent("a", 1, "en", "", "", "", "", (), (MEETINGS, GOALS, ENDING))


def _differing(*sections: AgreedSection) -> list[tuple[str, str, list[tuple[str, str]]]]:
    found = sections_that_differ(OLD, replace(OLD, version=2, sections=sections))
    return [
        (one.key, one.kind, [(entry.question, entry.kind) for entry in one.entries])
        for one in found
    ]


def test_nothing_differs() -> None:
    assert _differing(MEETINGS, GOALS, ENDING) == []


def test_entries_changed_added_and_removed() -> None:
    monthly = replace(OFTEN, text=("Monthly",))
    other = replace(MEETINGS, entries=(monthly, OWN))
    assert _differing(other, GOALS, ENDING) == [
        ("meetings", "changed", [("often", "changed"), ("own", "added"), ("where", "removed")])
    ]
    (section,) = sections_that_differ(OLD, replace(OLD, sections=(other, GOALS, ENDING)))
    assert (section.entries[0].before, section.entries[0].after) == (("Weekly",), ("Monthly",))


def test_a_section_added_and_one_removed() -> None:
    new = AgreedSection("records", "Records", (OWN,))
    assert _differing(MEETINGS, new, ENDING) == [
        ("records", "added", [("own", "added")]),
        ("goals", "removed", [("own", "removed")]),
    ]


def test_order_of_sections_and_entries() -> None:
    assert _differing(GOALS, MEETINGS, ENDING) in (
        [("goals", "moved", [])],
        [("meetings", "moved", [])],
    )
    turned = replace(MEETINGS, entries=(WHERE, OFTEN))
    ((_key, kind, entries),) = _differing(turned, GOALS, ENDING)
    assert kind == "changed"
    assert [entry_kind for _question, entry_kind in entries] == ["moved"]


def test_a_new_title_is_a_change() -> None:
    (section,) = sections_that_differ(
        OLD, replace(OLD, sections=(MEETINGS, GOALS, replace(ENDING, title="Closing")))
    )
    assert (section.kind, section.title, section.earlier_title) == ("changed", "Closing", "Ending")


def test_words_show_only_what_changed() -> None:
    assert words("we meet every week", "we meet every month") == (
        ("same", "we meet every "), ("removed", "week"), ("added", "month"),
    )  # fmt: skip


@given(some.text(max_size=60), some.text(max_size=60))
def test_words_give_both_texts_back(before: str, after: str) -> None:
    pieces = words(before, after)
    assert "".join(text for kind, text in pieces if kind != "added") == before
    assert "".join(text for kind, text in pieces if kind != "removed") == after


def test_a_megabyte_is_compared_as_a_whole() -> None:
    before, after = "word " * 200_000, "other " * 200_000
    assert [kind for kind, _text in words(before, after)] == ["removed", "added"]
