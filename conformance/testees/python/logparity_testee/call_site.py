"""The fabricated place from which a scenario calls the library.

Every testee compiles these functions under the same file name, so that records carry the same
call site whatever the testee itself looks like.
"""

from typing import Any, Callable, Dict, Sequence

FILE = "/srv/app/main.py"
LINE = 7
FUNCTION = "serve"

_SERVE = "def serve(chain, target, args, kw):\n    return target(*args, **kw)\n"
_FRAME = "def {}(chain, *call):\n    return chain[0](chain[1:], *call)\n"
_ATTEMPT = """\
def attempt(error, body):
    try:
        raise error
    except BaseException:
        body()
"""


def _compiled(source: str, name: str, line: int) -> Callable[..., Any]:
    # A module that is not __main__, so deprecations stay silent as they do for most programs.
    space: Dict[str, Any] = {"__name__": "main"}
    exec(compile("\n" * (line - 2) + source, FILE, "exec"), space)
    function: Callable[..., Any] = space[name]
    return function


_serve = _compiled(_SERVE, FUNCTION, LINE)
_attempt = _compiled(_ATTEMPT, "attempt", 100)


def call(target: Callable[..., Any], args: Any, keywords: Any, frames: Sequence[str]) -> Any:
    """Call ``target`` on line 7 of ``serve``, reached through ``frames``, outermost first.

    The n-th of the frames, counted from 1, calls the next on line 10n + 7.
    """
    chain = [
        _compiled(_FRAME.format(name), name, 10 * number + LINE)
        for number, name in enumerate(frames, 1)
    ]
    chain.append(_serve)
    return chain[0](chain[1:], target, args, keywords)


def attempt(error: BaseException, body: Callable[[], None]) -> None:
    """Raise ``error`` in the fabricated file, and run ``body`` while it is being handled."""
    _attempt(error, body)
