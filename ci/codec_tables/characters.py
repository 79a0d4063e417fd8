"""The names of the characters, as `namereplace` writes them."""

from __future__ import annotations

import json
import unicodedata
from itertools import groupby

from .packing import HEADER, packed, steps, varint

HANGUL = range(0xAC00, 0xD7A4)


def name(point: int) -> str | None:
    """Give the name of a character, aliases in the private use area included."""
    if point < 0x80:
        return unicodedata.name(chr(point), None)
    escape = chr(point).encode("ascii", "namereplace").decode()
    return escape[3:-1] if escape.startswith("\\N{") else None


def numbered(point: int, text: str) -> bool:
    """Say whether a name ends with the number of its character."""
    return text.endswith(f"-{point:X}")


def runs(points: list[int]) -> list[tuple[int, int]]:
    """Give start and length of each row of consecutive numbers."""
    found = []
    for _, group in groupby(enumerate(points), lambda item: item[1] - item[0]):
        row = [point for _, point in group]
        found.append((row[0], len(row)))
    return found


def front_coded(texts: list[str]) -> str:
    """Write a name a line, the words that it shares with the one before as a digit."""
    lines, last = [], [""]
    for text in texts:
        words = text.split(" ")
        shared = 0
        while shared < min(len(words), len(last)) and words[shared] == last[shared]:
            shared += 1
        lines.append(chr(ord("0") + shared) + " ".join(words[shared:]))
        last = words
    return "\n".join(lines)


def prefixes(found: dict[int, str]) -> list[list[object]]:
    """Give start, length and prefix of each row of numbered names."""
    rows: list[list[object]] = []
    by_prefix = groupby(found.items(), lambda item: item[1][: item[1].rindex("-") + 1])
    for prefix, group in by_prefix:
        rows += [[start, length, prefix] for start, length in runs([p for p, _ in group])]
    return rows


def character_names() -> str:
    """Write all names."""
    every = {p: text for p in range(0x110000) if not 0xD800 <= p < 0xE000 and (text := name(p))}
    plain = {p: t for p, t in every.items() if not numbered(p, t) and p not in HANGUL}
    places = runs(list(plain))
    data = {
        "numbered": prefixes({p: text for p, text in every.items() if numbered(p, text)}),
        "runs": packed(
            varint(len(places))
            + steps(start for start, _ in places)
            + steps(length for _, length in places)
        ),
        "names": packed(front_coded(list(plain.values())).encode()),
    }
    return f"{HEADER}module.exports = {json.dumps(data, indent=2)};\n"
