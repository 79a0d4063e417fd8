"""Writes what CPython's urlencode() makes of queries, one JSON case ``[query, outcome]`` a line.

    python3.15 -S -B impl/test/python/generate_urlencode.py > fixtures/ground-floor/urlencode.jsonl
    python3.15 -S -B impl/test/python/generate_urlencode.py 20000 1 |
        npx node impl/test/python/check-urlencode.ts

Without arguments: the fixture. With a count and a seed: random cases. Values are written in the
notation of the scenarios.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from urllib.parse import urlencode

from random_text_cases import random_text, random_value
from text_outcome import outcome, typed
from text_samples import everything

RECORD = {
    "name": "app.web",
    "msg": "a b~/é+*.-_ %s",
    "args": ("x", 1),
    "levelno": 20,
    "exc_info": None,
    "created": 1700000000.5,
    "msecs": 0.0,
    "extra": {"user": "ü", "roles": ["a", 'b"']},
    "raw": b"\xff \x00~",
}


def case(query: object) -> list[object]:
    """Returns one case."""
    return [typed(query), outcome(lambda: urlencode(query))]


def fixed() -> Iterator[object]:
    """Yields the queries of the fixture."""
    yield RECORD
    yield {chr(code): chr(code) for code in [*range(256), 0x20AC, 0x1F600, 0xFFFF]}
    yield {bytes([byte]): bytes([byte]) for byte in range(256)}
    for value in everything():
        if not isinstance(value, set) or len(value) < 2:
            yield {"k": value}
            yield (("k", value), ("l", "m"))
    for pair in ((), ("a",), ("a", 1, 2), "bc", "b", "bcd", b"de", b"d", b"def", ["x", 2], ["x"],
                 [1, 2, 3], {"k": 1, "l": 2}, {"k": 1}, {"a": 1, "b": 2, "c": 3}, 5, None, 1.5, True,
                 set()):  # fmt: skip
        yield [("a", 1), pair]
        yield [pair]
    yield from ((), [], {}, set(), {5}, "", "a", b"", b"a", None, 5, 2.5, True, [["a", 1]], ((),))


def drawn(count: int, seed: int) -> Iterator[object]:
    """Yields random queries: mostly dicts, as a handler makes them."""
    pick = random.Random(seed)
    for _ in range(count):
        pairs = [(random_key(pick), random_value(pick)) for _ in range(pick.randrange(5))]
        kind = pick.randrange(10)
        yield random_value(pick) if kind == 0 else pairs if kind == 1 else dict(pairs)


def random_key(pick: random.Random) -> object:
    """Returns a key that a dict may have."""
    if pick.random() < 0.7:
        return random_text(pick)
    return pick.choice([None, True, 0, 1.5, b"k \xff", ("t", 1), -(2**70)])


def main() -> None:
    """Prints the cases."""
    numbers = [int(argument) for argument in sys.argv[1:]]
    for query in drawn(*numbers) if numbers else fixed():
        print(json.dumps(case(query), separators=(",", ":")))


if __name__ == "__main__":
    main()
