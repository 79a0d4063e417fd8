"""Writes what CPython's time module answers, one JSON case a line.

    python3.15 -S -B impl/test/python/generate_time.py > fixtures/ground-floor/time.jsonl
    python3.15 -S -B impl/test/python/generate_time.py --random 100000 --seed 1 \\
        | node impl/test/python/check-time.ts

The zone files of the fixture lie beside it, so that it holds on machines with other zone data.

Without arguments: a fixed walk around the clock changes of several zones, and every directive of
strftime. With ``--random``: that many cases, differing with the seed. A case is
``[operation, arguments, result]``; the result is a value or ``{"error": [class, text]}``. ``["tz",
name]`` sets the zone for what follows and forgets what mktime() remembers from call to call.
"""

from __future__ import annotations

import argparse
import calendar
import itertools
import json
import os
import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

SYSTEM_ZONES = Path("/usr/share/zoneinfo")
FIXTURE_ZONES = Path(__file__).parents[3] / "fixtures/ground-floor/zoneinfo"
ZONES = [
    "America/New_York",
    "Europe/Berlin",
    "Europe/Dublin",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Asia/Kolkata",
    "Pacific/Apia",
    "Africa/Casablanca",
    "America/St_Johns",
    "UTC",
    "",
    ":Europe/London",
    "Asia/Tehran",
    "right/Europe/Berlin",
    "EST5EDT",
    "CET-1CEST,M3.5.0/2,M10.5.0/3",
    "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
    "NZST-12NZDT,M9.5.0,M4.1.0/3",
    "IST-2IDT,M3.4.4/26,M10.5.0",
    "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
    "XXX3YYY,J60/-167,300/167:59:59",
    "QQQ-4:30:15",
    "Nowhere/Land",
    "AAA5BBB,rubbish",
    "x",
]
FLAGS = ["", "_", "-", "0", "^", "#", "^#", "-_", "0^"]
LETTERS = "%aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ" + "EfiJKLNoOqQv+:é"
WIDTHS = ["", "1", "5", "12"]


def ask(operation: str, *args: object) -> list[object]:
    """Returns one case."""
    function = {"timegm": calendar.timegm}.get(operation) or getattr(time, operation)
    given = [tuple(arg) if isinstance(arg, list) else arg for arg in args]
    try:
        if operation == "strftime" and isinstance(args[1], int):
            given[1] = time.localtime(args[1])
        if operation in ("localtime", "gmtime"):
            given = [*args]
        result = function(*given)
    except Exception as error:
        return [operation, args, {"error": [type(error).__name__, str(error)]}]
    if isinstance(result, time.struct_time):
        result = [*result, result.tm_zone, result.tm_gmtoff]
    return [operation, args, result]


