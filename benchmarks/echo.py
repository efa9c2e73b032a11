"""The baseline: a bot that sends every message back, and nothing else."""

from __future__ import annotations

import gc
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web


async def echo(message: Message) -> None:
    await message.answer(message.text or "")


def main(token: str, api_url: str, port: str, secret: str) -> None:
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    bot = Bot(token, AiohttpSession(api=TelegramAPIServer.from_base(api_url)))
    application = web.Application()
    # As the bot: an update is acknowledged when it has been handled.
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=secret)
    handler.register(application, path="/updates")
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 1_000)
    web.run_app(application, host="127.0.0.1", port=int(port), access_log=None, print=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
