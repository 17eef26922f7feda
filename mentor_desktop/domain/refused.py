"""The error that a person can put right."""


class Refused(Exception):  # noqa: N818 - a refusal is what it is
    """Says in one sentence what would be right; anything else that is raised is a bug."""
