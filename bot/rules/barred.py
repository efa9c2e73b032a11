"""What keeps a sheet from being answered, corrected or handed in, whatever is done to it."""

from bot.rules.outcomes import Closed, Counted, Lost
from storage.sheets import Sheet


def barred(sheet: Sheet) -> Closed | Counted | Lost | None:
    """What is counted was opened: so nobody is told that a counted answer is lost."""
    if sheet.stopped_at is not None:
        return Closed(sheet.stopped_at)
    if sheet.parted:
        return Counted()
    return Lost() if sheet.lost else None
