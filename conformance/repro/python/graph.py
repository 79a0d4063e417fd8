import logging
import os
import sys

TOLD = (
    "name level stream terminator baseFilename mode encoding errors delay maxBytes backupCount when interval utc "
    "suffix host port closeOnError address facility socktype ident append_nul url method secure mailhost mailport "
    "fromaddr toaddrs subject username appname dllname logtype capacity flushLevel flushOnClose queue"
).split()


def graph():
    """Tell loggers, handlers, formatters and filters as they hang together; handlers have numbers."""
    met = []

    def number(handler):
        if not isinstance(handler, logging.Handler):
            return plain(handler)
        if handler not in met:
            met.append(handler)
        return met.index(handler) + 1

    loggers = {"root": told_logger(logging.root, number)}
    for name, logger in sorted(logging.root.manager.loggerDict.items()):
        loggers[name] = told_logger(logger, number)
    handlers = {}
    for handler in met:  # what is told may lead to more
        handlers[number(handler)] = told_handler(handler, number)
    return {"loggers": loggers, "handlers": handlers}


def told_logger(logger, number):
    """Tell a logger with the numbers of its handlers."""
    if isinstance(logger, logging.PlaceHolder):
        return plain(logger)
    told = {name: getattr(logger, name) for name in ("level", "propagate")}
    told["disabled"] = bool(logger.disabled)
    told["handlers"] = [number(handler) for handler in logger.handlers]
    told["filters"] = [told_filter(each) for each in logger.filters]
    return told


def told_handler(handler, number):
    """Tell a handler by those attributes that it has."""
    told = {"class": type(handler).__name__}
    told["formatter"] = told_formatter(handler.formatter)
    told["filters"] = [told_filter(each) for each in handler.filters]
    for name in TOLD:
        if hasattr(handler, name):
            told[name] = plain(getattr(handler, name))
    if hasattr(handler, "target"):
        told["target"] = number(handler.target)
    listener = getattr(handler, "listener", None)
    if hasattr(listener, "handlers"):
        told["listener"] = [number(each) for each in listener.handlers]
        told["respect_handler_level"] = listener.respect_handler_level
    return told


def told_formatter(formatter):
    """Tell a formatter by its style, format and date format."""
    if not hasattr(formatter, "_style"):
        return plain(formatter)
    style = formatter._style
    told = [type(formatter), type(style)]
    return [one.__name__ for one in told] + [plain(style._fmt), plain(formatter.datefmt)]


def told_filter(each):
    """Tell a filter by its class, and by its name where it has one."""
    return [plain(each), plain(getattr(each, "name", None))]


def plain(value):
    """Tell texts, numbers and what is made of them as they are, all else by its class."""
    for name in ("stdout", "stderr"):
        if value is getattr(sys, name):
            return name
    if isinstance(value, str) and value.startswith(os.getcwd() + os.sep):
        return os.path.relpath(value)
    if value is None or isinstance(value, (str, int, float, bytes, list, tuple, dict)):
        return value
    return "open" if hasattr(value, "write") else "<%s>" % type(value).__name__
