"""List what documents of logging.handlers name: classes, methods, attributes, constants.

Usage: ``python3.15 -S -B ci/extract-documented-names.py FOLDER fixtures/documented-names.json``,
where FOLDER holds pages of Python's documentation as text, ``logging.handlers-VERSION.txt``.

A word of a page counts if it is the name of a public member of the class in whose section it
stands, a class or constant of the package in capitals, or a function that the page calls. What the
members are is read from CPython's source, so that attributes that only ``__init__`` sets are known.
"""

import ast
import inspect
import json
import logging
import logging.handlers
import re
import sys
from pathlib import Path
from types import ModuleType

SECTION = re.compile(r"class(?:::)?\s+`?(?:logging\.)?(?:handlers\.)?(\w+)`?(?=[(`\s])")

Names = dict[str, dict[str, object]]


def sections(text: str) -> list[tuple[str, str]]:
    """Split a page at its classes; what comes before the first belongs to none."""
    found = [m for m in SECTION.finditer(text) if isinstance(class_of(m[1]), type)]
    ends = [m.start() for m in found[1:]] + [len(text)]
    return [(m[1], text[m.start() : end]) for m, end in zip(found, ends, strict=True)]


def class_of(name: str) -> object:
    """Find a class by its name."""
    return getattr(logging.handlers, name, None) or getattr(logging, name, None)


def members(cls: type) -> dict[str, str]:
    """List a class's public members with the class that has them and their kind."""
    found: dict[str, str] = {}
    for owner in reversed([c for c in cls.__mro__ if c is not object]):
        for name, value in vars(owner).items():
            kind = "method" if inspect.isroutine(value) else "attribute"
            found[name] = f"{owner.__module__}.{owner.__name__} {kind}"
        for name in assigned(owner):
            found.setdefault(name, f"{owner.__module__}.{owner.__name__} attribute")
    return {name: where for name, where in found.items() if not name.startswith("_")}


def assigned(cls: type) -> set[str]:
    """List the attributes that the methods of a class set on ``self``."""
    tree = ast.parse(inspect.getsource(cls).lstrip())
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    }


def module_names(text: str) -> dict[str, str]:
    """List classes, constants and functions of the package that a page names."""
    found = {}
    modules: list[tuple[str, ModuleType]] = [
        ("logging", logging),
        ("logging.handlers", logging.handlers),
    ]
    for prefix, module in modules:
        for name, value in vars(module).items():
            if name.startswith("_") or isinstance(value, ModuleType) or not public(value, prefix):
                continue
            is_word = name != name.lower() or callable(value)
            called = rf"\b{name}\b" if name != name.lower() else rf"\b{name}\(\)|func:`{name}`"
            if is_word and re.search(called, text):
                kind = (
                    "class"
                    if isinstance(value, type)
                    else "function"
                    if callable(value)
                    else "constant"
                )
                found[f"{prefix}.{name}"] = kind
    return found


def public(value: object, prefix: str) -> bool:
    """Whether a value is the module's own and not something that it imports."""
    return getattr(value, "__module__", prefix) == prefix


def main() -> None:
    """Read the pages and write the list."""
    folder, target = map(Path, sys.argv[1:])
    rows: Names = {}

    def note(name: str, kind: str, document: str) -> None:
        row = rows.setdefault(name, {"kind": kind, "documents": []})
        documents = row["documents"]
        assert isinstance(documents, list)
        if document not in documents:
            documents.append(document)

    for page in sorted(folder.glob("logging.handlers-*.txt")):
        document = page.stem.removeprefix("logging.handlers-")
        text = page.read_text(encoding="utf-8")
        for name, kind in module_names(text).items():
            note(name, kind, document)
        for section, body in sections(text):
            cls = class_of(section)
            assert isinstance(cls, type)
            note(f"{cls.__module__}.{section}", "class", document)
            words = set(re.findall(r"\w+", body))
            for name, where in members(cls).items():
                owner, kind = where.split()
                here = f"{cls.__module__}.{section}"
                if re.search(rf"(?m:^\s*`?|method:: ){name}\(", body):
                    note(
                        f"{here}.{name}", kind, document
                    )  # documented here, wherever it is defined
                elif name in words if owner == here else re.search(rf"\b{name}\(", body):
                    note(f"{owner}.{name}", kind, document)
    text = json.dumps(dict(sorted(rows.items())), indent=1) + "\n"
    target.write_text(text, encoding="utf-8")
    print(len(rows), "names")


if __name__ == "__main__":
    main()
