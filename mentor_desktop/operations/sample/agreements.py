"""The agreements of the sample cohort: really hashed, frozen as PDF, really signed."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from mentor_desktop.domain.agreement import (
    Agreement,
    AgreementAnswer,
    AgreementSection,
    Signature,
)
from mentor_desktop.domain.agreement_content import AgreementContent, Party, fingerprint
from mentor_desktop.domain.agreement_rules import OWN, content_of
from mentor_desktop.domain.form import Form, cleaned
from mentor_desktop.domain.person import Attachment
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.stage import end_after
from mentor_desktop.operations.days import written_day
from mentor_desktop.operations.sample.cohort import Raw, SamplePair, goals_on, zone_of
from mentor_desktop.operations.sample.moments import Made, moment
from mentor_desktop.operations.signing import consent_sentence
from mentor_desktop.store.agreements import placed, signature_record

LANGUAGE = "en"
_SIGNED_BY_BOTH = ("in_force", "superseded", "ended")


@dataclass
class Version:
    """One version with all its rows, as it is put together."""

    agreement: Agreement
    raw: Raw
    sections: list[AgreementSection] = field(default_factory=list)
    answers: list[AgreementAnswer] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    content: AgreementContent | None = None
    pdf: Attachment | None = None

    def records(self) -> Iterator[Record]:
        """All rows."""
        yield self.agreement
        yield from self.sections
        yield from self.answers
        yield from self.signatures
        if self.pdf:
            yield self.pdf


def versions_of(
    pair: SamplePair, made: Made, programme: Programme, form: Form
) -> Iterator[Version]:
    """All versions of one pair, oldest first."""
    earlier: dict[int, Version] = {}
    for raw in pair.raw.get("agreement", ()):
        amended = earlier.get(raw.get("amends", 0))
        version = _version(pair, made, raw, amended)
        _fill(version, pair, made, form, amended)
        if "offered_day" in raw:
            _offer(version, pair, programme, form)
            _freeze(version, made, amended)
            _sign(version, pair, made)
        earlier[raw["version"]] = version
        yield version


def _starts(pair: SamplePair) -> date:
    if pair.relationship.starts is None:
        raise ValueError(f"{pair.key} has an agreement, but no first day")
    return pair.relationship.starts


def _version(pair: SamplePair, made: Made, raw: Raw, amended: Version | None) -> Version:
    starts = _starts(pair)
    agreement = Agreement(
        id=made.id("agreement", pair.key, raw["version"]),
        relationship_id=pair.relationship.id,
        version=raw["version"],
        created_at=moment(starts, raw["day"]),
        state=raw["state"],
        language=LANGUAGE,
        amends_id=amended.agreement.id if amended else None,
    )
    for role, day in raw.get("solo", {}).get("answered_day", {}).items():
        setattr(agreement, f"{role}_answered_at", moment(starts, day, "20:15"))
    return Version(agreement, raw)


def _fill(
    version: Version, pair: SamplePair, made: Made, form: Form, amended: Version | None
) -> None:
    """Sections and answers: those of the version before, then what this one says."""
    agreed = {one.question: one.value for one in amended.answers} if amended else _term(pair)
    if amended:
        for one in amended.sections:
            _add_section(version, made, one.key, one.position, one.is_hidden, one.title)
    keys = [section.key for section in form.sections]
    for key in version.raw.get("hidden", ()):
        _add_section(version, made, key, keys.index(key), True, "")
    for number, own in enumerate(version.raw.get("own", ())):
        key = OWN + made.id("own section", pair.key, own["key"])
        _add_section(version, made, key, len(keys) + number, False, own["title"])
        agreed[key] = own["text"]
    agreed |= _cleaned(version.raw.get("answers", {}), pair, form)
    said = {"agreed": agreed}
    for role in ROLES:
        said[role] = _cleaned(version.raw.get("solo", {}).get(role, {}), pair, form)
    version.answers = [
        AgreementAnswer(
            id=made.id("answer", version.agreement.id, voice, question),
            agreement_id=version.agreement.id,
            voice=voice,
            question=question,
            value=value,
        )
        for voice, answers in said.items()
        for question, value in answers.items()
    ]


def _term(pair: SamplePair) -> Raw:
    starts = _starts(pair)
    months = pair.raw["months"]
    return {
        "start": starts.isoformat(),
        "months": float(months),
        "end": end_after(starts, months).isoformat(),
    }


def _add_section(
    version: Version, made: Made, key: str, position: int, is_hidden: bool, title: str
) -> None:
    version.sections.append(
        AgreementSection(
            id=made.id("section", version.agreement.id, key),
            agreement_id=version.agreement.id,
            key=key,
            position=position,
            is_hidden=is_hidden,
            title=title,
        )
    )


def _cleaned(answers: Raw, pair: SamplePair, form: Form) -> Raw:
    kept: Raw = {}
    for question, value in answers.items():
        asked = form.question(question)
        given = [pair.goals[one].id for one in value] if asked.kind == "goals" else value
        kept[question] = cleaned(asked, given)
    return kept


def _offer(version: Version, pair: SamplePair, programme: Programme, form: Form) -> None:
    agreement, offered = version.agreement, version.raw["offered_day"]
    agreed = {one.question: one.value for one in version.answers if one.voice == "agreed"}
    starts = _starts(pair)
    version.content = content_of(
        agreement_id=agreement.id,
        relationship_id=agreement.relationship_id,
        version=agreement.version,
        language=LANGUAGE,
        programme=(programme.name, programme.organisation),
        starts=starts,
        ends=pair.relationship.ends,
        parties=tuple(
            Party(role, one.id, one.name, one.preferred_name, one.role)
            for role, one in pair.people.items()
        ),
        placed=placed(form, tuple(version.sections)),
        answers=agreed,
        goals=goals_on(pair, offered),
        written_day=written_day,
    )
    agreement.content = version.content.canonical()
    agreement.content_sha256 = fingerprint(agreement.content)
    agreement.offered_at = moment(starts, offered, "07:30")


def _sign(version: Version, pair: SamplePair, made: Made) -> None:
    starts = _starts(pair)
    for raw in version.raw.get("signature", ()):
        person = pair.people[raw["role"]]
        is_drawn = raw["method"] == "drawn"
        if is_drawn and not person.saved_signature:
            raise ValueError(f"{person.name} has no drawing")
        version.signatures.append(
            Signature(
                id=made.id("signature", version.agreement.id, raw["role"]),
                agreement_id=version.agreement.id,
                role=raw["role"],
                person_id=person.id,
                name=person.name,
                signed_at=moment(starts, raw["day"], raw["time"], zone_of(person)),
                time_zone=zone_of(person),
                method=raw["method"],
                consent=consent_sentence(person.name),
                content_sha256=version.agreement.content_sha256 or "",
                drawing=person.saved_signature if is_drawn else None,
            )
        )
    version.signatures.sort(key=lambda one: one.signed_at)
    for signature in version.signatures:
        _sign_pdf(version, signature, made)
    if version.raw["state"] in _SIGNED_BY_BOTH:
        version.agreement.in_force_at = version.signatures[-1].signed_at


def _freeze(version: Version, made: Made, amended: Version | None) -> None:
    """The PDF as it was offered."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import agreement as paper  # noqa: PLC0415 - as said

    if version.content is None:
        raise ValueError("nothing was offered")
    document = paper.make(
        version.content,
        (),
        draft=False,
        paper="A4",
        amends=amended.content if amended else None,
    )
    version.pdf = Attachment(
        id=made.id("pdf", version.agreement.id),
        purpose="signed agreement",
        name=f"agreement-{version.agreement.version}.pdf",
        media_type="application/pdf",
        sha256=hashlib.sha256(document.data).hexdigest(),
        data=document.data,
        relationship_id=version.agreement.relationship_id,
    )
    version.agreement.pdf_id = version.pdf.id


def _sign_pdf(version: Version, signature: Signature, made: Made) -> None:
    """Signs with a one-time key whose chance comes from the seed: the same bytes again."""
    # Late: what signs PDFs takes half a second that only a signature needs.
    from mentor_desktop.documents.signing import keys, pades  # noqa: PLC0415 - as said

    if version.pdf is None:
        raise ValueError("nothing to sign")
    chance = random.Random(made.id("key", version.agreement.id, signature.role)).randbytes
    key = keys.one_time_key(signature.name, signature.signed_at, chance)
    record = pades.with_key(signature_record(signature), key)
    signature.key_kind, signature.certificate = record.key_kind, keys.der(key.certificate)
    version.pdf.data = pades.sign_pdf(version.pdf.data, record, key, LANGUAGE)
    version.pdf.sha256 = hashlib.sha256(version.pdf.data).hexdigest()
