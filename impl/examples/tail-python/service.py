"""A Python service that sends its log to another process.

Usage: python3 service.py [PORT]
"""

import logging
import logging.handlers
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else logging.handlers.DEFAULT_TCP_LOGGING_PORT


def main():
    logging.basicConfig(
        level=logging.DEBUG,
        handlers=[logging.handlers.SocketHandler("localhost", PORT)],
    )
    orders = logging.getLogger("shop.orders")
    orders.info("order %d of %s", 17, {"name": "tea", "grams": 250}, extra={"tags": {"new", "eu"}})
    try:
        1 / 0
    except ZeroDivisionError:
        orders.exception("cannot share the bill")
    logging.getLogger("shop").warning("closing \u2013 good night")
    logging.shutdown()


main()
