"""The multi-byte encodings of East Asia: each as what differs from the one it is derived from."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .decoding import Readings, leads, readings, reads, written
from .packing import HEADER, packed, steps, varint

Table = dict[int, int]

#: Rows of the second plane of JIS X 0213, in the order in which Shift JIS has them.
SECOND_PLANE_ROWS = [1, 8, 3, 4, 5, 12, 13, 14, 15, *range(78, 95)]


def shift_jis(code: int) -> int | None:
    """Move an EUC code to where Shift JIS has it."""
    if code < 0x80:
        return code
    if code >> 8 == 0x8E:
        return code & 0xFF
    row, cell = (code >> 8 & 0xFF) - 0xA1, (code & 0xFF) - 0xA1
    if code > 0xFFFF:
        if row + 1 not in SECOND_PLANE_ROWS:
            return None
        row = 94 + SECOND_PLANE_ROWS.index(row + 1)
    lead = row // 2 + (0x81 if row < 62 else 0xC1)
    trail = cell + (0x9E if row % 2 else 0x40)
    return lead << 8 | (trail if row % 2 or trail < 0x7F else trail + 1)


def johab(code: int) -> int | None:
    """Move a code of KS X 1001 that is no syllable to where Johab has it."""
    row, cell = (code >> 8) - 0xA1, (code & 0xFF) - 0xA1
    if code < 0x80 or row < 0 or cell < 0 or 12 <= row <= 40:
        return code if code < 0x80 else None
    place = row + (0x1B2 if row < 41 else 0x197)
    trail = cell + (94 if place % 2 else 0)
    return place // 2 << 8 | trail + (0x31 if trail < 0x4E else 0x43)


def same(code: int) -> int | None:
    """Leave a code where it is."""
    return code


def euc(code: int) -> int | None:
    """Keep only codes whose bytes are both in the upper half."""
    return code if code < 0x80 or (code >> 8 > 0xA0 and code & 0xFF > 0xA0) else None


MOVES: dict[str, Callable[[int], int | None]] = {
    "same": same,
    "shift_jis": shift_jis,
    "johab": johab,
    "euc": euc,
}


@dataclass(frozen=True)
class Derived:
    """An encoding, and what it is told apart from."""

    name: str
    base: str | None = None
    move: str = "same"


FAMILIES = {
    "japanese": [
        Derived("euc_jp"),
        Derived("shift_jis", "euc_jp", "shift_jis"),
        Derived("cp932", "shift_jis"),
        Derived("euc_jis_2004", "euc_jp"),
        Derived("euc_jisx0213", "euc_jis_2004"),
        Derived("shift_jis_2004", "euc_jis_2004", "shift_jis"),
        Derived("shift_jisx0213", "shift_jis_2004"),
    ],
    "korean": [
        Derived("cp949"),
        Derived("euc_kr", "cp949", "euc"),
        Derived("johab", "cp949", "johab"),
    ],
    "simplified": [
        Derived("gbk"),
        Derived("gb2312", "gbk", "euc"),
        Derived("gb18030", "gbk"),
    ],
    "traditional": [
        Derived("big5"),
        Derived("cp950", "big5"),
        Derived("big5hkscs", "big5"),
    ],
}

#: Encodings in which two characters can have one code.
PAIRED = ["euc_jis_2004", "euc_jisx0213", "shift_jis_2004", "shift_jisx0213", "big5hkscs"]


def table(name: str) -> Table:
    """Give the code of each character; longer ones are computed, not looked up."""
    longest = 2 if name in ("gb18030", "euc_kr") else 3
    found = {}
    for point in range(0x30000):
        try:
            code = chr(point).encode(name)
        except UnicodeEncodeError:
            continue
        if len(code) <= longest:
            found[point] = int.from_bytes(code, "big")
    return found


def changes(target: Table, predicted: Table) -> bytes:
    """Write what to drop and what to set."""
    dropped = sorted(point for point in predicted if point not in target)
    entries = [(code, p) for p, code in target.items() if predicted.get(p) != code]
    entries.sort()
    out = varint(len(dropped)) + steps(dropped) + varint(len(entries))
    return out + steps(code for code, _ in entries) + steps(point for _, point in entries)


def entry(derived: Derived, tables: dict[str, Table]) -> dict[str, str]:
    """Describe one encoding."""
    base = tables[derived.base] if derived.base else {}
    moved = {point: MOVES[derived.move](code) for point, code in base.items()}
    predicted = {point: code for point, code in moved.items() if code is not None}
    described = {"changes": packed(changes(tables[derived.name], predicted))}
    if derived.base:
        described = {"base": derived.base, "move": derived.move, **described}
    return described


def pairs(name: str, known: Table, seconds: list[str]) -> dict[str, int]:
    """Give the code of each pair of characters that has one of its own."""
    found = {}
    for second in seconds:
        texts = [chr(point) + second for point in known]
        after = second.encode(name, "ignore")
        expected = [chr(point).encode(name) + after for point in known]
        # All at once first: hardly any second character is part of a pair.
        if "A".join(texts).encode(name, "ignore") == b"A".join(expected):
            continue
        for text, separate in zip(texts, expected, strict=True):
            code = text.encode(name, "ignore")
            if code != separate:
                found[text] = int.from_bytes(code, "big")
    return dict(sorted(found.items()))


def modifiers() -> list[str]:
    """Give the characters that modify the one before."""
    every = (chr(point) for point in range(0x80, 0x10000))
    return [char for char in every if unicodedata.category(char) in ("Mn", "Sk", "Lm")]


def moved_readings(derived: Derived) -> Readings:
    """Read as the base does, at other codes."""
    if derived.base is None:
        return {}
    moved = {MOVES[derived.move](code): text for code, text in readings(derived.base).items()}
    return {code: text for code, text in moved.items() if code is not None}


def family(members: list[Derived]) -> str:
    """Write the module of one family; CommonJS, so that it can be loaded only when needed."""
    tables = {derived.name: table(derived.name) for derived in members}
    data: dict[str, dict[str, Any]] = {derived.name: entry(derived, tables) for derived in members}
    seconds = modifiers()
    for name in PAIRED:
        if name in data:
            data[name]["pairs"] = pairs(name, tables[name], seconds)
            seconds = sorted({pair[1] for pair in data[name]["pairs"]})  # the family has no others
    if "gb18030" in data:
        data["gb18030"]["runs"] = packed(four_byte_runs())
    for derived in members:
        described = data[derived.name]
        described["leads"] = leads(derived.name)
        own = written(tables[derived.name], described.get("pairs", {}))
        described["reads"] = packed(reads(derived.name, moved_readings(derived) | own))
    return f"{HEADER}module.exports = {json.dumps(data, indent=2)};\n"


def four_byte_runs() -> bytes:
    """Write where runs of characters start whose four-byte codes follow each other."""
    runs: list[tuple[int, int]] = []
    for point in range(0x10000):
        code = chr(point).encode("gb18030", "ignore")
        if len(code) != 4:
            continue
        place = linear(code)
        if not runs or place - runs[-1][1] != point - runs[-1][0]:
            runs.append((point, place))
    return varint(len(runs)) + steps(point for point, _ in runs) + steps(place for _, place in runs)


def linear(code: bytes) -> int:
    """Number a four-byte code."""
    first, second, third, fourth = code
    return (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30


def modules() -> dict[str, str]:
    """Write all families."""
    return {f"{name}.cts": family(members) for name, members in FAMILIES.items()}
