"""Writes what CPython makes of .ini files, of the expressions in them, and of JSON.

    python3.15 -S -B impl/test/config/generate_cases.py > fixtures/ground-floor/configuration.json

`ini`: ``[text, outcome]``, where an outcome is the sections, each with its options, each of them with
the value as written and as interpolated (or the error of that), or ``{"error": [class, text]}``.
`literal`: ``[expression, outcome]`` of eval() with the names of logging, with values as their repr.
`json`: ``[text, outcome]`` of json.loads(), with values as their repr.
"""

from __future__ import annotations

import configparser
import json
import logging
import logging.handlers
import random
import sys
from collections.abc import Callable
from typing import Any

INI = [
    "", "\n\n", "# nothing\n", "[a]\n", "[a]\nx=1\n", "[a]\nx = 1 \n y\n", "[a]\nx:1\n", "[a]\nx=1=2:3\n",
    "x=1\n", "  x=1\n", "[a]\nx\n", "[a]\nx\ny\n", "[a]\n=1\n", "[a]\n[a]\n", "[a]\nx=1\nX=2\n",
    "[DEFAULT]\nx=1\n[a]\ny=%(x)s\n", "[a]\nx=%(y)s\ny=%(z)s\nz=5\n", "[a]\nx=%(x)s\n", "[a]\nx=%%\n",
    "[a]\nx=%\n", "[a]\nx=%z\n", "[a]\nx=%(\n", "[a]\nx=%(y\n", "[a]\nx=%(y)d\n", "[a]\nx=%(Y)s\ny=1\n",
    "[a b]\nx=1\n", "[a]]\nx=1\n", "[a] b\nx=1\n", "[]\nx=1\n", "[ a ]\nx=1\n", "[a\nx=1\n",
    "[a]\nx=1\n\n 2\n\n\n 3\n\n", "[a]\nx=1\n# c\n 2\n", "[a]\nx=1\n ; c\n 2\n", "[a]\nx=1 ; c\n",
    "[a]\nx=1\n  [b]\ny=2\n", "[a]\n  x=1\n    y=2\n  z=3\n", "[a]\n  x=1\n y=2\n", "[a]\nx=\n y\n",
    "[a]\r\nx=1\r\n y\r\n", "[a]\nx\t=\t1\n", "[a]\nx\u00a0=\u00a01\u2003\n", "\ufeff[a]\nx=1\n",
    "[a]\nx=\x1c1\x1d\n", "[a]\nx y = z\n", "[a]\n x = 1\n# c\n y = 2\n", "[DEFAULT]\n[DEFAULT]\nx=1\n",
    "[a]\nx=1\n[DEFAULT]\nx=2\ny=3\n[b]\n", "[a]\nkey with = more\n", "[a]\nx=a\u2028b\n", "[a]\n\u0130=1\n",
    "[a]\nx=%(a)s%(b)s%%\na=1\nb=%(a)s\n", "[a]\nx=1\nnothing\nnor this\n[b]\nnor that\n",
]  # fmt: skip

