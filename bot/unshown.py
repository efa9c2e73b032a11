"""What was saved but not shown stays marked until it is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.drawing import NotShown
from storage.database import Database
from storage.sheets import View
from storage.unshown import Unshown, all_unshown, mark_shown, mark_unshown


class UnshownScreens:
    """Kept in the database; known here as well, so that a tap does not have to ask there."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._marked: set[View] = set()

    @asynccontextmanager
    async def unless_shown(self, view: View) -> AsyncIterator[None]:
        """While its screen is being shown. Raises NotShown, and DatabaseUnavailable."""
        try:
            yield
        except NotShown:
            await self._mark(view)
            raise
        if view in self._marked:
            await self.shown(view)

    async def _mark(self, view: View) -> None:
        # Before the next turn in the chat, which may show it.
        self._marked.add(view)
        await self._database.write(lambda connection: mark_unshown(connection, view))

    async def shown(self, view: View) -> None:
        """Or there is nothing to show any more."""
        self._marked.discard(view)
        await self._database.write(lambda connection: mark_shown(connection, view))

    async def all(self) -> list[Unshown]:
        async with self._database.read() as connection:
            return await all_unshown(connection)
