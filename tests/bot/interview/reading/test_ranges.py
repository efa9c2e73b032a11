from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.reading.figures.ranges import range_said


def held(text: str, *, until: int = 40) -> list[int]:
    found = range_said(text)
    assert found is not None, text
    return [number for number in range(until + 1) if found.has(Fraction(number))]


@given(st.integers(0, 20), st.integers(0, 20))
def test_a_range_holds_all_from_monthend_to_the_other(low: int, width: int) -> None:
    high = low + width + 1
    for form in ("{}–{}", "от {} до {} лет", "{} - {}", "с {} по {}", "between {} and {}"):
        assert held(form.format(low, high)) == list(range(low, min(high, 40) + 1))


@pytest.mark.parametrize(
    ("text", "lowest", "highest"),
    [
        ("до 25", 0, 24),
        ("до 25 включительно", 0, 25),
        ("младше 25 лет", 0, 24),
        ("не более 25", 0, 25),
        ("не старше 35", 0, 35),
        ("at most 5", 0, 5),
        ("up to 5 years", 0, 4),
        ("fewer than 3", 0, 2),
        ("30 и старше", 30, 40),
        ("30 или больше", 30, 40),
        ("30+", 30, 40),
        ("старше 35", 36, 40),
        ("более 20 лет", 21, 40),
        ("от 30", 30, 40),
        ("от 30 и старше", 30, 40),
        ("не менее 20", 20, 40),
        ("at least 20", 20, 40),
        ("30 or over", 30, 40),
        ("больше 5, но меньше 10", 6, 9),
        ("Год или больше, но меньше двух лет", 1, 1),
        ("A year or more, but less than two", 1, 1),
        ("свыше 10 до 20", 11, 20),
        ("Стаж до 5 лет (молодой педагог)", 0, 4),
        ("двадцать пять", 25, 25),
        ("тридцати и больше", 30, 40),
    ],
)
def test_open_and_half_open_ranges_are_understood(text: str, lowest: int, highest: int) -> None:
    assert held(text) == list(range(lowest, highest + 1))


@pytest.mark.parametrize(
    "text",
    ["", "Да", "Методика", "9–5", "5, 7", "1-я категория", "не 7", "-5", "через 7", "5 👍", "+"],
)
def test_other_words_are_no_range(text: str) -> None:
    assert range_said(text) is None


def test_months_are_parts_of_a_year_wherever_they_are_named() -> None:
    half, one = Fraction(1, 2), Fraction(1)
    found = [range_said(text) for text in ("6–12 месяцев", "от 6 месяцев до 12 месяцев")]
    assert [(month.low, month.high) for month in found if month] == [(half, one)] * 2
    year_and_half = range_said("1 год 6 месяцев")
    assert year_and_half is not None
    assert year_and_half.low == Fraction(3, 2)


@given(st.text(max_size=60))
def test_no_text_is_too_strange_to_be_looked_at(text: str) -> None:
    found = range_said(text)
    assert found is None or found.low is None or found.high is None or found.low <= found.high
