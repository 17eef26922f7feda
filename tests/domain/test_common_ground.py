"""PRO-41, FM-03, FM-04: what two people share, what is unique to each."""

from mentor_desktop.domain.common_ground import common_ground
from mentor_desktop.operations.texts import profile_form


def test_finds_what_is_shared_and_what_is_unique() -> None:
    found = common_ground(
        profile_form(),
        {"skills": ["Python", "Chairing"], "languages": ["Français"], "name": "A"},
        {"skills": ["python ", "SQL"], "hobbies": ["Chess"], "name": "A"},
    )
    grounds = {
        ground.question.key: (ground.shared, ground.only_mentor, ground.only_mentee)
        for ground in found
    }
    assert grounds == {
        "skills": (("Python",), ("Chairing",), ("SQL",)),
        "languages": ((), ("Français",), ()),
        "hobbies": ((), (), ("Chess",)),
    }


def test_styles_are_compared_by_what_they_are_called() -> None:  # FM-06, PRO-17
    (ground,) = common_ground(profile_form(), {"style": "analytical"}, {"style": "analytical"})
    assert [text.split(":")[0] for text in ground.shared] == ["Analytical"]
    (ground,) = common_ground(profile_form(), {"style": "driving"}, {"style": "other: calm"})
    assert (ground.shared, ground.only_mentee) == ((), ("calm",))


def test_nothing_answered_is_nothing_to_compare() -> None:
    assert common_ground(profile_form(), {}, {"tips": "Call me"}) == ()
