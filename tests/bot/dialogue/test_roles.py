"""Who gets a role, and what each may see."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.demo.emulator import Person
from storage import tables
from storage.campaigns import Campaign
from storage.invitations import open_invitations, revoke
from storage.people import Role
from storage.territories import LoadedRegion
from tests.bot.dialogue.forged import forge
from tests.bot.dialogue.given import YOUNG
from tests.bot.town import Town, place_named


@pytest.fixture
def official(region: LoadedRegion) -> Role:
    return Role("official", region.region.id, None)


@pytest.fixture
def coordinator(region: LoadedRegion) -> Role:
    luga = place_named(region, "Лужский район")
    return Role("coordinator", region.region.id, luga.id)


async def test_an_invitation_works_once(town: Town, campaign: Campaign, coordinator: Role) -> None:
    link = await town.invitation(coordinator)
    vera, boris = town.emulator.person("Вера"), town.emulator.person("Борис")
    await vera.start(link)
    assert "Вы — координатор мониторинга Лужского района." in vera.screen.text
    await boris.start(link)
    assert "Этим приглашением уже воспользовались" in boris.screen.text
    await boris.send("/summary")
    assert "Сводки видят координаторы" in boris.screen.text
    assert await town.count(tables.people) == 1


async def test_the_same_person_may_follow_the_link_again(
    town: Town, campaign: Campaign, official: Role
) -> None:
    link = await town.invitation(official)
    vera = town.emulator.person("Вера")
    await vera.start(link)
    await vera.start(link)
    assert "Вы — специалист органа управления образованием Ленинградской" in vera.screen.text
    assert await town.count(tables.roles) == 1


async def test_an_expired_invitation_says_so(
    town: Town, campaign: Campaign, coordinator: Role
) -> None:
    link = await town.invitation(coordinator, timedelta(days=1))
    town.clock.advance(days=2)
    vera = town.emulator.person("Вера")
    await vera.start(link)
    assert "Срок приглашения истёк" in vera.screen.text


async def test_a_revoked_invitation_says_so(
    town: Town, campaign: Campaign, coordinator: Role
) -> None:
    link, now = await town.invitation(coordinator), town.clock()
    async with town.database.read() as connection:
        (open_one,) = await open_invitations(connection, coordinator.region_id, now)
    await town.database.write(lambda connection: revoke(connection, open_one.id, now))
    vera = town.emulator.person("Вера")
    await vera.start(link)
    assert "Приглашение отозвано" in vera.screen.text


async def test_a_teacher_sees_no_figures(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    for typed in ("/summary", "/summary Луга", "/status", "/сводка"):
        await anna.send(typed)
        assert anna.screen.text.startswith("Сводки видят координаторы"), typed


async def test_the_word_alone_is_an_answer_of_who_may_see_none(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, {id: YOUNG[id] for id in list(YOUNG)[:15]})
    await anna.send("сводка")
    assert (await town.answers())["16"]["text"] == "сводка"


async def test_a_coordinator_sees_the_own_municipality_only(
    town: Town, region: LoadedRegion, campaign: Campaign, coordinator: Role
) -> None:
    vera = town.emulator.person("Вера")
    await town.appoint(vera, coordinator)
    await vera.send("сводка")
    assert vera.screen.text.startswith("Лужский район")
    await vera.send("сводка Тосненский")
    assert "«Тосненский» не нашлось среди ваших территорий" in vera.screen.text
    await vera.send("сводка по региону")
    assert "не нашлось среди ваших территорий" in vera.screen.text
    await vera.send("/status")
    assert "Лужский район" in vera.screen.text
    assert "Тосненский" not in vera.screen.text


async def test_a_forged_button_shows_nothing_beyond_ones_scope(
    town: Town, region: LoadedRegion, campaign: Campaign, coordinator: Role
) -> None:
    vera = town.emulator.person("Вера")
    await town.appoint(vera, coordinator)
    await vera.send("/summary")
    other = place_named(region, "Тосненский район").id
    for target in (f"m{other}", f"r{region.region.id}", "m999999999", "r0"):
        await forge(vera, f"sum:{campaign.id}:{target}:0")
        assert vera.screen.text.startswith("Сводки видят координаторы"), target
        await vera.send("/summary")


async def test_an_official_of_the_region_sees_all_of_it(
    town: Town, campaign: Campaign, official: Role
) -> None:
    vera = town.emulator.person("Вера")
    await town.appoint(vera, official)
    await vera.send("/summary")
    assert vera.screen.text.startswith("Ленинградская область")
    await vera.send("сводка по Тосненскому району")
    assert vera.screen.text.startswith("Тосненский район")


async def test_an_administrator_is_one_by_setting(town: Town, region: LoadedRegion) -> None:
    owner = town.emulator.person("Олег")
    town.admins = frozenset({owner.id})
    await town.open(region, "young_teacher")
    await town.start()
    await owner.send("/summary")
    assert owner.screen.text.startswith("Ленинградская область")
    assert "сводка" in await _helped(owner)


async def _helped(person: Person) -> str:
    await person.send("/help")
    return person.screen.text


async def test_of_two_regions_the_person_is_asked_which(
    town: Town, campaign: Campaign, official: Role
) -> None:
    krasnoyarsk = await town.load("krasnoyarsk")
    await town.open(krasnoyarsk, "young_teacher")
    vera = town.emulator.person("Вера")
    await town.appoint(vera, official)
    await town.appoint(vera, Role("official", krasnoyarsk.region.id, None))
    for asking in ("/summary", "сводка по региону"):
        await vera.send(asking)
        assert vera.screen.text == "Какая территория нужна?"
    await vera.tap("Красноярский край")
    assert vera.screen.text.startswith("Красноярский край")
    await vera.send("сводка по Ленинградской области")
    assert vera.screen.text.startswith("Ленинградская область")


async def test_the_status_of_sixty_municipalities_fits_the_messages(town: Town) -> None:
    krasnoyarsk = await town.load("krasnoyarsk")
    await town.open(krasnoyarsk, "young_teacher")
    await town.start()
    vera = town.emulator.person("Вера")
    await town.appoint(vera, Role("official", krasnoyarsk.region.id, None))
    await vera.send("/status")
    told = "\n".join(one.text for one in vera.chat if one.from_bot)
    assert all(one.short in told for one in krasnoyarsk.municipalities)
