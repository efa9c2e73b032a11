from bot.instruments.load import load_instrument
from bot.interview.conditional import conditional_keys, looked_at
from tests.bot.interview.sample import EVERYTHING, FILE


def test_the_rows_of_a_matrix_under_a_condition_are_conditional_too() -> None:
    assert conditional_keys(EVERYTHING) == {"grid/docs", "grid/lessons"}


def test_a_condition_looks_at_every_item_that_it_names_in_whatever_part() -> None:
    assert looked_at(EVERYTHING) == {
        "grid": {"topics"},
        "help": {"mentor"},
        "why": {"young", "grid", "mentor"},
    }


def test_a_condition_looks_at_the_number_that_it_compares_with() -> None:
    text = FILE.read_text(encoding="utf-8")
    compared = text.replace("{item: young, below: 3}", "{item: young, below: {item: all}}")
    assert "all" in looked_at(load_instrument(compared, FILE.name))["why"]
