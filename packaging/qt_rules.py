"""A rule for the code that calls Qt: no property that begins with an i is set by keyword.

PySide makes `setInterval` of the keyword `interval` by the toupper of C. Where the language is
Turkish, Azeri, Kurdish or Crimean Tatar, a capital i is İ: the property is not found, and the
window does not come. Setters have their names in full: `timer.setInterval(200)`.
"""

import ast
from collections.abc import Iterable, Mapping
from pathlib import Path


def findings_in(root: Path) -> list[str]:
    """One sentence for each call of the checkout at `root` that breaks the rule."""
    folders = ("mentor_desktop/gui", "tests")
    files = sorted(file for folder in folders for file in (root / folder).rglob("*.py"))
    trees = {file: ast.parse(file.read_text("utf-8")) for file in files}
    classes = widget_classes(trees.values())
    return [
        f"{file.relative_to(root).as_posix()}:{line}: {what}"
        for file, tree in trees.items()
        for line, what in findings(tree, classes)
    ]


def findings(tree: ast.Module, classes: Mapping[str, set[str]]) -> list[tuple[int, str]]:
    """(line, what is wrong) for each call that hands Qt an i… by keyword."""
    return [
        (call.lineno, f"{_name(call.func)} is given its {keyword.arg} by keyword; use the setter")
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _is_making(call, classes)
        for keyword in call.keywords
        if keyword.arg
        and keyword.arg.startswith("i")
        and "_" not in keyword.arg  # as no property of Qt has it
        and keyword.arg not in classes.get(_name(call.func), ())
    ]


def widget_classes(trees: Iterable[ast.Module]) -> dict[str, set[str]]:
    """The classes that are Qt's, or come from them; the words each takes by itself."""
    nodes = [node for tree in trees for node in ast.walk(tree)]
    found: dict[str, set[str]] = {
        name.asname or name.name: set()
        for node in nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6.")
        for name in node.names
    }
    ours = [node for node in nodes if isinstance(node, ast.ClassDef)]
    while more := [one for one in ours if one.name not in found and _comes_from(one, found)]:
        for one in more:
            inherited = (found.get(_name(base), set()) for base in one.bases)
            found[one.name] = _own_words(one).union(*inherited)
    return found


def _comes_from(one: ast.ClassDef, classes: Mapping[str, set[str]]) -> bool:
    return any(_name(base) in classes for base in one.bases)


def _own_words(one: ast.ClassDef) -> set[str]:
    makers = [
        node for node in one.body if isinstance(node, ast.FunctionDef) and node.name == "__init__"
    ]
    return {word.arg for maker in makers for word in (*maker.args.args, *maker.args.kwonlyargs)}


def _is_making(call: ast.Call, classes: Mapping[str, set[str]]) -> bool:
    """Whether this makes a widget, or is a class of ours handing on to the one it comes from."""
    name = _name(call.func)
    return name in classes or name == "__init__"


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
