import asyncio
import subprocess
import sys

from sqlalchemy import URL, text

from storage.database import migration_engine
from storage.lease import lease_of

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
