"""Two laptops: the PDF travels, is signed there, comes back, and is taken in."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sqlalchemy import select

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.carried import Made
from mentor_desktop.documents.signing.keys import one_time_key
from mentor_desktop.documents.signing.pades import sign_pdf
from mentor_desktop.domain.agreement import Agreement, AgreementAnswer, AgreementSection, Signature
from mentor_desktop.domain.agreement_content import (
    AgreedSection,
    Entry,
    fingerprint,
    short_fingerprint,
)
from mentor_desktop.domain.person import Attachment, Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations import drafting
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.exchanging import receive, take_in, take_in_any
from mentor_desktop.operations.exporting import export_agreement
from mentor_desktop.operations.people import add_supervisor
from mentor_desktop.operations.programme import set_programme
from mentor_desktop.operations.signing import Signing, new_record, offer, reopen, sign
from mentor_desktop.operations.travelling import (
    Travelling,
    look_at,
    read_travelling,
    save_signed,
    sign_travelling,
)
from mentor_desktop.operations.verifying import verify_pdf
from mentor_desktop.store.agreements import signatures_of
from mentor_desktop.store.checking import check
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import create_file
from tests.conftest import Pair
from tests.documents.signing import attacks
from tests.documents.signing.attacks import hidden_by_a_sheet, saved, words_changed

ADA = Signing("mentor", True, "Europe/Berlin", "Ada Lovelace")
INK = (((0.1, 0.1), (0.5, 0.2)), ((0.6, 0.1), (0.9, 0.2)))
BEN = Signing("mentee", True, "Asia/Tokyo", drawing=INK)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    """The second laptop's own file."""
    made = create_file(tmp_path / "other.mentor", Programme(name="Mine", is_personal=True))
    yield made
    made.close()


@dataclass
class Desk:
    """An offered agreement, signed by the mentor, and a folder to export to."""

    pair: Pair
    agreement_id: str
    folder: Path
    count: int = 0

    def export(self, database: Database | None = None) -> Path:
        self.count += 1
        path = self.folder / f"{self.count}.pdf"
        return export_agreement(database or self.pair.database, self.agreement_id, path).path

    def state(self, database: Database | None = None) -> str:
        with (database or self.pair.database).reading() as session:
            return session.get_one(Agreement, self.agreement_id).state


@pytest.fixture
def desk(pair: Pair, tmp_path: Path) -> Desk:
    agreement = drafting.start_agreement(pair.database, pair.id)
    drafting.answer(pair.database, agreement, "frequency", "two_weeks")
    drafting.answer(pair.database, agreement, "topics", ["Code review", "Writing"])
    drafting.answer(pair.database, agreement, "objective", "Lead a team.\nAnd rest.")
    key = drafting.add_section(pair.database, agreement, "Ours")
    drafting.answer(pair.database, agreement, key, "We bring tea.")
    drafting.hide_section(pair.database, agreement, "boundaries", True)
    offer(pair.database, agreement)
    sign(pair.database, agreement, ADA)
    return Desk(pair, agreement, tmp_path)


def test_what_travels_says_what_it_is(desk: Desk) -> None:
    found = look_at(desk.export())
    assert [one.record.name for one in found.signed] == ["Ada Lovelace"]
    assert [one.name for one in found.waiting] == ["Ben Okri"]
    assert found.sha256 == fingerprint(found.content.canonical())
    with desk.pair.database.reading() as session:
        agreement = session.get_one(Agreement, desk.agreement_id)
    assert found.short == short_fingerprint(agreement.content_sha256 or "")


def test_signed_elsewhere_without_a_file_and_taken_in(desk: Desk) -> None:
    data = sign_travelling(look_at(desk.export()), BEN)
    back = desk.folder / "back.pdf"
    save_signed(data, back)
    returned = look_at(back, desk.pair.database)
    assert [one.is_known for one in returned.signed] == [True, False]
    taken = take_in_any(desk.pair.database, returned)
    assert (taken.is_new, taken.is_in_force) == (False, True)
    assert [one.record.name for one in taken.signed] == ["Ben Okri"]
    assert desk.state() == "in_force"
    assert desk.pair.database.undo_label is None
    path = desk.export()
    assert path.read_bytes() == data
    assert verify_pdf(path, desk.pair.database).verdict == "unchanged"
    with desk.pair.database.reading() as session:
        given = session.scalars(select(Signature).filter_by(role="mentee")).one()
        assert given.drawing == [[list(point) for point in stroke] for stroke in INK]
        assert (given.time_zone, given.method) == ("Asia/Tokyo", "drawn")
        assert session.get_one(Relationship, desk.pair.id).state == "active"
    assert check(desk.pair.database) == ()


