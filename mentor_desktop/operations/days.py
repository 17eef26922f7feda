"""Days in words, as an agreement says them."""


def written_day(iso: str, language: str) -> str:
    """An ISO day as a language writes it in full."""
    # Late: Babel's calendar is only needed where an agreement is put into words.
    from mentor_desktop.documents.days import plain_day  # noqa: PLC0415 - the reason is above

    return plain_day(iso, language)
