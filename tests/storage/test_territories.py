from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from storage import territories
from storage.database import Database
from storage.territories import Organization
from tests.storage.places import load_small_region, municipality_to_load, region_to_load


async def test_a_loaded_region_is_read_back_whole(database: Database) -> None:
    loaded = await database.write(load_small_region)
    async with database.read() as connection:
        assert await territories.regions(connection) == (loaded.region,)
        assert await territories.region_by_code(connection, "leningrad") == loaded.region
        assert await territories.region_by_id(connection, loaded.region.id) == loaded.region
        stored = await territories.municipalities_of(connection, loaded.region.id)
        assert await territories.municipality(connection, stored[1].id) == stored[1]
    assert stored == loaded.municipalities
    assert [one.code for one in stored] == ["luzhsky", "tosnensky"]
    assert stored[0].aliases == ("Луга", "Лужский р-н")
    assert (stored[0].teachers, stored[0].young_teachers) == (400, 40)


async def test_what_is_not_there_is_none(database: Database) -> None:
    async with database.read() as connection:
        assert await territories.region_by_code(connection, "luna") is None
        assert await territories.region_by_id(connection, 1) is None
        assert await territories.municipality(connection, 1) is None


async def test_loading_again_changes_the_words_and_keeps_the_ids(database: Database) -> None:
    before = await database.write(load_small_region)
    changed = region_to_load(
        municipality_to_load("new"),
        municipality_to_load("luzhsky", name="Лужский муниципальный округ"),
        municipality_to_load("tosnensky"),
        name="Ленинградская обл.",
    )
    after = await database.write(lambda c: territories.load_region(c, changed))
    assert after.region == replace(before.region, name="Ленинградская обл.")
    names = {one.id: one.name for one in after.municipalities}
    assert names[before.municipalities[0].id] == "Лужский муниципальный округ"
    assert [one.code for one in after.municipalities] == ["luzhsky", "tosnensky", "new"]


async def test_a_municipality_gone_from_the_file_is_kept_and_named(database: Database) -> None:
    before = await database.write(load_small_region)
    smaller = region_to_load(municipality_to_load("luzhsky"))
    after = await database.write(lambda c: territories.load_region(c, smaller))
    assert after.not_in_file == (before.municipalities[1],)
    assert len(after.municipalities) == 2


async def test_municipalities_of_two_regions_may_share_a_code(database: Database) -> None:
    leningrad = await database.write(load_small_region)
    other = region_to_load(municipality_to_load("luzhsky"), code="krasnoyarsk")
    krasnoyarsk = await database.write(lambda c: territories.load_region(c, other))
    assert leningrad.municipalities[0].id != krasnoyarsk.municipalities[0].id
    async with database.read() as connection:
        assert [one.code for one in await territories.regions(connection)] == [
            "krasnoyarsk",
            "leningrad",
        ]


async def test_an_organization_is_one_however_it_is_spelled(database: Database) -> None:
    home = (await database.write(load_small_region)).municipalities[0]

    async def named(name: str) -> Organization:
        return await database.write(
            lambda c: territories.find_or_add_organization(c, home.id, name)
        )

    first = await named("МБОУ  «СОШ № 5»")
    assert first.name == "МБОУ «СОШ № 5»"
    assert await named("мбоу сош №5") == first
    assert await named("МБОУ СОШ № 6") != first


async def test_each_municipality_has_organizations_of_its_own_in_order(database: Database) -> None:
    luga, tosno = (await database.write(load_small_region)).municipalities

    async def add(connection: AsyncConnection) -> None:
        for name in ("СОШ № 10", "СОШ № 2", "Гимназия"):
            await territories.find_or_add_organization(connection, luga.id, name)
        await territories.find_or_add_organization(connection, tosno.id, "СОШ № 2")

    await database.write(add)
    async with database.read() as connection:
        of_luga = await territories.organizations_of(connection, luga.id)
        of_tosno = await territories.organizations_of(connection, tosno.id)
    assert [one.name for one in of_luga] == ["Гимназия", "СОШ № 2", "СОШ № 10"]
    assert [one.municipality_id for one in of_tosno] == [tosno.id]
