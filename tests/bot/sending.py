"""Senders that can be killed. Started with database, server and token, it reads from its input
`start` and `kill`; each sender is a fork, so that only the first one waits for the imports.
"""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from functools import partial

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.delivery import Delivery
from bot.json_session import JsonSession
from bot.notices import Facts, Notice, as_kept
from bot.texts.screen import Screen
from storage.database import Database, database_url
from storage.lease import lease_of


def greeting(facts: Facts, language: str) -> Screen:
    return Screen(f"greeting {language} {facts['n']}")


GREETING = {"greeting": Notice(as_kept, greeting)}


async def send(url: str, server: str, token: str) -> None:
    bot = Bot(token, session=JsonSession(api=TelegramAPIServer.from_base(server)))
    at = database_url(url)
    clock = partial(datetime.now, UTC)
    await Delivery(Database(at), bot, GREETING, clock, lease_of(at), a_second=200).run()


def main() -> None:
    sender = 0
    for command in sys.stdin:
        if command == "kill\n":
            os.kill(sender, signal.SIGKILL)
            os.waitpid(sender, 0)
            print("killed", flush=True)
        else:
            sender = os.fork()
            if not sender:
                asyncio.run(send(*sys.argv[1:]))


if __name__ == "__main__":
    main()
