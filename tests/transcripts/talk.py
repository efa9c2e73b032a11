"""Recorded dialogues, replayed with the whole bot over HTTP by a person who taps and types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time

from bot.demo.emulator import Message, Person
from tests.bot.town import asked, does
from tests.transcripts.play import Move, Transcript


class Talker:
    """A person with a questionnaire on the screen."""

    def __init__(self, person: Person, link: str) -> None:
        self._person = person
        self._link = link
        self._before: Message | None = None
        self.deeds = 0

    async def talk(self, steps: Sequence[Move]) -> None:
        for number, move in enumerate(steps, start=1):
            shown = asked(self._person.screen)
            assert move.at in {None, shown}, f"step {number}: {shown} is on the screen"
            await self._do(move)

    async def _do(self, move: Move) -> None:
        match move:
            case Move(write=str(text)):
                await self._write(text, refused=move.refused is not None)
            case Move(choose=str(option)):
                await self._choose(str(move.at), option)
            case Move(unchoose=str(option)):
                await self._tap("u", str(move.at), option)
            case Move(done=True) | Move(skip=True):
                await self._finish("d" if move.done else "k", offered=move.refused is None)
            case Move(back=True):
                await self._tap("b")
            case Move(jump=str(place)):
                await self._jump(place)
            case Move(resume=True):
                await self._resume()
            case Move(review=True):
                assert asked(self._person.screen) == "review"

    async def _write(self, text: str, *, refused: bool) -> None:
        self.deeds += 1
        if not text.strip():
            return  # Telegram does not send it
        await self._person.send(text)
        assert ("⚠️" in self._person.screen.text) == refused, str(self._person.screen)

    async def _choose(self, at: str, option: str) -> None:
        item, _, row = at.partition("/")
        wanted = does("c", item, option, row)
        if any(map(wanted, self._person.screen.buttons)):
            await self._tap("c", item, option, row)
        else:
            # It is chosen already: the same button once more, as it stood before.
            await self._person.tap(wanted, on=self._before)

    async def _finish(self, action: str, *, offered: bool) -> None:
        """What would be refused is not offered at all."""
        if offered:
            await self._tap(action)
        else:
            assert not any(map(does(action), self._person.screen.buttons))

    async def _tap(self, action: str, *args: str) -> None:
        self.deeds += 1
        self._before = self._person.screen
        await self._person.tap(does(action, *args))

    async def _jump(self, place: str) -> None:
        """To a row of a matrix through the rows before it, tapping what is chosen there."""
        await self._tap("j", place.partition("/")[0])
        while asked(self._person.screen) != place:
            await self._tap_again()

    async def _tap_again(self) -> None:
        self.deeds += 1
        await self._person.tap(lambda button: button.text.startswith("✓"))

    async def _resume(self) -> None:
        """By the link, as from another telephone, and on to what is open."""
        await self._person.start(self._link)
        if any(map(does("n"), self._person.screen.buttons)):
            await self._tap("n")


def morning_of(recorded: Transcript) -> datetime:
    return datetime.combine(recorded.today, time(9), UTC)
