"""Writes what CPython's open() and the files that it gives do, one JSON case a line.

    python3.15 -S -B impl/test/core/generate_text_file.py > fixtures/ground-floor/text-file.jsonl
    python3.15 -S -B impl/test/core/generate_text_file.py --random 20000 --seed 1 \\
        | node impl/test/core/check-text-file.ts

A case is ``{"before", "open", "steps", "results", "after"}``: what the file `app.log` held (null: it was
not there), the arguments of open(), the steps, what open() and each step gave, and what the file held
in the end. Bytes are in hexadecimal, an exception is ``{"error": [class, text]}``; the steps
``append`` and ``truncate`` are those of another program.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

Step = list[object]
Case = dict[str, object]
MODES = ["r", "w", "a", "x", "r+", "w+", "a+", "x+", "rt", "at", "+a", "wt+"]
BINARY = ["rb", "wb", "ab", "xb", "r+b", "ab+"]
BROKEN = ["", "z", "+", "b", "t", "aw", "rwx", "aa", "a++", "abt", "tab", "U", "rU", "A", "a\0", "a "]
MARKED = ["utf-16", "utf-16-le", "utf-32", "utf-32-be", "utf-8-sig", "utf-8", "iso2022_jp", "hz"]


def outcome(action: Callable[[], object], folder: str) -> object:
    """Give the result or the exception, without the folder."""
    try:
        return action()
    except Exception as error:
        return {"error": [type(error).__name__, str(error).replace(folder + "/", "")]}


def perform(file: object, path: Path, step: Step) -> object:
    """Carry out one step."""
    verb, *arguments = step
    if verb == "append":
        with path.open("ab") as other:
            other.write(bytes.fromhex(str(arguments[0])))
        return None
    if verb == "truncate":
        os.truncate(path, int(str(arguments[0])))
        return None
    if verb == "get":
        return getattr(file, str(arguments[0]), None)
    if verb == "bytes":
        return file.write(bytes.fromhex(str(arguments[0])))
    if verb == "often":
        return sum(file.write(arguments[0]) for _ in range(int(str(arguments[1]))))
    return getattr(file, str(verb))(*arguments)


def run(before: str | None, opening: list[object], steps: list[Step]) -> Case:
    """Do it and watch."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "app.log")
        if before is not None:
            path.write_bytes(bytes.fromhex(before))
        files: list[object] = []
        name, mode, encoding, errors = opening
        target = f"{folder}/{name}" if isinstance(name, str) and name[:1] not in ("", "/") else name

        def start() -> None:
            files.append(open(target, mode, encoding=encoding, errors=errors))

        results = [outcome(start, folder)]
        for step in steps if files else []:
            results.append(outcome(lambda step=step: perform(files[0], path, step), folder))
        after = path.read_bytes().hex() if path.is_file() else None
        if files:
            outcome(files[0].close, folder)
        return {
            "before": before,
            "open": opening,
            "steps": steps,
            "results": results,
            "after": after,
        }


def attributes() -> list[Step]:
    """Ask for everything that a file says of itself."""
    return [["get", name] for name in ["mode", "encoding", "errors", "closed"]]


WRITES: list[Step] = [["tell"], ["write", "é1\n"], ["tell"], ["flush"], ["tell"], ["close"]]


#: Arguments of open() that are no encodings, or odd ones.
ENCODINGS = [None, "utf-8", "nope", "rot13", "zlib", "", "a\0b", "\ud800", "locale", 5, "idna"]


def opened() -> Iterator[Case]:
    """Open in every mode, and where it cannot be done."""
    for mode in [*MODES, *BINARY, *BROKEN]:
        for before in [None, "", "78c3a90a"]:
            yield run(before, ["app.log", mode, None, None], [*WRITES, *attributes()])
    for name in ["", ".", "no/app.log", "app.log/x", "x" * 300, "a\0b", "/a\ud800b", None, 1.5, -1, 999]:
        for mode in ["w", "r"]:
            yield run("61", [name, mode, None, None], [])
    for encoding in ENCODINGS:
        for mode in ["w", "ab"]:
            yield run(None, ["app.log", mode, encoding, None], attributes())
    for errors in ["strict", "nope", "a\0b", 5]:
        for mode in ["w", "ab"]:
            steps: list[Step] = [["write", "\ud800"], ["write", "a"], *attributes()]
            yield run(None, ["app.log", mode, None, errors], [*steps, ["close"]])
    yield run(None, ["app.log", 5, None, None], [])


