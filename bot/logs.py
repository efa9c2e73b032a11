"""One line per event on stderr, without secrets and without what people wrote.

What an exception says may hold anything: an answer, a name, an address with the token. So it is
told by its kind and its place alone, whoever logs it; and of what libraries say only that is kept
which they always say.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Collection, Iterator, Mapping
from copy import copy
from typing import Any

_TALKATIVE = ("aiogram", "aiohttp.access", "apscheduler", "alembic", "filelock")
# When debugging they write out statements with their values, which are people's answers.
_INDISCREET = ("aiosqlite", "sqlalchemy")
_OURS = frozenset({"bot", "scheduler", "scoring", "storage"})
_LONGEST_CHAIN = 8

log = logging.getLogger(__name__)


class _Discreet(logging.Formatter):
    def __init__(self, secrets: Collection[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = sorted(secrets, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(_without_values(record))
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's name
        return trace_of(ei[1])


def _without_values(record: logging.LogRecord) -> logging.LogRecord:
    told = copy(record)
    told.msg, told.args = _message(record), ()
    # Another handler may have written the exception out in it.
    told.exc_text = None
    return told


def _message(record: logging.LogRecord) -> str:
    is_ours = record.name.partition(".")[0] in _OURS
    template, args = _said(record.msg, is_ours=True), record.args
    if isinstance(args, Mapping):
        args = {name: _said(one, is_ours=is_ours) for name, one in args.items()}
    elif args:
        args = tuple(_said(one, is_ours=is_ours) for one in args)
    try:
        message = str(template) % args if args else str(template)
    except (TypeError, ValueError, KeyError):
        message = str(template)
    # Libraries put what they know of a task, with its result, below what has happened.
    return message if is_ours else message.partition("\n")[0]


def _said(value: object, *, is_ours: bool) -> object:
    if isinstance(value, BaseException):
        return kind_of(value)
    return value if is_ours or isinstance(value, int | float) else "…"


def kind_of(error: BaseException) -> str:
    """Its class, and of which it came."""
    return " from ".join(type(one).__name__ for one in _chain(error))


def trace_of(error: BaseException) -> str:
    """Where it was raised, and where that which it came of."""
    traces = ("".join(traceback.format_tb(one.__traceback__)) for one in _chain(error))
    names = (type(one).__name__ for one in _chain(error))
    told = [f"{trace}{name}" for trace, name in zip(traces, names, strict=True)]
    return "\nfrom\n".join(told)


def _chain(error: BaseException) -> Iterator[BaseException]:
    one: BaseException | None = error
    for _ in range(_LONGEST_CHAIN):
        if one is None:
            return
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def log_fault(log: logging.Logger, where: str, error: BaseException) -> None:
    """Where it failed, but not with which values: they may be answers."""
    log.error("%s in %s\n%s", kind_of(error), where, trace_of(error))


def write_logs(level: str, secrets: Collection[str] = ()) -> None:
    """`secrets` are blotted out wherever they stand."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Discreet([secret for secret in secrets if secret]))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Where a line cannot be written, it would be shown with all its values.
    logging.raiseExceptions = False
    quiet = level if level == "DEBUG" else max(logging.WARNING, logging.getLevelName(level))
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(quiet)
    for name in _INDISCREET:
        logging.getLogger(name).setLevel(logging.WARNING)


def log_what_nobody_catches() -> None:
    """Otherwise Python itself writes it to stderr, with all that it says."""

    def on_end(_kind: object, error: BaseException, _trace: object) -> None:
        log_fault(log, "the process", error)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            log_fault(log, "a thread", args.exc_value)

    def on_the_way(args: Any) -> None:
        if args.exc_value is not None:
            log_fault(log, "what nobody waits for", args.exc_value)

    sys.excepthook, threading.excepthook = on_end, in_thread
    sys.unraisablehook = on_the_way
