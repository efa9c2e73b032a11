"""The numbers of the demo. All of them are invented, and smaller than in life."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

REGION = "leningrad"
COORDINATED = "luzhsky"
ZONE = ZoneInfo("Europe/Moscow")

# Always the same day, so that everybody sees the same demo: a Monday in the season of surveys.
BEGINNING = datetime(2026, 5, 18, 10, 30, tzinfo=ZONE)


# As a region's operator would set it, so that the consent is whole.
SETTINGS = """\
operator: Выдуманный комитет образования
contact: "dannye@example.org, 8 800 000-00-00"
policy: https://example.org/policy
"""


@dataclass(frozen=True)
class Numbers:
    """How many answered in this year's two campaigns and in the one of last year."""

    teachers: int
    young_teachers: int
    young: int
    methodical: int
    young_last_year: int


NUMBERS = {
    "boksitogorsky": Numbers(48, 14, 11, 10, 3),
    "volosovsky": Numbers(44, 12, 10, 10, 3),
    "volkhovsky": Numbers(71, 15, 11, 11, 5),
    "vsevolozhsky": Numbers(205, 40, 24, 14, 8),
    "vyborgsky": Numbers(130, 24, 18, 12, 6),
    "gatchinsky": Numbers(165, 28, 20, 13, 7),
    "kingiseppsky": Numbers(64, 16, 12, 10, 5),
    "kirishsky": Numbers(56, 14, 10, 10, 3),
    "kirovsky": Numbers(78, 20, 7, 10, 3),
    "lodeynopolsky": Numbers(31, 7, 5, 5, 3),
    "lomonosovsky": Numbers(59, 12, 5, 6, 3),
    # Its summary of the young waits for a tenth; that of methodical help comes with the next day.
    "luzhsky": Numbers(62, 17, 9, 11, 5),
    "podporozhsky": Numbers(27, 5, 3, 2, 3),
    "priozersky": Numbers(52, 14, 10, 10, 3),
    "slantsevsky": Numbers(36, 8, 4, 3, 3),
    "sosnovoborsky": Numbers(55, 14, 11, 10, 5),
    "tikhvinsky": Numbers(66, 16, 12, 10, 5),
    "tosnensky": Numbers(107, 22, 16, 12, 5),
}
