"""A screen reader that asks for what has gone in between does not end the program."""

from tests.journeys.desktop import Desktop


def test_what_is_not_there_can_be_asked_for_on_every_page(sample: Desktop) -> None:
    sample.wait("Check-ins", "page tab")
    sample.key(*(f"ctrl+{number}" for number in range(1, 9)))  # what was open once stays
    sample.wait("Check-ins", "page tab")
    assert sample.ask_amiss() > 500
    sample.stop()
