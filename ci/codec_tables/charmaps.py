"""The encodings of one byte a character."""

from __future__ import annotations

import codecs
import json
import struct

from .names import modules
from .packing import HEADER, packed

UNDEFINED = 0xFFFE


def is_charmap(name: str) -> bool:
    """Say whether an encoding is a table of 256 characters."""
    try:
        "\ud800".encode(name)
    except UnicodeEncodeError as error:
        return error.encoding == "charmap"
    except UnicodeError:
        pass
    return False


def charmap(name: str) -> bytes:
    """Give the character of each byte; the last byte that has a character is the one it gets."""
    units = []
    for byte in range(256):
        try:
            units.append(ord(bytes([byte]).decode(name)))
        except UnicodeDecodeError:
            units.append(UNDEFINED)
    inverse = {chr(unit): byte for byte, unit in enumerate(units) if unit != UNDEFINED}
    if charmap_encoding(name) != inverse:
        raise SystemExit(f"{name}: encoding is not the inverse of decoding")
    return struct.pack("<256H", *units)


def charmap_encoding(name: str) -> dict[str, int]:
    """Give the byte of each character that has one."""
    found = {}
    for point in range(0x10000):
        try:
            found[chr(point)] = chr(point).encode(name)[0]
        except UnicodeEncodeError:
            continue
    return found


def charmaps() -> str:
    """Pack the tables of all one-byte encodings."""
    text = [m for m in modules() if codecs.lookup(m)._is_text_encoding]
    found = [m for m in text if m != "undefined" and is_charmap(m)]
    return (
        HEADER
        + "/** Encodings in the order of their tables. */\n"
        + f"export const CHARMAP_NAMES: readonly string[] = {json.dumps(found, indent=2)};\n\n"
        + "/** 256 little-endian code units for each, 0xfffe where there is no character. */\n"
        + f'export const CHARMAP_TABLES: string = "{packed(b"".join(map(charmap, found)))}";\n'
    )
