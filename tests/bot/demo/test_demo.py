"""The whole demo, driven over HTTP as the page drives it."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.demo.demo import Demo
from bot.demo.page import add_page

WITHIN = 20.0


class Browser:
    def __init__(self, session: ClientSession) -> None:
        self._session = session

    async def text(self, path: str) -> str:
        async with self._session.get(path) as response:
            assert response.status == 200, path
            return await response.text()

    async def get(self, path: str) -> Any:
        async with self._session.get(path) as response:
            return await response.json()

    async def post(self, path: str, **body: Any) -> Any:
        async with self._session.post(path, json=body) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def status_of(self, path: str, **body: Any) -> int:
        async with self._session.post(path, json=body) as response:
            return response.status

    async def says(self, person: int, text: str) -> None:
        await self.post(f"/_emulator/people/{person}/send", text=text)

    async def taps(self, person: int, message: dict[str, Any]) -> None:
        """The first button."""
        data = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        path = f"/_emulator/people/{person}/tap"
        await self.post(path, data=data, message_id=message["message_id"])

    async def sees(self, person: int, words: str) -> dict[str, Any]:
        """The message with these words, as soon as it is there."""

        def sought(chat: Any) -> Any:
            told = [one for one in chat["messages"] if one["from_bot"]]
            return next((one for one in told if words in one["text"]), None)

        return dict(await self._as_soon_as(person, sought))

    async def noticed(self, person: int) -> str:
        """What the answer to a press showed."""
        notices = await self._as_soon_as(person, lambda chat: chat["notices"])
        return str(notices[-1]["text"])

    async def _as_soon_as(self, person: int, sought: Callable[[Any], Any]) -> Any:
        async with asyncio.timeout(WITHIN):
            chat = f"/_emulator/people/{person}/chat"
            while not (found := sought(await self.get(chat))):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
            return found


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    demo = Demo(tmp_path)
    add_page(demo)
    yield demo
    await demo.stop()


@pytest.fixture
async def page(demo: Demo) -> AsyncIterator[Browser]:
    """The page of a demo without a region and a bot behind it."""
    await demo.emulator.start()
    demo.ready.set()
    async with ClientSession(demo.emulator.url) as session:
        yield Browser(session)


@pytest.fixture
async def browser(demo: Demo) -> AsyncIterator[Browser]:
    await demo.start(port=0)
    async with ClientSession(demo.emulator.url) as session:
        yield Browser(session)


async def test_the_page_brings_all_its_parts_and_nothing_from_elsewhere(page: Browser) -> None:
    index = await page.text("/")
    assert not re.findall(r"(?:href|src)=\"https?:", index)
    for part in re.findall(r'(?:href|src)="(/[^"]+)"', index):
        for imported in re.findall(r'from "([^"]+)"', await page.text(part)):
            assert await page.text(imported)


@pytest.mark.parametrize(("language", "letters"), [("ru", "[A-Za-z]{3}"), ("en", "[А-яё]")])
async def test_every_word_of_the_page_is_in_its_language(
    page: Browser, language: str, letters: str
) -> None:
    words = (await page.get(f"/demo/{language}"))["words"]
    used = set(re.findall(r'data-word="([\w-]+)"', await page.text("/")))
    for script in ("page", "chat", "compose"):
        text = await page.text(f"/page/{script}.js")
        used |= set(re.findall(r'words(?:\.(?=\w)|\[")([a-z-]+)', text)) - {"title"}
    assert used == set(words)
    foreign = {key for key, word in words.items() if re.search(letters, _without_names(word))}
    assert foreign == {"other-language"}


def _without_names(word: str) -> str:
    return re.sub("Telegram|metodbot demo", "", word)


@pytest.mark.parametrize("days", [0, 32, "1", None])
async def test_a_jump_that_makes_no_sense_is_refused(page: Browser, days: object) -> None:
    assert await page.status_of("/demo/later", days=days) == 400


async def test_a_visitor_meets_all_three_people_and_the_next_days(browser: Browser) -> None:
    people = (await browser.get("/demo/ru"))["people"]
    teacher, coordinator, official = (one["id"] for one in people)

    await browser.says(teacher, people[0]["hints"][0]["text"])
    await browser.sees(teacher, "Согласны ли вы")
    await browser.sees(coordinator, "координатор мониторинга Лужского района")
    await browser.says(official, "/summary")
    assert "не вошли 6" in (await browser.sees(official, "Ниже цели"))["text"], "too few answers"

    later = await browser.post("/demo/later", days=1)
    assert later == {"days": {"ru": "вторник, 19 мая", "en": "Tuesday, 19 May"}}
    reminder = await browser.sees(coordinator, "Напоминание о сроке")
    assert "осталось 14" in reminder["text"]
    await browser.taps(coordinator, reminder)
    assert "напомню" in await browser.noticed(coordinator)

    await browser.post("/demo/later", days=20)
    await browser.sees(official, "Кто не успел")
