"""Two regions in the midst of their monitoring, as people and operators make it over HTTP.

Whoever appears is called by one name; the tests find them again by it.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.definitions.offers import offer
from bot.demo.emulator import Cut, Hang, Person
from bot.limits import USUAL
from scheduler.remind import tick
from storage.campaigns import Campaign
from storage.outbox import claim
from storage.people import Role, RoleName
from storage.territories import LoadedRegion
from tests.bot.cli import conftest as console
from tests.bot.definitions_own import (
    INSTRUMENT,
    METHODOLOGY,
    SECOND_INSTRUMENT,
    SECOND_METHODOLOGY,
)
from tests.bot.dialogue.test_hanging import QUICK
from tests.bot.town import Town, asked, does, place_named
from tests.filled.deeds import answer, answer_one, enter, take_part
from tests.filled.look import outbox_empty

LUGA, TOSNO = "Лужский район", "Тосненский район"
ABAN, ACHINSK = "Абанский район", "Ачинский район"
LENINGRAD = ("luzhsky", "tosnensky", "kirovsky")
KRASNOYARSK = ("abansky", "achinsky")
DEADLINES = {
    "young": date(2026, 6, 25),
    "help": date(2026, 6, 5),
    "tea": date(2026, 6, 25),
    "reopened": date(2026, 6, 9),
    "stopped": date(2026, 5, 22),
}
SCHOOL = "МБОУ «СОШ № 5»"
SETTINGS = """# Решение комитета от 12 мая.
operator: Комитет образования Примерной области
contact: 8 800 000-00-00
policy: https://example.ru/policy
"""


class Story:
    def __init__(self, town: Town) -> None:
        self.town = town
        self.people: dict[str, Person] = {}
        self.codes: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.regions: dict[str, LoadedRegion] = {}

    async def told(self) -> None:
        """The bot is stopped in the end, in the middle of its work."""
        await self._a_year_ago()
        await self._the_beginning()
        await self._the_first_days()
        await self._a_late_region()
        await self._the_last_morning()

    def person(self, name: str, language: str = "ru") -> Person:
        if name not in self.people:
            self.people[name] = self.town.emulator.person(name, language)
        return self.people[name]

    def at(self, month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> None:
        self.town.clock.now = datetime(year, month, day, hour, minute, tzinfo=UTC)

    def _a_minute_later(self) -> None:
        """Of one moment nobody tells which of two was first."""
        self.town.clock.advance(minutes=1)

    async def _a_year_ago(self) -> None:
        """A campaign that was closed for good."""
        self.at(3, 10, 9, year=2025)
        self.regions["leningrad"] = await self.town.load(only=LENINGRAD)
        self.regions["krasnoyarsk"] = await self.town.load("krasnoyarsk", only=KRASNOYARSK)
        await self._open(
            "past",
            "leningrad",
            "young_teacher",
            title="Опрос прошлого года",
            period="2024/25",
            opens_on=date(2025, 3, 10),
            deadline=date(2025, 4, 10),
        )
        await self.town.start()
        for lean, name in enumerate(("Анна", "Борис", "Вика")):
            await take_part(self.person(name), self.codes["past"], LUGA, lean, SCHOOL)
        await self._begun("Глеб", "past", until="5")
        await self._metodbot("campaign", "close", "1")
        self.at(3, 12, 9, year=2025)
        await self._ticked()

    async def _the_beginning(self) -> None:
        self.at(5, 20, 7)
        await self._settings()
        await self._own_files()
        for name, region, instrument, title in (
            ("young", "leningrad", "young_teacher", "Опрос весны"),
            ("help", "leningrad", "methodical_help", "Помощь педагогам"),
            ("tea", "leningrad", "tea", "Чай"),
            ("reopened", "krasnoyarsk", "young_teacher", "Опрос края"),
            ("stopped", "krasnoyarsk", "methodical_help", "Помощь края"),
        ):
            await self._open(name, region, instrument, title=title, deadline=DEADLINES[name])
        # A running bot asks anew after half a minute.
        self.at(5, 20, 7, 2)
        await self._roles()
        await self._handed_in()
        await self._drafts()

    async def _roles(self) -> None:
        region = self.regions
        given: tuple[tuple[str, RoleName, str, str | None], ...] = (
            ("Вера", "official", "leningrad", None),
            ("Олег", "official", "leningrad", TOSNO),
            ("Ольга", "coordinator", "leningrad", LUGA),
            ("Пётр", "coordinator", "leningrad", TOSNO),
            ("Пётр", "coordinator", "leningrad", "Кировский район"),
            ("Раиса", "official", "leningrad", None),
            ("Раиса", "official", "krasnoyarsk", None),
            ("Ксения", "official", "krasnoyarsk", None),
            ("Инга", "coordinator", "krasnoyarsk", ABAN),
        )
        for name, role, code, place in given:
            municipality = None if place is None else place_named(region[code], place).id
            granted = Role(role, region[code].region.id, municipality)
            self.links[name] = await self.town.invitation(granted)
            await self.person(name).start(self.links[name])
        unused = Role("official", region["krasnoyarsk"].region.id, None)
        for name, days in (("unused", 60), ("expired", 1), ("revoked", 60)):
            self.links[name] = await self.town.invitation(unused, timedelta(days=days))
        newest = len(self.links) + 2
        await self._metodbot("invite", "revoke", str(newest))

    async def _handed_in(self) -> None:
        for lean, name in enumerate(("Анна", "Борис", "Вика")):
            await take_part(self.person(name), self.codes["young"], LUGA, lean, SCHOOL)
        for lean, name in enumerate(("Савва", "Тарас", "Фёдор")):
            await take_part(self.person(name), self.codes["help"], LUGA, lean)
            self._a_minute_later()
            await take_part(self.person(name), self.codes["tea"], LUGA, lean)
        # What was published stays until as many more have come.
        await self.person("Вера").send(f"/summary {LUGA}")
        await self.person("Вера").tap("Опрос весны · 2025/26")
        await take_part(self.person("Дина"), self.codes["young"], LUGA, 3, "Гимназия № 2")
        for lean, name in enumerate(("Харитон", "Цветана", "Шура")):
            await take_part(self.person(name), self.codes["reopened"], ABAN, lean, SCHOOL)
            self._a_minute_later()
            await take_part(self.person(name), self.codes["stopped"], ABAN, lean)
        await take_part(self.person("Мила"), self.codes["young"], TOSNO, 1, SCHOOL)
        await self._withdrawn(self.person("Мила"))
        await take_part(self.person("Егор"), self.codes["young"], TOSNO, 2, SCHOOL)
        await self.person("Егор").tap("Исправить ответы")
        await self.person("Егор").send("1")
        await self.person("Егор").tap(does("c", "1", "female"))

    async def _withdrawn(self, person: Person) -> None:
        await person.send("/mydata")
        await person.tap("Удалить: Опрос весны")
        await person.tap("Да, удалить")

    async def _drafts(self) -> None:
        kira = await self._begun("Кира", "young", until="12")
        await kira.tap(does("c"))
        ira = await self._begun("Ира", "young", until="9")
        await ira.tap(does("b"))
        await ira.tap(does("b"))
        zhanna = await self._begun("Жанна", "young", until="7")
        await zhanna.send("позавчера")
        zoya = await self._begun("Зоя", "young", until="6")
        await zoya.send("/help")
        await zoya.send("РГПУ")
        lena = await self._begun("Лена", "young", until="16")
        self._a_minute_later()
        await enter(lena, self.codes["help"], LUGA)
        await answer(lena, 1, until="3")
        nina = self.person("Нина")
        await enter(nina, self.codes["young"], TOSNO)
        yana = self.person("Яна")
        await yana.start(f"c_{self.codes['young']}")
        await yana.tap(does("y"))
        await self.person("Юля").start(f"c_{self.codes['young']}")
        await self.person("Юля").tap(does("x"))
        await self._begun("Павел", "young", until="4")
        self.person("Павел").block()
        await self._begun("Рита", "young", until="4")
        self.person("Рита").deactivate()
        await self._begun("Уля", "young", until="4")
        mark = await self._begun("Марк", "young", until="4")
        await mark.send("Высшее")
        await self._begun("Tom", "young", until="5", language="en")
        await self._begun("Аглая", "tea", until="1", school=None)
        await self._begun("Эдик", "reopened", until="4", place=ABAN)
        await self._begun("Элла", "stopped", until="2", place=ABAN, school=None)
        await self._begun("Ульян", "young", until="review")

    async def _begun(
        self,
        name: str,
        campaign: str,
        until: str,
        *,
        place: str = LUGA,
        school: str | None = SCHOOL,
        language: str = "ru",
    ) -> Person:
        person = self.person(name, language)
        await enter(person, self.codes[campaign], place, school)
        await answer(person, len(self.people), until)
        return person

    async def _the_first_days(self) -> None:
        """Reminders: sent, uncertain, failed, blocked; a coordinator puts hers off."""
        self.at(5, 22, 7)
        faults = self.town.emulator.faults
        faults.order("sendMessage", Cut(), chat_id=self.person("Марк").id)
        chats = self.town.emulator.world.chats
        lost = chats.pop(self.person("Уля").id)
        await self._ticked()
        chats[self.person("Уля").id] = lost
        await self.person("Ольга").tap("Напомнить завтра утром")
        for name in ("Глафира", "Тимур"):
            await self._begun(name, "young", until="3")

    async def _a_late_region(self) -> None:
        """Its officials hear who is late: one wants to hear less, one ends the campaign."""
        self.at(5, 26, 2, 30)
        await self._ticked()
        await self.person("Раиса").tap("Напоминать раз в неделю")
        await self.person("Инга").tap("Напомнить завтра утром")
        await self.person("Ксения").tap("Остановить сбор ответов")
        await self.person("Ксения").tap("Да, остановить")
        await self._metodbot("campaign", "close", "5")
        await self._metodbot("campaign", "reopen", "5")

    async def _the_last_morning(self) -> None:
        await self._unshown()
        await self.town.stop()
        # Killed between what was written and what was sent.
        self.at(5, 26, 7)
        await tick(self.town.database, self.town.clock())
        await self._metodbot("campaign", "change", "2", "--deadline", "2026-07-02")
        await self.town.database.write(partial(_claimed, now=self.town.clock()))

    async def _unshown(self) -> None:
        """Somebody's answer is saved, and Telegram does not take the next question."""
        polina = await self._begun("Полина", "young", until="3")
        self.town.limits = QUICK
        await self.town.restart()
        for method in ("editMessageText", "sendMessage", "deleteMessage"):
            self.town.emulator.faults.order(method, Hang(), times=20)
        await answer_one(polina, "3", 0)
        assert asked(polina.screen) == "3"
        self.town.emulator.faults.clear()
        self.town.limits = USUAL

    async def _open(self, name: str, region: str, instrument: str, **changes: object) -> None:
        loaded, changes = self.regions[region], {"publication_threshold": 3, **changes}
        async with self.town.database.read() as connection:
            chosen = await offer(connection, instrument, loaded.region.id)
        campaign: Campaign = await self.town.open(
            loaded, instrument, definition=chosen.definition, **changes
        )
        self.codes[name] = campaign.code

    async def _settings(self) -> None:
        await self._with_file(SETTINGS, "region", "set", "leningrad")

    async def _own_files(self) -> None:
        """The second version is for the other region alone, and opened nowhere."""
        await self._with_file(INSTRUMENT, "instrument", "load")
        await self._with_file(METHODOLOGY, "methodology", "load")
        second = ("--region", "krasnoyarsk")
        await self._with_file(SECOND_INSTRUMENT, "instrument", "load", *second)
        await self._with_file(SECOND_METHODOLOGY, "methodology", "load", *second)

    async def _with_file(self, content: str, *words: str) -> None:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "file.yaml"
            file.write_text(content, encoding="utf-8")
            await self._metodbot(*words, str(file))

    async def _metodbot(self, *words: str) -> None:
        """A command of the console, at the bot's own time."""
        now = self.town.clock()
        result = await asyncio.to_thread(console.run, *words, language="ru", now=now, typed="y\n")
        assert result.exit_code == 0, result.output + result.stderr

    async def _ticked(self) -> None:
        await self.town.app.tick()
        await outbox_empty(self.town)


async def _claimed(connection: AsyncConnection, now: datetime) -> None:
    assert await claim(connection, now)
