"""What can be wrong at the start, each by its name."""

from __future__ import annotations

import asyncio
import re
import socket
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.app import CLOSING, AddressTaken, AnotherPoller, TelegramUnreachable, TokenRefused
from bot.demo.emulator import ServerError
from bot.ending import LETTING_GO, ended
from bot.limits import USUAL
from bot.polling import GOODBYE
from bot.setting_kinds import Listen
from storage.database import DatabaseUnavailable, database_url
from storage.people import remember_person
from storage.tables import identities
from tests.bot.demo.emulator.talking import Listener, bot_for
from tests.bot.town import Town, by_both, free_port
from tests.identities import who


async def test_a_token_that_telegram_does_not_know(town: Town) -> None:
    with pytest.raises(TokenRefused):
        await town.start(token=SecretStr("43:of-another-bot"))


async def test_who_has_started_it_is_told_that_it_works(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="bot.app")
    await town.start()
    assert caplog.messages == ["at work as @emulated_bot"]


async def test_a_port_that_is_taken(town: Town) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port: int = taken.getsockname()[1]
        with pytest.raises(AddressTaken, match=f"127.0.0.1:{port}"):
            await town.start(listen=Listen("127.0.0.1", port))


async def test_a_server_that_is_not_there(town: Town) -> None:
    with pytest.raises(TelegramUnreachable):
        await town.start(api_url=f"http://127.0.0.1:{free_port()}")


async def test_a_server_that_speaks_of_something_else(town: Town) -> None:
    async def page(_request: web.Request) -> web.Response:
        return web.Response(text="<html>Добро пожаловать</html>", content_type="text/html")

    other = Listener()
    other.app.router.add_route("*", "/{tail:.*}", page)
    async with other:
        with pytest.raises(TelegramUnreachable):
            await town.start(api_url=other.url.removesuffix("/hook"))


async def test_a_database_that_cannot_be_opened(town: Town) -> None:
    with pytest.raises(DatabaseUnavailable):
        await town.start(database_url=database_url("sqlite:////proc/no/metodbot.sqlite3"))


async def test_a_second_process_that_polls_is_told_of(town: Town) -> None:
    await town.start()
    waiting = asyncio.create_task(town.app.wait())
    second = bot_for(town.emulator)
    while not waiting.done():
        await second.get_updates(timeout=0)
        await asyncio.sleep(0.01)
    with pytest.raises(AnotherPoller):
        await waiting
    await second.session.close()


async def test_a_menu_that_cannot_be_published_does_not_hold_up_the_start(town: Town) -> None:
    town.emulator.faults.order("setMyCommands", ServerError(502))
    await town.start()
    anna = town.emulator.person()
    await anna.start()
    assert "Методбот" in anna.screen.text


async def test_a_part_that_has_failed_does_not_keep_the_others_from_being_stopped(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    await town.start()
    database, lease = town.app.database, town.app._lease

    async def broken() -> None:
        raise OSError

    lease.close = broken  # type: ignore[method-assign]
    await town.stop()
    assert "OSError in ending the lease" in caplog.text
    with pytest.raises(DatabaseUnavailable):
        await database.write(lambda c: remember_person(c, who(7), "ru"))


async def test_a_part_that_does_not_end_is_left(caplog: pytest.LogCaptureFixture) -> None:
    done = []

    async def quick() -> None:
        done.append("quick")

    async with asyncio.timeout(1):
        await ended(0.05, {"a": asyncio.sleep(60), "b": quick(), "c": None})
    assert done == ["quick"]
    assert "a did not end in time" in caplog.text


@by_both
async def test_a_bot_stopped_and_started_again_answers(town: Town) -> None:
    await town.start()
    await town.restart()
    anna = town.emulator.person()
    await anna.start()
    assert "Методбот" in anna.screen.text


async def test_a_person_who_blocks_and_comes_back_is_noticed(town: Town) -> None:
    await town.load(only=["luzhsky"])
    await town.start()
    anna = town.emulator.person()
    await anna.send("/language")
    await anna.tap("Русский")
    anna.block()
    await anna.settled()
    assert (await town.rows(identities))[0]["blocked_at"] == town.clock.now
    anna.unblock()
    await anna.settled()
    assert (await town.rows(identities))[0]["blocked_at"] is None


def test_the_limits_keep_what_is_promised() -> None:
    assert USUAL.showing + USUAL.answer <= USUAL.holding == 15
    assert USUAL.goodbye + USUAL.answer + GOODBYE <= USUAL.stopping
    assert USUAL.stopping + CLOSING + 2 * LETTING_GO <= 10


def test_the_unit_leaves_time_to_stop_and_opens_its_files_to_nobody() -> None:
    page = Path(__file__).parents[2] / "docs" / "operating.md"
    unit = dict(re.findall(r"^(\w+)=(.+)$", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert unit["UMask"] == "0077"
    assert int(unit["TimeoutStopSec"]) > 10
