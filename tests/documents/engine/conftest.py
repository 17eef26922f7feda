"""What the tests of the engine share."""

from collections.abc import Callable

import pytest

from tests.documents.bare_pages import put


@pytest.fixture
def printed() -> Callable[..., bytes]:
    """Puts a story on bare pages."""
    return put
