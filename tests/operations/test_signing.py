"""AG-37: offering, signing, taking back; the signature binds to the exact content."""

import hashlib
from datetime import date

import pytest
from sqlalchemy import select

from mentor_desktop.documents.signing.checking import signatures_in
from mentor_desktop.domain.agreement import Agreement, AgreementSection, Signature
from mentor_desktop.domain.agreement_content import fingerprint, read_content
from mentor_desktop.domain.person import Attachment
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations import drafting, goals, people
from mentor_desktop.operations.signing import Signing, offer, reopen, sign
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.store.agreements import answers_of, place, signatures_of
from tests.conftest import Pair

INK = (((0.1, 0.1), (0.5, 0.2)), ((0.6, 0.1), (0.9, 0.2)))


@pytest.fixture
def draft(pair: Pair) -> str:
    """A draft that says how often the two meet."""
    agreement = drafting.start_agreement(pair.database, pair.id)
    drafting.answer(pair.database, agreement, "frequency", "weekly")
    return agreement


def look(pair: Pair, agreement_id: str) -> Agreement:
    with pair.database.reading() as session:
        found: Agreement = session.get_one(Agreement, agreement_id)
        assert (found.content is None) is (found.content_sha256 is None)
        return found


def both_sign(pair: Pair, agreement_id: str) -> None:
    offer(pair.database, agreement_id)
    sign(pair.database, agreement_id, Signing("mentor", True, "Europe/Berlin", "ada  LOVELACE"))
    sign(pair.database, agreement_id, Signing("mentee", True, "Asia/Tokyo", drawing=INK))


def test_a_draft_begins_with_what_is_known(pair: Pair) -> None:
    goal = goals.add_goal(pair.database, pair.id, "Lead")
    agreement = drafting.start_agreement(pair.database, pair.id)
    with pair.database.reading() as session:
        answers = answers_of(session, agreement)
    assert answers["start"] == "2026-03-09"
    assert answers["end"] == "2027-03-08"
    assert answers["top_goals"] == [goal]
    assert answers["contacts_a_month"] == 2.0  # N-01
    assert answers["no_fault"]  # AG-24


def test_both_signatures_put_it_in_force(pair: Pair, draft: str) -> None:
    both_sign(pair, draft)
    signed = look(pair, draft)
    assert signed.state == "in_force"
    assert signed.content is not None
    assert fingerprint(signed.content) == signed.content_sha256
    with pair.database.reading() as session:
        given = signatures_of(session, draft)
        relationship = session.get_one(Relationship, pair.id)
        pdf = session.get_one(Attachment, signed.pdf_id).data
    assert [(one.role, one.method, one.time_zone) for one in given] == [
        ("mentor", "typed", "Europe/Berlin"),
        ("mentee", "drawn", "Asia/Tokyo"),
    ]
    assert {one.content_sha256 for one in given} == {signed.content_sha256}
    assert "Ada Lovelace" in given[0].consent
    assert relationship.state == "active"
    assert pdf.startswith(b"%PDF")


def test_what_is_signed_says_what_was_answered(pair: Pair, draft: str) -> None:
    drafting.hide_section(pair.database, draft, "boundaries", True)
    key = drafting.add_section(pair.database, draft, "Ours")  # AG-35
    drafting.answer(pair.database, draft, key, "We bring tea.")
    offer(pair.database, draft)
    content = read_content(look(pair, draft).content or b"")
    sections = {section.title: section for section in content.sections}
    assert "Boundaries" not in sections
    assert sections["Ours"].entries[0].text == ("We bring tea.",)
    assert [party.name for party in content.parties] == ["Ada Lovelace", "Ben Okri"]


@pytest.mark.parametrize(
    ("signing", "sentence"),
    [
        (Signing("mentor", True, "UTC", "Ben Okri"), "Type your name"),
        (Signing("mentor", True, "UTC", ""), "Type your name"),
        (Signing("mentor", False, "UTC", "Ada Lovelace"), "Tick"),
        (Signing("mentor", True, "UTC", drawing=(((0, 0), (0.01, 0)),)), "larger"),
    ],
)
def test_refuses_a_signature_that_is_not_the_signers(
    pair: Pair, draft: str, signing: Signing, sentence: str
) -> None:
    offer(pair.database, draft)
    with pytest.raises(Refused, match=sentence):
        sign(pair.database, draft, signing)
    assert look(pair, draft).state == "offered"


