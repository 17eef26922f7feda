"""Which questions someone is asked: those of everyone and those of their roles."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from mentor_desktop.domain.form import Section


def sections_for(sections: Iterable[Section], roles: Collection[str]) -> tuple[Section, ...]:
    """The sections with only what `roles` are asked; one without a question is left out."""
    kept = (
        replace(
            section,
            questions=tuple(one for one in section.questions if any(map(one.is_for, roles))),
        )
        for section in sections
    )
    return tuple(section for section in kept if section.questions)