def use(zone: str) -> list[object]:
    """Switches to a zone, and lets mktime() forget the offset that it found last."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    time.mktime((1970, 1, 1, 0, 0, 0, 0, 0, 0))
    os.environ["TZ"] = zone
    time.tzset()
    return ["tz", zone]


def changes() -> Iterator[int]:
    """Yields the seconds at which clocks change between 1960 and 2101, found by bisection."""
    step = 20 * 86400

    def look(secs: int) -> tuple[str, int, int]:
        t = time.localtime(secs)
        return (t.tm_zone, t.tm_gmtoff, t.tm_isdst)

    for start in range(-315_619_200, 4_133_980_800, step):
        low, high = start, start + step
        if look(low) == look(high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if look(middle) == look(low) else (low, middle)
        yield high


def around(change: int) -> Iterator[list[object]]:
    """Yields moments next to a change, and wall clock times that are skipped or seen twice."""
    for offset in (-7200, -3601, -1, 0, 1, 3599, 3600):
        yield ask("localtime", change + offset)
    for offset in (-5400, -1800, 0, 1800, 5400):
        t = time.gmtime(change + offset + time.localtime(change - 1).tm_gmtoff)
        for isdst in (-1, 0, 1):
            yield ask("mktime", [*t[:8], isdst])


def keep_zone_files() -> None:
    """Copies the zone files that the fixture needs beside it, unless they are there, and uses them."""
    for name in [*(zone.removeprefix(":") for zone in ZONES), "Universal", "posixrules"]:
        source, kept = SYSTEM_ZONES / name, FIXTURE_ZONES / name
        if source.is_file() and not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, kept)
    os.environ["TZDIR"] = str(FIXTURE_ZONES)


def fixed() -> Iterator[list[object]]:
    """Yields the cases of the fixture."""
    keep_zone_files()
    # Before any other of its kind: what glibc makes of these depends on the one read before, and
    # on mktime().
    yield use("AAA5BBB")
    for change in [*changes()][::9]:
        yield ask("localtime", change)
        yield ask("localtime", change - 1)
    for zone in ZONES:
        yield use(zone)
        found = list(changes())
        for change in found[:: max(1, len(found) // 12)]:
            yield from around(change)
        for secs in (-1e10, -0.5, 0, 1.9, 1720000000, 4e9, 1e11, 1e14):
            yield ask("localtime", secs)
    yield from formats()
    yield from refused()


def formats() -> Iterator[list[object]]:
    """Yields every directive with flags, widths and modifiers."""
    yield use("Europe/Berlin")
    moments = (1720000000, 1704445509, 951782399)
    for flags, width, modifier, letter in itertools.product(FLAGS, WIDTHS, ("", "E", "O"), LETTERS):
        if modifier and (flags or width) and letter not in "YdsZz%":
            continue
        secs = moments[(len(flags) + len(width)) % 3]
        yield ask("strftime", f"%{flags}{width}{modifier}{letter}", secs)
    tails = "%", "%5", "%_", "%E", "a%-", "%%%", "é%Y😀%mé", "%é", "\0%Y\0", "%Y\udc80%d", "%-5", ""
    for format in tails:
        yield ask("strftime", format, 1720000000)
    for format in ("%Y %C %y %G %g %c %F %D", "%5Y|%-5C|%_5G", "%s", "%z", "%+Y %10F %010F"):
        for year in (-12345, -101, -100, -1, 0, 1, 99, 512, 999, 1969, 10000):
            yield ask("strftime", format, [year, 2, 3, 4, 5, 6, 6, 34, 0])
    for year in (-2147481748, 2147483647):
        yield ask("strftime", "%Y %C %y %G %g %F", [year, 2, 3, 4, 5, 6, 6, 34, 0])
    for year, yday in itertools.product(range(2000, 2029), (0, 1, 2, 3, 4, 363, 364)):
        t = time.gmtime(calendar.timegm((year, 1, 1, 0, 0, 0)) + yday * 86400)
        yield ask("strftime", "%a %j %U %W %V %G %g %u %w", list(t))
    for hour in range(24):
        yield ask("strftime", "%H %I %k %l %p %P %r", [2024, 1, 1, hour, 0, 0, 0, 1, 0])
    for width in (1000, 1023, 1024, 2000, 3000, 99999999999):
        yield ask("strftime", f"%{width}d", 1720000000)
        yield ask("strftime", f"x %{width}Y and more text", 1720000000)


def refused() -> Iterator[list[object]]:
    """Yields arguments out of range."""
    good = [2024, 2, 3, 4, 5, 6, 6, 34, 0]
    for place, values in enumerate(
        [
            [-(2**31), -(2**31) + 1899, 2**31, 10**12],
            [0, 13, -1],
            [0, 32, -1],
            [24, -1],
            [60, -1],
            [61, 62, -1],
            [-1, 7, 8, -2],
            [0, 366, 367, -1],
            [-5, 5, 2**31, -(2**31) - 1],
        ]
    ):
        for value in values:
            t = [*good[:place], value, *good[place + 1 :]]
            yield ask("strftime", "%Y-%m-%d %H:%M:%S %a %j %z", t)
            yield ask("mktime", t)
    for t in ([], [2024], good[:8], [*good, 0], 5.5, "text", None):
        yield ask("strftime", "%Y", t)
        yield ask("mktime", t)
    yield ask("mktime", [2024, 1, 1, 0, 0, 0, 0, 0, "x"])
    yield ask("mktime", [2024, 1, 1, 0, 0, 0, 0, 0, True])
    for secs in (1e17, -1e17, 1e19, -1e19, "text", [1], True, 8e15, -8e15):
        yield ask("localtime", secs)
        yield ask("gmtime", secs)
    for t in ([1970, 1, 1, 0, 0, 0], [2024, 2, 30, 25, 61, 61], [1600, 12, 31, 0, 0, 0, 9, 9, 9]):
        yield ask("timegm", t)


def drawn(count: int) -> Iterator[list[object]]:
    """Yields random cases."""
    zones = [*ZONES]
    for folder, _, names in os.walk(SYSTEM_ZONES):
        zones += [f"{folder}/{name}" for name in names if name[0].isupper() and "." not in name]
    for number in range(count):
        if number % 50 == 0:
            yield use(random.choice(zones) if random.random() < 0.8 else posix_zone())
            known = list(changes()) if random.random() < 0.3 else []
        near = random.choice(known) + random.randint(-9000, 9000) if known else None
        secs = near if near is not None and random.random() < 0.8 else random_second()
        yield random.choice((draw_localtime, draw_mktime, draw_strftime))(secs)


def random_second() -> int:
    """Returns a second, mostly of our times."""
    return random.choice(
        (
            random.randint(-2_500_000_000, 4_200_000_000),
            random.randint(1_500_000_000, 1_800_000_000),
            random.randint(-(10**12), 10**13),
        )
    )


def draw_localtime(secs: int) -> list[object]:
    """Returns a case of localtime() or gmtime()."""
    given = secs + random.random() if random.random() < 0.3 else secs
    return ask("gmtime" if random.random() < 0.1 else "localtime", given)


def draw_mktime(secs: int) -> list[object]:
    """Returns a case of mktime(), with fields out of range now and then."""
    t = [*time.localtime(secs)][:8]
    if random.random() < 0.2:
        place = random.randrange(6)
        t[place] += random.randint(-100, 100)
    return ask("mktime", [*t, random.choice((-1, -1, 0, 1))])


def draw_strftime(secs: int) -> list[object]:
    """Returns a case of strftime()."""
    format = "".join(random.choice((directive, literal))() for _ in range(random.randint(1, 6)))
    if random.random() < 0.8:
        return ask("strftime", format, secs)
    t = [*time.localtime(secs)]
    t[random.randrange(9)] += random.randint(-3, 3)
    return ask("strftime", format.replace("Z", "z"), t)


def directive() -> str:
    """Returns a random directive."""
    flags = "".join(random.choices("_-0^#", k=random.choice((0, 0, 0, 1, 2))))
    width = random.choice(("", "", "", str(random.randint(1, 40))))
    return "%" + flags + width + random.choice(("", "", "", "E", "O")) + random.choice(LETTERS)


def literal() -> str:
    """Returns random text, none of it a surrogate that JSON could not carry."""
    return "".join(random.choices("ab %:-\0\n\x7f\x80é€😀5EO", k=random.randint(0, 3)))


def posix_zone() -> str:
    """Returns a random POSIX TZ string, now and then a broken one, always with a rule."""

    def name() -> str:
        return random.choice(("AAA", "<+03>", "<ab-1>", "Bcdef", "AB", "<x>", "<", "Zo9"))

    def clock(top: int) -> str:
        parts = [str(random.randint(0, top)), f"{random.randint(0, 70):02}", str(random.randint(0, 59))]
        return random.choice(("", "", "+", "-")) + ":".join(parts[: random.choice((1, 1, 2, 3))])

    def rule() -> str:
        day = random.choice(
            (
                f"M{random.randint(1, 12)}.{random.randint(1, 5)}.{random.randint(0, 6)}",
                f"J{random.randint(1, 365)}",
                str(random.randint(0, 365)),
                random.choice(("M1.6.0", "J0", "366", "J366", "x")),
            )
        )
        return day + random.choice(("", "", "/" + clock(167), "/", "/x"))

    text = name() + clock(26)
    if random.random() < 0.8:
        text += name() + random.choice(("", clock(26)))
        text += random.choice(("," + rule(), f",{rule()},{rule()}", f",{rule()},{rule()}"))
    return text


def main() -> None:
    """Prints the cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--random", type=int, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    random.seed(options.seed)
    cases = fixed() if options.random is None else drawn(options.random)
    for case in cases:
        sys.stdout.write(json.dumps(case, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
