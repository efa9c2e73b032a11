"""Updates by webhook: answered with success only after they are saved.

Telegram brings again what was not answered with success. So a fault that may pass (the database
is away) is answered with 503, and any other is logged and answered with success: brought again,
the update would only fail again and hold up the person's next ones.
"""

import hmac
import logging
from collections.abc import Awaitable, Callable

from aiogram import Bot, Dispatcher
from aiogram.methods.base import TelegramMethod
from aiogram.types import Update
from aiohttp import web
from pydantic_core import from_json, to_json

from bot.health import WELL, Health
from bot.limits import Limits, act
from bot.logs import log_fault
from bot.plain_calls import PlainCall
from bot.taps import Tap, tap_in
from storage.database import DatabaseUnavailable

Handler = Callable[[web.Request], Awaitable[web.Response]]
OnTap = Callable[[Tap], Awaitable[PlainCall]]
"""Raises DatabaseUnavailable alone."""

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LARGEST_UPDATE = 1024 * 1024
RETRY_AFTER = "2"


def web_application(
    bot: Bot,
    dispatcher: Dispatcher,
    on_tap: OnTap,
    health: Health,
    *,
    path: str | None,
    secret: str,
    limits: Limits,
) -> web.Application:
    """Without a path there is only `/health`."""
    application = web.Application(client_max_size=LARGEST_UPDATE)
    application.router.add_get("/health", _health(health))
    if path is not None:
        application.router.add_post(path, _webhook(bot, dispatcher, on_tap, secret, limits))
    return application


def _health(health: Health) -> Handler:
    async def answer(_request: web.Request) -> web.Response:
        word = await health.word()
        return web.json_response({"status": word}, status=200 if word == WELL else 503)

    return answer


def _webhook(
    bot: Bot, dispatcher: Dispatcher, on_tap: OnTap, secret: str, limits: Limits
) -> Handler:
    async def webhook(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), secret.encode()):
            return web.Response(status=401)
        try:
            update = _update(await request.read(), bot)
        except web.RequestPayloadError as error:
            raise web.HTTPBadRequest from error
        except ValueError:
            log.error("an update of an unknown shape was passed over")
            return web.Response()
        return await _answered(update, bot, dispatcher, on_tap, limits)

    return webhook


async def _answered(
    update: Tap | Update, bot: Bot, dispatcher: Dispatcher, on_tap: OnTap, limits: Limits
) -> web.Response:
    result: object = None
    try:
        async with act(limits):
            if isinstance(update, Tap):
                result = await on_tap(update)
            else:
                result = await dispatcher.feed_update(bot, update)
    except DatabaseUnavailable as error:
        log.error("the database is unavailable: %s", str(error))
        return web.Response(status=503, headers={"Retry-After": RETRY_AFTER})
    except Exception as error:
        log_fault(log, "an update", error)
    if isinstance(result, PlainCall | TelegramMethod):
        return _with_call(result)
    return web.Response()


def _update(body: bytes, bot: Bot) -> Tap | Update:
    """Raises ValueError."""
    given = from_json(body)
    return tap_in(given) or Update.model_validate(given, context={"bot": bot})


def _with_call(method: PlainCall | TelegramMethod[object]) -> web.Response:
    """Telegram makes the call that stands in the answer: one request less for each tap."""
    if isinstance(method, PlainCall):
        values = method.values()
    else:
        values = method.model_dump(mode="json", exclude_none=True)
    body = to_json(values | {"method": method.__api_method__})
    return web.Response(body=body, content_type="application/json")
