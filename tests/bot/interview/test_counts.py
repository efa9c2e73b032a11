from __future__ import annotations

from bot.interview.answer import Choose, Done, Skip, Unchoose
from bot.interview.counts import closed_counts
from tests.bot.interview.sample import EVERYTHING, TO_THE_END, TO_THE_MENTOR, after


def test_each_closed_item_adds_its_base_and_its_choices() -> None:
    assert closed_counts(EVERYTHING, after(*TO_THE_END)) == [
        ("role", "*"),
        ("role", "teacher"),
        ("topics", "*"),
        ("topics", "law"),
        ("topics", "it"),
        ("grid/docs", "*"),
        ("grid/docs", "much"),
        ("grid/lessons", "*"),
        ("grid/lessons", "no"),
        ("mentor", "*"),
        ("mentor", "yes"),
    ]


def test_what_was_not_asked_or_not_finished_counts_nowhere() -> None:
    half = after(*TO_THE_MENTOR[:-1], Unchoose("topics", "it"), Choose("role", "other"))
    assert closed_counts(EVERYTHING, half) == []
    none = after(*TO_THE_END, Choose("topics", "none"), Skip("load"))
    keys = {key for key, _ in closed_counts(EVERYTHING, none)}
    assert keys == {"role", "topics", "mentor"}


def test_an_opened_choice_counts_again_once_it_is_done() -> None:
    opened = after(*TO_THE_END, Choose("topics", "methods"))
    assert ("topics", "*") not in closed_counts(EVERYTHING, opened)
    done = after(Done("topics"), answers=opened)
    assert ("topics", "methods") in closed_counts(EVERYTHING, done)
