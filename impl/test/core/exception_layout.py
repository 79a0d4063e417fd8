"""Lay exceptions out as CPython does: a list of trees as JSON in, a list of texts out.

A tree is what ``exception-tree.ts`` says. No exception has a source line to show, as those of Node
have none.
"""

import json
import sys
import traceback


class Error(Exception):
    """Stands for JavaScript's class of the name, as the next one does."""


class AggregateError(ExceptionGroup):
    """Shows its message without the number of errors, as JavaScript does."""

    def __str__(self):
        """Return the message."""
        return self.message


for made in (Error, AggregateError):
    made.__module__ = "builtins"

CODE = "\n" * 5 + "def serve(error):\n    try: raise error\n    except BaseException: pass\n"
place = {}
exec(compile(CODE, "/srv/app/main.py", "exec"), place)


def build(tree):
    """Make the exception of a tree."""
    if "errors" in tree:
        error = AggregateError(tree["message"], [build(each) for each in tree["errors"]])
    elif tree["type"] == "Error":
        error = Error(tree["message"])
    else:
        error = getattr(__import__("builtins"), tree["type"])(tree["message"])
    if tree.get("frame"):
        place["serve"](error)
    if "context" in tree:
        error.__context__ = build(tree["context"])
    if "cause" in tree:
        error.__cause__ = build(tree["cause"])
    return error


def layout(tree):
    """Return the text of a tree."""
    error = build(tree)
    return "".join(traceback.format_exception(type(error), error, error.__traceback__))


print(json.dumps([layout(tree) for tree in json.load(sys.stdin)]))
