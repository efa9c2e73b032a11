"""What people do until they have answered so much, in taps and words."""

from __future__ import annotations

from bot.demo.emulator import Person
from tests.bot.town import asked, does, presses


async def enter(person: Person, code: str, place: str, school: str | None = None) -> None:
    """By the campaign's link to the first question."""
    await person.start(f"c_{code}")
    await person.tap(does("y"))
    await person.tap(place)
    if school is not None:
        await person.send(school)


async def answer(person: Person, lean: int, until: str = "review") -> None:
    """Up to a question; people of another leaning choose other options."""
    while (item := asked(person.screen)).partition("/")[0] != until:
        assert item != "review", f"{until} was not asked"
        await answer_one(person, item, lean)


async def answer_one(person: Person, at: str, lean: int) -> None:
    item = at.partition("/")[0]
    offered = [
        press.args
        for press in presses(person.screen)
        if press.action == "c"
        if press.args[0] == item
    ]
    if not offered:
        await person.send("2024" if at == "7" else f"Наставник рядом, {lean + 1}-й год")
        return
    await person.tap(does("c", *offered[lean % len(offered)]))
    if asked(person.screen) == at and any(map(does("d", item), person.screen.buttons)):
        await person.tap(does("d", item))


async def hand_in(person: Person) -> None:
    await person.tap(does("s"))


async def take_part(
    person: Person, code: str, place: str, lean: int, school: str | None = None
) -> None:
    """From the link to the thanks."""
    await enter(person, code, place, school)
    await answer(person, lean)
    await hand_in(person)
