"""One or more of every kind of document, for the tests that run over all of them.

MENTOR_DESKTOP_EXPLORE=1 makes the specimens over forty pages long: more of the same kinds.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from mentor_desktop.documents import closing, progress
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.registry import MAKERS
from mentor_desktop.domain.activity_words import KINDS, STATES, state_title
from mentor_desktop.domain.agreement_content import (
    AgreedSection,
    AgreementContent,
    Entry,
    Party,
    SignatureRecord,
    fingerprint,
)
from mentor_desktop.domain.plan_content import ActivitySaid, GoalSaid, PlanContent
from mentor_desktop.domain.text import clean
from mentor_desktop.domain.timeline import DatedMark, Line
from tests.documents.cohorts import cohort_of_the_world, sample_cohort
from tests.documents.hostile import TABLE
from tests.documents.paper_samples import HOSTILE, PAPERS, SCRIPTS, names
from tests.documents.report_samples import reports
from tests.documents.sentences import SENTENCES
from tests.documents.specimen import specimen
from tests.exploring import IS_EXPLORING, tries

Making = Callable[[], Document]
_ROWS = tries(40, 150)  # enough for a head on a second page


def all_samples() -> dict[str, Making]:
    """Each sample of each kind, and the specimens, by a name."""
    found = {
        f"{kind}: {name}": making
        for kind, samples in SAMPLES.items()
        for name, making in samples.items()
    }
    sample, world = sample_cohort(), cohort_of_the_world()
    if not IS_EXPLORING:
        sample = replace(sample, people=sample.people[:3])
        world = replace(world, people=world.people[::2])  # of each script one
    return found | {
        "specimen of the sample": partial(specimen, sample, rows=_ROWS),
        "specimen of the world": partial(
            specimen, world, language="ar", paper="Letter", rows=_ROWS
        ),
    }


def agreed(language: str = "en") -> AgreementContent:
    """What two people of the sample, or of the world where it is not English, agreed."""
    people = (sample_cohort() if language == "en" else cohort_of_the_world()).people
    mentor, mentee, supervisor = people[0], people[1], people[2]
    sections = tuple(
        AgreedSection(f"s{at}", one.role, (
            Entry("a", one.name, (one.says[0],)),
            Entry("b", "", one.lists[0]),
            Entry("c", "", ("\n".join(one.says),)),
        ))
        for at, one in enumerate(people[:5])
    )  # fmt: skip
    return AgreementContent(
        "a1", 2, language, "Harbour & Field 2026", "Larkmoor Cooperative", "2026-03-09", "",
        (
            Party("mentor", "p1", mentor.name, mentor.name.split()[0], mentor.role),
            Party("mentee", "p2", mentee.name, "", mentee.role),
            Party("supervisor", "p3", supervisor.name, "", supervisor.role),
        ),
        (*sections, AgreedSection("open", "Boundaries", ())),
    )  # fmt: skip


def signature(content: AgreementContent, role: str, method: str) -> SignatureRecord:
    """A signature of a party of the content, drawn or typed."""
    party = content.party(role)
    strokes = (((0.1, 0.2), (0.3, 0.05), (0.6, 0.25), (0.9, 0.1)), ((0.5, 0.2),))
    return SignatureRecord(
        role, party.person_id, party.name, "2026-03-09T14:05:22+00:00", "Europe/Vienna", method,
        "I have read this agreement and agree to it.", fingerprint(content.canonical()),
        strokes if method == "drawn" else (),
    )  # fmt: skip


def _agreements() -> dict[str, Making]:
    make, content, arabic = MAKERS["agreement"], agreed(), agreed("ar")
    signed = (signature(content, "mentor", "drawn"), signature(content, "mentee", "typed"))
    before = replace(content, version=1, sections=content.sections[1:4])
    return {
        "draft": partial(make, content, (), draft=True),
        "draft, half signed, on Letter": partial(
            make, content, signed[:1], draft=True, paper="Letter"
        ),
        "offered": partial(make, content, (), draft=False),
        "offered in Arabic, on Letter": partial(make, arabic, (), draft=False, paper="Letter"),
        "signed in the window": partial(make, content, signed, draft=False),
        "amended": partial(make, content, signed, draft=False, amends=before),
        "in every script": partial(make, _saying(content, SENTENCES.values()), (), draft=False),
        "hostile": partial(
            make, _saying(content, (hostile.text for hostile in TABLE)), (), draft=False
        ),
        "of nobody": partial(
            make, AgreementContent("", 1, "en", "", "", "", "", (), ()), (), draft=True
        ),
    }


def _saying(content: AgreementContent, texts: Iterable[str]) -> AgreementContent:
    """The content with these texts as an answer and as a list."""
    said = tuple(clean(text) for text in texts)
    entries = (Entry("a", said[0][:60], ("\n".join(said),)), Entry("b", "", said))
    return replace(content, sections=(AgreedSection("s", said[-1][:60], entries),))


def _plan(goals: int, language: str = "en", texts: Iterable[str] = ()) -> PlanContent:
    """A plan of so many goals, each with an activity of every kind and state."""
    today, said = date(2026, 6, 7), "\n".join(clean(text) for text in texts)
    people = (sample_cohort() if language == "en" else cohort_of_the_world()).people
    made = []
    for at in range(goals):
        activities = tuple(
            ActivitySaid(
                Line(
                    f"a{at}.{number}", False, (said or people[number].lists[0][0])[:300],
                    KINDS[number % 3], progress=number * 25, state=state,
                    starts=None if number == 4 else today + timedelta(days=20 * at - 60),
                    due=None if number == 4 else today + timedelta(days=20 * at - 15 + number),
                    late=24 if number == 1 and at == 0 else 0,
                ),
                "2 weeks", state_title(state), people[1].name, said if number == 0 else "A book",
                said if number == 1 else "",
            )
            for number, state in enumerate(STATES)
        )  # fmt: skip
        line = Line(f"g{at}", True, people[at % 9].says[0][:90], rank=at + 1, progress=10 * at)
        made.append(GoalSaid(line, "Open", (("Why", said or people[0].says[0]),), activities))
    marks = (
        DatedMark(today - timedelta(days=40), "First meeting", is_done=True),
        DatedMark(today, "90-day check-up"),
        DatedMark(today + timedelta(days=9), "Meeting", "meeting"),
    )
    return PlanContent(
        language, "Harbour & Field 2026", "Larkmoor Cooperative",
        (("Mentor", people[0].name, people[0].role), ("Mentee", people[1].name, people[1].role)),
        date(2026, 3, 9), date(2027, 3, 8), today, tuple(made), marks,
        ("Nothing is planned in August 2026.",),
    )  # fmt: skip


def _plans() -> dict[str, Making]:
    make = MAKERS["plan"]
    return {
        "three goals": partial(make, _plan(3)),
        "many goals in Arabic, on Letter": partial(make, _plan(5, "ar"), paper="Letter"),
        "in every script": partial(make, _plan(1, texts=SENTENCES.values())),
        "hostile": partial(make, _plan(1, texts=(hostile.text for hostile in TABLE))),
        "without a goal": partial(make, _plan(0)),
    }


SAMPLES: dict[str, dict[str, Making]] = {
    "agreement": _agreements(),
    "plan": _plans(),
    "progress": reports(progress.make, _plan(3), names(), HOSTILE, SCRIPTS),
    # It is made of the parts of the other.
    "closing": {
        name: making
        for name, making in reports(closing.make, _plan(3), names(), HOSTILE, SCRIPTS).items()
        if name in ("of a pair", "of nothing", "in Arabic")
    },
    **PAPERS,
}
