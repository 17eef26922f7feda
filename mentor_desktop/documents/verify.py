"""Reads an agreement out of its PDF and says whether pages, data and signatures agree."""

from collections.abc import Iterator
from dataclasses import dataclass

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.archive import Carrying, read_carried
from mentor_desktop.documents.carried import Made
from mentor_desktop.documents.comparing import (
    NOTHING,
    PICTURES,
    WORDS,
    Compared,
    ambiguous,
    compared,
)
from mentor_desktop.documents.signing.checking import (
    BROKEN,
    OTHERS,
    OURS,
    PdfSignatures,
    signatures_in,
)
from mentor_desktop.documents.signing.knowing import Known, has_ended, is_in_time, is_known
from mentor_desktop.domain.agreement_content import (
    AgreementContent,
    SignatureRecord,
    fingerprint,
    read_content,
)
from mentor_desktop.domain.certificate import CertificateFacts
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.signature_record import read_signatures
from mentor_desktop.domain.text import clean_line
from mentor_desktop.translation import _

UNCHANGED, STRANGER, CHANGED, INCOMPLETE = (
    "unchanged", "unknown signer", "changed", "incomplete",
)  # fmt: skip
VERDICTS = (UNCHANGED, STRANGER, CHANGED, INCOMPLETE)
NOBODY = Known()
NOT_COMPARED = Compared()


@dataclass(frozen=True)
class AgreementPdf:
    """What a PDF carries; `sha256` is of the content as it is attached."""

    content_bytes: bytes
    content: AgreementContent
    signatures: tuple[SignatureRecord, ...]
    sha256: str
    is_draft: bool
    paper: str
    amends: AgreementContent | None


@dataclass(frozen=True)
class Signed:
    """One sound signature: what was said, by which certificate (`der`), and whether it is known.

    `has_ended`: the certificate holds no longer, and that it did on signing is not proven.
    """

    record: SignatureRecord
    certificate: CertificateFacts
    is_known: bool
    der: bytes
    has_ended: bool = False


