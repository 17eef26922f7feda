"""Documents are made of plain values: a process that draws them is small."""

import subprocess
import sys


def test_drawing_needs_no_records_and_no_window() -> None:
    code = (
        "import sys; import mentor_desktop.documents.registry;"
        "print([one for one in ('sqlalchemy', 'PySide6', 'pyhanko') if one in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n", run.stdout
