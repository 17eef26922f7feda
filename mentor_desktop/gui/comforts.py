"""Comforts: what makes the program nicer, and must never stop a file from opening."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def comfort(name: str) -> Iterator[None]:
    """Where the block fails, that is logged by this name, and what comes after it goes on."""
    try:
        yield
    except Exception:
        logging.getLogger(__name__).warning("goes on without %s", name, exc_info=True)


class EarlyLog(logging.Handler):
    """Keeps what is logged before the log can be written: opening it takes time."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[logging.LogRecord] = []
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps it."""
        self._kept.append(record)

    def hand_on(self) -> None:
        """To the handlers that are there now; keeps nothing from here on."""
        logger = logging.getLogger()
        logger.removeHandler(self)
        kept, self._kept = self._kept, []
        for record in kept:
            logger.handle(record)
