"""Removal of what a run leaves in logging, for runs that share a process."""

import logging
from typing import Any, List

_internals = vars(logging)
_handlers: List[Any] = list(_internals["_handlerList"])  # the handler of last resort


def tidy() -> None:
    """Close every handler, forget every logger, and give the root logger its first state."""
    for reference in reversed(_internals["_handlerList"]):
        if reference not in _handlers:
            _close(reference())
    _internals["_handlerList"][:] = _handlers
    _internals["_handlers"].clear()
    logging.raiseExceptions = True
    root = logging.getLogger()
    root.handlers[:] = []
    root.filters[:] = []
    root.disabled = False
    root.propagate = True
    root.manager.loggerDict.clear()
    root.manager.emittedNoHandlerWarning = False
    logging.disable(logging.NOTSET)
    root.setLevel(logging.WARNING)


def _close(handler: Any) -> None:
    try:
        if handler is not None:
            handler.close()
    except BaseException:  # a handler that cannot be closed was observed as such
        pass
