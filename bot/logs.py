"""One line per event on stderr, without secrets."""

import logging
import traceback
from collections.abc import Collection

_TALKATIVE = ("aiogram", "aiohttp.access", "apscheduler", "alembic", "filelock")
# When debugging they write out statements with their values, which are people's answers.
_INDISCREET = ("aiosqlite", "sqlalchemy")


class _WithoutSecrets(logging.Formatter):
    def __init__(self, secrets: Collection[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = sorted(secrets, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


def log_fault(log: logging.Logger, where: str, error: BaseException) -> None:
    """Where it failed, but not with which values: they may be answers."""
    trace = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s in %s\n%s", type(error).__name__, where, trace)


def write_logs(level: str, secrets: Collection[str] = ()) -> None:
    """`secrets` are blotted out wherever they stand, also in tracebacks."""
    handler = logging.StreamHandler()
    handler.setFormatter(_WithoutSecrets([secret for secret in secrets if secret]))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    quiet = level if level == "DEBUG" else max(logging.WARNING, logging.getLevelName(level))
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(quiet)
    for name in _INDISCREET:
        logging.getLogger(name).setLevel(logging.WARNING)
