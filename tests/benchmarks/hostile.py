"""What strangers' bytes cost that were made to hold up who reads them: seconds, and memory.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.hostile [WORDS …]

With words, only those whose names have them. Each is done as the program does it, in a process of
its own: seconds of a processor, seconds by the clock (more on a computer that has other work), and
the most memory at once, all of that process and of those it starts. Ends with 1 where something
takes over 5 s of a processor or 1 GB.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from mentor_desktop.domain.refused import Refused
from tests.benchmarks import hostile_pages, hostile_pictures

MOST_SECONDS, MOST_MB = 5.0, 1_000
IN_A_FILE = ("an honest page", "unfolds to 150 MB", "a thousand million forms")
_LOOK = 0.02  # seconds between two looks at the memory


def _pages(path: Path) -> str:
    from mentor_desktop.operations.pages_apart import PagesApart

    pages, said = PagesApart(path.read_bytes()), set()
    for page in range(pages.count):
        try:
            pages.rows(page, 800, 0, 640)
        except Refused as refusal:
            said.add(str(refusal))
    return " / ".join(sorted(said)) or "drawn"


def _words(path: Path) -> str:
    from mentor_desktop.operations.pages_apart import PagesApart

    pages = PagesApart(path.read_bytes())
    for page in range(pages.count):
        pages.found(page, "mentor")
    return f"{len(pages.text(0).letters):,} letters"


def _verify(path: Path) -> str:
    from mentor_desktop.operations.verifying import verify_pdf

    return verify_pdf(path).sentence


def _portrait(path: Path) -> str:
    from mentor_desktop.gui.person.photo import small_picture

    return "shown" if small_picture(path.read_bytes()) else "not shown"


def _command(*words: str) -> Callable[[Path], str]:
    def run(path: Path) -> str:
        from mentor_desktop.commands import run as run_command

        shutil.rmtree(f"{path}.out", ignore_errors=True)  # of the one before
        return f"status {run_command([one.format(path=path) for one in words])}"

    return run


def _import(path: Path) -> str:
    from mentor_desktop.operations.data import read_checked

    read_checked(path.read_bytes())
    return "read"


def _signature(path: Path) -> str:
    from PySide6.QtWidgets import QApplication

    from mentor_desktop.gui.widgets.signature_pad import SignatureView

    application = QApplication([])
    view = SignatureView(json.loads(path.read_bytes()))
    view.resize(800, 240)
    view.grab()
    application.quit()
    return "shown"


DOINGS: dict[str, Callable[[Path], str]] = {
    "draw": _pages,
    "find words": _words,
    "verify": _verify,
    "portrait": _portrait,
    "signature": _signature,
    "import": _import,
    "show": _command("show", "{path}"),
    "check": _command("check", "{path}"),
    "export all": _command("export", "all", "{path}", "--kind", "agreement", "-d", "{path}.out"),
}


def inputs(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """What is done, the name of what it is done to, and that."""
    for name, data in hostile_pages.hostile():
        yield "draw", name, data
        yield "find words", name, data
        yield "verify", name, data
        if name in IN_A_FILE:
            for doing in ("show", "check", "export all"):
                yield doing, f"a file with {name}", _with_paper(folder, data)
    for name, data in hostile_pictures.hostile():
        yield "portrait", name, data
    scrawl = [[[at * 7919 % 997 / 997, at * 104729 % 991 / 3_304] for at in range(20_000)]]
    yield "signature", "20,000 points", json.dumps(scrawl).encode()
    yield "import", "300 MB of lists", b"[" * 300_000_000
    yield (
        "import",
        "100 MB of text with an emoji",
        b'["' + b"x" * 100_000_000 + "🏳".encode() + b'"]',
    )
    yield "import", "100 MB of answers with emoji", _data(folder, "x" * 9_000 + "🏳", 11_000)
    yield "import", "290 MB of answers", _data(folder, "x" * 9_000, 31_000)


def _data(folder: Path, answer: str, count: int) -> bytes:
    """What a sample has, with so many more answers like this one."""
    from mentor_desktop.operations.data import export_data
    from mentor_desktop.store.opening import open_file

    database = open_file(_sample(folder), read_only=True)
    whole = json.loads(b"".join(export_data(database)))
    database.close()
    row = {**whole["tables"]["profile_answer"][0], "value": answer}
    whole["tables"]["profile_answer"] += [row] * count
    return json.dumps(whole, ensure_ascii=False).encode()


def _sample(folder: Path) -> Path:
    from mentor_desktop.operations.demo import make_demo

    kept = folder / "sample.mentor"
    if not kept.exists():
        make_demo(kept, None, 0)
    return kept


def _with_paper(folder: Path, data: bytes) -> bytes:
    """A sample where each signed agreement is this PDF."""
    path = folder / "with.mentor"
    path.write_bytes(_sample(folder).read_bytes())
    with sqlite3.connect(path) as connection:
        connection.execute(
            "UPDATE attachment SET data=?, sha256=? WHERE purpose='signed agreement'",
            (data, sha256(data).hexdigest()),
        )
    connection.close()
    return path.read_bytes()


def measured(doing: str, path: Path) -> dict[str, Any]:
    """Seconds of a processor, seconds by the clock, MB, and what it said."""
    words = [sys.executable, "-m", __spec__.name, "--do", doing, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    if lines and lines[-1].startswith("{"):
        return dict(json.loads(lines[-1]))
    return {"busy": 99.0, "clock": 99.0, "mb": 99_999, "said": f"lost: {done.stderr[-200:]}"}


def _do(doing: str, path: Path) -> None:
    most: list[int] = [0]
    busy: dict[int, float] = {}
    threading.Thread(target=_watch, args=(most, busy), daemon=True).start()
    began, began_busy = time.monotonic(), time.process_time()
    try:
        said = DOINGS[doing](path)
    except Refused as refusal:
        said = str(refusal)
    clock = time.monotonic() - began
    own = time.process_time() - began_busy
    time.sleep(2 * _LOOK)
    told = {"busy": own + sum(busy.values()), "clock": clock, "mb": most[0], "said": said}
    print("\n" + json.dumps(told), flush=True)
    os._exit(0)  # what others it started are worth no waiting


def _watch(most: list[int], busy: dict[int, float]) -> None:
    while True:
        children = tuple(_children(os.getpid()))
        most[0] = max(most[0], sum(map(_megabytes, (os.getpid(), *children))))
        busy.update((child, _busy(child)) for child in children)
        time.sleep(_LOOK)


def _busy(process: int) -> float:
    """Seconds of a processor that it had."""
    with suppress(OSError, IndexError):
        words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _children(process: int) -> Iterator[int]:
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _children(int(child))


def _megabytes(process: int) -> int:
    with suppress(OSError, IndexError):
        lines = Path(f"/proc/{process}/status").read_text().split("VmRSS:")
        return int(lines[1].split()[0]) // 1_000
    return 0


def main(words: list[str]) -> int:
    """See above."""
    is_over = False
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MENTOR_DESKTOP_DATA"] = str(Path(folder) / "home")
        for doing, name, data in inputs(Path(folder)):
            title = f"{doing}: {name}"
            if not all(word in title for word in words):
                continue
            path = Path(folder) / ("pair.mentor" if "a file with" in name else "stranger")
            path.write_bytes(data)
            found = measured(doing, path)
            is_over |= found["busy"] > MOST_SECONDS or found["mb"] > MOST_MB
            print(
                f"{title:52s} {found['busy']:6.2f} s ({found['clock']:6.2f} s by the clock)"
                f" {found['mb']:6,} MB  {found['said'][:60]}",
                flush=True,
            )
    return int(is_over)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--do"]:
        _do(sys.argv[2], Path(sys.argv[3]))
    sys.exit(main(sys.argv[1:]))
