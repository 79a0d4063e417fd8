"""Record what CPython's TimedRotatingFileHandler computes around changes of daylight saving.

Usage: python3.15 -S -B generate-rollovers.py > ../../../fixtures/rollover/rollovers.json
"""

import calendar
import datetime
import json
import logging.handlers
import os
import sys
import tempfile
import time

# Instants in UTC at which each zone changes its clocks, and one that is far from any change.
ZONES = {
    "UTC": ["2024-02-29T12:00"],
    "Europe/Berlin": ["2024-03-31T01:00", "2024-10-27T01:00", "2024-12-31T23:00"],
    "America/New_York": ["2024-03-10T07:00", "2024-11-03T06:00"],
    "Australia/Lord_Howe": ["2024-04-06T15:00", "2024-10-05T15:30"],
}
OFFSETS = [-90_000, -86_400, -7_200, -3_600, -1_800, -1, 0, 1, 1_799, 3_600, 7_200, 86_400]
TIMES = {None: None, "00:00:00": datetime.time(0), "02:30:00": datetime.time(2, 30)}
UNITS = ["S", "M", "H", "D"]
CALENDAR = ["midnight", "W0", "W6"]


def settings():
    """Every combination of `when`, `interval` and `atTime` that is worth a look."""
    for when in UNITS:
        yield when, 2, None
    for when in CALENDAR:
        for at in TIMES:
            for interval in (1, 3):
                yield when, interval, at


def epoch(text):
    """Seconds since 1970 of a minute in UTC."""
    return calendar.timegm(time.strptime(text, "%Y-%m-%dT%H:%M"))


def name_after(handler, rollover_at, now):
    """Date that a rollover at `now` puts into the name."""
    handler.rolloverAt = rollover_at
    names = []
    handler.rotation_filename = lambda name: names.append(name) or name
    real, time.time = time.time, lambda: now
    try:
        handler.doRollover()
    finally:
        time.time = real
    return names[0].rsplit(".", 1)[1]


def case(when, interval, at):
    """Rollovers and names for one handler in the present zone."""
    handler = logging.handlers.TimedRotatingFileHandler(
        "app.log", when, interval, delay=True, atTime=TIMES[at]
    )
    instants = [epoch(text) + offset for text in ZONES[os.environ["TZ"]] for offset in OFFSETS]
    return {
        "when": when,
        "interval": interval,
        "atTime": at,
        "from": instants,
        "to": [handler.computeRollover(instant) for instant in instants],
        "names": [name_after(handler, instant, instant + 1) for instant in instants],
    }


def main():
    """Print everything as JSON."""
    os.chdir(tempfile.mkdtemp())
    zones = {}
    for zone in ZONES:
        os.environ["TZ"] = zone
        time.tzset()
        zones[zone] = [case(*setting) for setting in settings()]
    print(json.dumps({"python": sys.version.split()[0], "zones": zones}, separators=(",", ":")))


main()