def test_refuses_a_second_signature(pair: Pair, draft: str) -> None:
    offer(pair.database, draft)
    sign(pair.database, draft, Signing("mentee", True, "UTC", "Benny"))
    with pytest.raises(Refused, match="Ben Okri has signed"):
        sign(pair.database, draft, Signing("mentee", True, "UTC", "Ben Okri"))


def test_refuses_to_sign_a_draft(pair: Pair, draft: str) -> None:
    with pytest.raises(Refused, match="not offered"):
        sign(pair.database, draft, Signing("mentor", True, "UTC", "Ada Lovelace"))


def test_a_change_after_one_signature_clears_it(pair: Pair, draft: str) -> None:
    offer(pair.database, draft)
    sign(pair.database, draft, Signing("mentor", True, "UTC", "Ada Lovelace"))
    with pytest.raises(Refused, match="Take it back"):
        drafting.answer(pair.database, draft, "frequency", "monthly")
    reopen(pair.database, draft)
    drafting.answer(pair.database, draft, "frequency", "monthly")
    with pair.database.reading() as session:
        assert session.query(Signature).count() == 0
    assert look(pair, draft).state == "draft"


def test_offering_and_taking_back_are_undone_and_redone(pair: Pair, draft: str) -> None:
    offer(pair.database, draft)
    offered = look(pair, draft).content
    reopen(pair.database, draft)
    pair.database.undo()
    assert look(pair, draft).content == offered
    pair.database.undo()
    assert look(pair, draft).content is None
    pair.database.redo()
    pair.database.redo()
    assert (look(pair, draft).state, look(pair, draft).content) == ("draft", None)


def test_undo_stops_at_a_signature(pair: Pair, draft: str) -> None:
    offer(pair.database, draft)
    assert pair.database.undo_label
    sign(pair.database, draft, Signing("mentor", True, "UTC", "Ada Lovelace"))
    assert pair.database.undo_label is None
    with pytest.raises(Refused):
        pair.database.undo()


def test_names_that_change_after_the_offer_do_not_change_the_content(
    pair: Pair, draft: str
) -> None:
    offer(pair.database, draft)
    before = look(pair, draft).content
    people.set_profile(pair.database, pair.mentor_id, "name", "Augusta King")
    sign(pair.database, draft, Signing("mentor", True, "UTC", "Ada Lovelace"))
    assert look(pair, draft).content == before


def test_what_is_signed_cannot_be_written_in_but_amended(pair: Pair, draft: str) -> None:
    both_sign(pair, draft)
    before = look(pair, draft).content
    with pytest.raises(Refused, match="Amend"):
        drafting.answer(pair.database, draft, "frequency", "monthly")
    with pytest.raises(Refused, match="Amend"):
        drafting.hide_section(pair.database, draft, "records", True)
    with pytest.raises(Refused, match="Amend"):
        reopen(pair.database, draft)
    with pytest.raises(Refused, match="Amend"):
        drafting.discard_draft(pair.database, draft)
    amendment = drafting.amend(pair.database, draft)
    drafting.answer(pair.database, amendment, "frequency", "monthly")
    both_sign(pair, amendment)
    assert look(pair, draft).state == "superseded"
    assert look(pair, draft).content == before
    assert (look(pair, amendment).state, look(pair, amendment).version) == ("in_force", 2)


def test_an_amendment_begins_as_the_signed_version_stands(pair: Pair, draft: str) -> None:
    drafting.move_section(pair.database, draft, "closing", 0)
    key = drafting.add_section(pair.database, draft, "Ours")
    drafting.answer(pair.database, draft, key, "Tea")
    both_sign(pair, draft)
    amendment = drafting.amend(pair.database, draft)
    form = agreement_form()
    with pair.database.reading() as session:
        assert answers_of(session, amendment) == answers_of(session, draft)
        old, new = place(session, draft, form), place(session, amendment, form)
    assert [one.section for one in old] == [one.section for one in new]
    assert old[0].section.key == "closing"
    with pytest.raises(Refused, match="draft already"):
        drafting.amend(pair.database, draft)


