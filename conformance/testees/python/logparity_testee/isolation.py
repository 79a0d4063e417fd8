"""Where a run takes place: in a fork of its own, or in this process."""

import logging
import os
import signal
import time
import traceback
from typing import Any, Callable, Dict, Optional

from logparity_testee import capture, clock, environment, library, run, stream

_LIMIT_SECONDS = 60
_PINNED = {
    "pid": 4242,
    "thread": 140000000000001,
    "threadName": "MainThread",
    "processName": "MainProcess",
    "host": "parity.example",
    "user": "parity",
}

Ask = Callable[[Dict[str, Any]], None]


def in_process(request: Dict[str, Any], ask: Ask) -> Dict[str, Any]:
    """Run in this process; its logging state stays as the scenario left it."""
    home = os.getcwd()
    captured = capture.Capture()
    try:
        return _answer(request, ask, captured)
    finally:
        captured.release()
        environment.unpin_thread()
        os.chdir(home)


def in_fork(request: Dict[str, Any], ask: Ask) -> Dict[str, Any]:
    """Run in a fork, so that the scenario meets logging as it is right after its import."""
    answers_in, answers_out = os.pipe()
    lab_in, lab_out = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(answers_in)
        os.close(lab_out)
        _child(request, answers_out, lab_in)
    os.close(answers_out)
    os.close(lab_in)
    try:
        return _parent(child, stream.LineReader(answers_in), lab_out, ask)
    finally:
        os.close(answers_in)
        os.close(lab_out)


def _child(request: Dict[str, Any], answers: int, lab: int) -> None:
    try:
        # A fork that hangs must not outlive the patience of any harness.
        signal.alarm(_LIMIT_SECONDS)
        captured = capture.Capture()
        os.closerange(0, 1)
        os.open(os.devnull, os.O_RDONLY)
        reader = stream.LineReader(lab)

        def ask(question: Dict[str, Any]) -> None:
            stream.send(answers, question)
            reader.read()

        stream.send(answers, {"answer": _answer(request, ask, captured)})
    finally:
        os._exit(0)


def _parent(child: int, reader: stream.LineReader, lab: int, ask: Ask) -> Dict[str, Any]:
    def end(number: int, frame: Any) -> None:
        os.kill(child, signal.SIGKILL)
        os._exit(128 + number)

    usual = signal.signal(signal.SIGTERM, end)
    answer: Optional[Dict[str, Any]] = None
    while answer is None:
        message = reader.read()
        if message is None:
            break
        if "answer" in message:
            answer = message["answer"]
        else:
            ask(message)
            stream.send(lab, {"done": True})
    status = os.waitpid(child, 0)[1]
    signal.signal(signal.SIGTERM, usual)
    return answer or {"failed": "the fork ended without an answer, wait status %d" % status}


def _answer(request: Dict[str, Any], ask: Ask, captured: capture.Capture) -> Dict[str, Any]:
    try:
        return {"observations": _observations(request, ask, captured)}
    except library.RefusedError as error:
        return {"refused": str(error)}
    except BaseException:
        return {"failed": traceback.format_exc()}


def _observations(request: Dict[str, Any], ask: Ask, captured: capture.Capture) -> Any:
    os.chdir(request["folder"])
    os.umask(0o022)
    clock.stand_in(request["folder"])
    clock.set_ms(clock.parse_iso(request["clock"]))
    environment.pin(dict(_PINNED, **(request.get("pinned") or {})), request["tz"])
    _restart_logging_clock()
    running = run.Run(request, ask)
    try:
        running.execute()
    finally:
        if not request.get("fresh", True):
            running.close()
    for name, content in captured.observed():
        if running.observes(name):
            running.observe_bytes(name, content)
    if not running.observations and not running.observes_lab():
        raise ValueError("the scenario left no evidence")
    return running.observations


def _restart_logging_clock() -> None:
    """Let relativeCreated count from the start of the run, in the unit of this version."""
    if isinstance(vars(logging)["_startTime"], int):
        vars(logging)["_startTime"] = time.time_ns()
    else:
        vars(logging)["_startTime"] = time.time()
