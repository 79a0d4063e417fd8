"""Sample values: of every type, and at the borders where CPython changes its mind."""

from __future__ import annotations

SAFE = 2**53 - 1

INTS = [0, 1, -1, 7, -42, 255, 1000, -1234567, 65, 0x1F600, 0xD800, 0x10FFFF, 0x110000, SAFE]
BIG_INTS = [2**53, -(2**63), 2**64 + 1, 10**30, -(10**25), 10**400]
FLOATS = [
    0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 0.125, 0.1, 1 / 3, 2.675, 1e-4, 1e-5, 1.5e-7, 9.5,
    99.5, 999.5, 0.95, 9.995, 12345.678, 1234567.891, 1e15, 1e16, 123456789012345680.0, 1e21, 1e22,
    1e23, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 1e100, float("inf"),
    float("-inf"), float("nan"), 4503599627370497.5, 100.0, 1e6, 999999.5,
]  # fmt: skip
TEXTS = [
    "", "a", "abc", "é", "日本語", "🙂", "a🙂b", "it's", 'say "hi"', "it's \"both\"", "tab\there",
    "line\nend", "\r\x00\x1b\x7f\x80\xad", "\u200b\u2028\ufeff", "\ud800", "x\udfff", "\\",
    "\u0378", "\U000e0100", "\U0010ffff", "ünï", "{}", "%s", "$x", "\xa0", "\U0001fae9",
]  # fmt: skip
BYTES = [b"", b"abc", b"it's", b"'\"", bytes(range(256)), b"\xff\x00\n"]
SIMPLE = [None, True, False]


def error_values() -> list[BaseException]:
    """Exceptions of several shapes."""
    return [
        ValueError("x"),
        ValueError(),
        ValueError(""),
        ValueError("a", 1),
        ValueError("it's"),
        KeyError("k"),
        KeyError(),
        KeyError("a", "b"),
        TypeError("t"),
        RuntimeError(5),
        RuntimeError((1,)),
        OSError("plain"),
        OSError(2, "No such file or directory"),
        OSError(13, "Permission denied", "a b"),
        OSError(18, "Cross-device", "a", None, "b"),
        OSError(99999, "odd"),
        OSError(1, 2, 3, 4, 5, 6),
        OSError(None, "none"),
        OSError(2, "none", None),
        FileNotFoundError("by hand"),
        ConnectionRefusedError(111, "Connection refused"),
        UnicodeEncodeError("ascii", "é", 0, 1, "ordinal not in range(128)"),
        UnicodeEncodeError("latin-1", "a日本", 1, 3, "no"),
        UnicodeEncodeError("x", "🙂", 0, 1, "no"),
        UnicodeEncodeError("x", "abc", 2, 9, "far"),
        UnicodeEncodeError("x", "abc", 3, 4, "beyond"),
        UnicodeEncodeError("x", "abc", 1, 1, "none"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
        UnicodeDecodeError("utf-8", b"a\xe2\x82", 1, 3, "unexpected end of data"),
        ZeroDivisionError("division by zero"),
        StopIteration(1),
    ]


def containers() -> list[object]:
    """Lists, tuples, dicts and sets, some of them nested."""
    return [
        [], [1], [1, 2.0, "x"], (), (1,), (1, "a"), ((),), [[]], {}, {"a": 1},
        {1: "x", None: [True]}, {"k": {"n": (1,)}}, {(1, 2): b"x"}, set(), {5}, {"one"},
        [None, True], [float("nan"), -0.0], [2**70], ["é", "🙂", "it's"], {"é": "\ud800"},
        [ValueError("in"), KeyError("k")], (b"",), {1.0: 1, "1": 2}, [{"a": [{"b": ()}]}],
    ]  # fmt: skip


def everything() -> list[object]:
    """One list of all sample values."""
    return [*SIMPLE, *INTS, *BIG_INTS[:-1], *FLOATS, *TEXTS, *BYTES, *containers(), *error_values()]
