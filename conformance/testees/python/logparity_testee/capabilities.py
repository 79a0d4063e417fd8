"""What this testee can do, and the honest answer to what it cannot."""

import os
import socket
from typing import Any, Dict, List, Optional

from logparity_testee import hooks, steps, values

OBSERVABLES = ("files", "results", "stderr", "stdout")


def known() -> List[str]:
    """List the capability words of this testee on this machine."""
    words = list(steps.VERBS) + ["hook:" + name for name in hooks.HOOKS]
    words += ["observe:" + name for name in OBSERVABLES]
    words += ["value:" + name for name in values.TYPED]
    return words + ["in-process"] + [word for word, present in _machine().items() if present]


def _machine() -> Dict[str, bool]:
    return {
        "fresh": hasattr(os, "fork"),
        "fifo": hasattr(os, "mkfifo"),
        "symlink": hasattr(os, "symlink"),
        "unix": hasattr(socket, "AF_UNIX"),
        "unix-datagram": hasattr(socket, "AF_UNIX") and os.name == "posix",
        "event-log": os.name != "nt",  # a stand-in, which nothing needs where there is a real one
        "posix": os.name == "posix",
        "windows": os.name == "nt",
        "unprivileged": hasattr(os, "geteuid") and os.geteuid() != 0,
    }


def refusal(scenario: Dict[str, Any], fresh: bool) -> Optional[str]:
    """Say why ``scenario`` cannot be run here, or None where it can."""
    able = set(known())
    if fresh and "fresh" not in able:
        return "this platform has no fork, so a scenario cannot start from fresh state"
    missing = [word for word in scenario.get("needs") or [] if word not in able]
    if missing:
        return "needs %s, which this testee does not have" % ", ".join(missing)
    lab = scenario.get("lab") or {}
    for name in scenario.get("observe") or []:
        if name not in OBSERVABLES and name not in lab:
            return 'cannot observe "%s"' % name
    return _steps_refusal(scenario.get("steps") or [])


def _steps_refusal(listed: List[Any]) -> Optional[str]:
    for step in listed:
        if not isinstance(step, dict) or len(step) != 1:
            return "a step is a map with one key, its verb: %r" % (step,)
        ((verb, body),) = step.items()
        if verb not in steps.VERBS:
            return 'unknown verb "%s"' % verb
        inner = body.get("steps", []) if verb in steps.HOLDERS else []
        reason = _steps_refusal(inner) or _value_refusal(body)
        if reason:
            return reason
    return None


def _value_refusal(value: Any) -> Optional[str]:
    if isinstance(value, dict):
        reason = _typed_refusal(value)
        return reason or next(filter(None, map(_value_refusal, value.values())), None)
    if isinstance(value, list):
        return next(filter(None, map(_value_refusal, value)), None)
    return None


def _typed_refusal(value: Dict[str, Any]) -> Optional[str]:
    if "$hook" in value:
        if value["$hook"] not in hooks.HOOKS:
            return 'unknown hook "%s"' % value["$hook"]
        return _hook_steps_refusal(value)
    unknown = [key for key in value if key.startswith("$") and key not in values.TYPED]
    return 'unknown typed value "%s"' % unknown[0] if unknown else None


def _hook_steps_refusal(hook: Dict[str, Any]) -> Optional[str]:
    nested = list(hook.get("before") or []) + list(hook.get("after") or [])
    for step in nested:
        for verb in step if isinstance(step, dict) else ():
            if verb in steps.VERBS and verb not in steps.INSIDE_HOOKS:
                return 'the verb "%s" cannot stand inside a hook' % verb
    return _steps_refusal(nested)
