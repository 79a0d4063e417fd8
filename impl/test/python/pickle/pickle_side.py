"""CPython's side of the pickle tests: makes values of descriptions, pickles them, and reads them back.

It answers one JSON line for each that it reads, for ``differential.ts`` and ``generate-fixture.ts``.

A description is a graph in JSON. None, bools and strings are themselves; the rest are arrays:
``["i", "12"]`` int, ``["f", "3ff0000000000000"]`` float, ``["b", base64]`` bytes,
``["l", id, items]`` list, ``["t", id, items]`` tuple, ``["s", id, items]`` set, ``["z", id, items]``
frozenset, ``["d", id, [[key, value], …]]`` dict, ``["e", id, class, args, attributes]`` exception,
``["x", class, arguments]`` a value of the standard library, and ``["r", id]`` for one met before.
"""

from __future__ import annotations

import base64
import builtins
import collections
import datetime
import decimal
import fractions
import json
import logging
import logging.handlers
import pathlib
import pickle
import socket
import struct
import sys
import types
import uuid
from collections.abc import Callable

PROTOCOLS = range(6)

Node = object


class Builder:
    """Makes the value of a description, with the identities that it asks for."""

    def __init__(self) -> None:
        self.made: dict[int, object] = {}
        self.waiting: list[tuple[int, Callable[[object], None]]] = []

    def value(self, node: Node) -> object:
        """Return the value of a whole description."""
        made = self.build(node)
        for ident, store in self.waiting:
            store(self.made[ident])
        return made

    def build(self, node: Node) -> object:
        """Return the value of a part, which may still lack what leads back to a tuple around it."""
        if not isinstance(node, list):
            return node
        return getattr(self, f"build_{node[0]}")(*node[1:])

    def keep(self, ident: int, value: object) -> object:
        self.made[ident] = value
        return value

    def build_i(self, digits: str) -> int:
        return int(digits)

    def build_f(self, bits: str) -> float:
        return struct.unpack(">d", bytes.fromhex(bits))[0]

    def build_b(self, text: str) -> bytes:
        return base64.b64decode(text)

    def build_r(self, ident: int) -> object:
        return self.made[ident]

    def build_l(self, ident: int, items: list[Node]) -> object:
        made: list[object] = []
        self.keep(ident, made)
        for index, item in enumerate(items):
            made.append(None)
            self.store(item, lambda value, index=index: made.__setitem__(index, value))
        return made

    def build_d(self, ident: int, items: list[tuple[Node, Node]]) -> object:
        made: dict[object, object] = {}
        self.keep(ident, made)
        for node, item in items:
            key = self.build(node)
            made[key] = None
            self.store(item, lambda value, key=key: made.__setitem__(key, value))
        return made

    def store(self, node: Node, put: Callable[[object], None]) -> None:
        """Put the value of ``node`` into a container, later if it is a tuple that is not ready."""
        if isinstance(node, list) and node[0] == "r" and node[1] not in self.made:
            self.waiting.append((node[1], put))
        else:
            put(self.build(node))

    def build_t(self, ident: int, items: list[Node]) -> object:
        return self.keep(ident, tuple([self.build(item) for item in items]))

    def build_s(self, ident: int, items: list[Node]) -> object:
        return self.keep(ident, set([self.build(item) for item in items]))

    def build_z(self, ident: int, items: list[Node]) -> object:
        return self.keep(ident, frozenset([self.build(item) for item in items]))

    def build_e(self, ident: int, name: str, args: list[Node], attributes: list[list]) -> object:
        made = getattr(builtins, name)(*[self.build(item) for item in args])
        for key, node in attributes:
            setattr(made, key, self.build(node))
        return self.keep(ident, made)

    def build_x(self, name: str, args: list) -> object:
        return STANDARD[name](*args)


def zone(seconds: int | None, name: str | None = None) -> datetime.timezone | None:
    """Return a zone at a distance from UTC."""
    if seconds is None:
        return None
    delta = datetime.timedelta(seconds=seconds)
    return datetime.timezone(delta) if name is None else datetime.timezone(delta, name)


STANDARD: dict[str, Callable[..., object]] = {
    "date": datetime.date,
    "time": lambda *clock: datetime.time(*clock[:4], zone(clock[5]), fold=clock[4]),
    "datetime": lambda *day: datetime.datetime(*day[:7], zone(day[8]), fold=day[7]),
    "timedelta": datetime.timedelta,
    "timezone": zone,
    "Decimal": decimal.Decimal,
    "UUID": uuid.UUID,
}


