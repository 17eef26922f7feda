"""What is read beside this process arrives as it was made there."""

from collections.abc import Callable

import pytest

from mentor_desktop.documents.agreement import make
from mentor_desktop.domain.agreement_content import AgreementContent
from mentor_desktop.operations import strangers
from mentor_desktop.operations.answers_apart import DONE, FAULT, answer, packed, unpacked
from tests.documents.conftest import Signed, content, signed

__all__ = ["content", "signed"]


def test_all_that_an_agreement_says_arrives(content: AgreementContent, signed: Signed) -> None:
    from mentor_desktop.documents.signing.knowing import Known

    signatures = (signed("mentor", "drawn"), signed("mentee"))
    data = make(content, signatures, draft=False, amends=content).data
    values = (data, Known())
    made = strangers.read_pdf(*values)
    assert made[1] is not None
    assert unpacked(packed(*answer(strangers.read_pdf, values)), strangers.read_pdf) == (DONE, made)


@pytest.mark.parametrize("work", [strangers.page_sizes, strangers.page_text, strangers.page_rows])
def test_nothing_arrives_as_nothing(work: Callable[..., object]) -> None:
    assert unpacked(packed(DONE, None), work) == (DONE, None)


@pytest.mark.parametrize(
    "data", [b"", b"d", b"x\xc0", b"d\xa1a", b"r\x01", b"b\x93\x01\x02\x03", b"b\xc0", b"d\x01\x01"]
)
def test_what_no_work_says_is_no_answer(data: bytes) -> None:
    with pytest.raises(ValueError):
        unpacked(data, strangers.text_in)


@pytest.mark.parametrize(
    "error", [KeyError("a"), OSError(27, "File too large"), UnicodeError("b"), ValueError()]
)
def test_an_error_of_python_arrives_with_its_place(error: Exception) -> None:
    def fail() -> None:
        raise error

    kind, raised = unpacked(packed(*answer(fail, ())), fail)
    assert kind == FAULT
    assert (type(raised), raised.args) == (type(error), error.args)
    assert "in fail" in raised.__notes__[0]
    assert isinstance(unpacked(packed(FAULT, ("exit", ("1",), "")), fail)[1], RuntimeError)