def test_signed_elsewhere_in_a_file_of_ones_own(desk: Desk, other: Database) -> None:
    taken = take_in_any(other, look_at(desk.export(), other))
    assert (taken.agreement_id, taken.relationship_id) == (desk.agreement_id, desk.pair.id)
    assert (taken.is_new, taken.is_in_force) == (True, False)
    assert taken.new_people == ("Ada Lovelace", "Ben Okri")
    sign(other, desk.agreement_id, BEN)
    assert desk.state(other) == "in_force"
    back = desk.export(other)
    take_in(desk.pair.database, look_at(back, desk.pair.database))
    assert desk.state() == "in_force"
    assert verify_pdf(back, desk.pair.database).in_file == "same"
    assert verify_pdf(desk.export(), other).in_file == "same"
    assert check(other) == ()


def test_what_was_answered_is_found_back(desk: Desk, other: Database) -> None:
    receive(other, look_at(desk.export()))

    def rows(database: Database) -> tuple[dict[str, object], list[tuple[str, bool, str]]]:
        with database.reading() as session:
            answers = session.scalars(select(AgreementAnswer).filter_by(voice="agreed"))
            sections = select(AgreementSection).order_by(AgreementSection.position)
            found = [(one.key, one.is_hidden, one.title) for one in session.scalars(sections)]
            return {one.question: one.value for one in answers}, found

    answers, sections = rows(other)
    hidden = {key for key, is_hidden, _title in sections if is_hidden}
    assert hidden == {"boundaries"}
    assert [title for _key, _is_hidden, title in sections if title] == ["Ours"]
    assert answers == rows(desk.pair.database)[0]
    assert answers["topics"] == ["Code review", "Writing"]
    assert answers["start"] == "2026-03-09"


def test_a_strangers_words_become_no_answers(desk: Desk, other: Database) -> None:
    sent = look_at(desk.export())
    section = AgreedSection(
        "own:1", "Ours", (Entry("own:1", "Our own words", ("a\0b",)), Entry("gone", "x", ("y",)))
    )
    meetings = AgreedSection("meetings", "Meetings", (Entry("frequency", "x", ("ne\u202ever",)),))
    content = replace(sent.content, sections=(section, meetings))
    receive(other, replace(sent, content=content, signed=(), certificates=()))
    with other.reading() as session:
        assert session.query(AgreementAnswer).count() == 0
        assert session.query(AgreementSection).filter_by(key="own:1").one().title == "Ours"


def test_an_amendment_made_on_the_second_laptop_says_the_same(desk: Desk, other: Database) -> None:
    receive(other, look_at(desk.export()))
    sign(other, desk.agreement_id, BEN)
    amendment = drafting.amend(other, desk.agreement_id)
    offer(other, amendment)
    with other.reading() as session:
        first = session.get_one(Agreement, desk.agreement_id)
        second = session.get_one(Agreement, amendment)
        assert first.content
        assert second.content
        assert second.content.replace(amendment.encode(), first.id.encode()) == (
            first.content.replace(b'"version":1', b'"version":2').replace(
                b'"programme":"Test programme"', b'"programme":""'
            )
        )


@pytest.mark.parametrize("signing", [replace(BEN, role="mentor"), replace(BEN, role="supervisor")])
def test_nobody_signs_for_another(desk: Desk, signing: Signing) -> None:
    with pytest.raises(Refused):
        sign_travelling(look_at(desk.export()), signing)


@pytest.mark.parametrize(
    ("signing", "words"),
    [
        (replace(BEN, has_consented=False), "Tick"),
        (replace(BEN, drawing=(), typed_name="Ada Lovelace"), "Type your name"),
    ],
)
def test_signing_what_travelled_is_one_act_too(desk: Desk, signing: Signing, words: str) -> None:
    with pytest.raises(Refused, match=words):
        sign_travelling(look_at(desk.export()), signing)


