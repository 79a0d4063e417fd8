"""The closed list of functions that a scenario can hand to the library."""

import copy
import os
import struct
import zlib
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Tuple

from logparity_testee import library, values

if TYPE_CHECKING:
    from logparity_testee.run import Run

_STORED_MAX = 65535


class Call:
    """One call of a hook: what the library passed, and the method that was overridden, if any."""

    def __init__(
        self,
        args: Tuple[Any, ...],
        keywords: Dict[str, Any],
        owner: Any = None,
        base: Optional[Callable[..., Any]] = None,
    ) -> None:
        """Keep the call as the library made it."""
        self.args = args
        self.keywords = keywords
        self.owner = owner
        self.base = base


class Hook:
    """A callable that is no descriptor: set on a class, it does not turn into a method."""

    def __init__(self, run: "Run", options: Dict[str, Any]) -> None:
        """Make the hook that ``options["$hook"]`` names."""
        self._run = run
        self._options = options

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        """Answer a call of the library."""
        return self.invoke(Call(args, keywords))

    def invoke(self, call: Call) -> Any:
        """Answer ``call``."""
        for name in call.keywords:
            if name not in self._options.get("takes", call.keywords):
                text = "function() got an unexpected keyword argument %r" % name
                library.throw(TypeError(text))
        return HOOKS[self._options["$hook"]](self._run, self._options, call)

    def as_method(self, name: str, owner_class: Callable[[], type]) -> Callable[..., Any]:
        """Return a function that overrides the method ``name`` of a class made later."""

        def method(owner: Any, *args: Any, **keywords: Any) -> Any:
            def base(*given: Any, **named: Any) -> Any:
                inherited = library.read(super(owner_class(), owner), name)
                return inherited(*given, **named)

            return self.invoke(Call(args, keywords, owner, base))

        method.__name__ = name
        return method


def _return(run: "Run", options: Dict[str, Any], call: Call) -> Any:
    return values.decode(run, options.get("value"))


def _raise(run: "Run", options: Dict[str, Any], call: Call) -> Any:
    library.throw(values.decode(run, options["error"]))


def _affix(run: "Run", options: Dict[str, Any], call: Call) -> str:
    folder, text = "", call.args[0]
    if options.get("around") == "name":
        folder, slash, text = text.rpartition("/")
        folder += slash
    return "%s%s%s%s" % (folder, options.get("prefix", ""), text, options.get("suffix", ""))


def _record(run: "Run", options: Dict[str, Any], call: Call) -> Any:
    given = list(call.args) + ([call.keywords] if call.keywords else [])
    run.record_call(options["name"], given)
    return values.decode(run, options.get("value"))


def _super(run: "Run", options: Dict[str, Any], call: Call) -> Any:
    if call.base is None:
        raise ValueError("the hook super stands in an override only")
    before, prefix = options.get("before") or [], run.hook_prefix()
    bound = {"self": call.owner, "args": list(call.args)}
    run.hook_steps(before, prefix, 1, bound)
    bound["result"] = call.base(*call.args, **call.keywords)
    run.hook_steps(options.get("after"), prefix, len(before) + 1, bound)
    return bound["result"]


def _gzip(run: "Run", options: Dict[str, Any], call: Call) -> None:
    source, target = call.args[:2]
    with open(source, "rb") as plain:
        data = plain.read()
    with open(target, "wb") as packed:
        packed.write(_gzipped(data))
    os.remove(source)


def _gzipped(data: bytes) -> bytes:
    """Wrap ``data`` in gzip without compressing it: deflate's output differs between libraries."""
    blocks: List[bytes] = []
    for start in range(0, len(data) or 1, _STORED_MAX):
        block = data[start : start + _STORED_MAX]
        last = start + _STORED_MAX >= len(data)
        blocks.append(struct.pack("<BHH", last, len(block), len(block) ^ 0xFFFF) + block)
    tail = struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff" + b"".join(blocks) + tail


def _copy(run: "Run", options: Dict[str, Any], call: Call) -> None:
    source, target = call.args[:2]
    with open(source, "rb") as live:
        data = live.read()
    with open(target, "wb") as copied:
        copied.write(data)
    with open(source, "wb"):
        pass  # opening for writing truncates


def _replace_record(run: "Run", options: Dict[str, Any], call: Call) -> Any:
    changed = copy.copy(call.args[0])
    for name, value in (options.get("set") or {}).items():
        library.write(changed, name, values.decode(run, value))
    return changed


def _equals(run: "Run", options: Dict[str, Any], call: Call) -> bool:
    expected = values.decode(run, options.get("value"))
    return bool(library.read(call.args[0], options["attr"]) == expected)


def _none(run: "Run", options: Dict[str, Any], call: Call) -> None:
    return None


HOOKS: Dict[str, Callable[[Any, Dict[str, Any], Call], Any]] = {
    "return": _return,
    "raise": _raise,
    "affix": _affix,
    "record": _record,
    "super": _super,
    "gzip": _gzip,
    "copy": _copy,
    "replace_record": _replace_record,
    "equals": _equals,
    "none": _none,
}