LITERALS = [
    "()", "(1,)", "(1)", "1,", "1, 2", "'a'", "('a', 'b',)", "[1, 2, [3]]", "{}", "{'a': 1}", "{1, 2}",
    "{1: 'a'}", "{'a': {'b': ()}, }", "None", "True", "False", "(None, True)", "-1", "--1", "~0", "+5",
    "1 + 2 * 3", "(1 + 2) * 3", "2 ** 10", "-2 ** 2", "2 ** -1", "7 // 2", "-7 // 2", "7 % 3", "-7 % 3",
    "7.5 // 2", "-7.5 % 2", "7 / 2", "6 / 2", "1 << 10", "1024 >> 3", "6 & 3", "6 | 3", "6 ^ 3", "1 | 2 & 3 ^ 4",
    "10 * 1024 * 1024", "2 ** 100", "1e3", "1.", ".5", "1.5e-3", "1_000", "0xff", "0XFF", "0o17", "0b101", "00", "0777",
    "'a' 'b'", "'a' + 'b'", "'a' * 3", "3 * 'a'", "[1] * 2", "(1, 2) + (3,)", "[1] + [2]", "'%s-%d' % ('a', 5)", "'%05d' % 17",
    r"'\n\t\\\'\"'", r"'\x41\u00e9\U0001f600'", r"'\101\0'", r"'\q'", r"r'\n'", r"u'x'", r"b'\x00a'", r"rb'\n'", r"b'\u0041'",
    '"a\'b"', "'''a\nb'''", '"""x"""', "'a' # comment", "('a',\n 'b')", "( 'a' , # one\n 'b' )", "'a\\\nb'",
    "ERROR", "DEBUG + 5", "BASIC_FORMAT", "raiseExceptions", "handlers.SYSLOG_UDP_PORT", "handlers.SysLogHandler.LOG_LOCAL3",
    "(('localhost', handlers.SYSLOG_UDP_PORT), handlers.SysLogHandler.LOG_USER)", "handlers.socket.SOCK_STREAM - 1",
    "nope", "handlers.nope", "handlers.SysLogHandler.LOG_NOPE", "sys.nope", "logging.DEBUG", "None.x",
    "1 + 'a'", "'a' - 'b'", "[1] + (2,)", "-'a'", "~1.5", "1 / 0", "1 // 0", "1 % 0", "1.5 << 2", "True + 1", "{[1]: 2}",
    "", "(", ")", "[1", "(1", "{'a'", "{'a':", "1 +", "'abc", '"""abc', "1 2", "'a' b", "a b", ",", "(,)", "(1,,2)", "$", "a = 1", "(1]", "[(1]", "{1: [2}", "1 + )", "StreamHandler\nmore", "(1,\n 2 3", "(1,\n 2]", "(1,\n[2)", "1 +\n2", "(1 +\n2)", "(\n'abc\n)", "(1,\n $)",
    "(sys.stdout[1,)", "{'a': 1(2, 'b': 3}", "+1)", "1 + 'w')", "(+(,)", "(1 + ,", "[1, 2)]", "{'a': (0, 'b': 1}", "(1, ]a',)", "(1, $ ]", "((1, 2)", "(1,\n2 +", "((1,\n2) + $",
]  # fmt: skip

JSON = [
    "", "abc", "[abc]", "[1,]", '{"a":1,}', "{a:1}", '{"a" 1}', '{"a":1 "b"}', "[1 2]", '"abc', '"a\nb"', '"\\q"', '"\\u12"',
    '"\\u12x4"', "1 2", "\ufeff{}", "[", "{", '{"a":', '"\\', "-", "01", "1.", '"\u00e9\U0001f600" x', "[1,\n 2,\n x]", "nul",
    '{"a":1,  ]', "[1, ", '"\\ud800"', "1", "-1", "1.0", "1e3", "1E-3", "-0", "-0.0", "123456789012345678901", "null", "true", "false",
    "NaN", "Infinity", "-Infinity", '"\\ud83d\\ude00"', '{"a": 1, "a": 2}', ' [ 1 , { "b" : [ ] } ] ', '"\\/\\b\\f\\n\\r\\t"', "[loggers]\nkeys=root\n",
]  # fmt: skip


def outcome(action: Callable[[], Any]) -> Any:
    """Return what ``action`` gives, or the error that it raises."""
    try:
        return action()
    except Exception as error:
        return {"error": [type(error).__name__, str(error)]}


def ini(text: str) -> Any:
    """Read ``text`` as an .ini file."""
    parser = configparser.ConfigParser()
    parser.read_string(text)
    return [
        [
            section,
            [
                [
                    option,
                    parser.get(section, option, raw=True),
                    outcome(lambda o=option: parser.get(section, o)),
                ]
                for option in parser.options(section)
            ],
        ]
        for section in parser.sections()
    ]


def random_ini(number: int) -> list[str]:
    """Make files of pieces that matter to a parser."""
    pieces = ["[a]", "[b]", "[DEFAULT]", "\n", "\n", "\n", " ", "  ", "x", "y", "=", ":", "1", "%(x)s", "%(y)s", "%%", "#", ";", "\t"]
    chosen = random.Random(number)
    return ["[a]\n" + "".join(chosen.choices(pieces, k=chosen.randint(1, 14))) for _ in range(number)]


def main() -> None:
    """Write all cases."""
    names = vars(logging)
    cases = {
        "ini": [[text, outcome(lambda t=text: ini(t))] for text in INI + random_ini(300)],
        "literal": [[text, outcome(lambda t=text: repr(eval(t, dict(names))))] for text in LITERALS],
        "json": [[text, outcome(lambda t=text: repr(json.loads(t)))] for text in JSON],
    }
    json.dump(cases, sys.stdout, ensure_ascii=True, indent=0)
    sys.stdout.write("\n")


main()
