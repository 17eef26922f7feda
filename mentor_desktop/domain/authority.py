"""The programme's own authority for certificates: at most one a file."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desktop.domain.record import Record


class Authority(Record):
    """What vouches for the keys of the programme's people; its own opens by a passphrase."""

    __tablename__ = "authority"

    made_at: Mapped[datetime]
    certificate: Mapped[bytes] = mapped_column(LargeBinary)  # DER
    locked_key: Mapped[bytes] = mapped_column(LargeBinary)  # PKCS#12
