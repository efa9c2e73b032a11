import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from storage.database import DatabaseUnavailable, database_url
from storage.engines import migration_engine
from storage.lease import lease_of
from tests.conftest import PostgresServer

HOLD = """
import asyncio, sys
from storage.database import database_url
from storage.lease import lease_of

async def hold():
    lease = lease_of(database_url(sys.argv[1]))
    print(await lease.holds(), flush=True)
    await asyncio.sleep(60)

asyncio.run(hold())
"""


async def test_one_of_two_holds_the_lease_until_it_lets_go(any_url: URL) -> None:
    first, second = lease_of(any_url), lease_of(any_url)
    assert await first.holds()
    assert await first.holds()
    assert not await second.holds()
    await first.close()
    assert await second.holds()
    await second.close()


async def test_asking_from_several_tasks_at_once_is_safe(any_url: URL) -> None:
    lease = lease_of(any_url)
    assert all(await asyncio.gather(*(lease.holds() for _ in range(5))))
    await lease.close()


async def test_a_killed_process_leaves_the_lease_to_another(any_url: URL) -> None:
    url = any_url.render_as_string(hide_password=False)
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLD, url, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"True\n"
    lease = lease_of(any_url)
    assert not await lease.holds()
    holder.kill()
    await holder.wait()
    async with asyncio.timeout(10):
        while not await lease.holds():  # noqa: ASYNC110 - the other process is gone when it is
            await asyncio.sleep(0.05)
    await lease.close()


async def test_who_loses_the_connection_loses_the_lease(postgres_url: URL) -> None:
    lease = lease_of(postgres_url)
    assert await lease.holds()
    engine = migration_engine(postgres_url)
    async with engine.connect() as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        await connection.execute(text(others))
    await engine.dispose()
    assert not await lease.holds()
    assert await lease.holds()
    await lease.close()


async def test_a_lock_that_cannot_be_opened_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "metodbot.sqlite3.lock").mkdir()
    lease = lease_of(database_url(f"sqlite:///{tmp_path}/metodbot.sqlite3"))
    with pytest.raises(DatabaseUnavailable):
        await lease.holds()
    await lease.close()


async def test_a_server_that_goes_and_comes_back_leaves_the_lease_to_be_taken_anew(
    postgres_url: URL, postgres_server: PostgresServer
) -> None:
    lease = lease_of(postgres_url)
    assert await lease.holds()
    await postgres_server.stop()
    assert not await lease.holds()
    assert not await lease.holds()
    await postgres_server.start()
    assert await lease.holds()
    await lease.close()