def test_refuses_what_was_changed_on_its_way(desk: Desk) -> None:
    path = desk.export()
    data = path.read_bytes()
    path.write_bytes(data + b"\n")
    with pytest.raises(Refused, match=r"changed after it was signed.*do not sign"):
        look_at(path)
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(Refused, match="damaged"):
        look_at(path)


@pytest.mark.parametrize(
    "words", [{"time_zone": "UTC\n"}, {"consent": "a\0b"}, {"key_kind": "golden"}]
)
def test_refuses_a_signature_with_words_we_would_not_write(
    desk: Desk, words: dict[str, Any]
) -> None:
    sent = look_at(desk.export())
    moment = now()
    key = one_time_key("Ben Okri", moment)
    record = new_record(BEN, sent.content, sent.sha256)
    if "key_kind" in words:
        key = replace(key, kind="golden")
    data = sign_pdf(sent.data, replace(record, **words), key, "en")
    with pytest.raises(Refused, match="not made by Mentor Desktop"):
        read_travelling(data)


def _forged(desk: Desk) -> bytes:
    """The agreement with a page that says something else than its data, signed by its maker."""
    data = desk.export().read_bytes()
    return _signed_as(desk, attacks.false_end(attacks.first_revision(data)))


def _signed_as(desk: Desk, offered: bytes) -> bytes:
    """Another offered PDF, with the record of Ada's signature."""
    record = look_at(desk.export()).signed[0].record
    return sign_pdf(offered, record, one_time_key("Ada Lovelace", now()), "en")


def test_a_page_that_says_something_else_is_refused_before_anything_is_kept(
    desk: Desk, other: Database
) -> None:
    path = desk.folder / "forged.pdf"
    path.write_bytes(_forged(desk))
    with pytest.raises(Refused, match=r"changed after it was signed.*do not sign this one"):
        look_at(path, other)
    with other.reading() as session:
        assert session.query(Agreement).count() == 0


def test_what_was_put_into_a_file_is_not_signed_there_either(desk: Desk) -> None:
    data = _forged(desk)
    with desk.pair.database.changing("swap") as session:
        pdf = session.get_one(Attachment, session.get_one(Agreement, desk.agreement_id).pdf_id)
        pdf.data, pdf.sha256 = data, hashlib.sha256(data).hexdigest()
    with pytest.raises(Refused, match="That is the PDF on file: do not sign it"):
        sign(desk.pair.database, desk.agreement_id, BEN)
    assert desk.state() == "partly_signed"


def test_one_that_was_stored_anew_is_not_signed(desk: Desk) -> None:
    path = desk.folder / "anew.pdf"
    path.write_bytes(saved(attacks.first_revision(desk.export().read_bytes()), lambda _pdf: None))
    assert verify_pdf(path).verdict == "incomplete"
    with pytest.raises(Refused, match=r"stored anew since.*do not sign this one"):
        look_at(path)


def test_another_version_s_is_taken_and_told(desk: Desk, other: Database) -> None:
    content = look_at(desk.export()).content
    made = make(content, (), draft=False, made=Made("0", "another version")).data
    path = desk.folder / "older.pdf"
    path.write_bytes(_signed_as(desk, saved(made, lambda _pdf: None)))
    found = look_at(path, other)
    assert found.is_by_another
    assert found.sentence.startswith("Another version of the program made this PDF")
    receive(other, found)
    sign(other, desk.agreement_id, BEN)
    assert desk.state(other) == "in_force"
    signed = verify_pdf(desk.export(other), other)
    assert (signed.verdict, signed.is_good, signed.is_by_another) == ("unchanged", True, True)


def _of_another_version(desk: Desk, change: Callable[[pikepdf.Pdf], object]) -> Path:
    content = look_at(desk.export()).content
    made = make(content, (), draft=False, made=Made("0", "another version")).data
    path = desk.folder / "older.pdf"
    path.write_bytes(_signed_as(desk, saved(made, change)))
    return path


def test_pages_of_another_version_with_other_words_are_not_taken(
    desk: Desk, other: Database
) -> None:
    path = _of_another_version(desk, words_changed)
    assert not verify_pdf(path).is_good
    for database in (None, other):
        with pytest.raises(Refused, match="pages do not have the words that this version gives"):
            look_at(path, database)


