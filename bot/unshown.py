"""What was saved but not shown stays marked until it is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.drawing import NotShown
from storage.database import Database
from storage.unshown import Unshown, all_unshown, mark_shown, mark_unshown


class UnshownScreens:
    """Kept in the database; known here as well, so that a tap does not have to ask there."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._marked: set[int] = set()

    @asynccontextmanager
    async def unless_shown(self, response_id: int) -> AsyncIterator[None]:
        """While its screen is being shown. Raises NotShown, and DatabaseUnavailable."""
        try:
            yield
        except NotShown:
            await self._mark(response_id)
            raise
        if response_id in self._marked:
            await self.shown(response_id)

    async def _mark(self, response_id: int) -> None:
        # Before the next turn in the chat, which may show it.
        self._marked.add(response_id)
        await self._database.write(lambda connection: mark_unshown(connection, response_id))

    async def shown(self, response_id: int) -> None:
        """Or there is nothing to show any more."""
        self._marked.discard(response_id)
        await self._database.write(lambda connection: mark_shown(connection, response_id))

    async def all(self) -> list[Unshown]:
        async with self._database.read() as connection:
            return await all_unshown(connection)
