"""Where a run takes place: in a fork of its own, in one that many share, or in this process."""

import logging
import os
import time
import traceback
from typing import Any, Dict, Optional

from logparity_testee import capture, clock, environment, library, run, tidy
from logparity_testee.child import Ask, Child, Message

_PINNED = {
    "pid": 4242,
    "thread": 140000000000001,
    "threadName": "MainThread",
    "processName": "MainProcess",
    "host": "parity.example",
    "user": "parity",
}


class Isolation:
    """Runs scenarios apart from each other. A fork costs ten times what a run does."""

    def __init__(self) -> None:
        """Start without a shared fork; most conversations need one."""
        self._shared: Optional[Child] = None

    def run(self, request: Message, ask: Ask) -> Message:
        """Run ``request``; one that asks for it meets logging as it is right after its import."""
        if not hasattr(os, "fork"):
            return _perform(request, ask)
        if request.get("fresh", True):
            child = Child(_perform)
            answer = child.run(request, ask)
            child.end()
            return answer
        self._shared = self._shared or Child(_perform)
        answer = self._shared.run(request, ask)
        if "failed" in answer:  # it may be dead, and is suspect in any case
            self._shared.end()
            self._shared = None
        return answer


def _perform(request: Message, ask: Ask) -> Message:
    """Run in this process, and leave neither open files nor loggers behind."""
    home = os.getcwd()
    captured = capture.Capture()
    try:
        return _answer(request, ask, captured)
    finally:
        tidy.tidy()
        captured.release()
        environment.unpin_thread()
        os.chdir(home)


def _answer(request: Message, ask: Ask, captured: capture.Capture) -> Message:
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
    running.execute()
    for name, content in captured.observed():
        if running.observes(name):
            running.observe_bytes(name, content)
    if not running.observations and not running.observes_lab():
        raise ValueError("the scenario left no evidence")
    return list(running.observations)  # hooks that tidying calls may go on recording


def _restart_logging_clock() -> None:
    """Let relativeCreated count from the start of the run, in the unit of this version."""
    if isinstance(vars(logging)["_startTime"], int):
        vars(logging)["_startTime"] = time.time_ns()
    else:
        vars(logging)["_startTime"] = time.time()
