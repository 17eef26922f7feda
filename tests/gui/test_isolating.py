"""Names of either direction in one sentence."""

from mentor_desktop.gui.isolating import isolated


def test_a_name_from_right_to_left_turns_nothing_round() -> None:
    assert isolated("Ada Lovelace") == "Ada Lovelace"
    assert isolated("李文静") == "李文静"
    for name in ("عبد الرحمن", "שרה", "Sarah (שרה)"):
        assert isolated(name) == f"\u2068{name}\u2069"
