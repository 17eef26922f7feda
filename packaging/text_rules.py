"""Rules for texts in the code: each is whole, constant, and goes through the catalogue."""

import ast
from collections.abc import Iterator
from pathlib import Path

# Modules that hand on texts which extraction.py finds elsewhere: in TOML, in .ui.
READERS_OF_DATA = {
    "mentor_desktop/translation.py",
    "mentor_desktop/domain/check_in_file.py",
    "mentor_desktop/domain/form.py",
    "mentor_desktop/domain/toml_tables.py",
    "mentor_desktop/operations/texts.py",
    "mentor_desktop/gui/translator.py",
}

# Where the text stands among the arguments of Qt calls that show it.
PLACE_OF_TEXT = {
    "setText": 0, "setWindowTitle": 0, "setToolTip": 0, "setPlaceholderText": 0,
    "setAccessibleName": 0, "setAccessibleDescription": 0, "setStatusTip": 0,
    "setWhatsThis": 0, "setTitle": 0, "setSubTitle": 0, "setInformativeText": 0,
    "setPlainText": 0, "setLabelText": 0, "setSpecialValueText": 0, "setSuffix": 0,
    "setPrefix": 0, "showMessage": 0, "addMenu": 0, "addAction": 0, "addItem": 0, "addRow": 0,
    "addTab": 1,
    "setTabText": 1, "setTabToolTip": 1, "setItemText": 1, "setButtonText": 1,
    "QLabel": 0, "QPushButton": 0, "QToolButton": 0, "QCheckBox": 0, "QRadioButton": 0,
    "QGroupBox": 0, "QAction": 0, "QDockWidget": 0, "information": 2, "warning": 2,
    "question": 2, "critical": 2, "getOpenFileName": 1, "getSaveFileName": 1,
    "getExistingDirectory": 1, "Refused": 0,
}  # fmt: skip


def findings_in(root: Path) -> list[str]:
    """One sentence for each text of the checkout at `root` that breaks a rule."""
    found = []
    for file in sorted((root / "mentor_desktop").rglob("*.py")):
        name = file.relative_to(root).as_posix()
        found += [
            f"{name}:{line}: {what}"
            for line, what in findings(file.read_text("utf-8"), reads_data=name in READERS_OF_DATA)
        ]
    return found


def findings(code: str, *, reads_data: bool = False) -> list[tuple[int, str]]:
    """(line, what is wrong) for each text of a module that breaks a rule."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            found += [(node.lineno, what) for what in _of_call(node, reads_data)]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
            if _is_translated(node.left) or _is_translated(node.right):
                found.append((node.lineno, "a translated text is joined to another"))
        elif isinstance(node, ast.FormattedValue) and _is_translated(node.value):
            found.append((node.lineno, "a translated text is a piece of an f-string"))
    return sorted(found)


def _of_call(call: ast.Call, reads_data: bool) -> Iterator[str]:
    name = _name(call.func)
    if name in ("_", "ngettext"):
        for argument in call.args[: 1 if name == "_" else 2]:
            if isinstance(argument, ast.JoinedStr | ast.BinOp):
                yield f"the argument of {name} is put together"
            elif not isinstance(argument, ast.Constant) and not reads_data:
                yield f"the argument of {name} is not a constant text"
    elif name in PLACE_OF_TEXT and any(
        _has_words(argument) for argument in call.args[PLACE_OF_TEXT[name] :][:1]
    ):
        yield f"the text of {name} does not go through the catalogue"


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_translated(node: ast.expr) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return _is_translated(node.func.value)
    return _name(node.func) in ("_", "ngettext")


def _has_words(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(_has_words(part) for part in node.values if isinstance(part, ast.Constant))
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(letter.isalpha() for letter in node.value)
    )
