"""Loggers, handlers, formatters and filters as they hang together, as one value."""

import hashlib
import json
import logging
import os
import sys
from typing import Any, Dict, List, Sequence, Tuple

from logparity_testee import encode, library


def _fixture(name: str) -> Any:
    """Read a file of ``fixtures/``, which is beside a folder above this one or in it."""
    folder, above = "", os.path.dirname(os.path.abspath(__file__))
    while folder != above and not os.path.exists(os.path.join(above, "fixtures", name)):
        folder, above = above, os.path.dirname(above)
    with open(os.path.join(above, "fixtures", name), encoding="utf-8") as file:
        return json.load(file)


# What is told of a handler where it has it, in this order; the same on both sides.
_ATTRIBUTES: List[str] = _fixture("graph-attributes.json")

Pairs = List[Tuple[Any, Any]]


class Graph:
    """A walk over the tree of loggers; each handler gets a number when it is first met."""

    def __init__(self, names: encode.Names) -> None:
        """Tell the objects in ``names`` by the scenario's variables that hold them."""
        self._names = names
        self._handlers: List[logging.Handler] = []

    def value(self) -> Any:
        """Return everything that the root and the other loggers lead to."""
        loggers = [("root", self._logger(logging.root))]
        for name, logger in sorted(logging.root.manager.loggerDict.items()):
            loggers.append((name, self._logger(logger)))
        handlers: Pairs = []
        while len(handlers) < len(self._handlers):  # what is described may lead to more
            number = len(handlers)
            handlers.append((number + 1, self._handler(self._handlers[number])))
        return _dict([("loggers", _dict(loggers)), ("handlers", _dict(handlers))])

    def _logger(self, logger: Any) -> Any:
        if isinstance(logger, logging.PlaceHolder):
            return {"$object": "PlaceHolder"}
        told: Pairs = [(name, self._plain(vars(logger)[name])) for name in ("level", "propagate")]
        told.append(("disabled", bool(logger.disabled)))
        told.append(("handlers", [self._number(each) for each in logger.handlers]))
        told.append(("filters", self._filters(logger.filters)))
        return _dict(told)

    def _number(self, handler: Any) -> Any:
        if not isinstance(handler, logging.Handler):
            return self._plain(handler)
        for number, known in enumerate(self._handlers, 1):
            if known is handler:
                return number
        self._handlers.append(handler)
        return len(self._handlers)

    def _handler(self, handler: Any) -> Any:
        told: Pairs = [("class", type(handler).__name__)]
        for name in _ATTRIBUTES:
            if hasattr(handler, name):
                told.append((name, self._attribute(name, library.read(handler, name))))
        return _dict(told)

    def _attribute(self, name: str, value: Any) -> Any:
        if name == "formatter":
            return self._formatter(value)
        if name == "filters":
            return self._filters(value)
        if name == "stream":
            return self._stream(value)
        if name == "listener":
            return self._listener(value)
        if name == "target":
            return self._number(value)
        if name == "baseFilename":
            return os.path.relpath(value)
        if name in ("credentials", "password"):
            return _hidden(self._plain(value))
        return self._plain(value)

    def _formatter(self, formatter: Any) -> Any:
        style = getattr(formatter, "_style", None)
        if style is None or id(formatter) in self._names:
            return self._plain(formatter)
        told: Pairs = [
            ("class", type(formatter).__name__),
            ("style", type(style).__name__),
            ("fmt", self._plain(style._fmt)),
            ("datefmt", self._plain(formatter.datefmt)),
        ]
        if getattr(style, "_defaults", None) is not None:
            told.append(("defaults", self._plain(style._defaults)))
        return _dict(told)

    def _filters(self, filters: Sequence[Any]) -> Any:
        return [self._filter(each) for each in filters]

    def _filter(self, each: Any) -> Any:
        if isinstance(each, logging.Filter) and id(each) not in self._names:
            return _dict([("class", type(each).__name__), ("name", self._plain(each.name))])
        return self._plain(each)

    def _stream(self, stream: Any) -> Any:
        for name in ("stdout", "stderr"):
            if stream is getattr(sys, name):
                return name
        if stream is None or id(stream) in self._names:
            return self._plain(stream)
        return "open"

    def _listener(self, listener: Any) -> Any:
        if listener is None or not hasattr(listener, "handlers"):
            return self._plain(listener)
        return _dict(
            [
                ("class", type(listener).__name__),
                ("queue", self._plain(listener.queue)),
                ("handlers", [self._number(each) for each in listener.handlers]),
                ("respect_handler_level", self._plain(listener.respect_handler_level)),
            ]
        )

    def _plain(self, value: Any) -> Any:
        return encode.encode(value, self._names)


def _hidden(encoded: Any) -> Any:
    """Put what stands for it in the place of each text: no observation ever holds a password."""
    if isinstance(encoded, str):
        digest = hashlib.sha256(encoded.encode("utf-8", "surrogatepass")).hexdigest()
        return "<%s>" % digest[:12]
    if isinstance(encoded, list):
        return [_hidden(item) for item in encoded]
    if isinstance(encoded, dict):
        return {key: _hidden(value) for key, value in encoded.items()}
    return encoded


def _dict(pairs: Sequence[Tuple[Any, Any]]) -> Dict[str, Any]:
    return {"$dict": [list(pair) for pair in pairs]}
