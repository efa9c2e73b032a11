import click

from bot.cli.desk import Desk
from bot.cli.table import columns
from storage.database import Database
from storage.outbox import Uncertain, uncertain


@click.group("outbox")
def outbox() -> None: ...


@outbox.command("uncertain")
@click.pass_obj
def uncertain_command(desk: Desk) -> None:
    found = desk.work(_uncertain)
    if not found:
        desk.say("cli-outbox-certain")
        return
    zone = desk.settings.timezone
    head = [desk.texts(f"cli-column-{name}") for name in ("id", "person", "kind", "claimed")]
    rows = [
        (one.id, one.person, one.kind, f"{one.claimed_at.astimezone(zone):%Y-%m-%d %H:%M}")
        for one in found
    ]
    click.echo(columns(head, rows))


async def _uncertain(database: Database) -> list[Uncertain]:
    async with database.read() as connection:
        return list(await uncertain(connection))
