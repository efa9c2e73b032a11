from __future__ import annotations

import io

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile
from aiohttp import ClientSession

from bot.demo.emulator import Emulator, Person
from bot.demo.emulator.errors import Refused
from bot.demo.emulator.pictures import photo_size
from tests.bot.demo.emulator.talking import complaint, png, raw


async def test_a_photo_is_kept_and_can_be_sent_again_by_its_id(bot: Bot, anna: Person) -> None:
    sent = await bot.send_photo(anna.id, BufferedInputFile(png(64, 48), "a.png"), caption="Карта")
    assert sent.photo
    assert (sent.photo[-1].width, sent.photo[-1].height, sent.caption) == (64, 48, "Карта")
    again = await bot.send_photo(anna.id, sent.photo[-1].file_id)
    assert again.photo == sent.photo


async def test_a_document_is_downloaded_as_it_was_sent(bot: Bot, anna: Person) -> None:
    sent = await bot.send_document(anna.id, BufferedInputFile(b"1;2", "итог.csv"))
    assert sent.document
    assert sent.document.file_name == "итог.csv"
    downloaded = await bot.download(sent.document)
    assert isinstance(downloaded, io.BytesIO)
    assert downloaded.read() == b"1;2"


async def test_a_document_of_a_person_reaches_the_bot(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    anna.post_document("приказ.pdf", b"%PDF", "application/pdf", "Вот")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.document
    assert update.message.caption == "Вот"
    downloaded = await bot.download(update.message.document)
    assert downloaded
    assert downloaded.read() == b"%PDF"


async def test_a_caption_is_up_to_1024_after_parsing(bot: Bot, anna: Person) -> None:
    file = BufferedInputFile(png(), "a.png")
    await bot.send_photo(anna.id, file, caption=f"<b>{'ы' * 1024}</b>", parse_mode="HTML")
    said = await complaint(bot.send_photo(anna.id, file, caption="ы" * 1025))
    assert said == "Bad Request: message caption is too long"


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        photo_size(content)
    return refused.value.description


def test_a_photo_has_bounds() -> None:
    assert photo_size(png(9_000, 1_000)) == (9_000, 1_000)
    assert photo_size(png(2_000, 100)) == (2_000, 100)
    assert refusal(png(9_000, 1_001)) == "Bad Request: PHOTO_INVALID_DIMENSIONS"
    assert refusal(png(2_001, 100)) == "Bad Request: PHOTO_INVALID_DIMENSIONS"
    assert refusal(b"no picture") == "Bad Request: IMAGE_PROCESS_FAILED"


def test_a_jpeg_tells_its_size_after_other_segments() -> None:
    frame = b"\xff\xc0\x00\x11\x08" + (48).to_bytes(2) + (64).to_bytes(2) + bytes(10)
    assert photo_size(b"\xff\xd8\xff\xe0\x00\x04\x00\x00" + frame) == (64, 48)
    assert refusal(b"\xff\xd8\xff\xe0\x00\x04\x00\x00") == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_a_photo_is_up_to_10_megabytes(bot: Bot, anna: Person) -> None:
    large = png(padding=10 * 1024 * 1024)
    said = await complaint(bot.send_photo(anna.id, BufferedInputFile(large, "a.png")))
    assert said == (
        f"Bad Request: file of size {len(large)} bytes is too big for a photo; "
        "the maximum size is 10485760 bytes"
    )


async def test_more_than_20_megabytes_are_not_downloaded(bot: Bot, anna: Person) -> None:
    large = BufferedInputFile(bytes(20 * 1024 * 1024 + 1), "архив.zip")
    sent = await bot.send_document(anna.id, large)
    assert sent.document
    said = await complaint(bot.get_file(sent.document.file_id))
    assert said == "Bad Request: file is too big"


async def test_more_than_50_megabytes_are_not_taken(bot: Bot, anna: Person) -> None:
    large = BufferedInputFile(bytes(50 * 1024 * 1024 + 1), "архив.zip")
    said = await complaint(bot.send_document(anna.id, large))
    assert said == "Request Entity Too Large"


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({}, "there is no photo in the request"),
        ({"photo": "attach://nothing"}, "there is no photo in the request"),
        ({"photo": "photo-77"}, "wrong file identifier/HTTP URL specified"),
        ({"photo": "https://example.org/a.png"}, "failed to get HTTP URL content"),
        ({"photo": "document-1"}, "can't use file of type Document as Photo"),
    ],
)
async def test_a_photo_that_is_none_is_refused(
    emulator: Emulator, anna: Person, values: dict[str, str], fault: str
) -> None:
    anna.post_document("a.txt", b"a", "text/plain")
    _, body = await raw(emulator, "sendPhoto", chat_id=anna.id, **values)
    assert body["description"] == f"Bad Request: {fault}"


async def test_an_unknown_file_is_not_found(bot: Bot, emulator: Emulator) -> None:
    assert await complaint(bot.get_file("photo-77")) == "Bad Request: invalid file_id"
    url = f"{emulator.url}/file/bot{emulator.token}/photos/photo-77.png"
    async with ClientSession() as session, session.get(url) as response:
        assert response.status == 404
    async with ClientSession() as session, session.get(url.replace("42:", "43:")) as response:
        assert response.status == 401
