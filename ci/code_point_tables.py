"""Tables of code points, as lists of the places where an answer changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator

LINE_WIDTH = 100


def boundaries(holds: Callable[[str], bool]) -> Iterator[int]:
    """Yield each code point at which the answer of ``holds`` changes; it starts as no."""
    before = False
    for code_point in range(sys.maxunicode + 1):
        if holds(chr(code_point)) != before:
            before = not before
            yield code_point


def write_table(name: str, about: str, holds: Callable[[str], bool]) -> None:
    """Print the table of ``holds`` as a TypeScript constant."""
    print(f"\n/** {about} */")
    print(f"export const {name}: readonly number[] = [")
    print("\n".join(lines(hex(point) for point in boundaries(holds))))
    print("];")


def lines(words: Iterable[str]) -> Iterator[str]:
    """Yield ``words`` packed into lines of at most LINE_WIDTH characters."""
    line = " "
    for word in words:
        if len(line) + len(word) + 2 > LINE_WIDTH:
            yield line
            line = " "
        line += f" {word},"
    yield line
