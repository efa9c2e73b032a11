import pytest

from bot.campaign_book import Opened
from bot.standing import Standing, next_to_fill_in
from storage.own_questionnaires import OwnPart
from storage.parts import Part
from tests.bot.texts.test_summary import CAMPAIGN, PAIR


def stands(*states: str) -> list[Standing]:
    own = {"fresh": None, "begun": OwnPart(1, submitted=False), "sent": OwnPart(1, submitted=True)}
    return [
        Standing(Opened(CAMPAIGN, Part(1, number), PAIR), own[state])
        for number, state in enumerate(states, 1)
    ]


@pytest.mark.parametrize(
    ("states", "after", "found"),
    [
        (("sent", "fresh", "fresh"), 1, 2),
        (("fresh", "sent", "fresh"), 2, 3),
        (("begun", "fresh", "sent"), 3, 1),
        (("fresh", "sent", "sent"), 2, 1),
        (("sent", "sent", "sent"), 2, None),
        # What was just handed in is not offered again, even where that is not seen yet.
        (("sent", "begun"), 2, None),
    ],
)
def test_after_one_part_the_next_in_order_that_is_not_sent_is_offered(
    states: tuple[str, ...], after: int, found: int | None
) -> None:
    offered = next_to_fill_in(stands(*states), after)
    assert (offered and offered.opened.part.number) == found
