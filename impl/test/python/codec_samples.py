"""What the cases of the codecs are made of."""

from __future__ import annotations

import codecs
import encodings
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

Handler = Callable[[UnicodeEncodeError], tuple[str | bytes, int]]

#: Handlers of a user, which both sides register. `back` goes on from a negative position.
HANDLERS: dict[str, Handler] = {
    "test.count": lambda error: (str(error.end - error.start), error.end),
    "test.accent": lambda error: ("é", error.end),
    "test.bytes": lambda error: (b"\xff\xfe", error.end),
    "test.back": lambda error: (b"", error.end - len(error.object) or error.end),
    "test.beyond": lambda error: ("", 1000),
    "test.list": lambda error: ["?"],
    "test.number": lambda error: (5, error.end),
    "test.position": lambda error: ("?", "1"),
}

#: Known to CPython, and left out by the port.
LEFT_OUT = ["idna"]

NAMES = """utf-8 UTF8 U8 utf_8_ _utf_8 utf--8 utf.8 .utf_8 cp65001 latin1 LATIN-1 latin.1 iso8859.1
ISO_8859-1:1987 l1 8859 ansi_x3.4_1968 us-ascii 646 cp1252 CP1252 cp_1252 windows-1252 sjis
shift-jis-2004 ms932 euckr ks_c-5601 big5-hkscs gb18030-2000 csiso2022kr rot13 base64 zlib hex uu
quopri bz2 idna punycode undefined mbcs oem locale aliases charmap string_escape x-unknown utf8é
éutf8 utéf8 ſjis a.b tactis""".split()
NAMES += ["", " utf 8 ", "utf8\u2003", "latin1\n", "a" * 300]

TEXTS = [
    "plain",
    "na\u00efve \u2014 \u20ac5",
    "a\u1234\ud800b\udc80\U0001f600c",
    "\udc80\udcffz",
    "\u65e5\u672c\u8a9e\uff21\\~\u00a5\u203e",
    "\u304b\u309a\u304b",
]
PIECES = [
    ["\u3042\n", "b\n", "\u4e2d\uac00"],
    ["\u304b", "\u309a\u304b", "\u304bx"],
    ["\u4e9c\U0010ffff", "\u4e9c\n", ""],
]

#: Those of which every text can be read back without knowing what came before.
EAST_ASIAN = """shift_jis cp932 shift_jis_2004 shift_jisx0213 euc_jp euc_jis_2004 euc_jisx0213 euc_kr
cp949 johab gb2312 gbk gb18030 big5 cp950 big5hkscs""".split()

DECODED = [
    *[
        (encoding, data)
        for encoding in ["utf-8", "utf-8-sig"]
        for data in [
            b"",
            b"\xef\xbb\xbfa\xe2\x82\xac",
            b"a\x80b\xc3",
            b"\xe2\x82",
            b"\xe2\x28\xa1",
            b"\xed\xa0\x80",
            b"\xf0\x9f\x98\x80\xf4\x90\x80\x80",
            b"\xf0\x9f\x98\xff\xc0\xaf",
        ]
    ],
    *[
        (encoding, data)
        for encoding in ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
        for data in [
            b"\xff\xfea\0",
            b"\xfe\xff\0a",
            b"a\0b",
            b"\0\xd8a\0",
            b"\0\xdc",
            b"\0\xd8",
            b"\xff\xfe\0\0a\0\0\0",
            b"\0\0\xfe\xff\0\0\0a",
            b"\0\xd8\0\0a",
            b"=\xd8\0\xde",
        ]
    ],
    *[
        (encoding, bytes(range(0x60, 0x100)))
        for encoding in ["ascii", "latin-1", "cp1252", "cp437", "cp037", "koi8-r", "mac-arabic"]
    ],
    *[
        (encoding, data)
        for encoding in EAST_ASIAN
        for data in [
            b"a\\~",
            "日本語、가각漢\u304b\u309a\u00ca\u0304".encode(encoding, "ignore"),
            b"\x87\x90\xa1\xa4\xfc\x4b",
            b"a\xa1",
            b"\x80\xff\x20",
            b"\x8f\xa2",
            b"\x8f\xa2\xb7\x8e\xb1",
            b"\xa4\xd4\xa4\xa1\xa4\xbf\xa4\xa2\xa4\xd4\xa4",
            b"\x81\x30\x81\x30\x84\x31\xa4\x37\x90\x30\x81\x30\x81\x30\x81",
        ]
    ],
]


@cache
def encodings_of_text() -> list[str]:
    """Name the encodings that turn text into bytes."""
    found = []
    for path in sorted(Path(encodings.__file__).parent.glob("*.py")):
        try:
            codec = codecs.lookup(path.stem)
        except LookupError:
            continue
        if codec._is_text_encoding and path.stem not in LEFT_OUT:
            found.append(path.stem)
    return found


@cache
def known(encoding: str) -> list[int]:
    """List characters that an encoding has bytes for."""
    found = []
    for span in [range(0xD800), range(0xE000, 0x10000), range(0x1F000, 0x2A700)]:
        for point in span:
            try:
                chr(point).encode(encoding)
            except UnicodeError:
                continue
            found.append(point)
    return found or [0x41]


#: Characters that one encoding or another treats in its own way.
SPECIAL = [
    *[0x0A, 0x0D, 0x0E, 0x0F, 0x1B, 0x2B, 0x2D, 0x5C, 0x7E, 0x80, 0xA0, 0xA5, 0xAC, 0xCA, 0xE6],
    *[0xEA, 0x254, 0x259, 0x25A, 0x28C, 0x2E5, 0x2E9, 0x300, 0x301, 0x304, 0x30C, 0x2014, 0x2016],
    *[0x203E, 0x20AC, 0x2225, 0x3000, 0x301C, 0x304B, 0x309A, 0x30AB, 0x31F7, 0xFF0D, 0xFF3C],
    *[0xFF5E, 0xFFFD, 0xFFFE, 0xFFFF],
]


def random_point(source: random.Random, encoding: str) -> int:
    """Choose a character, more often one that the encoding knows."""
    kind = source.random()
    if kind < 0.35:
        return source.randrange(0x20, 0x7F)
    if kind < 0.65:
        return source.choice(known(encoding))
    if kind < 0.75:
        return source.choice(SPECIAL)
    if kind < 0.8:
        return source.randrange(0xDC80, 0xDD00)
    if kind < 0.84:
        return source.randrange(0xD800, 0xE000)
    if kind < 0.88:
        return source.randrange(0x10000, 0x110000)
    return source.randrange(0x100 if kind < 0.94 else 0x10000)


def random_text(source: random.Random, encoding: str) -> str:
    """Make a text up. Two halves of a pair never meet: JavaScript would take them for a character."""
    points: list[int] = []
    for _ in range(source.choice([0, 1, 2, 3, 5, 8, 13, 21])):
        point = random_point(source, encoding)
        if points and 0xD800 <= points[-1] < 0xDC00 <= point < 0xE000:
            point = 0x2E
        points.append(point)
    return "".join(map(chr, points))


#: Encodings that the port reads as well as writes, as far as there is anything to find out.
READ = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "ascii", "cp1252", *EAST_ASIAN]


def random_bytes(source: random.Random, encoding: str) -> bytes:
    """Make bytes up: texts, with something wrong in between."""
    data = b""
    for _ in range(source.randrange(5)):
        data += random_text(source, encoding).encode(encoding, "ignore")[: source.randrange(20)]
        if source.random() < 0.5:
            data += bytes(source.randrange(256) for _ in range(source.randrange(4)))
    return data
