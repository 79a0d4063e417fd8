"""Python values to observation values: JSON where it is rich enough, one-key maps where not."""

import base64
import functools
import json
import logging
import time
import types
from typing import Any, Dict, List, Mapping

Names = Mapping[int, str]

_SAFE = 2**53 - 1
_FUNCTIONS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    functools.partial,
)
_RENAMED = {"SRE_Pattern": "Pattern"}  # CPython 3.6


def encode(value: Any, names: Names) -> Any:
    """Return the observation value of ``value``; ``names`` are the scenario's variables by id."""
    if value is None or isinstance(value, (bool, str)):
        return value if value is None or isinstance(value, bool) else str(value)
    if isinstance(value, int):
        return int(value) if abs(value) <= _SAFE else {"$int": str(int(value))}
    if isinstance(value, float):
        return {"$float": repr(float(value))}
    if isinstance(value, (bytes, bytearray)):
        return {"$bytes": base64.b64encode(bytes(value)).decode("ascii")}
    if isinstance(value, (list, tuple, set, frozenset, dict)):
        return _container(value, names)
    return _object(value, names)


def _container(value: Any, names: Names) -> Any:
    if isinstance(value, dict):
        return {"$dict": [[encode(k, names), encode(v, names)] for k, v in value.items()]}
    if isinstance(value, time.struct_time):
        return {"$tuple": [encode(item, names) for item in value[:9]]}
    items = [encode(item, names) for item in value]
    if isinstance(value, (set, frozenset)):
        return {"$set": sorted(items, key=lambda item: json.dumps(item, sort_keys=True))}
    return items if isinstance(value, list) else {"$tuple": items}


def _object(value: Any, names: Names) -> Any:
    if isinstance(value, BaseException):
        return {"$error": error(value)}
    if id(value) in names:
        return {"$ref": names[id(value)]}
    if isinstance(value, logging.LogRecord):
        return record(value, names)
    if isinstance(value, _FUNCTIONS):
        return {"$object": "function"}
    name = type(value).__name__
    return {"$object": _RENAMED.get(name, name)}


def record(value: logging.LogRecord, names: Names) -> Any:
    """Return a record with all its attributes in their order."""
    pairs: List[Any] = []
    for name, attribute in vars(value).items():
        if name == "exc_info":
            pairs.append([name, _exc_info(attribute, names)])
        else:
            pairs.append([name, encode(attribute, names)])
    return {"$record": pairs}


def _exc_info(value: Any, names: Names) -> Any:
    # The class and the traceback say nothing that the exception does not.
    if isinstance(value, tuple) and len(value) == 3 and isinstance(value[1], BaseException):
        return {"$error": error(value[1])}
    return encode(value, names)


def error(value: BaseException) -> Dict[str, str]:
    """Return the class name and the text of an exception."""
    try:
        message = str(value)
    except Exception as failure:
        message = "<str() raised %s>" % type(failure).__name__
    return {"type": type(value).__name__, "message": message}
