"""What CPython makes of one value, format or template, as a line of JSON.

A case is ``[kind, input, …, outcome]``. Values are written in the notation of the scenarios
(``$float``, ``$tuple`` …); an outcome is a text, or ``{"error": [type, message]}``.
"""

from __future__ import annotations

import base64
import string
from collections.abc import Callable

from text_samples import SAFE

Case = list[object]


def typed(value: object) -> object:
    """Return ``value`` in the notation of the scenarios."""
    match value:
        case None | bool() | str():
            return value
        case int():
            return value if abs(value) <= SAFE else {"$int": hex(value)}
        case float():
            return {"$float": repr(value)}
        case bytes():
            return {"$bytes": base64.b64encode(value).decode()}
        case list():
            return [typed(item) for item in value]
        case tuple():
            return {"$tuple": [typed(item) for item in value]}
        case set():
            return {"$set": [typed(item) for item in value]}
        case dict():
            return {"$dict": [[typed(key), typed(item)] for key, item in value.items()]}
        case BaseException():
            args = typed(constructor_args(value))
            return {"$error": {"type": type(value).__name__, "args": args}}
    raise NotImplementedError(type(value))


def constructor_args(error: BaseException) -> list[object]:
    """Return what ``error`` was made with; an OSError keeps its files apart from its arguments."""
    if not isinstance(error, OSError) or error.filename is None:
        return list(error.args)
    files = [error.filename] if error.filename2 is None else [error.filename, None, error.filename2]
    return [*error.args, *files]


def outcome(call: Callable[[], str]) -> object:
    """Return what calling ``call`` gives: its text, or the error it raises."""
    try:
        return call()
    except Exception as error:
        return {"error": [type(error).__name__, str(error)]}


def percent(format_: str, args: object) -> Case:
    """``format_ % args``."""
    return ["percent", format_, typed(args), outcome(lambda: format_ % args)]


def fill(format_: str, args: tuple[object, ...], kwargs: dict[str, object]) -> Case:
    """``format_.format(*args, **kwargs)``."""
    result = outcome(lambda: format_.format(*args, **kwargs))
    return ["fill", format_, typed(args), typed(kwargs), result]


def format_value(value: object, spec: str) -> Case:
    """``format(value, spec)``."""
    return ["format", typed(value), spec, outcome(lambda: format(value, spec))]


def shown(value: object) -> Case:
    """``str``, ``repr`` and ``ascii`` of a value."""
    return ["shown", typed(value), str(value), repr(value), ascii(value)]


def template(text: str, mapping: dict[str, object]) -> Case:
    """``Template(text)``, strict and safe."""
    made = string.Template(text)
    return [
        "template",
        text,
        typed(mapping),
        outcome(lambda: made.substitute(mapping)),
        outcome(lambda: made.safe_substitute(mapping)),
    ]
