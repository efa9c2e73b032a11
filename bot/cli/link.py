"""Deep links into the chat with the bot; Telegram knows the bot's name."""

import asyncio

from bot.cli.desk import Desk
from bot.settings import Settings

_PATIENCE = 5


def tell_link(desk: Desk, payload: str) -> None:
    """Without a token or an answer of Telegram only the end of the link is known."""
    name = asyncio.run(_bot_name(desk.settings)) if desk.settings.token else None
    if name:
        desk.say("cli-link", link=f"https://t.me/{name}?start={payload}")
    else:
        desk.say("cli-link-end", end=f"?start={payload}")


async def _bot_name(settings: Settings) -> str | None:
    # Importing aiogram takes longer than most commands.
    from aiogram import Bot  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram.exceptions import AiogramError  # noqa: PLC0415

    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.api_url), timeout=_PATIENCE)
    try:
        async with Bot(settings.bot_token(), session=session) as bot:
            return (await bot.me()).username
    except AiogramError:
        return None
