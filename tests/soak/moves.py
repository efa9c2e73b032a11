"""What a person does next, drawn by lot: sensible for the most part, but not only."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from random import Random
from typing import TYPE_CHECKING

from bot.demo.emulator import Emulator, Message
from bot.interview.instrument import Day, DecimalNumber, WholeNumber, Year, options_of
from bot.rules.shown import shown_step
from tests.soak.screens import buttons_of, newest

if TYPE_CHECKING:
    from tests.soak.walk import Walk

_WEIGHTS = {
    "onward": 66,
    "anything": 7,
    "text": 6,
    "stale": 5,
    "doubled": 4,
    "redelivered": 4,
    "burst": 2,
    "crossed": 2,
    "reordered": 2,
    "link": 1,
    "helped": 3,
    "edited": 2,
    "split": 2,
    "voiced": 1,
    "pictured": 1,
    "elsewhere": 1,
}
_TEXTS = ("1", "2", "1, 3", "99", "да", "нет", "2015", "1800", "12,5", "1 сентября 2021", " ", "…")
_WORDS = ("Математика", "Наставник из своей школы", "Пишу сам:\nв две строки", "Ёлка <b>&amp;")
SCREENS_REMEMBERED = 8
# A submission is made by a press of its own: what was handed in anonymously cannot be looked up,
# so it must follow from the acknowledged updates without a doubt.
_IN_COMPANY = "cudkbnjrew"


class Moves:
    """Each move is one or several updates sent without waiting, in the order of their delivery."""

    def __init__(self, walk: Walk, emulator: Emulator, random: Random) -> None:
        self.left_the_place = False
        self._walk, self._emulator, self._random = walk, emulator, random
        self._first: list[Message] = []
        self._seen: deque[Message] = deque(maxlen=SCREENS_REMEMBERED)

    def remember(self, screens: Iterable[Message]) -> None:
        """Those of the registration, whose buttons can be tapped until the end."""
        self._first.extend(screens)

    def make(self) -> list[int]:
        if shown := newest(self._walk.person):
            self._seen.append(shown)
        (kind,) = self._random.choices([*_WEIGHTS], [*_WEIGHTS.values()])
        moves: list[int] = getattr(self, f"_{kind}")()
        return moves

    def _onward(self) -> list[int]:
        return [self._sensible()]

    def _anything(self) -> list[int]:
        return [self._press("cudkbnjsrew") or self._sensible()]

    def _text(self) -> list[int]:
        return [self._typed(self._random.choice(_TEXTS + _WORDS))]

    def _stale(self) -> list[int]:
        """A button of a screen that has changed since."""
        return [self._press("cudkbnjsreymlxw", self._earlier()) or self._sensible()]

    def _earlier(self) -> Message:
        return self._random.choice([*self._first, *self._seen])

    def _doubled(self) -> list[int]:
        update = self._press("cudkbnjsw") or self._press("sy", self._earlier())
        if update is None:
            return self._onward()
        self._count("doubled presses")
        return [update, self._emulator.press_again(update)]

    def _redelivered(self) -> list[int]:
        update = self._sensible()
        self._count("redeliveries")
        self._emulator.redeliver(update)
        return [update, update]

    def _burst(self) -> list[int]:
        presses = [self._press(_IN_COMPANY) for _ in range(self._random.randint(2, 3))]
        return [update for update in presses if update is not None] or self._onward()

    def _crossed(self) -> list[int]:
        """A message and a press, which do not wait for each other."""
        press = self._press(_IN_COMPANY)
        typed = self._typed(self._random.choice(_TEXTS + _WORDS))
        return [typed] if press is None else [press, typed]

    def _reordered(self) -> list[int]:
        with self._emulator.out_of_order():
            sent = [self._press(_IN_COMPANY) or self._answer() for _ in range(2)]
        self._count("reordered pairs")
        return sent[::-1]

    def _link(self) -> list[int]:
        return [self._walk.person.post(self._walk.asked.link)]

    def _helped(self) -> list[int]:
        """What is typed next stands under another message of the bot."""
        return [self._walk.person.post("/help")]

    def _edited(self) -> list[int]:
        own = [one for one in self._walk.person.chat if not one.from_bot and not one.media]
        if not own:
            return self._onward()
        self._count("edits")
        message = self._random.choice(own[-3:])
        return [self._walk.person.post_edit(message, self._random.choice(_TEXTS[:-2] + _WORDS))]

    def _split(self) -> list[int]:
        self._count("texts in two parts")
        rest = self._random.choice(("1", "и это конец", "Ёлка"))
        return [self._typed("я" * 4_096), self._typed(rest)]

    def _voiced(self) -> list[int]:
        return [self._walk.person.post_voice()]

    def _pictured(self) -> list[int]:
        """An album."""
        person, album = self._walk.person, str(self._random.randint(0, 2**31))
        return [
            person.post_document(f"{n}.pdf", b"%PDF", "application/pdf", album=album)
            for n in range(2)
        ]

    def _elsewhere(self) -> list[int]:
        update = self._press("o")
        if update is None:
            return self._onward()
        self.left_the_place = True
        return [update]

    def _sensible(self) -> int:
        for actions, likely in (
            ("w", 0.7),
            ("s", 0.6),
            ("j", 1),
            ("e", 1),
            ("d", 0.7),
            ("n", 0.5),
            ("c", 0.9),
        ):
            if self._random.random() < likely and (update := self._press(actions)):
                return update
        return self._answer()

    def _answer(self) -> int:
        """A text that the question may take."""
        sheet = self._walk.standing.sheet
        step = sheet and shown_step(self._walk.asked.rules.instrument, sheet)
        if not step:
            return self._walk.person.post(self._walk.asked.link)
        match step.item:
            case Year() | WholeNumber() | DecimalNumber():
                return self._typed(str(self._random.randint(1990, 2020)))
            case Day():
                return self._typed(f"{self._random.randint(1, 28)}.09.2021")
            case item if options_of(item) and step.text_for is None:
                return self._typed(str(self._random.randint(1, len(options_of(item)))))
        return self._typed(self._random.choice(_WORDS))

    def _typed(self, text: str) -> int:
        return self._walk.person.post(text if text.strip() else "?")

    def _press(self, actions: str, on: Message | None = None) -> int | None:
        """None where no such button stands there."""
        shown = on or newest(self._walk.person)
        buttons = buttons_of(shown, actions) if shown else []
        if not buttons:
            return None
        data = self._random.choice(buttons).data
        return self._walk.person.press(data or "", shown)

    def _count(self, what: str) -> None:
        self._walk.count(what)
