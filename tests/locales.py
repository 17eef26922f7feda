"""Locales of C, made for a test: the machine need have none but their sources (Debian: locales)."""

import os
import subprocess
from pathlib import Path

# What Turkish, Azeri, Kurdish and Crimean Tatar share is their letters; a locale of all the
# computer's categories takes localedef seconds, and the letters and the numbers of one do not.
_SOURCE = """
LC_CTYPE
copy "{name}"
END LC_CTYPE
LC_NUMERIC
copy "{name}"
END LC_NUMERIC
LC_TIME
copy "{name}"
END LC_TIME
"""
_OTHERS = (
    "COLLATE", "MONETARY", "MESSAGES", "PAPER", "NAME", "ADDRESS", "TELEPHONE", "MEASUREMENT",
    "IDENTIFICATION",
)  # fmt: skip


def make_locale(folder: Path, name: str) -> dict[str, str]:
    """Compiles a locale such as "tr_TR" into a folder; the environment that speaks it."""
    source = folder / name
    source.write_text(
        _SOURCE.format(name=name)
        + "".join(f'LC_{one}\ncopy "POSIX"\nEND LC_{one}\n' for one in _OTHERS),
        encoding="utf-8",
    )
    made = f"{name}.UTF-8"
    done = subprocess.run(
        ["localedef", "--no-archive", "-c", "-f", "UTF-8", "-i", str(source), str(folder / made)],
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (folder / made / "LC_CTYPE").exists(), done.stderr
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    return {**kept, "LOCPATH": str(folder), "LC_ALL": made, "LANG": made}
