"""How the bot wants to hear of what happens."""

from __future__ import annotations

import re

from bot.demo.emulator.errors import bad_request, conflict
from bot.demo.emulator.wire import Json
from bot.demo.emulator.world import Request, Webhook, World

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_POLL_LIMIT, _POLL_SECONDS, _CONNECTIONS = 100, 50, 100


async def get_updates(world: World, request: Request) -> list[Json]:
    if world.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    _allow(world, request)
    limit = _within(request.values.get("limit", _POLL_LIMIT), 1, _POLL_LIMIT)
    timeout = _within(request.values.get("timeout", 0), 0, _POLL_SECONDS)
    return await world.polling.take(request.values.get("offset", 0), limit, timeout)


def set_webhook(world: World, request: Request) -> bool:
    url, secret = request.values.get("url", ""), request.values.get("secret_token", "")
    if not url:
        return delete_webhook(world, request)
    if not url.startswith(("https://", "http://")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = _within(request.values.get("max_connections", 40), 1, _CONNECTIONS)
    _allow(world, request)
    _drop(world, request)
    world.polling.terminate("setWebhook request")
    world.set_webhook(Webhook(url, secret, connections))
    return True


def delete_webhook(world: World, request: Request) -> bool:
    _drop(world, request)
    world.set_webhook(Webhook())
    return True


def get_webhook_info(world: World, request: Request) -> Json:
    webhook, allowed = world.webhook, world.updates.allowed
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": world.updates.waiting(),
    }
    if webhook.url:
        info["max_connections"] = webhook.max_connections
    if allowed:
        info["allowed_updates"] = sorted(allowed)
    if webhook.last_error_at:
        info["last_error_date"] = int(webhook.last_error_at.timestamp())
        info["last_error_message"] = webhook.last_error
    return info


def _allow(world: World, request: Request) -> None:
    # Not given means as before, an empty list means the default.
    if "allowed_updates" in request.values:
        world.updates.allowed = frozenset(map(str, request.values["allowed_updates"]))


def _drop(world: World, request: Request) -> None:
    if request.values.get("drop_pending_updates"):
        world.updates.drop_all()


def _within(value: int, least: int, most: int) -> int:
    return max(least, min(value, most))
