"""The page in the browser, beside the emulator's own addresses."""

from __future__ import annotations

from importlib.resources import files

from aiohttp import web
from babel.dates import format_date

from bot.demo.cast import hints
from bot.demo.demo import Demo
from bot.demo.invented import ZONE
from bot.texts.fluent import LANGUAGES, console_texts

LONGEST_JUMP = 31
WORDS = (
    "title",
    "about",
    "invented",
    "next-day",
    "next-week",
    "other-language",
    "people",
    "chat",
    "message",
    "send",
    "hints",
    "empty",
    "unread",
    "ok",
    "stopped",
    "edited",
    "reply",
    "edit",
    "cancel",
    "too-long",
)
_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript"}
_NOTHING_FOREIGN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def add_page(demo: Demo) -> None:
    page = _Page(demo)
    demo.emulator.application.add_routes(
        [
            web.get("/", page.index),
            web.get("/page/{name:[a-z]+}.{kind:css|js}", page.file),
            web.get("/demo/{language:ru|en}", page.state),
            web.post("/demo/later", page.later),
        ]
    )


class _Page:
    def __init__(self, demo: Demo) -> None:
        self._demo = demo

    async def index(self, request: web.Request) -> web.Response:
        return _file("index", "html")

    async def file(self, request: web.Request) -> web.Response:
        return _file(request.match_info["name"], request.match_info["kind"])

    async def state(self, request: web.Request) -> web.Response:
        # The page of an earlier demo comes back before this one is filled.
        await self._demo.ready.wait()
        return web.json_response(_state(self._demo, request.match_info["language"]))

    async def later(self, request: web.Request) -> web.Response:
        days = (await request.json()).get("days")
        if not isinstance(days, int) or not 1 <= days <= LONGEST_JUMP:
            raise web.HTTPBadRequest(text=f"days: 1 to {LONGEST_JUMP}")
        await self._demo.go_on(days)
        return web.json_response({"days": _days(self._demo)})


def _file(name: str, kind: str) -> web.Response:
    found = files("bot.demo").joinpath("web", f"{name}.{kind}")
    if not found.is_file():
        raise web.HTTPNotFound
    headers = {"Content-Security-Policy": _NOTHING_FOREIGN, "Cache-Control": "no-cache"}
    text = found.read_text(encoding="utf-8")
    return web.Response(text=text, content_type=_TYPES[kind], headers=headers)


def _state(demo: Demo, language: str) -> dict[str, object]:
    texts = console_texts(language)
    return {
        "bot": demo.emulator.world.bot["username"],
        "zone": ZONE.key,
        "days": _days(demo),
        "words": {key: texts(f"demo-page-{key}") for key in WORDS},
        "people": [
            {
                "id": person.id,
                "name": texts(f"demo-name-{role}"),
                "role": texts(f"demo-role-{role}"),
                "hints": [vars(hint) for hint in hints(role, demo.open_now, texts)],
            }
            for role, person in demo.cast.roles()
        ],
    }


def _days(demo: Demo) -> dict[str, str]:
    """Today in the words of each language."""
    return {
        language: format_date(demo.today, "EEEE, d MMMM", locale=language) for language in LANGUAGES
    }
