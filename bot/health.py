"""What `/health` says: whether this process does all that it is there for, in a word."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.logs import log_fault
from storage.database import Database, DatabaseUnavailable

WELL = "ok"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Health:
    """`standing` is asked in its order; each word stands for something that has come to a halt."""

    database: Database
    standing: Mapping[str, Callable[[], bool]]

    async def word(self) -> str:
        if not await _succeeds(self.database.check):
            return "database unavailable"
        if not await _succeeds(self.database.check_writing):
            return "writing fails"
        return next((word for word, stands in self.standing.items() if stands()), WELL)


async def _succeeds(check: Callable[[], Awaitable[None]]) -> bool:
    try:
        await check()
    except DatabaseUnavailable:
        return False
    except Exception as error:
        log_fault(log, "a check of the database", error)
        return False
    return True
