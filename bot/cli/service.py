"""The commands that start the bot or prepare the database for it."""

import asyncio

import click

from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.logs import log_what_nobody_catches, write_logs
from bot.settings import ENV_FILE, is_open_to_others
from storage.keys import Keys
from storage.prepare import migrate as migrate_database


@click.command("migrate")
@click.pass_obj
def migrate(desk: Desk) -> None:
    url = desk.settings.database_url
    changed = asyncio.run(migrate_database(url, lambda: Keys(desk.settings.key_folder())))
    key = "cli-migrated" if changed else "cli-migrated-before"
    shown = url.set(drivername=url.get_backend_name())
    desk.say(key, url=shown.render_as_string(hide_password=True))


@click.command("run")
@click.pass_obj
def run(desk: Desk) -> None:
    settings = desk.settings
    settings.bot_token()
    settings.key_folder()
    if is_open_to_others(ENV_FILE):
        desk.warn("cli-env-open", file=str(ENV_FILE))
    write_logs(settings.log_level, settings.secrets())
    log_what_nobody_catches()
    # The bot's own modules take longer to import than most commands to run.
    from bot import app  # noqa: PLC0415

    try:
        app.run(settings)
    except app.TokenRefused as error:
        raise Failure("cli-token-refused") from error
    except app.TelegramUnreachable as error:
        raise Failure("cli-telegram-unreachable", url=settings.api_url) from error
    except app.AddressTaken as error:
        raise Failure("cli-address-taken", address=str(error)) from error
    except app.AnotherPoller as error:
        raise Failure("cli-another-poller") from error
