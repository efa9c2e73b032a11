from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.exact import Exact, Number
from storage.parts import Part
from storage.people import remember_person
from storage.subjects import subject_of_municipality
from storage.tables import indicator_values, people
from storage.values import (
    Act,
    Change,
    Figure,
    StoredValue,
    ValueKey,
    accept_value,
    give_value_back,
    history_of,
    put_value,
    value_by_key,
    values_of,
)
from tests.identities import who
from tests.storage.places import NOON, open_small_campaign

LATER = NOON + timedelta(hours=1)
ANNA, BORIS = 1, 2
MENTORING = ValueKey(Part(1), 1, "2.1", "reported")
HALF = Figure(numerator=3, denominator=6)


async def _campaign(connection: AsyncConnection) -> None:
    """With two municipalities as the subjects 1 and 2, and Anna and Boris as the people 1 and 2."""
    await open_small_campaign(connection)
    for number in (1, 2):
        await subject_of_municipality(connection, number)
        await remember_person(connection, who(number), "ru")


@pytest.fixture
async def town(database: Database) -> Database:
    await database.write(_campaign)
    return database


async def put(
    town: Database, key: ValueKey, figure: Figure, by: int | None = ANNA, at: Any = NOON
) -> int:
    return await town.write(partial(put_value, key=key, figure=figure, by=by, now=at))


async def read(town: Database, key: ValueKey) -> StoredValue:
    async with town.read() as connection:
        found = await value_by_key(connection, key)
    assert found is not None
    return found


async def history(town: Database, id: int) -> tuple[Change, ...]:
    async with town.read() as connection:
        return await history_of(connection, id)


async def test_a_value_is_read_as_it_was_put(town: Database) -> None:
    id = await put(town, MENTORING, HALF)
    assert await read(town, MENTORING) == StoredValue(
        id=id, key=MENTORING, figure=HALF, given_by=ANNA, given_at=NOON, accepted=False
    )


@pytest.mark.parametrize(
    "figure",
    [
        Figure(value=Decimal("30.60")),
        Figure(value=Fraction(1, 3)),
        Figure(value=10**30),
        Figure(value=Decimal("0.1"), comment="По отчёту ИМЦ"),
        Figure(status="missing"),
        Figure(status="not_applicable", comment="Колледжей нет"),
        Figure(status="refused", value=Decimal(-1)),
    ],
)
async def test_figures_keep_every_digit_and_their_status(town: Database, figure: Figure) -> None:
    await put(town, MENTORING, figure)
    found = (await read(town, MENTORING)).figure
    assert found == figure
    assert str(found.value) == str(figure.value)


async def test_another_figure_takes_the_place_of_the_first_and_both_are_remembered(
    town: Database,
) -> None:
    id = await put(town, MENTORING, HALF)
    corrected = Figure(numerator=4, denominator=6, comment="Пересчитали")
    assert await put(town, MENTORING, corrected, BORIS, LATER) == id
    found = await read(town, MENTORING)
    assert (found.figure, found.given_by, found.given_at) == (corrected, BORIS, LATER)
    assert await history(town, id) == (
        Change(act="put", figure=HALF, changed_by=ANNA, changed_at=NOON),
        Change(act="put", figure=corrected, changed_by=BORIS, changed_at=LATER),
    )


async def test_the_same_figure_once_more_changes_nothing(town: Database) -> None:
    id = await put(town, MENTORING, HALF)
    assert await put(town, MENTORING, HALF, BORIS, LATER) == id
    assert (await read(town, MENTORING)).given_by == ANNA
    assert len(await history(town, id)) == 1


async def test_what_comes_from_a_questionnaire_has_no_history(town: Database) -> None:
    counted = replace(MENTORING, origin="questionnaire")
    id = await put(town, counted, HALF, None)
    await put(town, counted, Figure(status="missing"), None)
    assert await history(town, id) == ()


async def test_each_origin_and_each_rater_has_a_value_of_their_own(town: Database) -> None:
    keys = [
        MENTORING,
        replace(MENTORING, origin="control"),
        replace(MENTORING, origin="expert", rater_id=ANNA),
        replace(MENTORING, origin="expert", rater_id=BORIS),
        replace(MENTORING, origin="expert"),
        replace(MENTORING, subject_id=2),
    ]
    for points, key in enumerate(keys):
        await put(town, key, Figure(value=points))
    assert [(await read(town, key)).figure.value for key in keys] == list(range(len(keys)))
    async with town.read() as connection:
        assert len(await values_of(connection, Part(1))) == len(keys)
        assert len(await values_of(connection, Part(1), subject_id=2)) == 1
        assert await values_of(connection, Part(2)) == ()


