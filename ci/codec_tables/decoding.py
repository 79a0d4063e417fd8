"""What the East Asian encodings read otherwise than they write."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from .packing import steps, varint

Readings = dict[int, str]

#: Stands for no character.
NOTHING = 0x110000
#: Stands for no character where the error spans two bytes, not one.
NOTHING_OF_TWO = 0x110001


def leads(name: str) -> list[list[int]]:
    """Give first and last of each row of bytes that others have to follow."""
    rows: list[list[int]] = []
    for byte in range(256):
        if not is_lead(name, byte):
            continue
        if rows and rows[-1][1] == byte - 1:
            rows[-1][1] = byte
        else:
            rows.append([byte, byte])
    return rows


def is_lead(name: str, byte: int) -> bool:
    """Say whether another byte has to follow."""
    try:
        bytes([byte]).decode(name)
    except UnicodeDecodeError as error:
        return error.reason == "incomplete multibyte sequence"
    return False


def reads(name: str, expected: Readings) -> bytes:
    """Write the codes that are read as something else than expected."""
    found = readings(name)
    odd = []
    for code in sorted(found.keys() | expected.keys()):
        read = found.get(code, NONE)
        if read != expected.get(code, NONE):
            odd.append((code, NUMBERS.get(read) or ord(read)))
    return varint(len(odd)) + steps(code for code, _ in odd) + steps(point for _, point in odd)


def written(table: dict[int, int], pairs: dict[str, int]) -> Readings:
    """Read what is written."""
    return {code: chr(point) for point, code in table.items()} | {c: t for t, c in pairs.items()}


@cache
def readings(name: str) -> Readings:
    """Read every code that is looked up in a table."""
    found = {}
    for sequence in sequences(name):
        read = meaning(name, sequence)
        if read != NONE:
            found[int.from_bytes(sequence, "big")] = read
    return found


#: What `meaning` gives where there is no character.
NONE = chr(NOTHING - 1) * 2
NONE_OF_TWO = chr(NOTHING - 1) * 3
NUMBERS = {NONE: NOTHING, NONE_OF_TWO: NOTHING_OF_TWO}


def meaning(name: str, code: bytes) -> str:
    """Read one code."""
    try:
        return code.decode(name)
    except UnicodeDecodeError as error:
        return NONE_OF_TWO if error.end - error.start == 2 else NONE


def sequences(name: str) -> Iterator[bytes]:
    """Give every sequence that can be one code and is looked up in a table."""
    for first in range(256):
        if not is_lead(name, first):
            yield bytes([first])
            continue
        for second in range(256):
            if name.startswith("euc_j") and first == 0x8F:
                yield from (bytes([first, second, third]) for third in range(256))
            else:
                yield bytes([first, second])