class Describer:
    """Describes a value: each container once, in the order in which it is met."""

    def __init__(self) -> None:
        self.idents: dict[int, int] = {}

    def node(self, value: object) -> Node:
        """Return the description of ``value``."""
        match value:
            case None | bool() | str():
                return value
            case int():
                return ["i", str(value)]
            case float():
                return ["f", struct.pack(">d", value).hex()]
            case bytes() | bytearray():
                return ["b", base64.b64encode(value).decode()]
            case tuple() | frozenset() if not value:
                return ["t" if isinstance(value, tuple) else "z", -1, []]
        standard = self.standard(value)
        return self.container(value) if standard is None else standard

    def standard(self, value: object) -> Node:
        match value:
            case datetime.datetime(year=year, month=month, day=day):
                return ["x", "datetime", [year, month, day, *self.clock(value)]]
            case datetime.date(year=year, month=month, day=day):
                return ["x", "date", [year, month, day]]
            case datetime.time():
                return ["x", "time", self.clock(value)]
            case datetime.timedelta(days=days, seconds=seconds, microseconds=rest):
                return ["x", "timedelta", [days, seconds, rest]]
            case datetime.timezone():
                args = value.__getinitargs__()
                return ["x", "timezone", [args[0].total_seconds(), *args[1:]]]
            case decimal.Decimal():
                return ["x", "Decimal", [str(value)]]
            case uuid.UUID():
                return ["x", "UUID", [str(value)]]
        return None

    def clock(self, value: datetime.time | datetime.datetime) -> list[object]:
        offset = None if value.tzinfo is None else value.utcoffset().total_seconds()
        return [value.hour, value.minute, value.second, value.microsecond, value.fold, offset]

    def container(self, value: object) -> Node:
        if id(value) in self.idents:
            return ["r", self.idents[id(value)]]
        ident = self.idents[id(value)] = len(self.idents)
        match value:
            case list():
                return ["l", ident, [self.node(item) for item in value]]
            case tuple():
                return ["t", ident, [self.node(item) for item in value]]
            case dict():
                return ["d", ident, [[self.node(key), self.node(value[key])] for key in value]]
            case set() | frozenset():
                items = sorted([self.node(item) for item in value], key=json.dumps)
                return ["s" if isinstance(value, set) else "z", ident, items]
            case BaseException():
                return self.exception(ident, value)
        raise TypeError(f"no description of {type(value)}")

    def exception(self, ident: int, value: BaseException) -> Node:
        made = value.__reduce__()
        name = type(value).__name__
        state = made[2] if len(made) > 2 and made[2] else {}
        attributes = [[key, self.node(state[key])] for key in state if key != "args"]
        return ["e", ident, name, [self.node(item) for item in made[1]], attributes]


def read(pickles: list[str]) -> list[Node]:
    """Return what CPython reads of pickles; null for what equals the first."""
    described = [Describer().node(pickle.loads(base64.b64decode(text))) for text in pickles]
    return [described[0], *[None if node == described[0] else node for node in described[1:]]]


def frame(attributes: list[list[Node]], extra: list[list[Node]]) -> str:
    """Return the frame that SocketHandler makes of a record, as base64.

    The record is one as a frame gives it: names of files and functions are interned, all else is not.
    """
    given = {key: Builder().value(node) for key, node in attributes}
    record = logging.LogRecord(
        "root" if given["name"] == "root" else given["name"],
        given["levelno"],
        sys.intern(given["pathname"]),
        given["lineno"],
        given["msg"],
        (),
        None,
        sys.intern(given["funcName"]),
    )
    for key in ("created", "msecs", "relativeCreated", "thread", "process"):
        setattr(record, key, given[key])
    if record.name == "root":
        record.name = logging.root.name
    for key, node in extra:
        record.__dict__[key] = Builder().value(node)
    made = logging.handlers.SocketHandler("localhost", 1).makePickle(record)
    return base64.b64encode(made).decode()


# Values of other classes, with the plain ones that the port reads them as.
READ_AS: dict[str, tuple[object, object]] = {
    "bytearray": (bytearray(b"x\xff"), b"x\xff"),
    "empty bytearray": (bytearray(), b""),
    "OrderedDict": (collections.OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
    "defaultdict": (collections.defaultdict(list, {1: 2}), {1: 2}),
    "Counter": (collections.Counter("abca"), {"a": 2, "b": 1, "c": 1}),
    "deque": (collections.deque([1, 2, 3], 3), [1, 2, 3]),
    "PurePosixPath": (pathlib.PurePosixPath("/srv//app", "./main.py"), "/srv/app/main.py"),
    "set of texts": ({"a", "b", "c"}, {"a", "b", "c"}),
    "frozenset of texts": (frozenset("abc"), frozenset("abc")),
}

# Values of classes that the port does not know.
UNKNOWN: dict[str, object] = {
    "range": range(3),
    "complex": complex(1, 2),
    "an enum's member": socket.SOCK_DGRAM,
    "Fraction": fractions.Fraction(1, 3),
    "SimpleNamespace": types.SimpleNamespace(a=1, b=[2]),
    "object": object(),
    "UserList": collections.UserList([1, 2]),
}


def in_all_protocols(value: object) -> list[str]:
    """Return the pickles of a value in all protocols, as base64."""
    return [base64.b64encode(pickle.dumps(value, protocol)).decode() for protocol in PROTOCOLS]


def others() -> dict[str, object]:
    """Return pickles of values of other classes, and what the port has to read of them."""
    read_as = [
        {"name": name, "pickles": in_all_protocols(value), "read": Describer().node(plain)}
        for name, (value, plain) in READ_AS.items()
    ]
    unknown = [
        {"name": name, "pickles": in_all_protocols(value)} for name, value in UNKNOWN.items()
    ]
    return {"python": sys.version.split()[0], "readAs": read_as, "unknown": unknown}


def answer(request: dict) -> dict:
    """Answer one request."""
    if "others" in request:
        return others()
    if "record" in request:
        return {"frame": frame(request["record"], request["extra"])}
    value = Builder().value(request["graph"])
    pickles = in_all_protocols(value)
    return {"pickles": pickles, "read": read(pickles)}


def main() -> None:
    """Answer requests until there are no more."""
    sys.setrecursionlimit(5000)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
