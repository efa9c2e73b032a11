"""An official who looks at every summary after every act, on a real database.

Knows of the people what nobody else knows: who is counted where.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.campaign_book import Opened
from bot.counting_rules import InstrumentRules
from bot.definitions.pair import Pair
from bot.instruments.load import opened_instrument
from bot.summary import summary_of_municipality, summary_of_region
from scheduler.counting.rhythm import Rhythm
from scoring.survey.survey import SurveyPicture
from storage import tables
from storage.campaigns import campaign_by_id
from storage.database import Database
from storage.keys import Keys
from storage.territories import Municipality, Region, municipalities_of, regions
from tests.scheduler.office import Office, office_of

REGION, BESIDE = "region", "beside"
UNDER_A_CONDITION = "3"
Figure = tuple[str, str]
"""(where, item): where is a municipality, the region, or the region without its municipalities."""
Cells = Mapping[str, int]
Seen = Mapping[Figure, Cells]

_QUESTIONS = """id: onlooked
version: "1"
title: Вопросы
audience: teacher
anonymous: {anonymous}
source: {{file: own, part: tests}}
items:
  - {{id: "1", type: single, title: Какой чай, short: Чай, source: {{file: own, part: tests}},
     options: [{{id: a, label: Зелёный}}, {{id: b, label: Чёрный}}]}}
  - {{id: "2", type: single, title: Когда, short: Время, source: {{file: own, part: tests}},
     required: false,
     options: [{{id: x, label: Утром}}, {{id: y, label: Днём}}, {{id: z, label: Вечером}}]}}
  - {{id: "3", type: single, title: С чем, short: К чаю, source: {{file: own, part: tests}},
     relevant: {{item: "1", is: a}},
     options: [{{id: p, label: С мёдом}}, {{id: q, label: Без всего}}]}}
