"""Start with ``python -S -B <path>/logparity_testee`` and talk JSON lines to it."""

import os
import sys

if not __package__:  # run as a folder: Python put the folder itself on the path, not its parent
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

from logparity_testee import environment

environment.ensure_utf8()  # before anything opens a file by name

from logparity_testee import clock

clock.install()  # before logging is imported: it reads the clock as it loads

from logparity_testee import serve

if __name__ == "__main__":
    serve.main()
