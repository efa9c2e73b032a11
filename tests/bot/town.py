"""The bot at work in a small region, as the tests of the dialogue find it."""

from __future__ import annotations

import socket
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import URL, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import App
from bot.buttons import Press, pressed
from bot.campaign_book import CampaignBook
from bot.counting_rules import rules_in
from bot.definitions.offers import shipped_part
from bot.definitions.pair import opened_pair
from bot.demo.emulator import Button, Emulator, Message, Person
from bot.limits import USUAL
from bot.setting_kinds import Listen
from bot.settings import Settings
from bot.territories.load import shipped_territories
from bot.territories.to_store import region_to_load
from scheduler.close import close_due
from scheduler.count import Counting, count_due
from storage import tables, waiting_answers
from storage.campaign_end import final_moment, stop_campaign
from storage.campaign_opening import new_code, open_campaign
from storage.campaign_plan import CampaignPlan
from storage.campaigns import Campaign
from storage.consents import give_consent
from storage.database import Database
from storage.definitions import definition_by_id
from storage.drafts import begin_sheet
from storage.invitations import invite
from storage.keys import Keys
from storage.parts import Part
from storage.people import Role, remember_person
from storage.seal import DraftId
from storage.sheets import read_sheets
from storage.territories import (
    LoadedRegion,
    Municipality,
    RegionToLoad,
    find_or_add_organization,
    load_region,
    municipalities_of,
)
from storage.touches import Decision, Touch, touch
from storage.workplaces import choose_municipality, choose_organization
from tests.identities import who

SECRET = "a-secret-of-the-webhook"
AGREE = "Даю согласие, начать"

