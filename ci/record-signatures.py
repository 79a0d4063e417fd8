"""Record how CPython's logging is called, for testees whose language has no keyword arguments.

Usage: ``python3.15 -S -B ci/record-signatures.py fixtures/signatures.json``, with the newest
supported CPython. A class has its base classes, the parameters of its constructor and of the
public methods it defines itself; a function has its parameters. A parameter without a default must
be given. Beside them stands what the port takes by position although Python can do without it.
"""

import inspect
import json
import logging
import logging.config
import logging.handlers
import platform
import queue
import sys
from pathlib import Path
from types import FunctionType, MethodDescriptorType, ModuleType
from typing import Any

MODULES = [logging, logging.handlers, logging.config, queue]
KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: "positional",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "either",
    inspect.Parameter.VAR_POSITIONAL: "rest",
    inspect.Parameter.KEYWORD_ONLY: "keyword",
    inspect.Parameter.VAR_KEYWORD: "keywords",
}
# The port's own choice, and kept here because its testee and the repro programs both need it.
BY_POSITION = {
    "logging.StreamHandler": ["stream"],
    "logging.Formatter": ["fmt"],
    "logging.Filter": ["name"],
    "logging.Handler": ["level"],
    "logging.getLogger": ["name"],
    "logging.Logger": ["level"],
    "logging.LoggerAdapter": ["extra"],
    "logging.BufferingFormatter": ["linefmt"],
    "logging.config.listen": ["port"],
    "logging.disable": ["level"],
    "queue.Queue": ["maxsize"],
}
METHODS = (FunctionType, MethodDescriptorType, staticmethod, classmethod)

Json = dict[str, Any]


def parameters(function: Any, bound: bool) -> list[Json]:
    """List the parameters of ``function``, without the first where that is the object itself."""
    listed = list(inspect.signature(function).parameters.values())
    return [parameter(each) for each in (listed[1:] if bound else listed)]


def parameter(each: inspect.Parameter) -> Json:
    """Return one parameter: its name, how it may be given, and its default."""
    recorded: Json = {"name": each.name, "kind": KINDS[each.kind]}
    if each.default is not each.empty:
        recorded["default"] = default(each.default)
    return recorded


def default(value: Any) -> Any:
    """Return a default as JSON where it can be written so, else its repr."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return {"$repr": repr(value) if isinstance(value, tuple) else type(value).__name__}


def name_of(cls: type) -> str:
    """Return the dotted name under which programs know ``cls``."""
    module = "queue" if cls.__module__ == "_queue" else cls.__module__
    return f"{module}.{cls.__qualname__}"


def recorded_class(cls: type) -> Json:
    """Record constructor, base classes and methods of ``cls``."""
    recorded: Json = {"bases": [name_of(base) for base in cls.__bases__ if base is not object]}
    if "__init__" in vars(cls) or cls.__module__ == "_queue":
        recorded["init"] = parameters(cls, bound=False)
    recorded["methods"] = {
        name: parameters(method, bound=not isinstance(method, (staticmethod, classmethod)))
        for name, method in vars(cls).items()
        if not name.startswith("_") and isinstance(method, METHODS)
    }
    return recorded


def belongs(value: Any, module: ModuleType) -> bool:
    """Whether ``value`` is defined in ``module`` and not merely imported there."""
    return getattr(value, "__module__", "").lstrip("_") == module.__name__


def public(module: ModuleType) -> list[tuple[str, Any]]:
    """List the public classes and functions of ``module``."""
    return [
        (f"{module.__name__}.{name}", value)
        for name, value in sorted(vars(module).items())
        if not name.startswith("_") and belongs(value, module)
    ]


def record() -> Json:
    """Record every module."""
    found = [pair for module in MODULES for pair in public(module)]
    return {
        "python": platform.python_version(),
        "classes": {
            name_of(value): recorded_class(value)
            for _, value in found
            if inspect.isclass(value) and not issubclass(value, BaseException)
        },
        "functions": {
            name: parameters(value, bound=False)
            for name, value in found
            if inspect.isfunction(value)
        },
        "byPosition": BY_POSITION,
    }


if __name__ == "__main__":
    text = json.dumps(record(), indent=1, ensure_ascii=True)
    Path(sys.argv[1]).write_text(text + "\n", encoding="ascii")
