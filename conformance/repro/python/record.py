import logging


def record(level, msg, args=(), exc_info=None, sinfo=None, **extra):
    """Make a record of one fixed call site."""
    made = logging.LogRecord(
        "parity", level, "/srv/app/main.py", 7, msg, args, exc_info, "serve", sinfo
    )
    vars(made).update(extra)
    return made
