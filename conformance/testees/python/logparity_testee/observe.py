"""What a run left in its folder."""

import base64
import os
import stat
from typing import Any, Dict, Iterator, List

Observation = Dict[str, Any]


def folder(root: str) -> List[Observation]:
    """List everything under ``root``, ordered by path."""
    return sorted(_walk(root, ""), key=lambda seen: seen["at"].encode("utf-8", "surrogatepass"))


def _walk(root: str, inside: str) -> Iterator[Observation]:
    for name in os.listdir(os.path.join(root, inside)):
        relative = inside + name
        yield _seen(os.path.join(root, relative), "files/" + relative)
        if _is_folder(os.path.join(root, relative)):
            for seen in _walk(root, relative + "/"):
                yield seen


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)


def _seen(path: str, at: str) -> Observation:
    mode = os.lstat(path).st_mode
    if stat.S_ISLNK(mode):
        return {"at": at, "link": os.readlink(path)}
    if stat.S_ISDIR(mode):
        return {"at": at, "dir": True}
    if not stat.S_ISREG(mode):
        return {"at": at, "fifo": True}
    with open(path, "rb") as file:
        return {"at": at, "bytes": base64.b64encode(file.read()).decode("ascii")}
