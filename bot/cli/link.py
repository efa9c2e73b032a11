"""Deep links into the chat with the bot; Telegram knows the bot's name."""

import asyncio
from collections.abc import Mapping

import aiohttp

from bot.cli.desk import Desk
from bot.settings import Settings

_PATIENCE = aiohttp.ClientTimeout(total=5)


def tell_link(desk: Desk, payload: str, named: Mapping[str, str] | None = None) -> None:
    """Without a token or an answer of Telegram only the end of the link is known.

    `named` are further links: by payload what each leads to.
    """
    name = asyncio.run(_bot_name(desk.settings)) if desk.settings.token else None
    key, begins = ("cli-link", f"https://t.me/{name}") if name else ("cli-link-end", "")
    desk.say(key, link=f"{begins}?start={payload}")
    for further, title in (named or {}).items():
        desk.say("cli-link-to", title=title, link=f"{begins}?start={further}")


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