def test_pages_that_this_version_draws_otherwise_are_for_a_person_to_see(
    desk: Desk, other: Database
) -> None:
    path = _of_another_version(desk, hidden_by_a_sheet)
    found = verify_pdf(path)
    assert (found.verdict, found.looks_otherwise, found.is_good) == ("incomplete", True, False)
    receive(other, look_at(path, other))
    assert verify_pdf(path, other).is_good  # it is the very PDF that somebody took in


def test_refuses_a_draft(pair: Pair, tmp_path: Path) -> None:
    agreement = drafting.start_agreement(pair.database, pair.id)
    path = export_agreement(pair.database, agreement, tmp_path / "draft.pdf").path
    with pytest.raises(Refused, match="draft"):
        look_at(path)


def test_refuses_a_return_that_does_not_go_on_from_the_stored_pdf(desk: Desk) -> None:
    sent = look_at(desk.export())
    database = desk.pair.database
    with pytest.raises(Refused, match="no further signature"):
        take_in(database, sent)
    signed = read_travelling(sign_travelling(sent, BEN))
    # signed here in the meantime
    sign(database, desk.agreement_id, BEN)
    with pytest.raises(Refused, match="signed this version already"):
        take_in(database, signed)


def test_refuses_a_return_of_another_copy(pair: Pair, tmp_path: Path) -> None:
    agreement = drafting.start_agreement(pair.database, pair.id)
    offer(pair.database, agreement)
    path = export_agreement(pair.database, agreement, tmp_path / "1.pdf").path
    signed = read_travelling(sign_travelling(look_at(path), BEN))
    sign(pair.database, agreement, ADA)
    with pytest.raises(Refused, match="does not go on"):
        take_in(pair.database, signed)
    reopen(pair.database, agreement)
    with pytest.raises(Refused, match="taken back to a draft"):
        take_in(pair.database, signed)
    drafting.answer(pair.database, agreement, "frequency", "monthly")
    offer(pair.database, agreement)
    with pytest.raises(Refused, match="another text"):
        take_in(pair.database, signed)


def test_refuses_two_further_signatures_at_once(pair: Pair, tmp_path: Path) -> None:
    agreement = drafting.start_agreement(pair.database, pair.id)
    offer(pair.database, agreement)
    sent = look_at(export_agreement(pair.database, agreement, tmp_path / "1.pdf").path)
    once = read_travelling(sign_travelling(sent, ADA))
    twice = read_travelling(sign_travelling(once, BEN))
    with pytest.raises(Refused, match="exactly one"):
        take_in(pair.database, twice)
    take_in(pair.database, once)
    taken = take_in(pair.database, twice)
    assert taken.is_in_force


def test_refuses_what_means_something_else_here(desk: Desk, other: Database) -> None:
    sent = look_at(desk.export())

    def with_content(**changes: Any) -> Travelling:
        return replace(sent, content=replace(sent.content, **changes))

    one, two = sent.content.parties
    for senseless in (
        with_content(agreement_id="a1"),
        with_content(relationship_id=""),
        with_content(version=0),
        with_content(start="soon"),
        with_content(start="2027-01-01", end="2026-01-01"),
        with_content(parties=(one,)),
        with_content(parties=(two, one)),
        with_content(parties=(one, replace(two, person_id=one.person_id))),
        with_content(parties=(one, replace(two, name="Ben\nOkri"))),
        with_content(parties=(one, replace(two, name="x" * 50_000))),
        with_content(sections=sent.content.sections * 2),
        with_content(sections=(replace(sent.content.sections[0], title="a\u202eb"),)),
    ):
        with pytest.raises(Refused, match="not made by Mentor Desktop"):
            receive(other, senseless)
    with other.reading() as session:
        assert session.query(Person).count() == 0
    receive(other, sent)
    with pytest.raises(Refused, match="in the file already"):
        receive(other, sent)
    strange = "00000000-0000-7000-8000-00000000000"
    with pytest.raises(Refused, match="between other people"):
        receive(
            other,
            with_content(
                agreement_id=f"{strange}1", parties=(replace(one, person_id=f"{strange}2"), two)
            ),
        )
    with pytest.raises(Refused, match="unfinished version"):
        receive(other, with_content(agreement_id=f"{strange}1"))


