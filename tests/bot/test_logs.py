import logging
from collections.abc import Iterator

import pytest

from bot.logs import write_logs
from storage.database import Database
from storage.people import remember_person
from tests.bot.logging_kept import logging_kept
from tests.identities import who

TOKEN = "123456789:AAE-secret"


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    with logging_kept():
        yield


def test_no_secret_reaches_a_line_or_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    write_logs("INFO", [TOKEN, "hook-secret", ""])
    try:
        raise OSError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except OSError:
        logging.getLogger("bot").exception("calling with %s failed", "hook-secret")
    written = capsys.readouterr().err
    assert "calling with *** failed" in written
    assert "test_no_secret_reaches_a_line" in written
    assert written.endswith("OSError\n")
    assert TOKEN not in written


def test_the_level_decides_what_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    write_logs("WARNING")
    logging.getLogger("bot").info("small talk")
    logging.getLogger("bot").warning("news")
    assert [line.split(": ")[-1] for line in capsys.readouterr().err.splitlines()] == ["news"]


async def test_no_answer_is_written_out_even_when_debugging(
    capsys: pytest.CaptureFixture[str], sqlite_database: Database
) -> None:
    write_logs("DEBUG")
    await sqlite_database.write(lambda c: remember_person(c, who(7_000_000_001), "ru"))
    assert "7000000001" not in capsys.readouterr().err


@pytest.mark.parametrize(("level", "is_written"), [("INFO", False), ("DEBUG", True)])
def test_libraries_are_quiet_unless_debugging(
    capsys: pytest.CaptureFixture[str], level: str, is_written: bool
) -> None:
    write_logs(level)
    logging.getLogger("aiogram.event").info("Update id=1 is handled")
    assert ("is handled" in capsys.readouterr().err) is is_written
