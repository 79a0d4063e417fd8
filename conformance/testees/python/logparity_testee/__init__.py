"""The CPython testee of logparity: runs scenarios on the ``logging`` of this interpreter."""

__version__ = "0.1.0"
