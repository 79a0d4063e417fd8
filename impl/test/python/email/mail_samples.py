"""Mails: chosen ones at the borders where CPython changes its mind, and random ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

Mail = dict[str, object]

SUBJECTS = [
    "", " ", "plain", "  tab\tx  y ", "w " * 44, "a" * 60, "a" * 69, "a" * 70, "a" * 78, "a" * 100,
    "a" * 300, "ab " * 100, "caf\xe9 au lait", "\xe9", "\xe9" * 100, "日本" * 12, "日本 " * 40,
    "😀" * 30, "x" * 60 + " \xe9", "x" * 68 + " \xe9", "x" * 69 + "\xe9", "=?utf-8?q?x?=",
    "=?utf-8?q?caf=C3=A9?= au lait", "a=?utf-8?q?x?=b", "=?utf-8?q?a?= =?utf-8?q?b?=",
    "=?utf-8?q?a_b?=   =?utf-8?b?w6k=?= c", "=?utf-8?q?x", "=?utf-8?x?y?=", "=?nosuch?q?=E9?=",
    "=?iso-8859-1?q?caf=E9?=", "=?utf-8?q?=E9?=", "=?utf-8?b?w6?=", "=?utf-8?b?w?=", "=?utf-8?b?!!?=",
    "=?utf-8*en?q?x?=", "=??q?x?=", "=?utf-8?q?=0A?=", "=?utf-8?q?a=0D=0Ab?=", "=?utf-8?Q?=41=42?=",
    "=?utf-8?q?=41=42", "=?utf-8?q?a b?=", "=?utf-16?b?//5hAA==?=", "=?us-ascii?q?x?=y", "100%=?utf-8?q?z?= ",
    "one\ntwo", "one\n", "one\r\n", "one\rtwo", "one\vtwo", "one\x85two", "one\u2028", "\ntwo",
    "nul\0in", "bell\x07", "\x1b[31mred", "del\x7f", "byte \udce9", "\udce9\udce8 x", "\ud800",
    "\xa0nbsp\u3000wide \u3000x", "\u200b", "(comment) \"quoted\" <angle>; list, of: [things] \\",
    "[app] ERROR \xe9https://example.org/a/b?c=d&e=f \u200b \xe9 \u200b ",
    "=:" + "\xfc" * 20 + "  \U0001f600log \xe9 ", "\xe9 " * 60, "a \xe9 b \xe9 c " * 12,
    " ".join("x" * 20 + "\xe9" for _ in range(9)), " " * 100, "x" + " " * 100 + "y", "\t" * 90 + "z",
    "From me", ".dot", "a" * 76 + " b", "a" * 69 + " \xe9 " + "b" * 80 + " c", "\xe9" + " " * 80 + "\xe9",
]  # fmt: skip
ADDRESSES = [
    "a@x", "A B <a@x>", "<a@x>", '"A, B" <a@x>', '"A \\"q\\" B" <a@x>', "A. B. <a@x>", "a@x (comment)",
    "(c) a@x", "(c (nested \\) d)) A <a@x>", "caf\xe9 <a@x>", '"caf\xe9, x" <a@x>', "日本語 <a@x>",
    "\xe9@x", "a@\xe9", "A <\xe9@x>", "a@x (\xe9)", "=?utf-8?q?caf=C3=A9?= <a@x>", "=?utf-8?q?a?= =?utf-8?q?b?= <a@x>",
    '"=?utf-8?q?x?= =?utf-8?q?y?=" <a@x>', "=?utf-8?q?a=2C_b?= <a@x>", "=?utf-8?q?a=0Ab?= <a@x>", "=?utf-8?q?x?=@y",
    "", " ", ",", "a", "@x", "a@", "a@@x", "a@b@c", "<>", "A <>", "A <a@x", "A a@x>", "a@x b@y", "a@x;b@y",
    "a@x, b@y", "a@x,,b@y", ",a@x", "a@x,", "team: a@x, b@y;", "team:;", ":;", ":a@x;", "team: a@x", "team:, a@x;",
    "(c):;", "(c): a@x;", "t: (c);", "t: x y, b@y; (c)", "team: caf\xe9 <a@x>;", "a@[1.2.3.4]", "a@[1.2", "a@[ 1 ]",
    "a@[x]y", "a@[\\]]", "[a]@x", "a.b.c@x.y.z", "a..b@x", ".a@x", "a.@x", "a . b @ x . y", "a b@x", "a\\b@x",
    '"a b"@x', '""@x', '"" <a@x>', '"a"."b"@x', '"a"b@x', '"unclosed <a@x>', "(unclosed a@x", "a@x)", "a@x]",
    "<@r1,@r2:a@x>", "A <@r:a@x>", "a@x\n", "a\n@x", "a@x\r\n", "a\tb <a@x>", "\udce9 <a@x>", "a@\udce9", "\ud800@x",
    "a@x\0", "a:b@x", "a;b@x", "a@x, (c), b@y", "A B C D <a@x> trailing", "'a' <a@x>", "a@x <b@y>", "('', '')",
    "n" * 90 + " <a@x>", "x" * 90 + "@y", "a@" + "d" * 90, "a@" + ".".join("d" * 20 for _ in range(6)), "n " * 60 + "<a@x>",
    '"' + "q " * 60 + '" <a@x>', '"' + "q" * 90 + '" <a@x>', "(" + "c " * 60 + ") a@x", "(" + "c" * 90 + ") a@x",
    "caf\xe9 " * 20 + "<a@x>", '"caf\xe9, " <' + "a" * 80 + "@x>", "\xe9" * 90 + " <a@x>", "(\xe9) b <a@x> (" + "\xe9 " * 40 + ")",
    ", ".join(f"n{i} <t{i}@example.org>" for i in range(9)), ",".join(f"t{i}@example.org" for i in range(9)),
    "team: " + ", ".join(f"caf\xe9{i} <t{i}@example.org>" for i in range(5)) + ";", ":" + ",".join(["a@example.org"] * 9) + ";",
    "=?utf-8?q?" + "x" * 60 + "?= <a@x>", "A@B <a@x>", "a@x <b", "A \xa0B <a@x>", "A\u3000<a@x>", "a@x\u3000",
    "A <\xe9@x>, b@y", "b@y, A <\xe9@x>", "t: \xe9@x;", "b@y, \xe9", "b@y, x \xe9 y", "\xe9", "\xe9 x",
]  # fmt: skip
BODIES = [
    "", "b", "\n", "\r", "\r\n", "\n\n", "x\n", "x\r\ny\rz\n", "a" * 78, "a" * 79, "a" * 999, "\xe9", "a" * 77 + "\xe9",
    "\xe9" * 39, "\xe9" * 40, "\u20ac" * 40, "a\n\u20ac", "From me", "x\nFrom me\n>From", "From " + "x" * 90, "x\rFrom me",
    ".dot", "..\n.\n", "\0", "\x0b\x0c\x1c\x85", "\U0001f600", "a" * 20 + "\U0001f600" * 30, " \n\t\n" + "a" * 80, "\ud800", "\udce9",
    "a" * 77 + " ", "a" * 78 + " ", "a" * 79 + " ", "a" * 76 + " " * 5, "=" * 80, "a" * 76 + "=", "a" * 75 + "==b", "\xe9" * 26 + " " * 30 + "x",
    "x " * 100, "\t" * 90, "a" * 80 + "\n" * 20 + "b", "l\n" * 9 + "\xe9" * 50, "l\n" * 10 + "\xe9" * 50, "l\n" * 11 + "\xe9" * 50,
    "a" * 90 + "\n" * 12 + "\xe9" * 300, "\u2028" * 30, "Traceback (most recent call last):\n  File \"x\"\n" * 30, "\xe9 " * 60,
    "a" * 155 + " ", "a" * 154 + "\xe9", "ab\xe9" * 27, "ab\xe9c" * 27, "~" * 77 + "=\t",
]  # fmt: skip
MOMENTS = [
    ("UTC", 1705320000),
    ("America/New_York", 1720069323),
    ("Asia/Kolkata", 0),
    ("Africa/Monrovia", -1000000000),
    ("EST5EDT,M3.2.0,M11.1.0", 1730611800),
    ("EST5EDT,M3.2.0,M11.1.0", 1730615400),
    ("<-0030>0:30:15", 4102444800),
]


def mail(**changes: object) -> Mail:
    """Returns a plain mail with changes."""
    tz, secs = MOMENTS[0]
    usual = {"from": "a@x", "to": ["b@y"], "subject": "s", "body": "b"}
    return {**usual, "tz": tz, "secs": secs, "utf8": False, **changes}


def fixed_mails() -> Iterator[Mail]:
    """Yields the mails of the fixture."""
    for utf8 in (False, True):
        # With UTF-8 in the envelope headers are no encoded words any more.
        sender = "\xfc@x" if utf8 else "a@x"
        for subject in SUBJECTS:
            yield mail(**{"from": sender}, subject=subject, utf8=utf8)
        for address in ADDRESSES:
            yield mail(**{"from": address}, utf8=utf8)
            yield mail(**{"from": sender}, to=[address], utf8=utf8)
            yield mail(**{"from": sender}, to=[address, "c@z"], utf8=utf8)
        for body in BODIES:
            yield mail(**{"from": sender}, body=body, utf8=utf8)
    yield mail(to=[])
    yield mail(to=[f"someone{i}@example.org" for i in range(12)])
    for tz, secs in MOMENTS:
        yield mail(tz=tz, secs=secs)


def random_mails(count: int, seed: int) -> Iterator[Mail]:
    """Yields random mails."""
    pick = random.Random(seed)
    draw = Draw(pick)
    for _ in range(count):
        tz, secs = pick.choice(MOMENTS)
        yield {
            "from": draw.addresses(1 if pick.random() < 0.8 else 2),
            "to": [draw.addresses(1 if pick.random() < 0.8 else 3) for _ in range(pick.randrange(4))],
            "subject": draw.subject(),
            "body": draw.body(),
            "tz": tz,
            "secs": secs + pick.randrange(10**7),
            "utf8": pick.random() < 0.5,
        }


class Draw:
    """Draws random pieces of mails."""

    def __init__(self, pick: random.Random) -> None:
        """Draws with ``pick``."""
        self.pick = pick

    def some(self, make: Callable[[], str], most: int, between: str = "") -> str:
        """Returns up to ``most`` pieces."""
        return between.join(make() for _ in range(self.pick.randint(0, most)))

    def text(self, alphabet: str, most: int) -> str:
        """Returns up to ``most`` characters of an alphabet."""
        return "".join(self.pick.choices(alphabet, k=self.pick.randint(0, most)))

    def word(self) -> str:
        """Returns a word as it may stand anywhere."""
        draws = (
            lambda: self.text("abcxyz", 12),
            lambda: self.text("abcxyz.", 12),
            lambda: self.text("ab\xe9ü", 8),
            lambda: self.text("日本語é€", 20),
            lambda: self.text("a😀\U0001f9ea", 12),
            lambda: self.text("a-_=?%!*+/'\"(),:;<>@[\\].", 9),
            lambda: self.text("x", 90),
            lambda: self.text("é", 60),
            self.encoded_word,
            lambda: self.text("a\0\x07\x1b\x7f\x85\xa0\u3000\u200b\u2028\n", 4),
            lambda: self.text("a\udce9é\udc80\ud800", 4),
        )
        return self.pick.choices(draws, weights=(9, 4, 5, 4, 3, 5, 2, 2, 5, 0.7, 0.5))[0]()

    def encoded_word(self) -> str:
        """Returns an encoded word, now and then a broken one."""
        pick = self.pick
        charset = pick.choices(
            ("utf-8", "iso-8859-1", "us-ascii", "nosuch", "cp1252", "utf-8*en", "UTF-16", "", "unknown-8bit"),
            weights=(9, 4, 2, 1, 1, 1, 1, 0.5, 1),
        )[0]
        if pick.random() < 0.5:
            body = self.text("abc_", 9) + self.some(lambda: f"={pick.randrange(256):02X}", 4) + self.text("=C3A9_ xq?", 2)
            return f"=?{charset}?{pick.choice('qQ')}?{body}?="
        body = self.text("ABCDw6k0", 12) + pick.choice(("", "", "=", "==", "!", "===", " "))
        return pick.choice((f"=?{charset}?b?{body}?=", f"=?{charset}?B?{body}?=", f"=?{charset}?x?{body}?=", f"=?{charset}?b?{body}"))

    def blank(self) -> str:
        """Returns what stands between words."""
        return self.pick.choices((" ", "  ", "\t", "", " " * 30), weights=(20, 3, 1, 2, 0.3))[0]

    def subject(self) -> str:
        """Returns a subject."""
        if self.pick.random() < 0.1:
            return self.pick.choice(SUBJECTS)
        return self.some(lambda: self.word() + self.blank(), self.pick.choice((2, 6, 25)))

    def addresses(self, most: int) -> str:
        """Returns up to ``most`` addresses in one text."""
        if self.pick.random() < 0.15:
            return self.pick.choice(ADDRESSES)
        between = self.pick.choice((",", ", ", ", ", " ,", ";"))
        return between.join(self.address() for _ in range(self.pick.randint(1, most)))

    def address(self) -> str:
        """Returns an address, mostly a good one."""
        pick = self.pick
        kind = pick.random()
        spec = self.local_part() + pick.choices(("@", " @ ", "@@", ""), weights=(50, 1, 0.5, 1))[0] + self.domain()
        if kind < 0.35:
            return spec + (self.comment() if pick.random() < 0.1 else "")
        if kind < 0.85:
            return f"{self.name()}{self.blank()}<{spec}>" + (self.comment() if pick.random() < 0.1 else "")
        if kind < 0.92:
            members = self.some(lambda: f"{self.name()} <{spec}>", 3, ", ")
            return f"{self.name()}:{members};"
        return self.some(lambda: self.word() + self.blank(), 4)

    def name(self) -> str:
        """Returns the name in front of an address."""
        pick = self.pick
        kind = pick.random()
        if kind < 0.5:
            return self.some(lambda: self.word() + self.blank(), pick.choice((2, 3, 15)))
        if kind < 0.85:
            inner = self.some(lambda: self.word() + self.blank(), pick.choice((2, 4, 15)))
            return '"' + inner.replace("\\", "\\\\").replace('"', pick.choice(('\\"', '"'))) + '"'
        return self.comment() + self.text("abc é", 6)

    def comment(self) -> str:
        """Returns a comment."""
        inner = self.some(lambda: self.word() + self.blank(), self.pick.choice((2, 15)))
        return f" ({inner})" if self.pick.random() < 0.9 else f"({inner}"

    def local_part(self) -> str:
        """Returns what stands before the ``@``."""
        if self.pick.random() < 0.1:
            return f'"{self.word()}"'
        return self.pick.choices(
            (self.text("abcxyz", 8) + "a", self.text("ab.", 8) + "a", self.word(), self.text("aé", 5) + "a", "x" * 80),
            weights=(30, 5, 2, 4, 0.5),
        )[0]

    def domain(self) -> str:
        """Returns what stands behind the ``@``."""
        return self.pick.choices(
            ("example.org", self.text("abc", 5) + "x", "[1.2.3.4]", f"[{self.word()}]", self.word(), "bücher.example", "sub.example . org", "d" * 80),
            weights=(30, 10, 1, 0.5, 1, 2, 0.5, 0.5),
        )[0]

    def body(self) -> str:
        """Returns a body."""
        pick = self.pick
        if pick.random() < 0.2:
            return pick.choice(BODIES)
        ends = pick.choice(("\n", "\n", "\n", "\r\n", "\r"))
        alphabet = pick.choice(("ab ", "ab é", "a= \t.", "é€😀 a", "From .\n\r", "ab\0\x0b\x0c\x1c\x85\u2028"))
        longest = pick.choice((20, 60, 90, 200))
        lines = (self.text(alphabet, longest) + pick.choice(("", "", " ", "\t")) for _ in range(pick.randrange(14)))
        return ends.join(lines) + (ends if pick.random() < 0.3 else "") + ("\udce9" if pick.random() < 0.01 else "")
