"""Reads an agreement out of its PDF and says whether pages, data and signatures agree."""

from dataclasses import dataclass

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.archive import Carrying, maker, read_carried
from mentor_desktop.documents.likeness import is_same_document, page_texts
from mentor_desktop.domain.agreement_content import (
    AgreementContent,
    SignatureRecord,
    fingerprint,
    read_content,
)
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.signature_record import read_signatures
from mentor_desktop.translation import _


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
class Verdict:
    """`verdict`: "unchanged", "changed", "incomplete" or "unsigned"; `sentence` says it.

    `problems`: whole sentences, what does not fit; `signers`: the signatures it carries.
    """

    verdict: str
    sentence: str
    problems: tuple[str, ...]
    signers: tuple[SignatureRecord, ...]
    sha256: str
    is_draft: bool
    agreement_id: str  # "" where the content can no longer be read


def read_agreement_pdf(data: bytes) -> AgreementPdf:
    """The agreement in a PDF; Refused where it is none, damaged, or carries no agreement."""
    return _read(read_carried(data))


def check_agreement_pdf(data: bytes) -> Verdict:
    """Compares data, hashes, signatures and pages; Refused as `read_agreement_pdf` is."""
    carrying = read_carried(data)
    try:
        agreement = _read(carrying)
    except Refused as refusal:
        return Verdict(
            "changed", _changed(), (str(refusal),), (), fingerprint(carrying.content),
            carrying.is_draft, "",
        )  # fmt: skip
    problems = _problems(agreement, carrying)
    is_compared = is_as_made = True
    if not problems:
        redrawn = _redrawn(agreement)
        if carrying.maker == maker():
            is_as_made = redrawn == data
            if not is_as_made and not is_same_document(redrawn, data):
                problems = [_("The pages do not say what the attached agreement says.")]
        else:
            is_compared = page_texts(redrawn) == page_texts(data)
    verdict, sentence = _judged(agreement, bool(problems), is_compared)
    if not problems and not is_as_made:
        sentence = _stored_anew(sentence)
    return Verdict(
        verdict, sentence, tuple(problems), agreement.signatures, agreement.sha256,
        agreement.is_draft, agreement.content.agreement_id,
    )  # fmt: skip


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


def _redrawn(agreement: AgreementPdf) -> bytes:
    return make(
        agreement.content,
        agreement.signatures,
        draft=agreement.is_draft,
        paper=agreement.paper,
        amends=agreement.amends,
    ).data


def _changed() -> str:
    return _("This PDF was changed after it was made.")


def _stored_anew(sentence: str) -> str:
    return _(
        "{sentence} That is about what it says: the file itself was stored anew since, "
        "for its bytes differ."
    ).format(sentence=sentence)


def _judged(agreement: AgreementPdf, is_changed: bool, is_compared: bool) -> tuple[str, str]:
    if is_changed:
        return "changed", _changed()
    if not is_compared:
        return "incomplete", _(
            "The attached agreement and its signatures are unchanged. This PDF was made by "
            "another version of the program, so its pages could not be compared with them: "
            "read them, or export the agreement again."
        )
    signed = {one.role for one in agreement.signatures}
    waited = [party.name for party in agreement.content.parties if party.role not in signed]
    if not signed and agreement.is_draft:
        return "unsigned", _("A draft that nobody has signed; pages and data say the same.")
    if not signed:
        return "unsigned", _("Nobody has signed this agreement; pages and data say the same.")
    if waited:
        return "incomplete", _("Unchanged, but not signed by all. Still to sign: {names}.").format(
            names=" · ".join(waited)
        )
    return "unchanged", _("Unchanged since it was made, and signed by {names}.").format(
        names=" · ".join(one.name for one in agreement.signatures)
    )
