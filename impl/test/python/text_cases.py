"""Write the systematic cases of text formatting to ``fixtures/ground-floor/``.

Usage, from the root of the repository: ``python3.15 -S -B impl/test/python/text_cases.py``
"""

from __future__ import annotations

import itertools
import json
import random
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from text_outcome import Case, fill, format_value, percent, shown, template
from text_samples import BIG_INTS, FLOATS, INTS, SIMPLE, TEXTS, error_values, everything

FIXTURES = Path(__file__).parents[3] / "fixtures" / "ground-floor"

PERCENT_FAULTS = [
    "%", "a%", "%d%", "%5", "%-", "%.", "%.5", "%*", "%.*", "%*.*", "%l", "%hhd", "%y", "%q", "%5%",
    "%-%", "%.3%", "%'d", "%\n", "%é", "%\u0378", "%🙂", "%\x7f", "%(", "%(a", "%(a)", "%(a)5",
    "%(a)*d", "%(a).*d", "%(a)s %s", "%(a)s %%", "%s %(a)s", "%(a)%", "%(a)y", "%((a))s", "%()s",
    "%(a(b)c)s", "%(z)s", "%99999999999999999999d", "%.99999999999d", "%.2147483648d",
    "%(a)99999999999999999999d", "%**d", "%s", "%s %s", "", "no", "%%", "%%%%", "100%%", "é🙂%y",
    "é%(a)s%s", "%d %", "%d %y", "%r%a",
]  # fmt: skip

PERCENT_ARGS = [
    (), (1,), ("x",), (1, 2), ("x", "y"), (3, 1.5), (-5, "ab"), (True, 5), (None,), (2**70, 1),
    (2**31, 1), (-(2**40), 1), ((1,),), ([1],), ({},), 5, "x", None, [1], {}, {"a": 1}, {"a": "x"},
    {"a": "x", "z": 2}, {"a(b)c": 1, "(a)": 2, "": 3}, b"b", {1}, 1.5, ValueError("v"), (1, 2, 3),
    ({"a": 1},), (-(2**63), 1), (-(2**31), 1),
]  # fmt: skip


def percent_cases() -> Iterator[Case]:
    """Every fault with every kind of arguments, and every letter with flags and values."""
    for format_, args in itertools.product(PERCENT_FAULTS, PERCENT_ARGS):
        yield percent(format_, args)
    flags = ["", "-", "+", " ", "#", "0", "-0", "+ ", "#0", "+0", "+#0", "-#"]
    sizes = ["", "1", "9", ".0", ".1", ".3", "12.2", "4.9", "*", ".*", "6.*"]
    values = [*INTS, *BIG_INTS, *FLOATS, *TEXTS, *SIMPLE, b"b", [1], {"a": 1}, error_values()[0]]
    pick = random.Random(15)
    for letter, flag, size in itertools.product("diouxXeEfFgGcrsa", flags, sizes):
        for value in pick.sample(values, 2):
            stars = tuple(pick.choice([-7, 0, 3, 9]) for _ in range(size.count("*")))
            yield percent(f"{flag and '<'}%{flag}{size}{letter}>", (*stars, value))
    for letter, value in itertools.product("diouxXeEfFgGcrsa", values):
        yield percent(f"%{letter}", (value,))
    for digits, letter, value in itertools.product([0, 1, 2, 5, 17, 30], "efg", FLOATS):
        yield percent(f"%.{digits}{letter}", value)


SPECS = [
    "", "5", "<6", ">6", "^7", "=8", "*<6", "é>5", "🙂^7", "{<5", "+", "-", " ", "z", "#", "0", "05",
    "+08", "<08", "x=+12", ",", "_", "012,", "09_", "=15,", "020,.3f", "+,d", "_x", "#_x", "#012_b",
    "#o", "X", "#X", "b", "c", "5c", "+c", "#c", "d", "n", "8n", ".3n", "e", ".0e", "E", "f", ".0f",
    ".3f", "#.0f", "g", ".3g", "#g", "G", "%", ".1%", "08.2f", "z.1f", "+z.0f", ".3", ".10", "#.3",
    ".0", ".,", "._f", ".6_f", ",.8_f", "030.8_f", "s", "10s", ".2s", "<8.3s", "q", "é", "\x01",
    "\x7f", "5.", ".", ".f", "5.f", ",_", "_,", ",,", "__", ",s", ",x", ",n", "_n", ".3,n", ".,_f",
    "._,f", ".3,,f", "  <5", "5d5", "99999999999999999999", ".99999999999999999999f",
    ".3000000000f", "٣", ".٢f", "𝟗", "zd", "z#05", ",c", "dd", "<", "<<", "=", "0=5", "00005",
    "0<5", "#z", "+ 5", "-5d", "0,", "05,.1f", "_%", ".2_e", ",.2e", "\ud800>4",
]  # fmt: skip


def format_cases() -> Iterator[Case]:
    """Every specification with values of every type, and fields of every shape."""
    values = [
        True, None, 0, 42, -1234567, 0x1F642, -5, 2**70, 0.0, -0.0, -0.04, 1.5, 2.5, 1234.5,
        -1234567.891, 1e16, 1e-5, 1e22, float("inf"), float("nan"), "", "abc", "é🙂z", [1], b"x",
    ]  # fmt: skip
    for spec, value in itertools.product(SPECS, values):
        yield format_value(value, spec)
    yield from map(fill, FIELDS, itertools.repeat(FIELD_ARGS), itertools.repeat(FIELD_KWARGS))
    yield from map(fill, FIELDS, itertools.repeat(()), itertools.repeat({}))


