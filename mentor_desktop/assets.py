"""Where the files that are not code lie: ui/ and resources/, in a wheel or a checkout."""

from pathlib import Path


def asset(name: str) -> Path:
    """The path of a shipped file, such as `asset("ui/start.ui")`; FileNotFoundError if none."""
    package = Path(__file__).parent
    for root in (package, package.parent):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(name)
