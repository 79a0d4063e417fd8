"""The conversation with the harness."""

import importlib
import io
import json
import linecache
import logging
import logging.handlers
import os
import platform
import sys
import traceback
from typing import Any, Dict, List

from logparity_testee import capabilities, isolation, library, run, steps, stream

PROTOCOL = 1

# Modules that logging imports only where it needs them. Forks share what is loaded here.
_LAZY = {
    "SMTPHandler": ["email.message", "email.utils", "smtplib", "ssl"],
    "HTTPHandler": ["base64", "http.client", "ssl", "urllib.parse"],
}


class Server:
    """Answers the requests on standard input, one by one."""

    def __init__(self) -> None:
        """Keep standard output for the protocol; what is printed from now on goes to stderr."""
        self._requests = stream.LineReader(os.dup(0))
        self._answers = os.dup(1)
        os.dup2(2, 1)
        self._waiting: List[Dict[str, Any]] = []
        self._isolation = isolation.Isolation()

    def serve(self) -> None:
        """Answer until ``stop`` or the end of the input."""
        while True:
            request = self._waiting.pop(0) if self._waiting else self._requests.read()
            if request is None or request.get("cmd") == "stop":
                return
            self._send(request, self._answer(request))

    def _answer(self, request: Dict[str, Any]) -> Dict[str, Any]:
        command = request.get("cmd")
        if command == "start":
            return _start(request)
        if command == "run":
            return self._run(request)
        return {"refused": "unknown command %r" % command}

    def _run(self, request: Dict[str, Any]) -> Dict[str, Any]:
        fresh = request.get("fresh", True)
        reason = capabilities.refusal(request["scenario"], fresh)
        if reason:
            return {"refused": reason}
        _preload(request["scenario"])
        return self._isolation.run(request, lambda question: self._ask(request, question))

    def _ask(self, request: Dict[str, Any], question: Dict[str, Any]) -> None:
        self._send(request, question)
        while True:
            message = self._requests.read()
            if message is None:
                raise SystemExit("the harness went away while a run waited for its lab")
            if message.get("cmd") == "lab":
                return
            self._waiting.append(message)

    def _send(self, request: Dict[str, Any], answer: Dict[str, Any]) -> None:
        stream.send(self._answers, dict({"seq": request.get("seq")}, **answer))


def _start(request: Dict[str, Any]) -> Dict[str, Any]:
    if request.get("protocol") != PROTOCOL:
        return {"refused": "this testee speaks protocol %d" % PROTOCOL}
    return {
        "protocol": PROTOCOL,
        "testee": {
            "name": platform.python_implementation().lower(),
            "version": platform.python_version(),
            "platform": sys.platform,
        },
        "capabilities": capabilities.known(),
    }


def _preload(scenario: Dict[str, Any]) -> None:
    text = repr(scenario)
    for name, modules in _LAZY.items():
        if name in text:
            for module in modules:
                importlib.import_module(module)


def _warm_up() -> None:
    """Load what tracebacks need, modules and quoted sources, once for all forks."""
    for module in (logging, logging.handlers, isolation, run, steps, library):
        linecache.getlines(str(module.__file__))
    try:
        json.loads("")
    except ValueError:
        traceback.print_exc(file=io.StringIO())
        traceback.print_stack(file=io.StringIO())


def main() -> None:
    """Serve the harness on standard input and output."""
    _warm_up()
    Server().serve()