def marked() -> Iterator[Case]:
    """Write byte order marks where they are due."""
    for encoding in MARKED:
        for mode in ["w", "a", "x", "r+", "a+"]:
            for before in [None, "", "6162"]:
                for first in ["a\n", "\ud800", "é"]:
                    steps: list[Step] = [["write", first], ["write", "あb\n"], ["tell"], ["close"]]
                    yield run(before, ["app.log", mode, encoding, "strict"], steps)
        steps = [["write", "a"], ["seek", 0, 2], ["write", "b"], ["seek", 0], ["write", "c"], ["close"]]
        yield run(None, ["app.log", "w", encoding, None], steps)
        yield run(None, ["app.log", "a", encoding, None], steps)


def misused() -> Iterator[Case]:
    """Use files that are closed, or in a way that they were not opened for."""
    misuses: list[Step] = [
        ["write", "a"],
        ["write", 5],
        ["write", None],
        ["bytes", "61"],
        ["flush"],
        ["tell"],
        ["seek", 0],
        ["seek", 0, 1],
        ["seek", 0, 2],
        ["seek", 0, 5],
        ["seek", 3, 1],
        ["seek", -1, 2],
        ["seek", -1],
        ["isatty"],
        ["close"],
        ["close"],
    ]
    for mode in ["w", "r", "a", "wb", "rb", "ab"]:
        binary = "b" in mode
        usual = [step for step in misuses if not (binary and step[0] == "seek")]
        yield run("6162", ["app.log", mode, None, None], usual)
        yield run("6162", ["app.log", mode, None, None], [["close"], *usual, ["fileno"]])


def watched() -> Iterator[Case]:
    """Ask for the position while others write."""
    others: list[list[Step]] = [
        [["append", "787878"]],
        [["truncate", 1]],
        [["truncate", 0]],
        [["append", "78"], ["truncate", 2]],
    ]
    for mode in ["a", "w", "r+", "a+"]:
        for other in others:
            for asked_first in [True, False]:
                asked: list[Step] = [["tell"]] if asked_first else []
                write: list[Step] = [["write", "é\n"], ["flush"]]
                steps = [*asked, *other, *asked, *write, ["tell"], *other, ["tell"], *write, ["tell"]]
                yield run("61626364", ["app.log", mode, None, None], steps)


def failing() -> Iterator[Case]:
    """Write where there is no room."""
    full = ["/dev/full", "a", None, None]
    for times in [1, 80, 81, 90, 1300, 1320, 1400]:
        often: Step = ["often", "x" * 99 + "\n", times]
        yield run(None, full, [often, ["flush"], ["write", "é"], ["flush"], often, ["close"], ["close"]])
    for thousands in [8, 100, 131, 132, 200]:
        for line in ["x" * 1000, "é" * 500]:
            often = ["often", line, thousands]
            yield run(None, full, [often, ["flush"], often, ["close"]])
    yield run(None, ["/dev/null", "a", None, None], [["tell"], ["write", "a"], ["tell"], ["seek", 0, 2]])


def random_steps(source: random.Random) -> list[Step]:
    """Make up what happens to a file."""
    steps: list[Step] = []
    for _ in range(source.randrange(1, 12)):
        kind = source.random()
        if kind < 0.45:
            pieces = ["a", "é", "あ", "\U0001f600", "\n", "\ud800.", "\udc80", "日本", "x" * 50]
            steps.append(["write", "".join(source.choices(pieces[: source.choice([5, 9])], k=3))])
        elif kind < 0.6:
            steps.append(["flush"])
        elif kind < 0.75:
            steps.append(["tell"])
        elif kind < 0.82:
            steps.append(["seek", *source.choice([[0, 2], [0], [2], [0, 1], [5]])])
        elif kind < 0.9:
            steps.append(["append", "78" * source.randrange(1, 9)])
        elif kind < 0.96:
            steps.append(["truncate", source.randrange(6)])
        else:
            steps.append(["close"])
    return [*steps, ["tell"], ["close"]]


def random_cases(count: int, seed: int) -> Iterator[Case]:
    """Make files up."""
    source = random.Random(seed)
    for _ in range(count):
        before = source.choice([None, "", "61", "616263c3a90a"])
        encoding = source.choice([None, None, "ascii", "latin-1", "cp1252", "shift_jis", *MARKED])
        errors = source.choice([None, "replace", "backslashreplace", "surrogateescape", "ignore"])
        mode = source.choice(["a", "a", "a", "w", "r+", "a+", "w+", "x"])
        yield run(before, ["app.log", mode, encoding, errors], random_steps(source))


def main() -> None:
    """Print the cases that were asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--random", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    sys.unraisablehook = lambda _: None
    kinds = [opened, marked, misused, watched, failing]
    cases = (
        random_cases(arguments.random, arguments.seed)
        if arguments.random
        else (case for kind in kinds for case in kind())
    )
    for case in cases:
        print(json.dumps(case, separators=(",", ":")))


if __name__ == "__main__":
    main()
