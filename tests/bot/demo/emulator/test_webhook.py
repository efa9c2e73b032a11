from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiogram import Bot
from aiohttp import MultipartWriter, web

from bot.demo.emulator import Emulator, Person
from bot.demo.emulator.world import Webhook
from tests.bot.demo.emulator.talking import Clock, Listener, complaint, keyboard, png

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Hook(Listener):
    """Notes what arrives and answers as told, in the end with an empty 200."""

    def __init__(self) -> None:
        super().__init__()
        self.app.router.add_post("/hook", self._take)
        self.answers: list[Answer | web.Response] = []
        self.seen: list[int] = []
        self.times: list[float] = []
        self.secrets: list[str | None] = []
        self.inside = self.most_inside = 0

    async def _take(self, request: web.Request) -> web.StreamResponse:
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        self.seen.append((await request.json())["update_id"])
        self.times.append(asyncio.get_running_loop().time())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        try:
            answer = self.answers.pop(0) if self.answers else web.Response()
            return answer if isinstance(answer, web.Response) else await answer(request)
        finally:
            self.inside -= 1


@pytest.fixture
async def hook(bot: Bot) -> AsyncIterator[Hook]:
    async with Hook() as hook:
        await bot.set_webhook(hook.url)
        yield hook


def failing(status: int = 500, **headers: str) -> web.Response:
    return web.Response(status=status, headers=headers)


async def test_an_update_is_posted_and_confirmed_by_2xx(
    hook: Hook, emulator: Emulator, anna: Person
) -> None:
    hook.answers = [failing(204)]
    update_id = anna.post("раз")
    await emulator.settled()
    assert hook.seen == [update_id]


async def test_the_secret_is_sent_along(
    hook: Hook, bot: Bot, emulator: Emulator, anna: Person
) -> None:
    await bot.set_webhook(hook.url, secret_token="s3cret-_")
    anna.post("раз")
    await emulator.settled()
    assert hook.secrets == ["s3cret-_"]


async def test_a_refused_update_comes_at_once_and_then_after_2_4_8_seconds(
    clock: Clock,
) -> None:
    scale = 0.02
    async with Emulator(clock, time_scale=scale) as emulator, Hook() as hook:
        anna = emulator.person()
        hook.answers = [failing() for _ in range(4)]
        emulator.world.set_webhook(Webhook(hook.url))
        update_id = anna.post("раз")
        await emulator.settled()
    assert hook.seen == [update_id] * 5
    gaps = [later - earlier for earlier, later in zip(hook.times, hook.times[1:], strict=False)]
    assert gaps[0] < 2 * scale
    for gap, seconds in zip(gaps[1:], (2, 4, 8), strict=True):
        assert gap >= seconds * scale


async def test_retry_after_is_honoured(clock: Clock) -> None:
    async with Emulator(clock, time_scale=0.02) as emulator, Hook() as hook:
        anna = emulator.person()
        hook.answers = [failing(503, **{"Retry-After": "9"})]
        emulator.world.set_webhook(Webhook(hook.url))
        anna.post("раз")
        await emulator.settled()
    assert hook.times[1] - hook.times[0] >= 9 * 0.02


async def test_an_answer_that_takes_too_long_is_a_failure(clock: Clock) -> None:
    async def sleepy(request: web.Request) -> web.Response:
        await asyncio.sleep(0.3)
        return web.Response()

    async with Emulator(clock, answer_within=0.1) as emulator, Hook() as hook:
        anna = emulator.person()
        hook.answers = [sleepy]
        emulator.world.set_webhook(Webhook(hook.url))
        update_id = anna.post("раз")
        await emulator.settled()
    assert hook.seen == [update_id] * 2


async def test_what_went_wrong_is_told(
    hook: Hook, bot: Bot, emulator: Emulator, anna: Person, clock: Clock
) -> None:
    hook.answers = [failing(502)]
    anna.post("раз")
    await emulator.settled()
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == (hook.url, 0, 40)
    assert info.last_error_message == "Wrong response from the webhook: 502 Bad Gateway"
    assert info.last_error_date == clock.now


async def test_messages_of_a_chat_come_one_after_another(
    hook: Hook, emulator: Emulator, anna: Person
) -> None:
    ids = [anna.post(str(number)) for number in range(5)]
    await emulator.settled()
    assert hook.seen == ids
    assert hook.most_inside == 1


async def test_a_press_overtakes_a_message_that_is_still_on_its_way(
    hook: Hook, bot: Bot, emulator: Emulator, anna: Person
) -> None:
    pressed = asyncio.Event()

    async def wait_for_the_press(request: web.Request) -> web.Response:
        await asyncio.wait_for(pressed.wait(), 1)
        return web.Response()

    async def tell_of_the_press(request: web.Request) -> web.Response:
        pressed.set()
        return web.Response()

    await bot.send_message(anna.id, "?", reply_markup=keyboard(["Да"]))
    hook.answers = [wait_for_the_press, tell_of_the_press]
    message, press = anna.post("погодите"), anna.press("Да")
    await emulator.settled()
    assert hook.seen == [message, press]


