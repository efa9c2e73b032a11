"""The pairs that campaigns were opened with, each read once by a process: they never change."""

from collections.abc import Iterable, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.definitions.pair import Pair, opened_pair
from bot.interview.definition import Text
from storage.definitions import definition_by_id

Titles = Mapping[int, Text]
"""What questionnaires are called, by the definition that a campaign has kept."""

NO_TITLES: Titles = {}


class KeptPairs:
    def __init__(self) -> None:
        self._read: dict[int, Pair] = {}

    def known(self, definition_id: int) -> Pair | None:
        return self._read.get(definition_id)

    async def pair(self, connection: AsyncConnection, definition_id: int) -> Pair:
        if definition_id not in self._read:
            kept = await definition_by_id(connection, definition_id)
            self._read[definition_id] = opened_pair(kept)
        return self._read[definition_id]

    async def titles(self, connection: AsyncConnection, ids: Iterable[int | None]) -> Titles:
        """Without those that are None: a part that is alone is called as its campaign is."""
        named = {id for id in ids if id is not None}
        return {id: (await self.pair(connection, id)).instrument.title for id in sorted(named)}
