"""A spell in which something fails again and again: told at its beginning and at its end."""

import logging

from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from bot.logs import kind_of, log_fault
from storage.database import DatabaseUnavailable

LONGEST_PAUSE = 60.0


class Spell:
    def __init__(self, log: logging.Logger, where: str) -> None:
        self._log, self._where = log, where
        self._fault = ""
        self.pause = 1.0
        """Seconds until the next attempt."""

    def goes_on(self, error: Exception) -> None:
        fault = kind_of(error)
        self.pause = min(2 * self.pause, LONGEST_PAUSE) if self._fault else 1.0
        if fault == self._fault:
            return
        self._fault = fault
        match error:
            case DatabaseUnavailable():
                self._log.warning("%s is put off: %s", self._where, str(error))
            case TelegramAPIError() | ClientDecodeError():
                self._log.warning("%s is put off: %s", self._where, fault)
            case _:
                log_fault(self._log, self._where, error)

    def is_over(self) -> None:
        if self._fault:
            self._fault, self.pause = "", 1.0
            self._log.warning("%s goes on", self._where)