async def test_up_to_40_chats_are_served_at_once(hook: Hook, emulator: Emulator) -> None:
    full = asyncio.Event()

    async def until_40_are_inside(request: web.Request) -> web.Response:
        if hook.inside == 40:
            full.set()
        await asyncio.wait_for(full.wait(), 2)
        return web.Response()

    hook.answers = [until_40_are_inside] * 60
    for _ in range(60):
        emulator.person().post("раз")
    await emulator.settled()
    assert hook.most_inside == 40


async def test_a_bot_may_ask_for_fewer_connections(
    hook: Hook, bot: Bot, emulator: Emulator
) -> None:
    await bot.set_webhook(hook.url, max_connections=1)
    for _ in range(5):
        emulator.person().post("раз")
    await emulator.settled()
    assert hook.most_inside == 1


async def test_a_call_in_a_json_reply_is_executed(
    hook: Hook, emulator: Emulator, anna: Person
) -> None:
    call = {"method": "sendMessage", "chat_id": anna.id, "text": "Ответ"}
    hook.answers = [web.json_response(call)]
    await anna.send("раз")
    assert anna.screen.text == "Ответ"


async def test_a_call_in_a_multipart_reply_is_executed_with_its_file(
    hook: Hook, emulator: Emulator, anna: Person
) -> None:
    with MultipartWriter("form-data") as writer:
        for name, value in {"method": "sendPhoto", "chat_id": str(anna.id)}.items():
            writer.append(value).set_content_disposition("form-data", name=name)
        picture = writer.append(png())
        picture.set_content_disposition("form-data", name="photo", filename="a.png")
    hook.answers = [web.Response(body=writer)]
    await anna.send("раз")
    assert anna.screen.media
    assert anna.screen.media.kind == "photo"


async def test_a_refused_call_in_a_reply_stays_in_the_log_only(
    hook: Hook, emulator: Emulator, anna: Person
) -> None:
    hook.answers = [web.json_response({"method": "sendMessage", "chat_id": 777, "text": "?"})]
    update_id = anna.post("раз")
    await emulator.settled()
    assert hook.seen == [update_id]
    assert emulator.calls[-1].description == "Bad Request: chat not found"


async def test_a_reply_that_cannot_be_read_confirms_all_the_same(
    hook: Hook, emulator: Emulator, anna: Person
) -> None:
    hook.answers = [web.Response(text="{", content_type="application/json")]
    update_id = anna.post("раз")
    await emulator.settled()
    assert hook.seen == [update_id]


async def test_what_waits_is_delivered_when_the_bot_is_back(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    update_id = anna.post("раз")
    async with Hook() as hook:
        await bot.set_webhook(hook.url)
        await emulator.settled()
        assert hook.seen == [update_id]


async def test_nothing_is_sent_when_the_webhook_is_gone(
    hook: Hook, bot: Bot, emulator: Emulator, anna: Person
) -> None:
    await bot.delete_webhook()
    update_id = anna.post("раз")
    assert [update.update_id for update in await bot.get_updates()] == [update_id]
    assert hook.seen == []


async def test_a_redelivered_update_and_a_doubled_press_come_once_more(
    hook: Hook, bot: Bot, emulator: Emulator, anna: Person
) -> None:
    await bot.send_message(anna.id, "?", reply_markup=keyboard(["Да"]))
    press = anna.press("Да")
    await emulator.settled()
    emulator.redeliver(press)
    doubled = emulator.press_again(press)
    await emulator.settled()
    assert hook.seen == [press, press, doubled]


async def test_updates_of_one_chat_can_be_delivered_out_of_order(
    hook: Hook, emulator: Emulator, anna: Person
) -> None:
    with emulator.out_of_order():
        first, second = anna.post("раз"), anna.post("два")
    await emulator.settled()
    assert hook.seen == [second, first]


async def test_a_wrong_address_or_secret_is_refused(bot: Bot) -> None:
    said = await complaint(bot.set_webhook("ftp://example.org"))
    assert said == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    said = await complaint(bot.set_webhook("http://127.0.0.1:9/", secret_token="да"))
    assert said == "Bad Request: secret token contains unallowed characters"


async def test_waiting_for_a_bot_that_does_not_answer_says_why(
    hook: Hook, emulator: Emulator, anna: Person
) -> None:
    hook.answers = [failing(500, **{"Retry-After": "1000"})]
    with pytest.raises(AssertionError, match="Wrong response from the webhook: 500"):
        await anna.send("раз", within=0.2)