"""


@dataclass
class Onlooker:
    office: Office
    rhythm: Rhythm
    pair: Pair
    region: Region
    places: Sequence[Municipality]
    counted: dict[int, int] = field(default_factory=dict)
    """Where each person was counted, also of those who deleted everything since."""
    seen: list[Seen] = field(default_factory=list)
    _last: Seen = field(default_factory=dict)
    _people: Mapping[Figure, frozenset[int]] = field(default_factory=dict)
    _waited: frozenset[int] = frozenset()

    @property
    def threshold(self) -> int:
        return self.office.campaign.publication_threshold

    async def look(self) -> Seen:
        """Raises AssertionError where any two looks tell of fewer than a group."""
        opened, waited = await self._opened(), self._waited
        await self._remember()
        figures = await self._figures(opened)
        closed = opened.campaign.closed_at is not None
        for (where, item), cells in figures.items():
            assert cells["*"] >= self.threshold, (where, item, cells)
            assert closed or (item != UNDER_A_CONDITION and where != BESIDE), (where, item)
        people = {one: self._people_in(one, figures, waited) for one in figures}
        self._differ_by_groups(figures, people)
        self.seen.append(figures)
        # What went out of sight and comes back is compared with what it was.
        self._last, self._people = {**self._last, **figures}, {**self._people, **people}
        return figures

    def number(self, where: str, item: str = "*") -> list[int]:
        """What was seen one after another, without repetitions; 0 is nothing."""
        bases = [one.get((where, item), {}).get("*", 0) for one in self.seen]
        return [n for before, n in zip([-1, *bases], bases, strict=False) if n != before]

    async def _opened(self) -> Opened:
        async with self.office.database.read() as connection:
            campaign = await campaign_by_id(connection, self.office.campaign.id)
        assert campaign is not None
        return Opened(campaign, self.office.part, self.pair)

    async def _remember(self) -> None:
        for row in await self.office.rows(tables.participations):
            self.counted.setdefault(row["person_id"], row["municipality_id"])
        people = {row["id"]: row["person_id"] for row in await self.office.rows(tables.subjects)}
        sheets = {row["id"]: people[row["subject_id"]] for row in await self._sheets()}
        waits = await self.office.rows(tables.waiting)
        self._waited = frozenset(sheets[row["sheet_id"]] for row in waits if row["newcomer"])

    async def _sheets(self) -> list[dict[str, int]]:
        return await self.office.rows(tables.sheets)

    async def _figures(self, opened: Opened) -> Seen:
        database, now = self.office.database, self.office.now
        whole = await summary_of_region(database, opened, self.region, now)
        pictures = [one.picture for one in whole.survey.municipalities]
        # One in turn is looked at by itself.
        turn = len(self.seen) % len(self.places)
        alone = await summary_of_municipality(database, opened, self.places[turn], now)
        assert alone.picture == pictures[turn]
        places = {
            str(place.id): dict(_cells(picture))
            for place, picture in zip(self.places, pictures, strict=True)
        }
        region = dict(_cells(whole.picture))
        beside = _without(region, places.values())
        by_place: dict[str, Mapping[str, Cells]] = {**places, REGION: region, BESIDE: beside}
        return {(w, item): one for w, items in by_place.items() for item, one in items.items()}

    def _people_in(self, figure: Figure, figures: Seen, waited: frozenset[int]) -> frozenset[int]:
        """Skipping is an answer: whoever was counted is in, answered or not."""
        where, item = figure
        shown = {place for place, one in figures if one == item}
        pooled = (BESIDE, item) in figures
        left = waited - self.counted.keys() - self._waited if pooled else frozenset()
        return frozenset(
            person
            for person, place in self.counted.items()
            if (
                where in {str(place), REGION}
                and (str(place) in shown or (where == REGION and pooled))
            )
            or (where == BESIDE and str(place) not in shown)
        ) | (left if where in {REGION, BESIDE} else frozenset())

    def _differ_by_groups(self, figures: Seen, people: Mapping[Figure, frozenset[int]]) -> None:
        for figure in figures:
            if figure[1] == UNDER_A_CONDITION:
                # Seen after the close alone, when nothing moves any more.
                assert self._last.get(figure, figures[figure]) == figures[figure]
                continue
            before = self._people.get(figure, frozenset())
            for apart in (people[figure] - before, before - people[figure]):
                assert len(apart) == 0 or len(apart) >= self.threshold, (figure, apart)
            if people[figure] == before:
                assert figures[figure] == self._last.get(figure), figure


def _cells(picture: SurveyPicture | None) -> Iterable[tuple[str, dict[str, int]]]:
    if picture is None:
        return
    yield "*", {"*": picture.coverage.respondents}
    for item in picture.items:
        if item.n is not None:
            yield item.id, {"*": item.n, **{one.option: one.count for one in item.options}}


def _without(
    region: Mapping[str, Cells], places: Iterable[Mapping[str, Cells]]
) -> dict[str, Cells]:
    left = {item: dict(cells) for item, cells in region.items()}
    for place in places:
        for item, cells in place.items():
            for option, n in cells.items():
                left[item][option] -= n
    assert all(n >= 0 for cells in left.values() for n in cells.values())
    return {item: cells for item, cells in left.items() if any(cells.values())}


@asynccontextmanager
async def looked_at(
    database: Database,
    keys: Keys,
    *,
    anonymous: bool = True,
    rhythm: Rhythm = Rhythm.NIGHTLY,
    threshold: int = 5,
) -> AsyncIterator[Onlooker]:
    text = _QUESTIONS.format(anonymous=str(anonymous).lower())
    pair = Pair(opened_instrument(text, "onlooked"), "")
    async with office_of(
        database, anonymous=anonymous, rhythm=rhythm, threshold=threshold, keys=keys
    ) as office:
        office.rules = InstrumentRules(pair.instrument)  # type: ignore[assignment]
        async with database.read() as connection:
            (region,) = await regions(connection)
            places = await municipalities_of(connection, region.id)
        yield Onlooker(office, rhythm, pair, region, places)
