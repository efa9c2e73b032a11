from hypothesis import given
from hypothesis import strategies as st

from bot.interview.definition import Text
from bot.texts.fitting import shortened
from bot.texts.part_title import part_title

YOUNG = Text(ru="Анкета молодого педагога", en="Young teacher questionnaire")


def test_a_part_of_several_is_called_by_its_campaign_and_its_questionnaire() -> None:
    assert part_title("Весна", YOUNG, "ru") == "Весна · Анкета молодого педагога"
    assert part_title("Весна", YOUNG, "en") == "Весна · Young teacher questionnaire"


def test_a_part_that_is_alone_is_called_as_its_campaign() -> None:
    assert part_title("Весна", None, "ru") == "Весна"


def test_of_a_long_title_that_of_the_questionnaire_stays() -> None:
    told = part_title("Мониторинг поддержки педагогов", YOUNG, "ru", 40)
    assert told == "Мониторинг п… · Анкета молодого педагога"


@given(st.text(), st.none() | st.text(min_size=1), st.sampled_from([20, 40, 60, 100]))
def test_no_title_is_longer_than_its_place(title: str, asked: str | None, limit: int) -> None:
    told = part_title(title, Text(ru=asked) if asked else None, "ru", limit)
    assert len(told) <= limit
    assert asked is not None or told == shortened(title, limit)
