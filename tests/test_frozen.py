"""A frozen build, as PyInstaller makes one: no Python beside it, so a worker is it again."""

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_STARTER = '#!/bin/sh\nexec "{python}" "{script}" "$@"\n'
# What such a build does by itself: it says that it is frozen, and takes Python's own helper.
_PROGRAM = """
import sys
sys.path.insert(0, {root!r})
sys.frozen, sys.executable = True, {starter!r}
if __name__ == "__main__":
    if "-c" in sys.argv:
        exec(sys.argv[sys.argv.index("-c") + 1])
    elif sys.argv[1:] == ["work"]:
        from mentor_desktop.operations.workers import Workers
        workers = Workers(abs, 1)
        workers.give(-3)
        done = workers.take(60)
        workers.close()
        print([(one.made, one.has_died) for one in done])
    else:
        from mentor_desktop.__main__ import main
        sys.exit(main())
"""


def test_works_in_processes_of_its_own(tmp_path: Path) -> None:
    starter, script = tmp_path / "mentor-desktop", tmp_path / "program.py"
    starter.write_text(_STARTER.format(python=sys.executable, script=script), "utf-8")
    script.write_text(_PROGRAM.format(root=str(_ROOT), starter=str(starter)), "utf-8")
    starter.chmod(0o755)

    done = subprocess.run([starter, "work"], check=False, capture_output=True, text=True)

    assert (done.stdout, done.stderr) == ("[(3, False)]\n", "")
