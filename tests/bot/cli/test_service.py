import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import URL, text

from bot.demo.emulator import Emulator
from storage.engines import migration_engine
from storage.migrate import downgrade
from tests.bot.cli.conftest import Metodbot
from tests.bot.logging_kept import logging_kept
from tests.conftest import apart


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    with logging_kept():
        yield


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with Emulator(lambda: datetime(2026, 5, 12, tzinfo=UTC)) as emulator:
        yield emulator


def settings(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(f"METODBOT_{name}", value)


async def run(metodbot: Metodbot) -> Result:
    return await asyncio.to_thread(metodbot, "run")


def told(result: Result) -> str:
    """The refusal; the log may stand before it."""
    assert result.exit_code == 1
    return result.stderr.splitlines()[-1]


def test_migrating_twice_changes_nothing_the_second_time(
    metodbot: Metodbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/new.sqlite3"
    settings(monkeypatch, DATABASE_URL=url)
    first, second = metodbot("migrate"), metodbot("migrate")
    assert first.stdout == f"The database {url} has been upgraded.\n"
    assert second.stdout == f"The database {url} is up to date.\n"


def test_an_old_database_of_a_server_waits_for_the_migrate_command(
    metodbot: Metodbot, monkeypatch: pytest.MonkeyPatch, postgres_url: URL
) -> None:
    apart(downgrade(postgres_url, "base"))
    url = postgres_url.set(drivername="postgresql").render_as_string(hide_password=False)
    settings(monkeypatch, DATABASE_URL=url)
    assert "run: metodbot migrate" in told(metodbot("campaign", "list"))
    assert metodbot("migrate").exit_code == 0
    assert metodbot("campaign", "list").stdout == "No campaigns yet.\n"


def test_a_database_that_is_not_there_is_told_in_a_line(
    metodbot: Metodbot, monkeypatch: pytest.MonkeyPatch, postgres_url: URL
) -> None:
    url = postgres_url.set(drivername="postgresql", database="nowhere")
    settings(monkeypatch, DATABASE_URL=url.render_as_string(hide_password=False))
    refusal = told(metodbot("campaign", "list"))
    assert "the database is unavailable, check its address and server" in refusal
    assert 'database "nowhere"' in refusal


def test_a_database_that_is_read_only_is_told_in_a_line(
    metodbot: Metodbot, monkeypatch: pytest.MonkeyPatch, postgres_url: URL
) -> None:
    apart(read_only(postgres_url))
    url = postgres_url.set(drivername="postgresql")
    settings(monkeypatch, DATABASE_URL=url.render_as_string(hide_password=False))
    failed = metodbot("territory", "load", "leningrad")
    assert "read-only transaction" in told(failed)
    assert len(failed.stderr.splitlines()) == 1


async def read_only(url: URL) -> None:
    engine = migration_engine(url)
    statement = f"ALTER DATABASE {url.database} SET default_transaction_read_only = on"
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


@pytest.mark.parametrize(
    ("mode", "is_warned"), [(0o600, False), (0o400, False), (0o640, True), (0o644, True)]
)
async def test_a_start_with_settings_that_others_can_read_warns_in_a_line(
    metodbot: Metodbot, emulator: Emulator, tmp_path: Path, mode: int, is_warned: bool
) -> None:
    file = tmp_path / ".env"
    file.write_text(
        f"METODBOT_API_URL={emulator.url}\nMETODBOT_TOKEN=42:somebody-elses\n", encoding="utf-8"
    )
    file.chmod(mode)
    warned = [line for line in (await run(metodbot)).stderr.splitlines() if "chmod" in line]
    expected = "Warning: other users of this computer can read the file .env with the token"
    assert [line.startswith(expected) for line in warned] == [True] * is_warned


async def test_a_token_that_telegram_refuses_is_told_in_a_line(
    metodbot: Metodbot, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(monkeypatch, API_URL=emulator.url, TOKEN="42:somebody-elses", LISTEN="127.0.0.1:0")
    assert "Telegram does not accept METODBOT_TOKEN" in told(await run(metodbot))


async def test_a_server_that_does_not_answer_is_told_in_a_line(
    metodbot: Metodbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}"
    settings(monkeypatch, API_URL=url, TOKEN="42:emulated", LISTEN="127.0.0.1:0")
    assert f"the server {url} does not answer" in told(await run(metodbot))


async def test_a_taken_port_is_told_in_a_line(
    metodbot: Metodbot, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        settings(monkeypatch, API_URL=emulator.url, TOKEN=emulator.token, LISTEN=address)
        assert f"the address {address} is taken" in told(await run(metodbot))
