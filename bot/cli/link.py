"""Deep links into the chat with the bot; Telegram knows the bot's name."""

import asyncio

import aiohttp

from bot.cli.desk import Desk
from bot.settings import Settings

_PATIENCE = aiohttp.ClientTimeout(total=5)


def tell_link(desk: Desk, payload: str) -> None:
    """Without a token or an answer of Telegram only the end of the link is known."""
    name = asyncio.run(_bot_name(desk.settings)) if desk.settings.token else None
    if name:
        desk.say("cli-link", link=f"https://t.me/{name}?start={payload}")
    else:
        desk.say("cli-link-end", end=f"?start={payload}")


async def _bot_name(settings: Settings) -> str | None:
    # By hand, as importing aiogram takes several times longer than the call.
    method = f"{settings.api_url}/bot{settings.bot_token()}/getMe"
    try:
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE) as session,
            session.post(method) as response,
        ):
            answer = await response.json()
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return None
    match answer:
        case {"ok": True, "result": {"username": str(name)}}:
            return name
        case _:
            return None
