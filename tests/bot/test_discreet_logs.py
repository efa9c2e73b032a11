"""Nothing that people write, and no token, gets into the log, whoever logs whatever fault."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import asyncpg
import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.methods import SendMessage
from aiohttp import InvalidURL
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from pydantic import TypeAdapter
from sqlalchemy.exc import IntegrityError

from bot.logs import log_fault, log_what_nobody_catches, write_logs
from tests.bot.logging_kept import logging_kept

ANSWER, NAME, ID, TOKEN = "завуч кричит", "Марья Ивановна", "7000000001", "42:AAE-secret"
PRIVATE = (ANSWER, NAME, ID, TOKEN)
EVERYTHING = " ".join(PRIVATE)
CALL = SendMessage(chat_id=int(ID), text=EVERYTHING)

log = logging.getLogger("bot.anything")


def cut_off() -> Exception:
    """A reply that ends in the middle."""
    try:
        json.loads(f'{{"ok": true, "result": {{"text": "{EVERYTHING}')
    except ValueError as error:
        return ClientDecodeError("Failed to decode object", error, EVERYTHING)
    raise AssertionError


def invalid() -> Exception:
    try:
        TypeAdapter(int).validate_python(EVERYTHING)
    except ValueError as error:
        return error
    raise AssertionError


def caused() -> Exception:
    try:
        try:
            raise KeyError(EVERYTHING)
        except KeyError as error:
            raise RuntimeError(EVERYTHING) from error
    except RuntimeError as error:
        return error


def met_on_the_way() -> Exception:
    try:
        try:
            raise KeyError(EVERYTHING)
        except KeyError:
            raise RuntimeError(EVERYTHING)  # noqa: B904 - it is the context that is meant
    except RuntimeError as error:
        error.add_note(EVERYTHING)
        return error


def unique() -> Exception:
    error = asyncpg.UniqueViolationError("duplicate key value")
    error.detail = f"Key (telegram_id)=({EVERYTHING}) already exists."
    return IntegrityError("INSERT", {"value": EVERYTHING}, error)


FAULTS: dict[str, Callable[[], BaseException]] = {
    "a reply cut off": cut_off,
    "a validation": invalid,
    "a cause": caused,
    "a context with a note": met_on_the_way,
    "a row of the database": unique,
    "a refusal": lambda: TelegramBadRequest(CALL, f"can't parse entities: {EVERYTHING}"),
    "a block": lambda: TelegramForbiddenError(CALL, EVERYTHING),
    "patience": lambda: TelegramRetryAfter(CALL, EVERYTHING, 1),
    "an address": lambda: InvalidURL(f"https://api.telegram.org/bot{EVERYTHING}/getMe"),
    "the network": lambda: TelegramNetworkError(CALL, f"ClientOSError: {EVERYTHING}"),
    "an unknown key": lambda: KeyError(EVERYTHING),
    "a file": lambda: OSError(5, EVERYTHING, EVERYTHING),
    "several": lambda: ExceptionGroup(EVERYTHING, [ValueError(EVERYTHING)]),
}


def raised(fault: BaseException) -> None:
    raise fault


def logged(fault: BaseException, logger: logging.Logger = log) -> None:
    try:
        raise fault
    except BaseException:
        logger.exception("Job %s failed", EVERYTHING if logger is not log else 7)


def told_with_reprs(fault: BaseException) -> None:
    """As asyncio does for a task that nobody waited for."""
    logger = logging.getLogger("asyncio")
    logger.error(f"Task exception was never retrieved\nfuture: {fault!r}", exc_info=fault)


def caught_by_nobody(fault: BaseException) -> None:
    log_what_nobody_catches()
    sys.excepthook(type(fault), fault, None)


def in_a_thread(fault: BaseException) -> None:
    log_what_nobody_catches()
    thread = threading.Thread(target=raised, args=[fault])
    thread.start()
    thread.join()


def of_nobody(fault: BaseException) -> None:
    """In a task that is forgotten."""

    async def forgotten() -> None:
        task = asyncio.create_task(failing(), name=NAME)
        await asyncio.wait([task])
        del task
        gc.collect()

    async def failing() -> None:
        raise fault

    asyncio.run(forgotten())


def in_a_job(fault: BaseException) -> None:
    async def scheduled() -> None:
        scheduler, done = AsyncIOScheduler(), asyncio.Event()
        scheduler.add_listener(lambda _: done.set())
        scheduler.start()
        done.clear()
        scheduler.add_job(raised, args=[fault], name=NAME)
        await asyncio.sleep(0.05)
        scheduler.shutdown(wait=False)
        await asyncio.sleep(0)

    asyncio.run(scheduled())


def badly_formatted(fault: BaseException) -> None:
    log.error("%s and %s", fault, *[EVERYTHING] * 5)


def read_by_another_before(fault: BaseException) -> None:
    """Its formatter leaves the text of the exception in the record."""
    other = logging.NullHandler()
    other.handle = logging.Formatter().format  # type: ignore[assignment, method-assign]
    logging.getLogger().handlers.insert(0, other)
    logged(fault)


WAYS: dict[str, Callable[[BaseException], None]] = {
    "with a trace": logged,
    "as a value": lambda fault: log.warning("no updates: %s", fault),
    "by a name": lambda fault: log.warning("no updates: %(fault)r", {"fault": fault}),
    "alone": log.error,
    "by its place": lambda fault: log_fault(log, "a handler", fault),
    "beside": lambda fault: log.error("it could not be sent", exc_info=fault),
    "by the server": lambda fault: logged(fault, logging.getLogger("aiohttp.server")),
    "by the framework": lambda fault: logging.getLogger("aiogram.event").error(
        "Cause exception while process update id=%d: %s: %s", 1, EVERYTHING, fault
    ),
    "by asyncio": told_with_reprs,
    "by asyncio in truth": of_nobody,
    "by the scheduler": in_a_job,
    "by Python": caught_by_nobody,
    "by a thread": in_a_thread,
    "badly": badly_formatted,
    "after another": read_by_another_before,
}


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    with logging_kept():
        yield


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_logging_a_fault_tells_what_it_says(
    way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for fault in FAULTS.values():
        write_logs("DEBUG")
        error = fault()
        WAYS[way](error)
        written = capsys.readouterr().err
        assert written
        assert not [private for private in PRIVATE if private in written], written


def test_the_kind_and_the_place_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    write_logs("INFO")
    log_fault(log, "a handler", caused())
    written = capsys.readouterr().err
    assert "RuntimeError from KeyError in a handler" in written
    assert f"{__name__.rpartition('.')[2]}.py" in written


def test_what_libraries_always_say_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    write_logs("INFO")
    told: Any = ("Bot %s is slow for %d s", NAME, 7)
    logging.getLogger("aiogram.dispatcher").warning(*told)
    assert capsys.readouterr().err.endswith("aiogram.dispatcher: Bot … is slow for 7 s\n")
