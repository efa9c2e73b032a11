"""A list is read part by part, and adds to what was chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.instrument import Several
from bot.interview.values import SeveralChosen
from tests.bot.interview.reading.reads import (
    asked,
    everything,
    options,
    refusal,
    several_of,
    taken,
    young,
)

DIFFICULTIES, NEEDS, TOPICS = young("12"), young("14"), everything("topics")
assert isinstance(DIFFICULTIES, Several)
IDS = [option.id for option in DIFFICULTIES.options]


def picked(*ids: str, **texts: str) -> SeveralChosen:
    return SeveralChosen(options=list(ids), texts=texts, done=False)


@pytest.mark.parametrize(
    "text",
    [
        "1, 3",
        "1 3",
        "1;3",
        "1и3",
        "1 и 3",
        "1 а также 3",
        "1 and 3",
        "1+3",
        "1/3",
        "1), 3)",
        "3, 1, 3",
        "№ 1, № 3",
        "1\n3",
        "1️⃣3️⃣",
        "1️⃣ и 3️⃣",
        "1. 3.",
        "дисциплина на уроке; отношения и взаимопонимание с учениками",
        "Дисциплина, отношения и взаимопонимание",
        "1. Дисциплина на уроке\n3. Отношения и взаимопонимание с учениками",
        "дисциплина и 3",
    ],
)
def test_a_list_of_two_chooses_two(text: str) -> None:
    assert taken(DIFFICULTIES, text) == picked("discipline", "pupils")


@pytest.mark.parametrize(
    "text", ["1-3", "1–3", "1 - 3", "с 1 по 3", "от 1 до 3", "1..3", "from 1 to 3"]
)
def test_a_range_chooses_all_in_it(text: str) -> None:
    assert options(DIFFICULTIES, text) == tuple(IDS[:3])
    assert options(DIFFICULTIES, f"{text} и 5") == (*IDS[:3], "time")


def test_known_parts_are_chosen_and_the_rest_is_asked_about() -> None:
    found = asked(DIFFICULTIES, "1, 3, шумный класс")
    assert (found.reason, found.other) == ("rest_as_other", "шумный класс")
    assert found.value == picked("discipline", "pupils", "other", other="шумный класс")


def test_the_rest_keeps_its_words_together() -> None:
    found = asked(DIFFICULTIES, "шум, гам и пыль, 1")
    assert found.other == "шум, гам и пыль"
    assert asked(DIFFICULTIES, "шум, 1, гам").other == "шум; гам"
    assert asked(DIFFICULTIES, "шумный класс").reason == "as_other"


@pytest.mark.parametrize("text", ["7, шум", "шум, другое", "1, другое: шум", "1; Другое - шум"])
def test_other_that_is_named_takes_the_rest_without_asking(text: str) -> None:
    value = taken(DIFFICULTIES, text)
    assert "options" in value
    assert value["texts"] == {"other": "шум"}


def test_words_for_other_go_on_to_the_end_of_the_line() -> None:
    expected = picked("motivation", "other", other="шум, гам")
    assert taken(DIFFICULTIES, "другое: шум, гам; 2") == expected
    assert taken(DIFFICULTIES, "2\nдругое: шум, гам") == expected


def test_other_alone_leaves_its_words_to_be_asked() -> None:
    assert taken(DIFFICULTIES, "1, 7") == picked("discipline", "other")


@pytest.mark.parametrize("text", ["все", "Всё", "все варианты", "all of them", "1-6"])
def test_everything_is_all_that_says_something_of_its_own(text: str) -> None:
    assert options(DIFFICULTIES, text) == tuple(IDS[:-1])


@pytest.mark.parametrize("text", ["все, кроме 2", "всё кроме мотивация учеников", "all except 2"])
def test_everything_but_some(text: str) -> None:
    assert options(DIFFICULTIES, text) == tuple(id for id in IDS[:-1] if id != "motivation")


def test_an_exception_that_is_not_understood_is_refused() -> None:
    refused = refusal(DIFFICULTIES, "все, кроме шума")
    assert (refused.code, refused.data) == ("unknown_option", {"part": "шума"})


def test_all_after_a_choice_may_mean_that_there_is_no_more() -> None:
    found = asked(DIFFICULTIES, "всё", picked("time"))
    assert found.reason == "all_options"
    assert found.value == picked(*IDS[:-1])


@pytest.mark.parametrize(
    ("text", "part"),
    [("1, 9", "9"), ("1, 👍", "👍"), ("135", "135"), ("1, 0", "0"), ("1-9", "1-9"), ("1.3", "1.3")],
)
def test_a_part_that_says_nothing_refuses_the_list_and_is_named(text: str, part: str) -> None:
    refused = refusal(DIFFICULTIES, text)
    assert (refused.code, refused.data) == ("unknown_option", {"part": part})


def test_without_other_the_part_that_is_not_understood_is_named() -> None:
    refused = refusal(several_of("Чтение", "Письмо"), "чтение, счёт")
    assert (refused.code, refused.data) == ("unknown_option", {"part": "счёт"})


def test_an_unclear_part_is_asked_about_and_the_known_ones_are_kept() -> None:
    item = several_of("Открытые уроки", "Открытые двери", "Семинар")
    found = asked(item, "семинар, открытые")
    assert (found.reason, found.candidates, found.known) == ("which", ("o1", "o2"), ("o3",))
    assert refusal(item, "открытые, откр").data == {"part": "открытые"}


def test_typing_adds_to_what_was_tapped_and_ends_nothing() -> None:
    tapped = picked("time")
    assert taken(DIFFICULTIES, "1, 3", tapped) == picked("discipline", "pupils", "time")
    done = SeveralChosen(options=["time"], texts={}, done=True)
    assert taken(DIFFICULTIES, "1", done) == picked("discipline", "time")
    assert taken(DIFFICULTIES, "5", done) == done


def test_more_than_may_be_chosen_is_refused_with_the_limit() -> None:
    refused = refusal(TOPICS, "2", picked("methods", "it", "training", training="x"))
    assert (refused.code, refused.data) == ("too_many", {"limit": 3})
    assert refusal(TOPICS, "1-4").code == "too_many"


def test_what_stands_alone_is_not_put_beside_others_in_silence() -> None:
    assert taken(TOPICS, "ничего") == {"options": ["none"], "texts": {}, "done": True}
    assert refusal(TOPICS, "1, 6").code == "exclusive_option"
    assert asked(TOPICS, "ничего", picked("law")).reason == "excludes_others"
    assert asked(TOPICS, "2", SeveralChosen(options=["none"], texts={}, done=True)).value == (
        picked("law")
    )


def test_a_label_with_a_comma_or_an_and_is_one_option() -> None:
    assert options(TOPICS, "Методика, планирование") == ("methods",)
    assert options(TOPICS, "право и методика, планирование") == ("methods", "law")


def test_of_two_options_for_words_the_one_without_a_question_is_other() -> None:
    assert asked(NEEDS, "Больше времени").value == picked("other", other="Больше времени")
    assert options(NEEDS, "все")[-1] == "training"


def test_other_words_do_not_replace_those_that_stand() -> None:
    old = picked("other", other="шум")
    found = asked(DIFFICULTIES, "1, гам", old)
    assert found.reason == "replaces_words"
    assert found.value == picked("discipline", "other", other="гам")
    assert asked(DIFFICULTIES, "другое: гам", old).reason == "replaces_words"
    assert taken(DIFFICULTIES, "1", old) == picked("discipline", "other", other="шум")


@given(st.lists(st.sampled_from(IDS[:-1]), min_size=1, unique=True), st.data())
def test_any_list_of_numbers_and_labels_chooses_what_it_names(
    ids: list[str], data: st.DataObject
) -> None:
    assert isinstance(DIFFICULTIES, Several)
    parts = [
        data.draw(
            st.sampled_from([str(IDS.index(id) + 1), DIFFICULTIES.options_by_id[id].label.ru])
        )
        for id in ids
    ]
    between = data.draw(st.sampled_from([", ", "; ", "\n", " и ", ",", " а также "]))
    text = between.join(parts)
    assert set(options(DIFFICULTIES, text)) == set(ids)


def test_a_very_long_list_is_read_in_no_time() -> None:
    refused = refusal(DIFFICULTIES, "и, " * 600 + "1")
    assert refused.code in {"unknown_option", "too_long"}
