"""One run of one scenario: its variables, its steps, what was observed."""

import base64
import logging
import logging.handlers
import os
import time
from typing import Any, Callable, Dict, List, Sequence, Tuple

from logparity_testee import clock, encode, event_log, graph, library, observe, steps

_LISTENER_SECONDS = 2.0


class LabAddress:
    """A server of the lab, as a variable of the scenario: ``tcp.host``, ``tcp.port`` …."""

    def __init__(self, fields: Any) -> None:
        """Take the address as the harness sent it."""
        vars(self).update(fields if isinstance(fields, dict) else {"address": fields})


class Run:
    """The state of one run. Steps are numbered from 1, and so are rounds and calls."""

    def __init__(self, request: Dict[str, Any], ask: Callable[[Dict[str, Any]], None]) -> None:
        """Prepare to run ``request``; ``ask`` puts a question to the harness and waits."""
        self._scenario = request["scenario"]
        self._folder = request["folder"]
        self._lab: Dict[str, Any] = request.get("lab") or {}
        self._ask = ask
        self._variables: Dict[str, Any] = {
            name: LabAddress(fields) for name, fields in self._lab.items()
        }
        self._calls: Dict[str, int] = {}
        self._path = ""
        self._hook_runs = 0
        self.loop: Dict[str, Any] = {}
        self.pipes: Dict[str, int] = {}  # FIFOs that the scenario reads, by name
        self.observations: List[observe.Observation] = []

    def execute(self) -> None:
        """Run every step and look at what it left in the folder."""
        if "event-log" in (self._scenario.get("needs") or ()):
            self._variables["winapi"] = event_log.WinApi(self.record_call)
            event_log.install(self._variables["winapi"])
        try:
            self.steps(self._scenario["steps"])
        finally:
            event_log.remove()
            self._close_pipes()
        if self._lab:
            self.ask_lab({}, "end")  # while connections still stand
        if self.observes("files"):
            self.observations += observe.folder(self._folder)

    def _close_pipes(self) -> None:
        for pipe in self.pipes.values():
            os.close(pipe)

    def observes(self, name: str) -> bool:
        """Whether the scenario looks at ``name``; without a list it looks at the usual three."""
        return name in (self._scenario.get("observe") or ("files", "results", "stderr"))

    def observes_lab(self) -> bool:
        """Whether the harness itself has evidence, in the lab."""
        lab = self._scenario.get("lab") or {}
        return any(name in lab for name in self._scenario.get("observe") or ())

    def steps(self, listed: Sequence[Dict[str, Any]], prefix: str = "", suffix: str = "") -> None:
        """Run ``listed`` one after the other, whatever any of them raises."""
        for number, step in enumerate(listed, 1):
            self._verb(step, "%s%d%s" % (prefix, number, suffix))
            self.settle()

    def _verb(self, step: Dict[str, Any], path: str) -> None:
        ((verb, body),) = step.items()
        self.step(path, lambda: steps.VERBS[verb](self, body, path))

    def step(self, path: str, action: Callable[[], None]) -> None:
        """Run one step; what it raises is an observation."""
        outer, self._path = self._path, path
        try:
            action()
        except BaseException as error:
            if isinstance(error, library.RefusedError) or library.raised_by_testee(error):
                raise
            self._add("raised/" + path, "error", encode.error(error))
        finally:
            self._path = outer

    def hook_prefix(self) -> str:
        """Begin the paths of the steps of one hook call: ``3+1.`` for the first, during step 3."""
        self._hook_runs += 1
        return "%s+%d." % (self._path, self._hook_runs)

    def hook_steps(self, listed: Any, prefix: str, first: int, bound: Dict[str, Any]) -> None:
        """Run steps in the middle of a call of the library, with ``bound`` as extra variables."""
        hidden = {name: self._variables[name] for name in bound if name in self._variables}
        self._variables.update(bound)
        try:
            for number, step in enumerate(listed or [], first):
                self._verb(step, prefix + str(number))
        finally:
            for name in bound:
                del self._variables[name]
            self._variables.update(hidden)

    def settle(self) -> None:
        """Wait for queue listeners."""
        for value in list(self._variables.values()):
            if isinstance(value, logging.handlers.QueueListener):
                _drain(value)

    def stamp_files(self) -> None:
        """Give files the virtual time at which they were written, before it changes."""
        self.settle()
        clock.settle(self._folder)

    def lab(self, path: str) -> Any:
        """Find what ``path`` names of a server: ``sink.port``."""
        name, _dot, key = path.partition(".")
        address = self._lab.get(name)
        if not isinstance(address, dict) or key not in address:
            raise library.RefusedError("the lab has no " + path)
        return address[key]

    def ask_lab(self, actions: Dict[str, Any], path: str) -> None:
        """Have the harness act on the lab."""
        self._ask({"lab": actions, "step": path})

    def bind(self, name: str, value: Any) -> None:
        """Make ``value`` the variable ``name``."""
        self._variables[name] = value

    def resolve(self, path: str) -> Any:
        """Find what ``path`` names: a variable or a module, and attributes of it."""
        first, *rest = path.split(".")
        if first in self._variables:
            value = self._variables[first]
        elif first in library.ROOTS:
            value = library.ROOTS[first]
        else:
            library.missing(first)
        for name in rest:
            value = library.read(value, name)
        return value

    def resolve_owner(self, path: str) -> Tuple[Any, str]:
        """Find the object whose attribute ``path`` names, and the attribute's name."""
        owner, dot, name = path.rpartition(".")
        if not dot:
            raise ValueError("set takes an attribute, which %r is not" % path)
        return self.resolve(owner), name

    def resolve_class(self, path: str) -> Any:
        """Find a class: one made by the scenario, or a dotted path below ``logging``."""
        first = path.partition(".")[0]
        if first in self._variables or first in library.ROOTS:
            return self.resolve(path)
        return self.resolve("logging." + path)

    def logger(self, path: str) -> Any:
        """Find what a ``log`` step logs to; ``root`` needs no variable."""
        if path == "root" and path not in self._variables:
            return logging.getLogger()
        return self.resolve(path)

    def observe_value(self, at: str, value: Any) -> None:
        """Add a result."""
        self._result(at, encode.encode(value, self._names()))

    def observe_record(self, at: str, record: logging.LogRecord) -> None:
        """Add a record with its attributes, even where it is a variable."""
        self._result(at, encode.record(record, self._names()))

    def observe_graph(self, at: str) -> None:
        """Add how loggers and handlers hang together."""
        self._result(at, graph.Graph(self._names()).value())

    def observe_bytes(self, at: str, content: bytes) -> None:
        """Add bytes."""
        self._add(at, "bytes", base64.b64encode(content).decode("ascii"))

    def record_call(self, name: str, args: List[Any]) -> None:
        """Add the arguments of a call that the hook ``record`` saw."""
        self._calls[name] = self._calls.get(name, 0) + 1
        at = "calls/%s[%d]" % (name, self._calls[name])
        self._add(at, "value", encode.encode(args, self._names()))

    def _names(self) -> Dict[int, str]:
        return {id(value): name for name, value in reversed(list(self._variables.items()))}

    def _result(self, at: str, value: Any) -> None:
        if self.observes("results"):
            self._add(at, "value", value)

    def _add(self, at: str, kind: str, value: Any) -> None:
        self.observations.append({"at": at, kind: value})


def _drain(listener: Any) -> None:
    """Let the thread of a queue listener handle what was put into its queue, within limits."""
    deadline = time.monotonic() + _LISTENER_SECONDS
    thread = getattr(listener, "_thread", None)
    while thread is not None and thread.is_alive() and time.monotonic() < deadline:
        if not getattr(listener.queue, "unfinished_tasks", 0) and listener.queue.empty():
            return
        time.sleep(0.001)
