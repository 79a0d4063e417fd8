"""Print random cases of text formatting, one a line, for ``compare-text-cases.ts``.

Usage: ``python3.15 -S -B impl/test/python/random_text_cases.py [SEED [COUNT]]``
"""

from __future__ import annotations

import json
import random
import sys
import warnings

from text_cases import FIELD_ARGS, FIELD_KWARGS, FIELDS, PERCENT_ARGS, TEMPLATE_VALUES
from text_outcome import Case, fill, format_value, percent, shown, template
from text_samples import BIG_INTS, BYTES, FLOATS, INTS, SIMPLE, error_values


def random_text(pick: random.Random) -> str:
    """A short text of every kind of character."""
    alphabet = "ab0 '\"\\\n\t%{}$é日🙂\x7f\xa0\u200b\ud800\U000e0001"
    return "".join(pick.choice(alphabet) for _ in range(pick.choice([0, 1, 1, 2, 3, 6])))


def random_float(pick: random.Random) -> float:
    """A float of any size, often one that ends in a 5."""
    kind = pick.randrange(6)
    if kind == 0:
        return pick.choice(FLOATS)
    if kind == 1:
        return pick.randrange(-(10**6), 10**6) / 2 ** pick.randrange(12)
    if kind == 2:
        return float(f"{pick.randrange(10**8)}5e{pick.randrange(-30, 30)}")
    if kind == 3:
        return pick.uniform(-10, 10)
    if kind == 4:
        return float(pick.randrange(10**18) * 5)
    return pick.choice([1, -1]) * pick.random() * 10.0 ** pick.randrange(-300, 300)


def random_value(pick: random.Random, depth: int = 2) -> object:
    """A value of any type."""
    kind = pick.randrange(13 if depth else 8)
    match kind:
        case 0:
            return pick.choice([*SIMPLE, *BYTES[:4]])
        case 1 | 2:
            return pick.choice([*INTS, pick.randrange(-(10**6), 10**6)])
        case 3:
            return pick.choice([*BIG_INTS, pick.randrange(-(2**90), 2**90)])
        case 4 | 5:
            return random_float(pick)
        case 6 | 7:
            return random_text(pick)
        case 8:
            return pick.choice(error_values())
        case 9 | 10:
            made = [random_value(pick, depth - 1) for _ in range(pick.randrange(3))]
            return made if kind == 9 else tuple(made)
        case _:
            keys = [random_text(pick) for _ in range(pick.randrange(3))]
            return {key: random_value(pick, depth - 1) for key in keys}


def random_soup(pick: random.Random, alphabet: str, limit: int) -> str:
    """Fewer than ``limit`` characters of ``alphabet``, which seldom make sense."""
    return "".join(pick.choice(alphabet) for _ in range(pick.randrange(limit)))


def chance(pick: random.Random, probability: float, text: str) -> str:
    """``text``, or nothing."""
    return text if pick.random() < probability else ""


def random_percent(pick: random.Random) -> Case:
    """A format, mostly with arguments that fit it."""
    if pick.random() < 0.15:
        soup = random_soup(pick, "%%()-+ #0*.19dsrxfgcyé🙂", 9)
        return percent(soup, pick.choice([*PERCENT_ARGS, (random_value(pick),)]))
    pieces, args, named = [], [], pick.random() < 0.25
    for index in range(pick.randrange(1, 4)):
        key = f"(k{index})" if named else ""
        flags = "".join(pick.choice("-+ #0") for _ in range(pick.choice([0, 0, 1, 2])))
        width = pick.choice(["", "", str(pick.randrange(30)), "" if named else "*"])
        precision = pick.choice(["", "", ".", f".{pick.randrange(40)}", "" if named else ".*"])
        args += [pick.randrange(-12, 25) for star in (width + precision) if star == "*"]
        letter = pick.choice("ddiouxXeEfFgGcrsss")
        any_value = random_value(pick, pick.choice([0, 2]))
        args.append(random_float(pick) if letter in "eEfFgG" else any_value)
        literal = chance(pick, 0.3, random_text(pick).replace("%", "%%"))
        pieces.append(f"{literal}%{key}{flags}{width}{precision}{letter}")
    given = {f"k{index}": value for index, value in enumerate(args)} if named else tuple(args)
    if not named and len(args) == 1 and pick.random() < 0.2:
        given = args[0]
    return percent("".join(pieces), given)


def random_spec(pick: random.Random) -> str:
    """A format specification, mostly a valid one."""
    if pick.random() < 0.1:
        return random_soup(pick, "<>=^+- z#0,_.19dfsxé🙂", 6)
    digits = pick.choice([str(pick.randrange(30)), ""])
    separator = chance(pick, 0.2, pick.choice(",_"))
    return (
        chance(pick, 0.4, chance(pick, 0.6, pick.choice("*0 é🙂{")) + pick.choice("<>=^"))
        + chance(pick, 0.3, pick.choice("+- "))
        + chance(pick, 0.15, "z")
        + chance(pick, 0.2, "#")
        + chance(pick, 0.3, "0")
        + chance(pick, 0.6, str(pick.randrange(40)))
        + chance(pick, 0.3, pick.choice(",_"))
        + chance(pick, 0.4, f".{digits}{separator}")
        + chance(pick, 0.8, pick.choice("bcdoxXneEfFgGs%"))
    )


def random_format(pick: random.Random) -> Case:
    """A value and a specification."""
    any_value = random_value(pick, pick.choice([0, 2]))
    return format_value(pick.choice([random_float(pick), any_value]), random_spec(pick))


def random_fill(pick: random.Random) -> Case:
    """A format of several fields, or a soup of braces."""
    if pick.random() < 0.5:
        return fill(random_soup(pick, "{{}}[].!:01akrsé🙂<5", 12), FIELD_ARGS, FIELD_KWARGS)
    pieces = []
    for _ in range(pick.randrange(1, 4)):
        spec = random_spec(pick).replace("{", "")
        literal = pick.choice(["", "text", "{{", "é"])
        pieces.append(literal + pick.choice([*FIELDS, f"{{0:{spec}}}"]))
    args = tuple(random_value(pick) for _ in range(pick.randrange(5)))
    return fill("".join(pieces), pick.choice([args, FIELD_ARGS]), FIELD_KWARGS)


def random_template(pick: random.Random) -> Case:
    """A soup of placeholders."""
    parts = ["$", "$$", "${", "}", "x", "y", "_a1", " ", "\n", "\r", "é", "🙂", "1", "\u2028"]
    parts += ["$x", "${xy}", "$missing"]
    text = "".join(pick.choice(parts) for _ in range(pick.randrange(10)))
    return template(text, TEMPLATE_VALUES)


def random_case(pick: random.Random) -> Case:
    """A case of any kind."""
    kind = pick.randrange(20)
    if kind < 8:
        return random_percent(pick)
    if kind < 13:
        return random_format(pick)
    if kind < 17:
        return random_fill(pick)
    return shown(random_value(pick, 3)) if kind < 19 else random_template(pick)


def main(seed: str = "1", count: str = "2000") -> None:
    """Print ``count`` cases."""
    warnings.simplefilter("ignore")
    sys.set_int_max_str_digits(0)
    pick = random.Random(int(seed))
    for _ in range(int(count)):
        print(json.dumps(random_case(pick), separators=(",", ":")))


if __name__ == "__main__":
    main(*sys.argv[1:])
