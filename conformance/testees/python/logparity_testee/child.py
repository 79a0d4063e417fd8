"""A fork that runs scenarios: one of them from pristine state, or many one after the other."""

import os
import signal
from typing import Any, Callable, Dict

from logparity_testee import stream

Message = Dict[str, Any]
Ask = Callable[[Message], None]
Perform = Callable[[Message, Ask], Message]

_LIMIT_SECONDS = 60


class Child:
    """The parent's end of a fork. It relays the child's wishes, and sees when the child dies."""

    def __init__(self, perform: Perform) -> None:
        """Fork; the child waits for requests and answers each with what ``perform`` returns."""
        requests_in, self._requests = os.pipe()
        answers_in, answers_out = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self._requests)
            os.close(answers_in)
            _serve(requests_in, answers_out, perform)
        os.close(requests_in)
        os.close(answers_out)
        self._answers = answers_in
        self._reader = stream.LineReader(answers_in)
        self._ending = ""

    def run(self, request: Message, ask: Ask) -> Message:
        """Have the child run ``request``. A child that dies over it answers ``failed``."""

        def end(number: int, frame: Any) -> None:
            os.kill(self._pid, signal.SIGKILL)
            os._exit(128 + number)

        usual = signal.signal(signal.SIGTERM, end)
        try:
            stream.send(self._requests, request)
            while True:
                message = self._reader.read()
                if message is None:
                    return {"failed": "the fork ended without an answer, %s" % self.end()}
                if "answer" in message:
                    return dict(message["answer"])
                ask(message)
                stream.send(self._requests, {"done": True})
        finally:
            signal.signal(signal.SIGTERM, usual)

    def end(self) -> str:
        """Let the child go and wait until it is gone; say how it went."""
        if not self._ending:
            os.close(self._requests)
            os.close(self._answers)
            self._ending = "wait status %d" % os.waitpid(self._pid, 0)[1]
        return self._ending


def _serve(requests: int, answers: int, perform: Perform) -> None:
    try:
        os.closerange(0, 1)
        os.open(os.devnull, os.O_RDONLY)
        reader = stream.LineReader(requests)

        def ask(question: Message) -> None:
            stream.send(answers, question)
            reader.read()

        request = reader.read()
        while request is not None:
            # A fork that hangs must not outlive the patience of any harness.
            signal.alarm(_LIMIT_SECONDS)
            stream.send(answers, {"answer": perform(request, ask)})
            signal.alarm(0)
            request = reader.read()
    finally:
        os._exit(0)
