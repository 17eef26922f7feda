"""Samples of the smaller papers: statements, sheets, forms."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from mentor_desktop.documents import blank, briefing, certificate, hours, meeting
from mentor_desktop.documents.document import Document
from mentor_desktop.domain.blank_form import BlankForm, BlankQuestion, BlankSection
from mentor_desktop.domain.briefing import BriefingContent, ProgrammeDay, StageDay
from mentor_desktop.domain.certificate_content import CertificateContent
from mentor_desktop.domain.hours import Held, HoursContent, PairHours
from mentor_desktop.domain.meeting_content import MeetingContent, OnClock, OpenItem
from mentor_desktop.domain.text import clean
from tests.documents.cohorts import cohort_of_the_world, sample_cohort
from tests.documents.hostile import TABLE
from tests.documents.sentences import SENTENCES

Making = Callable[[], Document]
HOSTILE = tuple(clean(one.text)[:3_000] for one in TABLE)
SCRIPTS = tuple(clean(text) for text in SENTENCES.values())
LONG_NAME = "Maximiliana-Theodora Wolfeschlegelsteinhausenbergerdorff-Oyelaran " * 3


def names(language: str = "en") -> tuple[str, ...]:
    """Names of the sample, or of the world where it is not English."""
    cohort = sample_cohort() if language == "en" else cohort_of_the_world()
    return tuple(one.name for one in cohort.people)


def _hours(
    people: tuple[str, ...], pairs: int, days: int, language: str = "en", *, is_own: bool = True
) -> HoursContent:
    first = date(2026, 3, 9)
    made = tuple(
        PairHours(
            (("Mentor", people[0]), ("Mentee", people[(at + 1) % len(people)])),
            tuple(
                Held(first + timedelta(days=day), 25 + day % 50, day % 2 == 0)
                for day in range(at, days, 14)
            ),
            tuple(first + timedelta(days=day) for day in range(3, days, 30)),
        )
        for at in range(pairs)
    )
    return HoursContent(
        language, "Harbour & Field 2026", "Larkmoor Cooperative",
        ("Mentor", people[0]) if is_own else None,
        first, first + timedelta(days=days), date(2027, 3, 9), made,
    )  # fmt: skip


def _statements() -> dict[str, Making]:
    make = hours.make
    return {
        "of a mentor": partial(make, _hours(names(), 3, 300)),
        "of a pair": partial(make, _hours(names(), 1, 90, is_own=False)),
        "of a programme over years": partial(make, _hours(names(), 40, 1200, is_own=False)),
        "in Arabic, on Letter": partial(make, _hours(names("ar"), 5, 200, "ar"), paper="Letter"),
        "in every script": partial(make, _hours(SCRIPTS, 8, 60)),
        "hostile": partial(make, _hours(HOSTILE, 4, 60)),
        "of long names": partial(make, _hours((LONG_NAME,) * 3, 3, 60)),
        "of nothing": partial(make, _hours(names(), 0, 30)),
    }


def _meeting(
    people: tuple[str, ...], texts: tuple[str, ...], count: int, language: str = "en"
) -> MeetingContent:
    """A meeting with so many texts in each part."""
    day = date(2026, 6, 12)
    said = tuple(texts[at % len(texts)] for at in range(count))
    return MeetingContent(
        language, "Harbour & Field 2026", (("Mentor", people[0]), ("Mentee", people[1])),
        (
            OnClock(day, "22:00", "23:30", "Europe/Vienna"),
            OnClock(day + timedelta(days=1), "08:00", "09:30", "Pacific/Auckland", people[1]),
        ),
        texts[0], "Role play", texts[-1], ("Updates", "Topics", "Action items", "Next meeting"),
        said, said,
        tuple(OpenItem(people[at % 2], text, day if at % 2 else None, at % 3 == 0)
              for at, text in enumerate(said)),
        said, texts[0],
    )  # fmt: skip


def _sheets() -> dict[str, Making]:
    make, lines = meeting.make, ("What the budget round asks for", "The talk in June")
    return {
        "plain": partial(make, _meeting(names(), lines, 2)),
        "empty, on Letter": partial(make, _meeting(names(), lines, 0), paper="Letter"),
        "of many lines": partial(make, _meeting(names(), lines, 60)),
        "of long texts": partial(make, _meeting(names(), (lines[0] * 40,), 9), paper="Letter"),
        "in Arabic, on Letter": partial(
            make, _meeting(names("ar"), names("ar"), 4, "ar"), paper="Letter"
        ),
        "in every script": partial(make, _meeting(SCRIPTS, SCRIPTS, 20)),
        "hostile": partial(make, _meeting(HOSTILE, HOSTILE, len(HOSTILE))),
        "of long names": partial(make, _meeting((LONG_NAME,) * 2, (LONG_NAME,), 3)),
    }


def _briefing(
    people: tuple[str, ...], texts: tuple[str, ...], count: int, language: str = "en"
) -> BriefingContent:
    """A briefing with so many days of the programme and wishes."""
    first = date(2026, 3, 9)
    said = tuple(texts[at % len(texts)] for at in range(count))
    stages = (("Prepare", "done"), ("First meeting", "skipped"), ("90-day check-up", "coming"))
    return BriefingContent(
        language, texts[-1] if count > 20 else "Harbour & Field 2026", "Larkmoor Cooperative",
        people[2 % len(people)],
        (("Mentor", people[0], texts[0]), ("Mentee", people[1 % len(people)], texts[-1])),
        first, first + timedelta(days=364), first,
        tuple(
            StageDay(title, first + timedelta(days=60 * at) if at else None, state)
            for at, (title, state) in enumerate(stages)
        ),
        tuple(
            ProgrammeDay(text, first + timedelta(days=9 * at), text if at % 2 else "")
            for at, text in enumerate(said)
        ),
        said, (people[0], "ilse@example.org", "+32 2 555 01 40") if count else (),
    )  # fmt: skip


def _briefings() -> dict[str, Making]:
    make, lines = briefing.make, ("Two hours a month", "Lunch for all who mentor and are mentored")
    return {
        "plain": partial(make, _briefing(names(), lines, 3)),
        "empty, on Letter": partial(make, _briefing(names(), lines, 0), paper="Letter"),
        "of many days": partial(make, _briefing(names(), lines, 60)),
        "of long texts": partial(make, _briefing(names(), (lines[1] * 40,), 9), paper="Letter"),
        "in Arabic, on Letter": partial(
            make, _briefing(names("ar"), names("ar"), 4, "ar"), paper="Letter"
        ),
        "in every script": partial(make, _briefing(SCRIPTS, SCRIPTS, 21)),
        "hostile": partial(make, _briefing(HOSTILE, HOSTILE, len(HOSTILE))),
        "of long names": partial(make, _briefing((LONG_NAME,), (LONG_NAME,), 3)),
    }


def _certificates(
    people: tuple[str, ...], language: str = "en", ends: date | None = date(2027, 3, 8)
) -> tuple[CertificateContent, ...]:
    """For the first two."""
    first, second = people[0], people[1 % len(people)]
    return tuple(
        CertificateContent(
            language, people[-1], people[-1], role, name, other, date(2026, 3, 9), ends,
            date(2027, 3, 9), 24, 1_455, people[-1],
        )
        for role, name, other in (("mentor", first, second), ("mentee", second, first))
    )  # fmt: skip


def _awards() -> dict[str, Making]:
    make = certificate.make
    return {
        "for both": partial(make, _certificates(names())),
        "for one who goes on, on Letter": partial(
            make, _certificates(names(), ends=None)[:1], paper="Letter"
        ),
        "in Arabic, on Letter": partial(make, _certificates(names("ar"), "ar"), paper="Letter"),
        "in every script": partial(make, _certificates(SCRIPTS)),
        "hostile": partial(make, _certificates(HOSTILE)),
        "of long names": partial(make, _certificates((LONG_NAME,))),
        "of nobody": partial(make, _certificates(("",))),
    }


BLANK_KINDS = (
    "line", "text", "choice", "choices", "list", "number", "date", "week", "goals", "rating",
    "link", "table",
)  # fmt: skip


def _blank(texts: tuple[str, ...], sections: int, language: str = "en") -> BlankForm:
    """A form with a question of every kind in each of so many sections."""
    first, last = texts[0], texts[-1]
    questions = tuple(
        BlankQuestion(
            texts[at % len(texts)], kind, last, texts[:5], kind == "choice", "hours a month",
            low=first, high=last, only_if=first if at % 4 == 0 else "",
        )
        for at, kind in enumerate(BLANK_KINDS)
    )  # fmt: skip
    made = tuple(
        BlankSection(
            f"{number} {first}", last, texts[:4], questions, texts[:2], only_if=last,
            is_own_page=number == 2,
        )
        for number in range(sections)
    )  # fmt: skip
    return BlankForm(
        language, first, last, "Harbour & Field 2026", ("Mentor", "Mentee", "Day"),
        ("Mentor", "Both together"), made, (first, last), last,
    )  # fmt: skip


def _blanks() -> dict[str, Making]:
    make, lines = blank.make, ("How often have you met?", "As agreed", "Hardly", "A low-key yes")
    return {
        "of every kind": partial(make, _blank(lines, 3)),
        "on Letter": partial(make, _blank((lines[0] * 30, *lines), 1), paper="Letter"),
        "in Arabic, on Letter": partial(make, _blank(names("ar"), 2, "ar"), paper="Letter"),
        "in every script": partial(make, _blank(SCRIPTS, 1)),
        "hostile": partial(make, _blank(HOSTILE, 1)),
        "without a question": partial(make, BlankForm("en", "Nothing yet")),
    }


PAPERS: dict[str, dict[str, Making]] = {
    "blank": _blanks(),
    "certificate": _awards(),
    "hours": _statements(),
    "meeting": _sheets(),
    "briefing": _briefings(),
}
