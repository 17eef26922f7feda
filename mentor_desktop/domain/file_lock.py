"""Whether another program that lives holds an open file."""

import sys

if sys.platform != "win32":
    import fcntl


def take(number: int) -> bool:
    """Takes an open file for this program, until it is closed; whether no other has it.

    Not so where it lies on a disk without locks. Windows keeps an open file anyway.
    """
    if sys.platform != "win32":
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True