FIELD_ARGS = ("abc", 10, [1, (2, "x")], {"k": "v", 0: "zero", "0": "text"}, None, 1.5)
FIELD_KWARGS = {
    "a": {"x": 1}, "w": 8, "é": "acute", "e": ValueError("v", 2), "b": b"ab", "s": {1},
    "n": {False: "no", 1.0: "one", 2**70: "big"},
}  # fmt: skip
FIELDS = [
    "", "x", "{", "}", "{{", "}}", "{{}}", "{{{0}}}", "{0", "{0!", "{0!r", "{0!rx}", "{0!x}",
    "{0!é}", "{0!\x01}", "{0!}", "{0!:}", "{0!r:}", "{0!r:>10}", "{0!s:>10}", "{0!a}", "{1!r:5}",
    "{0:", "{0:{", "{0:{1}", "{0:{1}}", "{0:{1:{2}}}", "{0:{1}{", "{0:{{}}}", "{0:}}", "{0!r}}",
    "{:{}}", "{:{}}{}", "{}{}{}", "{}{0}", "{0}{}", "{:{0}}", "{0:{}}", "{}{a}", "{a}{}", "{6}",
    "{:{6}}", "{zz}", "{a[x]}", "{a[y]}", "{a[}", "{a[x}", "{a[x]b}", "{a[x].}", "{a[]}", "{a.}",
    "{a..b}", "{a.x}", "{a b}", "{ 0}", "{0 }", "{-1}", "{٠}", "{0[٠]}", "{0]}", "{0[a}]}",
    "{0[:]}", "{0[0]}", "{0[9]}", "{0[-1]}", "{0[x]}", "{0.x}", "{0[99999999999999999999]}",
    "{99999999999999999999}", "{9223372036854775807}", "{1.real}", "{1.imag}", "{1.numerator}",
    "{1.denominator}", "{5.real}", "{5.imag}", "{5.numerator}", "{1[0]}", "{1.x}", "{2}", "{2[0]}",
    "{2[1][1]}", "{2[1][1][0]}", "{2[2]}", "{2[x]}", "{2.x}", "{2[1][5]}", "{2[1][x]}", "{2[1].x}",
    "{2:5}", "{3[k]}", "{3[0]}", "{3[1]}", "{3[k][0]}", "{3.k}", "{4}", "{4:5}", "{4.x}", "{4[0]}",
    "{n[0]}", "{n[1]}", "{n[2]}", "{n[9007199254740993]}",
    "{e}", "{e!r}", "{e.args}", "{e.args[1]}", "{e.message}", "{e:5}", "{e[0]}", "{b}", "{b[0]}",
    "{b[5]}", "{b[x]}", "{b.x}", "{s}", "{s[0]}", "{s.x}", "{0.__class__}",
    "{1.__class__.__name__}", "{e.__class__.__name__}", "{2.__class__}", "{1.__name__}", "{é}",
    "{é:>7}|", "{0:>{w}}|", "{0:{w}.{1}}|", "{0:é^{w}}", "{a{b}", "{0}{", "{0}}", "{6}{", "{0:a{",
    "{1:x}", "{1:d}", "{0:d}", "{.x}", "{[0]}", "{!r}", "{:>5}", "{0!r}{1!s}",
    "{0}literal{1:05}end{{", "{:}", "{0:!r}", "{0::>5}", "{0:}", "{0!s}", "{w:{w}}", "{w:{w}{w}}",
    "{0[0]}{0[0].x}", "{5:.3f}{5:e}", "🙂{0}🙂{", "{0!🙂}", "{4!s:5}|", "{1:,}", "{5:+}",
]  # fmt: skip

TEMPLATES = [
    "", "text", "$x", "${x}", "$$", "$$$x", "$", "$ ", "x$", "$1", "${", "${x", "${1}", "${}",
    "$x$y", "${x}y", "$xy", "$X", "$_a1", "$é", "${é}", "${x.y}", "$x.y", "a\n$", "a\r\nb$", "é🙂$",
    "\n\n  $-", "\x0b\x0c\x1c\x85\u2028$!", "$x $missing", "${missing}", "$missing $",
    "$none ${float} $list", "$ſ", "$K", "$x}", "{$x}", "$$x", "$$${x}$$", "$error", "a\r$", "$\n$x",
]  # fmt: skip
TEMPLATE_VALUES = {
    "x": "X!", "y": 5, "xy": "both", "X": "upper", "_a1": None, "none": None, "float": 1.0,
    "list": ["a"], "error": KeyError("k"),
}  # fmt: skip


def fixtures() -> dict[str, Iterator[Case]]:
    """The systematic cases, by file."""
    return {
        "percent": percent_cases(),
        "format": format_cases(),
        "repr": itertools.chain(
            map(shown, everything()),
            (shown(chr(code)) for code in interesting_code_points()),
        ),
        "template": (template(text, TEMPLATE_VALUES) for text in TEMPLATES),
    }


def interesting_code_points() -> Iterator[int]:
    """Yield code points beside which printability changes, and some others."""
    previous = False
    for code in range(0x110000):
        printable = chr(code).isprintable()
        if printable != previous and code % 3 == 0 or code % 4801 == 0:
            yield code
        previous = printable


def main() -> None:
    """Write one file a subject."""
    warnings.simplefilter("ignore")
    sys.set_int_max_str_digits(0)
    FIXTURES.mkdir(parents=True, exist_ok=True)
    for name, cases in fixtures().items():
        lines = [json.dumps(case, separators=(",", ":")) for case in cases]
        text = "[\n" + ",\n".join(lines) + "\n]\n"
        (FIXTURES / f"{name}.json").write_text(text, encoding="ascii")


if __name__ == "__main__":
    main()
