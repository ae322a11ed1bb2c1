"""What can go wrong, as exceptions with sqe's own message."""

from __future__ import annotations


class SqeError(Exception):
    """Anything that sqe cannot do; the message says what is wrong and what to do."""


class StartError(SqeError):
    """The process of sqe could not be started: no Java, no jars, or it ended at once."""


class ProcessDied(SqeError):
    """The process of sqe ended while it was asked; the next call starts another."""


class RequestError(SqeError, ValueError):
    """An argument is wrong: an unknown metric, an array that does not fit."""


class FailedError(SqeError):
    """What was asked cannot be done: an unreadable file, tables that do not compare."""


class UndefinedScoreError(SqeError, ArithmeticError):
    """The metric's definition gives no value for these signals; the message is the reason."""


class CancelledError(SqeError):
    """The request was cancelled."""


_BY_CODE = {
    "parse": RequestError,
    "request": RequestError,
    "params": RequestError,
    "failed": FailedError,
    "undefined": UndefinedScoreError,
    "cancelled": CancelledError,
    "memory": FailedError,
}


def of_reply(error: dict) -> SqeError:
    """The exception that stands for an error of a reply."""
    return _BY_CODE.get(error.get("code", ""), SqeError)(error.get("message", "no reason given"))