by_both = pytest.mark.parametrize("town", ["polling", "webhook"], indirect=True)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 5, 20, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Town:
    """A region with its campaigns, the bot of it, and the people who write to the bot."""

    def __init__(self, emulator: Emulator, url: URL, clock: Clock, *, by_webhook: bool) -> None:
        self.emulator = emulator
        self.clock = clock
        self.url = url
        self._keys = TemporaryDirectory(prefix="metodbot-keys-")
        self.keys = Keys(Path(self._keys.name))
        self.database = Database(url, self.keys)
        self.port = free_port()
        self._by_webhook = by_webhook
        self._app: App | None = None
        self.admins: frozenset[int] = frozenset()
        self.limits = USUAL

    @property
    def app(self) -> App:
        assert self._app is not None, "the bot is stopped"
        return self._app

    @property
    def hook(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    def settings(self, **changes: Any) -> Settings:
        values: dict[str, Any] = {
            "token": SecretStr(self.emulator.token),
            "api_url": self.emulator.url,
            "database_url": self.url,
            "listen": Listen("127.0.0.1", self.port),
            "admin_ids": self.admins,
            "keys": self.keys.folder,
        }
        if self._by_webhook:
            values |= {"webhook_url": self.hook, "webhook_secret": SecretStr(SECRET)}
        return Settings(**values | changes)

    async def start(self, **changes: Any) -> None:
        self._app = App(self.settings(**changes), self.clock, self.limits)
        await self._app.start()

    async def stop(self) -> None:
        app, self._app = self._app, None
        if app is not None:
            await app.stop()

    async def restart(self, **changes: Any) -> None:
        await self.stop()
        await self.start(**changes)

    async def close(self) -> None:
        await self.stop()
        await self.database.close()
        self._keys.cleanup()

    async def load(
        self, code: str = "leningrad", only: Collection[str] | None = None
    ) -> LoadedRegion:
        region = region_from(code, only)
        return await self.database.write(lambda connection: load_region(connection, region))

    async def open(self, region: LoadedRegion, instrument: str, **changes: Any) -> Campaign:
        plan, code = plan_of(region.region.id, instrument, **changes), new_code()
        self.keys.make(code)
        return await self.database.write(lambda c: open_campaign(c, plan, code=code))

    @property
    def counting(self) -> Counting:
        campaigns = CampaignBook(self.database, self.clock)
        return Counting(self.database, self.keys, rules_in(campaigns))

    async def night(self) -> None:
        """What waits is counted, as far as it makes groups."""
        self.clock.advance(days=1)
        await count_due(self.counting, self.clock())

    async def stop_taking(self, campaign: Campaign, *, nights: int = 1) -> None:
        """It can be opened again until so many nights have passed."""
        now = self.clock()
        final = final_moment(now, "Europe/Moscow", nights)
        await self.database.write(lambda c: stop_campaign(c, campaign.id, now, final))

    async def shut(self, campaign: Campaign) -> None:
        """Closed for good at once."""
        await self.stop_taking(campaign, nights=0)
        await close_due(self.counting, self.clock())

    async def invitation(self, role: Role, lifetime: timedelta = timedelta(days=7)) -> str:
        """The payload of the personal link."""
        now = self.clock()
        token = await self.database.write(
            lambda connection: invite(connection, role, now, lifetime)
        )
        return f"i_{token}"

    async def appoint(self, person: Person, role: Role) -> None:
        await person.start(await self.invitation(role))

    async def answering(
        self,
        campaign: Campaign,
        answers: Mapping[str, Any] | None = None,
        name: str = "Анна",
        number: int = 1,
    ) -> Person:
        """Somebody of the Luga district who has answered so much and looks at the next question."""
        person = self.emulator.person(name)
        await self.begin(campaign, person, answers, number)
        return person

    async def begin(
        self,
        campaign: Campaign,
        person: Person,
        answers: Mapping[str, Any] | None = None,
        number: int = 1,
    ) -> None:
        """As `answering`, of somebody who is there already."""
        part = campaign.part(number)
        await self.database.write(
            lambda connection: _registered(connection, campaign, part, person.id, answers or {})
        )
        several = f"-{number}" if len(campaign.parts) > 1 else ""
        await person.start(f"c_{campaign.code}{several}")

    async def handed_in(self) -> list[dict[str, Any]]:
        """What waits to be counted, as it was handed in last."""
        codes = {row["id"]: row["code"] for row in await self.rows(tables.campaigns)}
        found = []
        for row in await self.rows(tables.waiting):
            code, text = codes[row["campaign_id"]], row["answers"]
            draft = DraftId(code, row["sheet_id"], "waiting")
            key = None if text.startswith(b"{") else self.keys.of(draft.campaign)
            found.append(waiting_answers.opened(key, text, draft))
        return found

    async def answers(self) -> dict[str, Any]:
        """Of all drafts."""
        found: dict[str, Any] = {}
        async with self.database.read() as connection:
            ids = set((await connection.execute(select(tables.sheets.c.id))).scalars())
            for one in (await read_sheets(connection, ids)).values() if ids else ():
                found |= one.answers
        return found

    async def rows(self, table: Table) -> list[dict[str, Any]]:
        """In the order in which the database gives them by itself."""
        async with self.database.read() as connection:
            return [dict(row) for row in (await connection.execute(select(table))).mappings()]

    async def count(self, table: Table) -> int:
        return len(await self.rows(table))


def region_from(code: str, only: Collection[str] | None) -> RegionToLoad:
    """With ten young teachers in each municipality."""
    region = region_to_load(shipped_territories()[code])
    return replace(
        region,
        municipalities=tuple(
            replace(one, teachers=500, young_teachers=10)
            for one in region.municipalities
            if only is None or one.code in only
        ),
    )


async def _registered(
    connection: AsyncConnection,
    campaign: Campaign,
    part: Part,
    telegram_id: int,
    given: Mapping[str, Any],
) -> None:
    places = await municipalities_of(connection, campaign.region_id)
    luga = next(one for one in places if one.code == "luzhsky")
    person = await remember_person(connection, who(telegram_id), "ru")
    now = datetime(2026, 5, 20, tzinfo=UTC)
    definition = await definition_by_id(connection, campaign.parts[part.number - 1].definition_id)
    sealed = opened_pair(definition).instrument.anonymous
    await give_consent(connection, person.id, part, "1.1", None if sealed else now)
    sheet = await begin_sheet(connection, part, person.id, now, sealed=sealed)
    await choose_municipality(connection, sheet, luga.id)
    if campaign.instruments[part.number - 1] == "young_teacher":
        school = await find_or_add_organization(connection, luga.id, "МБОУ «СОШ № 5»")
        await choose_organization(connection, sheet, school.id)
    answered = Decision(given, None)
    one = Touch(person.identity, sheet, part, lambda _: answered)
    await touch(connection, [one])


def plan_of(region_id: int, instrument: str, **changes: Any) -> CampaignPlan:
    values: dict[str, Any] = {
        "region_id": region_id,
        "parts": (shipped_part(instrument),) if instrument else (),
        "title": "Опрос весны",
        "period": "2025/26",
        "opens_on": date(2026, 5, 12),
        "deadline": date(2026, 6, 25),
    }
    return CampaignPlan(**values | changes)


def place_named(region: LoadedRegion, short: str) -> Municipality:
    return next(one for one in region.municipalities if one.short == short)


def does(action: str, *args: str) -> Any:
    """A button of a questionnaire with this action, and with these first arguments."""

    def matches(button: Button) -> bool:
        press = pressed(button.data or "")
        return press is not None and press.action == action and press.args[: len(args)] == args

    return matches


def presses(screen: Message) -> list[Press]:
    found = (pressed(button.data or "") for button in screen.buttons)
    return [press for press in found if press is not None]


def asked(screen: Message) -> str:
    """What a screen asks: an item ("12"), a row ("2/attestation"), or "review"."""
    for press in presses(screen):
        if press.action == "s":
            return "review"
        if press.action in {"c", "u"}:
            item, _, row = press.args
            return f"{item}/{row}" if row else item
    for press in presses(screen):
        if press.action == "b":
            item, row, _ = press.args
            return f"{item}/{row}" if row else item
    raise AssertionError(f"this is no question:\n{screen}")
