"""Hashes of whole tables: what an encoding makes of all characters, in 16 digits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

CHUNK = 256
EXTENTS = {
    # Some of every script and all of the oddities.
    "some": [
        range(0x3400),
        range(0x4E00, 0x5000),
        range(0xAC00, 0xAE00),
        range(0xD700, 0xE100),
        range(0xF900, 0x10000),
        range(0x1F600, 0x1F700),
        range(0x20000, 0x20100),
    ],
    # The planes in which there are characters with bytes of their own.
    "inhabited": [range(0x10000), range(0x1F000, 0x30000)],
    "all": [range(0x110000)],
}


def chunks(ranges: Iterable[range]) -> Iterable[str]:
    """Give the characters in order, 256 at a time."""
    for span in ranges:
        for start in range(span.start, span.stop, CHUNK):
            yield "".join(map(chr, range(start, start + CHUNK)))


def table_hash(encoding: str, errors: str, extent: str) -> str:
    """Hash what becomes of each chunk: its bytes, or the text of its error."""
    digest = hashlib.sha256()
    for chunk in chunks(EXTENTS[extent]):
        try:
            result = chunk.encode(encoding, errors)
        except UnicodeError as error:
            result = str(error).encode()
        digest.update(str(len(result)).encode() + b":" + result)
    return digest.hexdigest()[:16]