def test_ending_early_cannot_be_hidden(pair: Pair, draft: str) -> None:  # AG-24
    with pytest.raises(Refused, match="without fault"):
        drafting.hide_section(pair.database, draft, "ending_early", True)
    with pair.database.reading() as session:
        assert session.query(AgreementSection).count() == 0


def test_two_answers_then_one(pair: Pair, draft: str) -> None:
    for voice, mode in (("mentor", "strict"), ("mentee", "permission")):
        drafting.answer(pair.database, draft, "confidentiality", mode, voice)
        drafting.answer(pair.database, draft, "length", "60", voice)
        drafting.finish_answers(pair.database, draft, voice)
    with pair.database.reading() as session:
        agreed = answers_of(session, draft)
    assert agreed["length"] == "60"
    assert "confidentiality" not in agreed
    drafting.adopt(pair.database, draft, "confidentiality", "mentee")
    with pair.database.reading() as session:
        assert answers_of(session, draft)["confidentiality"] == "permission"


def test_an_end_before_the_start_is_refused_and_nothing_lost(pair: Pair, draft: str) -> None:
    with pytest.raises(Refused, match="before the first"):
        drafting.answer(pair.database, draft, "end", "2020-01-01")
    with pair.database.reading() as session:
        assert answers_of(session, draft)["end"] == "2027-03-08"


def test_a_review_is_noted_on_the_agreement_in_force_alone(pair: Pair, draft: str) -> None:
    with pytest.raises(Refused):
        drafting.note_review(pair.database, draft)
    both_sign(pair, draft)
    drafting.note_review(pair.database, draft)
    assert isinstance(look(pair, draft).reviewed_on, date)


def test_a_text_on_file_that_is_not_what_was_offered_cannot_be_signed(
    pair: Pair, draft: str
) -> None:
    offer(pair.database, draft)
    with pair.database.changing("tamper") as session:
        agreement = session.get_one(Agreement, draft)
        agreement.content = (agreement.content or b"").replace(b"Ada", b"Eve")
    with pytest.raises(Refused, match="not the text that was offered"):
        sign(pair.database, draft, Signing("mentor", True, "UTC", "Eve Lovelace"))
    with pair.database.reading() as session:
        assert not session.scalars(select(Signature)).all()


def test_discarding_a_draft_can_be_undone(pair: Pair, draft: str) -> None:
    drafting.add_section(pair.database, draft, "Ours")
    drafting.discard_draft(pair.database, draft)
    with pair.database.reading() as session:
        assert session.query(Agreement).count() == 0
    pair.database.undo()
    assert look(pair, draft).state == "draft"


def test_a_stored_pdf_of_another_text_is_not_signed(pair: Pair, draft: str) -> None:
    offer(pair.database, draft)
    with pair.database.reading() as session:
        other = session.get_one(Attachment, session.get_one(Agreement, draft).pdf_id).data
    reopen(pair.database, draft)
    drafting.answer(pair.database, draft, "frequency", "monthly")
    offer(pair.database, draft)
    with pair.database.changing("swap") as session:
        pdf = session.get_one(Attachment, session.get_one(Agreement, draft).pdf_id)
        pdf.data, pdf.sha256 = other, hashlib.sha256(other).hexdigest()
    with pytest.raises(Refused, match="not that of this text"):
        sign(pair.database, draft, Signing("mentor", True, "UTC", "Ada Lovelace"))
    assert look(pair, draft).state == "offered"


def test_taking_back_removes_the_frozen_pdf_and_offering_makes_it_anew(
    pair: Pair, draft: str
) -> None:
    offer(pair.database, draft)
    sign(pair.database, draft, Signing("mentor", True, "UTC", "Ada Lovelace"))
    reopen(pair.database, draft)
    with pair.database.reading() as session:
        assert session.scalars(select(Attachment)).all() == []
    both_sign(pair, draft)
    with pair.database.reading() as session:
        (pdf,) = session.scalars(select(Attachment))
        assert signatures_in(pdf.data).is_whole
        assert [one.field for one in signatures_in(pdf.data).signatures] == ["mentor", "mentee"]
