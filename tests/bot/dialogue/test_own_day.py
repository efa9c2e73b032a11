"""Around midnight each date is that of the place of whom it is shown to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.demo.emulator import Person
from storage.campaigns import Campaign
from storage.people import Role
from storage.territories import LoadedRegion, load_region
from tests.bot.dialogue.conftest import FEW
from tests.bot.dialogue.given import YOUNG
from tests.bot.town import AGREE, Town, region_from

IN_KRASNOYARSK, IN_KALININGRAD = "Asia/Krasnoyarsk", "Europe/Kaliningrad"


async def region_in(town: Town, zone: str, luga: str = "") -> LoadedRegion:
    """The region of the other tests, in another part of the country."""
    plain = region_from("leningrad", FEW)
    places = tuple(
        replace(one, timezone=luga if luga and one.code == "luzhsky" else zone)
        for one in plain.municipalities
    )
    moved = replace(plain, timezone=zone, municipalities=places)
    return await town.database.write(lambda connection: load_region(connection, moved))


async def opened_in(town: Town, zone: str, luga: str = "", **changes: object) -> Campaign:
    campaign = await town.open(await region_in(town, zone, luga), "young_teacher", **changes)
    await town.start()
    return campaign


def plain(person: Person) -> str:
    return person.screen.text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [
        (IN_KRASNOYARSK, datetime(2026, 5, 19, 17, tzinfo=UTC)),
        (IN_KALININGRAD, datetime(2026, 5, 19, 22, tzinfo=UTC)),
    ],
)
async def test_a_campaign_opens_at_the_midnight_of_its_region(
    town: Town, zone: str, midnight: datetime
) -> None:
    town.clock.now = midnight
    campaign = await opened_in(town, zone, opens_on=date(2026, 5, 20))
    anna = town.emulator.person("Анна")
    town.clock.advance(minutes=-1)
    await anna.start(f"c_{campaign.code}")
    assert "Сбор ответов начнётся 20 мая 2026." in plain(anna)
    town.clock.advance(minutes=1)
    await anna.start(f"c_{campaign.code}")
    consent = anna.screen
    await anna.tap(AGREE)
    (signed,) = [one for one in anna.chat if one.message_id == consent.message_id]
    assert "Вы согласились 20 мая 2026." in signed.text.replace("\N{NO-BREAK SPACE}", " ")


async def test_a_stop_at_midnight_has_one_date_for_teacher_and_official(town: Town) -> None:
    campaign = await opened_in(town, IN_KRASNOYARSK)
    anna = await town.answering(campaign, {"1": YOUNG["1"]})
    oleg = town.emulator.person("Олег")
    await town.appoint(oleg, Role("official", campaign.region_id, None))
    town.clock.now = datetime(2026, 5, 20, 22, 30, tzinfo=UTC)
    await town.stop_taking(campaign)
    await anna.tap(lambda button: button.data is not None)
    assert "остановлен 21" in anna.notices[-1].text
    await anna.send("Женский")
    assert "Сбор ответов остановлен 21 мая" in plain(anna)
    await anna.start(f"c_{campaign.code}")
    assert "Сбор ответов остановлен 21 мая" in plain(anna)
    await oleg.send("/summary")
    assert "Сбор ответов остановлен 21 мая 2026." in plain(oleg)


async def test_the_municipality_goes_before_the_region(town: Town) -> None:
    campaign = await opened_in(town, IN_KRASNOYARSK, luga=IN_KALININGRAD)
    town.clock.now = datetime(2026, 5, 20, 21, 30, tzinfo=UTC)
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.send("/mydata")
    assert "отправлено 20 мая 2026" in plain(anna)
    await town.stop_taking(campaign)
    await anna.start(f"c_{campaign.code}")
    assert "Сбор ответов остановлен 20 мая" in plain(anna)


@pytest.mark.parametrize(
    ("zone", "thanked"),
    [
        (IN_KRASNOYARSK, "Срок был 25 июня"),
        (IN_KALININGRAD, "до 25 июня"),
    ],
)
async def test_thanks_tell_whether_the_deadline_of_the_place_is_past(
    town: Town, zone: str, thanked: str
) -> None:
    campaign = await opened_in(town, zone)
    anna = await town.answering(campaign, YOUNG)
    town.clock.now = datetime(2026, 6, 25, 21, 30, tzinfo=UTC)
    await anna.tap("Отправить ответы")
    assert thanked in plain(anna)
