"""Write to standard output what SocketHandler would send for records as programs log them.

Usage: capture_frames.py RECORDS
"""

import logging
import logging.handlers
import sys

RECORDS = int(sys.argv[1])
EVERY_WITH_ERROR = 50


class Capture(logging.handlers.SocketHandler):
    def send(self, frame):
        sys.stdout.buffer.write(frame)


def main():
    logging.basicConfig(level=logging.DEBUG, handlers=[Capture("localhost", 9)])
    loggers = [logging.getLogger(name) for name in ("app.web", "app.db", "app.web.auth")]
    for number in range(RECORDS):
        logger = loggers[number % len(loggers)]
        if number % EVERY_WITH_ERROR == 0:
            try:
                {}["missing"]
            except KeyError:
                logger.exception("request %d failed", number, extra={"user": "ada"})
        else:
            logger.info("request %d from %s took %d ms", number, "10.0.0.1", 42)


main()
