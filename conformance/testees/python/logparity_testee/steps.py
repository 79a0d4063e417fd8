"""The verbs of a scenario."""

import logging
import sys
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Tuple

from logparity_testee import call_site, clock, files, hooks, library, values

if TYPE_CHECKING:
    from logparity_testee.run import Run

_METHOD_LEVELS = {
    "debug": 10,
    "info": 20,
    "warning": 30,
    "warn": 30,
    "error": 40,
    "exception": 40,
    "critical": 50,
    "fatal": 50,
}
_LEVELS = {"CRITICAL": 50, "ERROR": 40, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0}
_STACK = 'Stack (most recent call last):\n  File "%s", line %d, in %s' % (
    call_site.FILE,
    call_site.LINE,
    call_site.FUNCTION,
)


def _new(run: "Run", body: Dict[str, Any], path: str) -> None:
    for name, made in body.items():
        args = values.decode(run, made.get("args", []))
        keywords = values.keywords(run, made.get("kw"))
        run.bind(name, library.call(run.resolve_class(made["class"]), args, keywords))


def _set(run: "Run", body: Dict[str, Any], path: str) -> None:
    for target, value in body.items():
        owner, name = run.resolve_owner(target)
        library.write(owner, name, values.decode(run, value))


def _get(run: "Run", body: Any, path: str) -> None:
    wanted = body if isinstance(body, dict) else {"of": body}
    value = run.resolve(wanted["of"])
    if wanted.get("as"):
        run.bind(wanted["as"], value)
    if isinstance(value, logging.LogRecord):
        run.observe_record("results/" + path, value)
    else:
        run.observe_value("results/" + path, value)


def _call(run: "Run", body: Dict[str, Any], path: str) -> None:
    args = values.decode(run, body.get("args", []))
    keywords = values.keywords(run, body.get("kw"))
    try:
        result = library.call(run.resolve(body["of"]), args, keywords)
    except Exception as error:
        if body.get("raises"):
            run.bind(body["raises"], error)
        raise
    if body.get("as"):
        run.bind(body["as"], result)
    run.observe_value("results/" + path, result)


def _graph(run: "Run", body: Dict[str, Any], path: str) -> None:
    run.observe_graph("results/" + path)


def _log(run: "Run", body: Dict[str, Any], path: str) -> None:
    target = run.logger(body["to"])
    if isinstance(target, logging.Handler):
        record = _record(run, body)
        library.call(target.handle, (record,), {}, body.get("from") or ())
        return
    level = values.decode(run, body.get("level", "INFO"))
    given = (values.decode(run, body.get("msg", "message")),) + _args(run, body)
    names = ("exc_info", "stack_info", "stacklevel", "extra")
    keywords = values.keywords(run, {name: body[name] for name in names if name in body})
    if isinstance(level, str) and level in _METHOD_LEVELS:
        method = library.read(target, level)
    else:
        method, given = library.read(target, "log"), (_level_number(level),) + given
    library.call(method, given, keywords, body.get("from") or ())


def _args(run: "Run", body: Dict[str, Any]) -> Tuple[Any, ...]:
    args = values.decode(run, body.get("args", []))
    return tuple(args) if isinstance(args, (list, tuple)) else (args,)


def _level_number(level: Any) -> Any:
    if not isinstance(level, str):
        return level
    number = _LEVELS[level] if level in _LEVELS else logging.getLevelName(level)
    return number if isinstance(number, int) else level


def _record(run: "Run", body: Dict[str, Any]) -> logging.LogRecord:
    level = values.decode(run, body.get("level", "INFO"))
    exc_info = values.decode(run, body.get("exc_info", level == "exception" or None))
    if isinstance(exc_info, BaseException):
        exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
    elif exc_info is True:
        exc_info = sys.exc_info()
    args = values.decode(run, body.get("args", []))
    stack = values.decode(run, body.get("stack_info"))
    given = (
        "parity",
        _METHOD_LEVELS[level] if level in _METHOD_LEVELS else _level_number(level),
        call_site.FILE,
        call_site.LINE,
        values.decode(run, body.get("msg", "message")),
        tuple(args) if isinstance(args, list) else args,
        exc_info or None,
        call_site.FUNCTION,
        _STACK if stack is True else stack or None,
    )
    record: logging.LogRecord = library.call(logging.LogRecord, given, {})
    for name, value in values.keywords(run, body.get("extra")).items():
        library.write(record, name, value)
    return record


def _burst(run: "Run", body: Dict[str, Any], path: str) -> None:
    for number in range(1, body["times"] + 1):
        run.step("%s[%d]" % (path, number), lambda: _log(run, body, path))


def _repeat(run: "Run", body: Dict[str, Any], path: str) -> None:
    name = body.get("as")
    outer = dict(run.loop)
    for number in range(1, body["times"] + 1):
        if name:
            run.loop[name] = number
        run.steps(body["steps"], path + ".", "[%d]" % number)
    run.loop = outer


def _subclass(run: "Run", body: Dict[str, Any], path: str) -> None:
    for name, given in body.items():
        base = object if given["base"] == "object" else run.resolve_class(given["base"])
        made: List[type] = []  # a method needs the class that it will stand in, for super()
        attributes = {"__module__": "__main__", **values.keywords(run, given.get("set"))}
        for method, hook in (given.get("override") or {}).items():
            attributes[method] = _method(run, method, hook, made)
        made.append(type(name, (base,), attributes))
        run.bind(name, made[0])


def _method(run: "Run", name: str, hook: Any, made: Any) -> Callable[..., Any]:
    decoded = values.decode(run, hook)
    if not isinstance(decoded, hooks.Hook):
        raise ValueError("an override is a hook, which %r is not" % (hook,))
    return decoded.as_method(name, lambda: made[0])


def _clock(run: "Run", body: Dict[str, Any], path: str) -> None:
    run.stamp_files()
    if "set" in body:
        clock.set_ms(clock.parse_iso(body["set"]))
    else:
        clock.advance(body["advance"])


def _except(run: "Run", body: Dict[str, Any], path: str) -> None:
    error = values.decode(run, body["error"])
    call_site.attempt(error, lambda: run.steps(body["steps"], path + "."))


def _task(run: "Run", body: Dict[str, Any], path: str) -> None:
    import asyncio  # takes its time, and logging looks for tasks once it is loaded

    async def work() -> None:
        run.steps(body["steps"], path + ".")

    loop = asyncio.new_event_loop()
    try:
        task = loop.create_task(work())
        if sys.version_info >= (3, 8):
            task.set_name(body["name"])
        loop.run_until_complete(task)
    finally:
        loop.close()


def _lab(run: "Run", body: Dict[str, Any], path: str) -> None:
    run.settle()
    run.ask_lab(body, path)


VERBS: Dict[str, Callable[[Any, Any, str], None]] = {
    "new": _new,
    "set": _set,
    "get": _get,
    "call": _call,
    "graph": _graph,
    "log": _log,
    "burst": _burst,
    "repeat": _repeat,
    "subclass": _subclass,
    "fs": files.act,
    "clock": _clock,
    "except": _except,
    "task": _task,
    "lab": _lab,
}

# These hold steps.
HOLDERS = ("repeat", "except", "task")

# The others wait for something, which no testee can do in the middle of a call of the library.
INSIDE_HOOKS = ("new", "set", "get", "call", "graph", "log", "burst", "subclass", "fs", "clock")
