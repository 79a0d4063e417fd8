"""A service whose logging is set up by a file that a Node service shares.

Usage: python3 service.py [FOLDER]     the log files go there
"""

import json
import logging.config
import os
import sys

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "logging.json")) as file:
    config = json.load(file)
os.chdir(sys.argv[1] if len(sys.argv) > 1 else ".")
logging.config.dictConfig(config)

orders = logging.getLogger("shop.orders")
payments = logging.getLogger("shop.payments")
for number in range(1, 13):
    orders.info("order %03d of %r", number, "Zo\u00eb")
    payments.info("unseen")
    if number % 5 == 0:
        payments.error("payment %d of %.2f refused", number, number * 1.005)
    orders.debug("%s of the customer", "password" if number % 4 == 0 else "address")
logging.shutdown()
