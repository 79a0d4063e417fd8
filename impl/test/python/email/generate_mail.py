"""Writes what CPython's SMTPHandler hands to its SMTP connection, one JSON case a line.

    python3.15 -S -B impl/test/python/email/generate_mail.py > fixtures/ground-floor/mail.jsonl
    python3.15 -S -B impl/test/python/email/generate_mail.py 20000 1 |
        npx node impl/test/python/email/check-mail.ts

Without arguments: the fixture. With a count and a seed: random mails. A case is ``[mail, outcome]``;
the outcome is the envelope and the bytes sent after DATA, or ``{"error": [class, text]}``.
"""

from __future__ import annotations

import base64
import datetime
import email.utils
import json
import logging
import logging.handlers
import os
import re
import smtplib
import sys
import time
from collections.abc import Iterator

from mail_samples import fixed_mails, random_mails

Mail = dict[str, object]


class Connection(smtplib.SMTP):
    """A connection to nowhere that keeps what it should send."""

    utf8 = False
    sent: list[object]

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Connects to nothing."""

    def ehlo_or_helo_if_needed(self) -> None:
        """Says no hello."""

    def has_extn(self, opt: str) -> bool:
        """Returns whether the server takes UTF-8."""
        return opt == "smtputf8" and self.utf8

    def sendmail(self, from_addr, to_addrs, msg, mail_options=(), rcpt_options=()):
        """Keeps the envelope, as given and as it stands in MAIL and RCPT, and what DATA sends."""
        quoted = [smtplib.quoteaddr(address) for address in (from_addr, *to_addrs)]
        self.data(msg)
        sent = base64.b64encode(self.block).decode()
        Connection.sent = [from_addr, list(to_addrs), quoted, list(mail_options), sent]

    def putcmd(self, cmd: str, args: str = "") -> None:
        """Sends no command."""

    def getreply(self) -> tuple[int, bytes]:
        """Returns the answer that lets DATA go on."""
        return (354, b"go ahead")

    def send(self, s: bytes) -> None:
        """Keeps what DATA sends."""
        self.block = s

    def quit(self) -> None:
        """Says no goodbye."""


class Handler(logging.handlers.SMTPHandler):
    """The handler, with errors that are not printed but raised."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Raises what happened."""
        raise


def case(mail: Mail) -> list[object]:
    """Returns one case."""
    Connection.utf8 = bool(mail["utf8"])
    os.environ["TZ"] = str(mail["tz"])
    time.tzset()
    moment = datetime.datetime.fromtimestamp(mail["secs"]).astimezone()
    email.utils.localtime = lambda: moment
    try:
        handler = Handler("nowhere", mail["from"], mail["to"], mail["subject"])
        handler.emit(logging.LogRecord("parity", 20, "/srv/app/main.py", 7, mail["body"], (), None))
    except Exception as error:
        return [mail, {"error": [type(error).__name__, str(error)]}]
    return [mail, Connection.sent]


def carried(mails: Iterator[Mail]) -> Iterator[Mail]:
    """Yields the mails that JSON can carry: it makes one character of two surrogates in a row."""
    for mail in mails:
        text = "\0".join(str(mail[name]) for name in ("from", "subject", "body"))
        text = "\0".join((text, *mail["to"]))
        if not re.search("[\ud800-\udbff][\udc00-\udfff]", text):
            yield mail


def main() -> None:
    """Prints the cases."""
    smtplib.SMTP = Connection
    numbers = [int(argument) for argument in sys.argv[1:]]
    mails = random_mails(*numbers) if numbers else fixed_mails()
    for mail in carried(mails):
        print(json.dumps(case(mail), separators=(",", ":")))


if __name__ == "__main__":
    main()