@dataclass(frozen=True)
class Verdict:
    """`verdict` is one of VERDICTS; `sentence` says it.

    `problems`: whole sentences, what does not fit; `signers`: the signatures it shows, `signed`:
    those of them that are in the PDF as signatures and can be checked; `is_by_another`: another
    version of the program made it, so it was not compared byte for byte; `is_stored_anew`: it says
    what it should, but in other bytes than this program writes; `looks_otherwise`: its pages are
    not those that are drawn here, and a person has to look at them.
    """

    verdict: str
    sentence: str
    problems: tuple[str, ...]
    signers: tuple[SignatureRecord, ...]
    sha256: str
    is_draft: bool
    agreement_id: str  # "" where the content can no longer be read
    signed: tuple[Signed, ...] = ()
    is_by_another: bool = False
    is_stored_anew: bool = False
    looks_otherwise: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether nothing speaks against signing it, or taking it in, as far as it is signed."""
        return self.verdict != CHANGED and not self.problems and not self.is_stored_anew


def read_agreement_pdf(data: bytes) -> AgreementPdf:
    """The agreement in a PDF; Refused where it is none, damaged, or carries no agreement."""
    return _read(read_carried(data))


def check_agreement_pdf(data: bytes, known: Known = NOBODY) -> Verdict:
    """Compares data, hashes, signatures and pages; Refused as `read_agreement_pdf` is."""
    carrying = read_carried(data)
    found = signatures_in(data)
    try:
        agreement = _read(carrying)
    except Refused as refusal:
        return Verdict(
            CHANGED, _changed(found), (str(refusal),), (), fingerprint(carrying.content),
            carrying.is_draft, "",
        )  # fmt: skip
    signed = tuple(_signed(agreement, found, known))
    problems = [*_problems(agreement, carrying), *_of_signatures(agreement, found, signed)]
    if found.signatures and not found.ends:
        problems.append(ambiguous())
    is_changed = bool(problems) or not found.is_whole or _any(found, BROKEN)
    seen = NOT_COMPARED
    if not is_changed:
        spoken = agreement.content.language
        redrawn = _redrawn(agreement, carrying.made)
        seen = compared(redrawn, data, found, carrying.made, spoken)
        problems += seen.problems
    verdict, sentence = _judged(agreement, found, signed, is_changed or bool(seen.problems), seen)
    if verdict != CHANGED:
        sentence = _told_first(sentence, found, seen)
    doubts = tuple(_doubts(agreement, found, signed, seen))
    return Verdict(
        verdict, sentence, (*problems, *doubts),
        tuple(one.record for one in signed) or agreement.signatures,
        agreement.sha256, agreement.is_draft, agreement.content.agreement_id, signed, bool(seen.by),
        not seen.are_as_made and not seen.by, seen.by in (WORDS, NOTHING),
    )  # fmt: skip


def _any(found: PdfSignatures, state: str) -> bool:
    return any(one.state == state for one in found.signatures)


def _signed(agreement: AgreementPdf, found: PdfSignatures, known: Known) -> Iterator[Signed]:
    parties = {party.role: party for party in agreement.content.parties}
    for one in found.signatures:
        told, record = one.facts, one.record
        if one.state == OURS and record is not None and told is not None:
            party = parties.get(record.role)
            is_theirs = party is not None and is_known(one, party, known)
            ended = has_ended(told, record, known)
            yield Signed(record, told, is_theirs, one.certificates[0], ended)


def _of_signatures(
    agreement: AgreementPdf, found: PdfSignatures, signed: tuple[Signed, ...]
) -> Iterator[str]:
    """What in the signatures does not fit the agreement."""
    parties = {party.role: party for party in agreement.content.parties}
    for one in signed:
        record, party = one.record, parties.get(one.record.role)
        if record.content_sha256 != agreement.sha256:
            yield _("{name} signed another content than the attached one.").format(name=record.name)
        if party is None or (record.person_id, record.name) != (party.person_id, party.name):
            yield _("{name} signed, but is not named in the agreement.").format(name=record.name)
    for place in found.signatures:
        if place.record is not None and place.record.role != place.field:
            yield _("The signature of {name} stands in the place of someone else.").format(
                name=place.record.name
            )


def _doubts(
    agreement: AgreementPdf, found: PdfSignatures, signed: tuple[Signed, ...], seen: Compared
) -> Iterator[str]:
    """What one should know before relying on it, though nothing was changed."""
    if seen.by == NOTHING:
        yield _("Its pages do not have the words that this version gives them.")
    for place in found.signatures:
        if place.state == OTHERS:
            yield _(
                "The signature in the place “{place}” was made by another program. What was "
                "agreed to by it, Mentor Desktop cannot tell."
            ).format(place=clean_line(place.field)[:40])
    for one in signed:
        if not is_in_time(one.certificate, one.record):
            yield _("The certificate of {name} was not valid on the day it was used.").format(
                name=one.record.name
            )


def _read(carrying: Carrying) -> AgreementPdf:
    return AgreementPdf(
        carrying.content,
        read_content(carrying.content),
        read_signatures(carrying.signatures),
        fingerprint(carrying.content),
        carrying.is_draft,
        carrying.paper,
        None if carrying.earlier is None else read_content(carrying.earlier),
    )


def _problems(agreement: AgreementPdf, carrying: Carrying) -> list[str]:
    problems = []
    if agreement.content.canonical() != agreement.content_bytes:
        problems.append(_("The attached agreement was written by another program."))
    if agreement.sha256 != carrying.content_sha256:
        problems.append(
            _("The attached agreement is not the one this PDF was made of: its hash differs.")
        )
    if fingerprint(carrying.signatures) != carrying.signatures_sha256:
        problems.append(_("The attached signatures are not those this PDF was made with."))
    roles = {party.role: party.person_id for party in agreement.content.parties}
    for one in agreement.signatures:
        if one.content_sha256 != agreement.sha256:
            problems.append(
                _("{name} signed another content than the attached one.").format(name=one.name)
            )
        if roles.get(one.role) != one.person_id:
            problems.append(
                _("{name} signed, but is not named in the agreement.").format(name=one.name)
            )
    return problems


def _redrawn(agreement: AgreementPdf, made: Made) -> bytes:
    return make(
        agreement.content,
        agreement.signatures,
        draft=agreement.is_draft,
        paper=agreement.paper,
        amends=agreement.amends,
        made=made,
    ).data


def _changed(found: PdfSignatures, seen: Compared = NOT_COMPARED) -> str:
    if found.signatures and seen.problems:  # compared only where nothing came after the signing
        return _("This PDF shows other pages than its agreement has, and did when it was signed.")
    if found.signatures:
        return _("This PDF was changed after it was signed.")
    return _("This PDF was changed after it was made.")


def _stored_anew(sentence: str) -> str:
    return _(
        "{sentence} That is about what it says: the file itself was stored anew since, "
        "for its bytes differ."
    ).format(sentence=sentence)


def _told_first(sentence: str, found: PdfSignatures, seen: Compared) -> str:
    """What one should know before anything else: who else had a hand in it."""
    if seen.by == PICTURES:
        sentence = _(
            "Another version of the program made this PDF, so it was compared as pictures: its "
            "pages are those that this version draws. {sentence}"
        ).format(sentence=sentence)
    elif seen.by == NOTHING:
        sentence = _("Another version of the program made this PDF. {sentence}").format(
            sentence=sentence
        )
    elif seen.by:
        sentence = _(
            "Another version of the program made this PDF, so it was compared as pictures and by "
            "its words, and this version draws it otherwise: look at the pages too. {sentence}"
        ).format(sentence=sentence)
    if found.is_mixed:
        sentence = _("Another program signed in this PDF. {sentence}").format(sentence=sentence)
    return sentence


def _judged(
    agreement: AgreementPdf, found: PdfSignatures, signed: tuple[Signed, ...],
    is_changed: bool, seen: Compared,
) -> tuple[str, str]:  # fmt: skip
    if is_changed:
        return CHANGED, _changed(found, seen)
    if seen.by == NOTHING:
        return INCOMPLETE, _(
            "The attached agreement and its signatures are unchanged, but whether its pages say "
            "the same, nothing tells: read them, or export the agreement again."
        )
    roles = {one.record.role for one in signed}
    waited = [party.name for party in agreement.content.parties if party.role not in roles]
    if found.signatures and waited:
        return INCOMPLETE, _("Unchanged, but not signed by all. Still to sign: {names}.").format(
            names=" · ".join(waited)
        )
    if not found.signatures:
        sentence = _unsigned(agreement)
        return INCOMPLETE, sentence if seen.are_as_made or seen.by else _stored_anew(sentence)
    if found.is_mixed:
        return INCOMPLETE, _("All have signed, but whether all agreed to the same, nothing tells.")
    strangers = [one.record.name for one in signed if not one.is_known]
    ended = [one.record.name for one in signed if one.has_ended]
    if ended:
        return STRANGER, _(
            "Unchanged since it was signed, but the certificate has ended since, and nothing "
            "proves that it was signed before: {names}."
        ).format(names=" · ".join(ended))
    if strangers:
        return STRANGER, _(
            "Unchanged since it was signed, but not everyone is known to this computer: whether "
            "these people really signed, it cannot tell: {names}."
        ).format(names=" · ".join(strangers))
    return UNCHANGED, _("Unchanged, and signed by people who are known here: {names}.").format(
        names=" · ".join(one.record.name for one in signed)
    )


def _unsigned(agreement: AgreementPdf) -> str:
    """What to say of a PDF that carries no signature that could be checked."""
    if agreement.is_draft:
        return _("A draft that nobody has signed; pages and data say the same.")
    if not agreement.signatures:
        return _("Nobody has signed this agreement; pages and data say the same.")
    return _(
        "This PDF shows signatures that were given in a file of Mentor Desktop: {names}. It "
        "carries none that could be checked without that file; pages and data say the same."
    ).format(names=" · ".join(one.name for one in agreement.signatures))
