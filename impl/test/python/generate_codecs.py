"""Writes what CPython's codecs answer, one JSON case a line.

    python3.15 -S -B impl/test/python/generate_codecs.py > fixtures/ground-floor/codecs.jsonl
    python3.15 -S -B impl/test/python/generate_codecs.py --random 100000 --seed 1 \\
        | node impl/test/python/check-codecs.ts
    python3.15 -S -B impl/test/python/generate_codecs.py --tables \\
        | node impl/test/python/check-codecs.ts

Without arguments: chosen cases, and a hash of every table. With ``--random``: that many cases,
differing with the seed. With ``--tables``: hashes over all code points there are, not only over a
choice of them. A case is ``[operation, arguments, result]``; bytes are in
hexadecimal, and an exception is ``{"error": [class, text]}``.
"""

from __future__ import annotations

import argparse
import codecs
import json
import random
import warnings
from collections.abc import Callable, Iterator

from codec_samples import (
    DECODED,
    HANDLERS,
    NAMES,
    PIECES,
    READ,
    TEXTS,
    encodings_of_text,
    random_bytes,
    random_text,
)
from codec_tables_hash import table_hash

ERRORS = [
    "strict",
    "ignore",
    "replace",
    "backslashreplace",
    "xmlcharrefreplace",
    "namereplace",
    "surrogateescape",
    "surrogatepass",
]
READ_ERRORS = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape"]
Case = list[object]


def outcome(action: Callable[[], object]) -> object:
    """Give the result or the exception."""
    try:
        result = action()
    except Exception as error:
        return {"error": [type(error).__name__, str(error)]}
    return result.hex() if isinstance(result, bytes) else result


def encoded(encoding: str, errors: str, text: str) -> Case:
    """Encode a whole text."""
    return ["encode", [encoding, errors, text], outcome(lambda: text.encode(encoding, errors))]


def decoded(encoding: str, errors: str, data: bytes) -> Case:
    """Decode bytes."""
    result = outcome(lambda: data.decode(encoding, errors))
    return ["decode", [encoding, errors, data.hex()], result]


def pieces(
    encoding: str, errors: str, texts: list[str], *, resumed: bool = False, final: bool = False
) -> Case:
    """Encode a text piece by piece, as a file does; `resumed` stands for a file that is appended to."""
    encoder = codecs.getincrementalencoder(encoding)(errors)
    if resumed:
        encoder.setstate(0)
    last = len(texts) - 1
    results = [
        outcome(lambda text=text, place=place: encoder.encode(text, final and place == last))
        for place, text in enumerate(texts)
    ]
    return ["pieces", [encoding, errors, texts, resumed, final], results]


def table(encoding: str, errors: str, extent: str) -> Case:
    """Hash a table."""
    return ["table", [encoding, errors, extent], table_hash(encoding, errors, extent)]


def chosen() -> Iterator[Case]:
    """Walk through the names, the encodings and the handlers."""
    for name in NAMES:
        yield ["lookup", [name], outcome(lambda name=name: codecs.lookup(name).name)]
    for encoding in encodings_of_text():
        for errors in ERRORS:
            yield table(encoding, errors, "inhabited" if errors == "ignore" else "some")
        for text in TEXTS:
            yield encoded(encoding, "strict", text)
        for texts in PIECES:
            yield pieces(encoding, "replace", texts)
            yield pieces(encoding, "strict", texts, resumed=True)
    for encoding in ["ascii", "latin-1", "cp1252", "utf-8", "utf-16", "utf-32-be", "shift_jis"]:
        for errors in [*HANDLERS, "no such handler"]:
            for text in TEXTS:
                yield encoded(encoding, errors, text)
    for encoding, data in DECODED:
        for errors in READ_ERRORS:
            yield decoded(encoding, errors, data)


def tables() -> Iterator[Case]:
    """Hash every encoding with every handler over all code points."""
    for encoding in encodings_of_text():
        for errors in ERRORS:
            yield table(encoding, errors, "all")


def random_cases(count: int, seed: int) -> Iterator[Case]:
    """Make up texts from what the encodings know and what they do not."""
    source = random.Random(seed)
    encodings = encodings_of_text()
    for _ in range(count):
        encoding = source.choice(encodings)
        errors = source.choice([*ERRORS, *HANDLERS])
        if source.random() < 0.2:
            encoding, errors = source.choice(READ), source.choice(READ_ERRORS)
            yield decoded(encoding, errors, random_bytes(source, encoding))
            continue
        if source.random() < 0.7:
            yield encoded(encoding, errors, random_text(source, encoding))
            continue
        texts = [random_text(source, encoding) for _ in range(source.randrange(1, 5))]
        resumed, final = source.random() < 0.2, source.random() < 0.3
        yield pieces(encoding, errors, texts, resumed=resumed, final=final)


def main() -> None:
    """Print the cases that were asked for."""
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("--random", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tables", action="store_true")
    arguments = parser.parse_args()
    for name, handler in HANDLERS.items():
        codecs.register_error(name, handler)
    if arguments.random:
        cases = random_cases(arguments.random, arguments.seed)
    else:
        cases = tables() if arguments.tables else chosen()
    for case in cases:
        print(json.dumps(case, separators=(",", ":")))


if __name__ == "__main__":
    main()