@pytest.mark.parametrize("rater_id", [None, ANNA])
async def test_the_database_itself_refuses_a_second_value_of_one_key(
    town: Database, rater_id: int | None
) -> None:
    row = {
        "campaign_id": 1,
        "part": 1,
        "subject_id": 1,
        "indicator": "2.1",
        "origin": "expert",
        "rater_id": rater_id,
        "has_rater": rater_id is not None,
        "status": "missing",
        "given_at": NOON,
        "accepted": False,
    }

    async def twice(connection: AsyncConnection) -> None:
        await connection.execute(insert(indicator_values), [row, row])

    with pytest.raises(IntegrityError):
        await town.write(twice)


async def test_values_of_experts_who_have_deleted_themselves_stay(town: Database) -> None:
    for rater in (ANNA, BORIS):
        key = replace(MENTORING, origin="expert", rater_id=rater)
        await put(town, key, Figure(value=rater), rater)
    await town.write(lambda connection: connection.execute(delete(people)))
    async with town.read() as connection:
        left = await values_of(connection, Part(1))
    assert [(one.key.rater_id, one.given_by, one.figure.value) for one in left] == [
        (None, None, 1),
        (None, None, 2),
    ]
    # They stand in the way of no value that never had a rater.
    await put(town, replace(MENTORING, origin="expert"), Figure(value=2), None)


async def test_one_value_of_an_indicator_is_accepted_and_another_takes_its_place(
    town: Database,
) -> None:
    reported = await put(town, MENTORING, HALF)
    control = await put(town, replace(MENTORING, origin="control"), Figure(value=40))
    accept = partial(accept_value, by=BORIS, now=LATER)
    assert await town.write(partial(accept, value_id=reported))
    assert not await town.write(partial(accept, value_id=reported))
    assert await town.write(partial(accept, value_id=control))
    assert not await town.write(partial(accept, value_id=99))
    async with town.read() as connection:
        accepted = await values_of(connection, Part(1), accepted=True)
    assert [one.id for one in accepted] == [control]
    assert await acts(town, reported) == ["put", "accept", "give_back"]
    assert await acts(town, control) == ["put", "accept"]


async def acts(town: Database, id: int) -> list[Act]:
    return [one.act for one in await history(town, id)]


async def test_what_is_put_anew_has_to_be_accepted_anew(town: Database) -> None:
    id = await put(town, MENTORING, HALF)
    await town.write(partial(accept_value, value_id=id, by=BORIS, now=NOON))
    await put(town, MENTORING, HALF)
    assert (await read(town, MENTORING)).accepted
    await put(town, MENTORING, Figure(numerator=5, denominator=6))
    assert not (await read(town, MENTORING)).accepted


async def test_what_was_accepted_can_be_given_back(town: Database) -> None:
    id = await put(town, MENTORING, HALF)
    await town.write(partial(accept_value, value_id=id, by=BORIS, now=NOON))
    assert await town.write(partial(give_value_back, value_id=id, by=BORIS, now=LATER))
    assert not await town.write(partial(give_value_back, value_id=id, by=BORIS, now=LATER))
    assert not (await read(town, MENTORING)).accepted
    assert await acts(town, id) == ["put", "accept", "give_back"]


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"numerator": 1},
        {"value": 1, "numerator": 1, "denominator": 2},
        {"status": "missing", "value": 1},
        {"status": "not_applicable", "numerator": 1, "denominator": 2},
    ],
)
def test_a_figure_that_contradicts_itself_is_none(parts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a figure"):
        Figure(**parts)


@given(st.integers() | st.fractions() | st.decimals(allow_nan=False, allow_infinity=False))
def test_every_exact_number_comes_back_as_it_was(number: Number) -> None:
    kept = Exact().process_bind_param(number, sqlite.dialect())
    assert Exact().process_result_value(kept, sqlite.dialect()) == number


@pytest.mark.parametrize("number", [0.1, True, Decimal("NaN"), Decimal("Infinity")])
def test_a_number_that_is_not_exact_is_refused(number: Any) -> None:
    with pytest.raises(ValueError, match="be stored"):
        Exact().process_bind_param(number, sqlite.dialect())