def test_all_or_nothing_comes_in(desk: Desk, other: Database) -> None:
    sent = look_at(desk.export())
    broken = replace(sent, certificates=())
    with pytest.raises(ValueError, match="zip"):
        receive(other, broken)
    with other.reading() as session:
        assert session.query(Person).count() == 0
        assert session.query(Attachment).count() == 0


def test_an_unsigned_one_is_received_and_undone(
    pair: Pair, other: Database, tmp_path: Path
) -> None:
    agreement = drafting.start_agreement(pair.database, pair.id)
    offer(pair.database, agreement)
    receive(other, look_at(export_agreement(pair.database, agreement, tmp_path / "1.pdf").path))
    other.undo()
    with other.reading() as session:
        assert session.query(Person).count() == 0


def test_a_supervisor_signs_too_where_the_programme_wants_it(
    pair: Pair, other: Database, tmp_path: Path
) -> None:
    database = pair.database
    set_programme(database, "supervisor_signs", True)
    agreement = drafting.start_agreement(database, pair.id)
    with pytest.raises(Refused, match="supervisor signs too"):
        offer(database, agreement)
    add_supervisor(database, pair.mentee_id, "Cleo Sand")
    offer(database, agreement)
    sign(database, agreement, ADA)
    sign(database, agreement, Signing("mentee", True, "UTC", "Benny"))
    with database.reading() as session:
        assert session.get_one(Agreement, agreement).state == "partly_signed"
        given = signatures_of(session, agreement)
    assert {one.role for one in given} == {"mentor", "mentee"}
    path = export_agreement(database, agreement, tmp_path / "1.pdf").path
    sent = look_at(path)
    assert receive(other, sent).new_people == ("Ada Lovelace", "Ben Okri", "Cleo Sand")
    sign(other, agreement, Signing("supervisor", True, "UTC", "cleo sand"))
    back = export_agreement(other, agreement, tmp_path / "2.pdf").path
    assert take_in(database, look_at(back, database)).is_in_force
    found = verify_pdf(back, database)
    assert (found.verdict, found.in_file) == ("unchanged", "same")
    assert [one.record.role for one in found.signed] == ["mentor", "mentee", "supervisor"]


def test_who_comes_in_with_an_agreement_is_a_stranger_still(desk: Desk, other: Database) -> None:
    data = sign_travelling(look_at(desk.export()), BEN)
    path = desk.folder / "both.pdf"
    save_signed(data, path)
    receive(other, look_at(path, other))
    assert [one.is_known for one in verify_pdf(path, other).signed] == [False, False]


def test_somebody_beside_whom_one_signs_is_known(desk: Desk, other: Database) -> None:
    receive(other, look_at(desk.export(), other))
    assert not verify_pdf(desk.export(), other).signed[0].is_known
    sign(other, desk.agreement_id, BEN)
    path = desk.export(other)
    assert [one.is_known for one in verify_pdf(path, other).signed] == [True, True]


def test_strangers_cannot_end_the_version_in_force(desk: Desk, tmp_path: Path) -> None:
    sign(desk.pair.database, desk.agreement_id, BEN)
    first = look_at(desk.export()).content
    content = replace(first, version=2, agreement_id="0198c0de-0000-7000-8000-000000000002")
    data = make(content, (), draft=False).data
    for signing in (ADA, BEN):
        record = new_record(signing, content, fingerprint(content.canonical()))
        data = sign_pdf(data, record, one_time_key(record.name, now()), content.language)
    path = tmp_path / "forged.pdf"
    path.write_bytes(data)
    forged = look_at(path, desk.pair.database)
    assert [one.is_known for one in forged.signed] == [False, False]
    with pytest.raises(Refused, match="does not know the signature of Ada Lovelace"):
        take_in_any(desk.pair.database, forged)
    assert desk.state() == "in_force"


def test_what_came_is_verified_and_signed_in_a_process_of_its_own(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.export()

    def read_here(*_values: object) -> None:
        raise AssertionError("a stranger's PDF was read in this process")

    monkeypatch.setattr("mentor_desktop.documents.verify.check_agreement_pdf", read_here)
    monkeypatch.setattr("mentor_desktop.documents.signing.pades.sign_pdf", read_here)
    data = sign_travelling(look_at(path), BEN)
    assert {one.record.role for one in read_travelling(data).signed} == {"mentor", "mentee"}
    sign(desk.pair.database, desk.agreement_id, BEN)
