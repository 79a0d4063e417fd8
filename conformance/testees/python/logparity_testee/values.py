"""Scenario values to Python values."""

import base64
import builtins
import collections
import datetime
from typing import TYPE_CHECKING, Any, Callable, Dict

from logparity_testee import hooks, library

if TYPE_CHECKING:
    from logparity_testee.run import Run


def decode(run: "Run", value: Any) -> Any:
    """Turn a value as written in a scenario into the Python value that it stands for."""
    if isinstance(value, list):
        return [decode(run, item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$hook" in value:
        return hooks.Hook(run, value)
    for key in value:
        if key in TYPED:
            return TYPED[key](run, value[key])
    return {key: decode(run, item) for key, item in value.items()}


def keywords(run: "Run", value: Any) -> Dict[str, Any]:
    """Decode the keyword arguments of a call."""
    return {name: decode(run, item) for name, item in (value or {}).items()}


def _variable(run: "Run", name: str) -> Any:
    return run.loop[name] if name in run.loop else library.missing(name)


def _error(run: "Run", value: Dict[str, Any]) -> BaseException:
    kind = getattr(builtins, value["type"], None)
    if (
        kind is None
    ):  # one that Python itself does not have; of __main__, it is shown by its name alone
        kind = type(value["type"], (Exception,), {"__module__": "__main__"})
    error: BaseException = kind(*decode(run, value.get("args", [])))
    return error


def _named_tuple(pairs: Any) -> Any:
    make: Any = collections.namedtuple  # the names are known at run time only
    return make("Named", [name for name, _ in pairs])(*[value for _, value in pairs])


def _address(value: Any) -> Any:
    """An address is a tuple in Python."""
    return tuple(value) if isinstance(value, list) else value


def _time(_: "Run", text: str) -> datetime.time:
    whole, _dot, fraction = text.partition(".")
    parts = [int(part) for part in whole.split(":")]
    hour, minute, second = (parts + [0])[:3]
    return datetime.time(hour, minute, second, int((fraction + "000000")[:6]))


TYPED: Dict[str, Callable[[Any, Any], Any]] = {
    "$ref": lambda run, path: run.resolve(path),
    "$var": _variable,
    "$float": lambda run, text: float(text),
    "$int": lambda run, text: int(text),
    "$bytes": lambda run, text: base64.b64decode(text),
    "$bytearray": lambda run, text: bytearray(base64.b64decode(text)),
    "$tuple": lambda run, items: tuple(decode(run, items)),
    "$namedtuple": lambda run, pairs: _named_tuple(decode(run, pairs)),
    "$set": lambda run, items: set(decode(run, items)),
    "$dict": lambda run, pairs: {decode(run, k): decode(run, v) for k, v in pairs},
    "$error": _error,
    "$time": _time,
    "$lab": lambda run, path: _address(run.lab(path)),
}
