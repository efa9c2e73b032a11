"""Questions back and refusals of typed texts, as they are said in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from bot.buttons import Place
from bot.instruments.load import shipped_instruments
from bot.interview.instrument import Item
from bot.interview.reading.readings import Taken
from bot.interview.values import OneChosen, SeveralChosen, TextGiven
from bot.interview.walk import Step
from bot.texts.asks import asks_words, candidate_label, note_words
from bot.texts.fluent import chat_texts
from bot.texts.question import question_screen
from bot.texts.refusals import refusal_words
from storage.parts import Part
from tests.bot.interview.reading.reads import (
    asked,
    everything,
    methodical,
    reading,
    refusal,
    young,
)

RU, EN = chat_texts("ru"), chat_texts("en")
ROLE_WANTED = OneChosen(option="other", text=None)
CHOSEN = SeveralChosen(options=["time"], texts={}, done=False)
LAW = SeveralChosen(options=["law"], texts={}, done=False)


@pytest.mark.parametrize(
    ("item", "text", "old", "russian", "english"),
    [
        (
            young("4"),
            "Высшее",
            None,
            "«Высшее» подходит к нескольким вариантам. Какой вы имели в виду?",
            "“Высшее” fits more than one option. Which did you mean?",
        ),
        (
            methodical("7"),
            "нужно",
            None,
            "Вы написали «нужно» — это «Нет, это не нужно»?",
            "You wrote “нужно”: is that “No, they do not”?",
        ),
        (
            young("2"),
            "2",
            None,
            "2 — это номер варианта («25–29») или само число («Младше 25»)?",
            "Is 2 the number of an option (“25–29”) or the figure itself (“Under 25”)?",
        ),
        (
            young("4"),
            "Курсы",
            None,
            "Такого варианта нет. Записать в «Другое»: «Курсы»?",
            "There is no such option. Record it as “Other”: “Курсы”?",
        ),
        (
            young("12"),
            "1, 5, шум",
            None,
            (
                "Отметить: Дисциплина на уроке; Нехватка времени. "
                "Остальное записать в «Другое»: «шум»?"
            ),
            "Mark: Discipline in class; Lack of time. Record the rest as “Other”: “шум”?",
        ),
        (
            young("6"),
            "СПбГУ",
            TextGiven(text="РГПУ"),
            "Ответ на этот вопрос уже есть. Заменить его на «СПбГУ»?",
            "This question is answered already. Replace the answer with “СПбГУ”?",
        ),
        (
            everything("role"),
            "учитель",
            ROLE_WANTED,
            "В списке есть вариант «Учитель». Всё же записать «учитель» как свой ответ?",
            (
                "The list has the option “Teacher”. "
                "Record “учитель” as an answer of your own all the same?"
            ),
        ),
        (young("12"), "все", CHOSEN, "Отметить все варианты?", "Mark all options?"),
        (
            everything("topics"),
            "Ничего",
            LAW,
            "«Ничего» не сочетается с прежним выбором. Снять прежние отметки?",
            "“Ничего” cannot stand beside what you chose before. Clear the earlier choices?",
        ),
    ],
)
def test_a_question_back_names_what_is_in_doubt(
    item: Item, text: str, old: Any, russian: str, english: str
) -> None:
    asks = asked(item, text, old)
    assert (asks_words(RU, item, asks), asks_words(EN, item, asks)) == (russian, english)


def test_what_is_quoted_is_escaped_and_shortened() -> None:
    said = asks_words(RU, young("4"), asked(young("4"), "<b> & " + "я" * 190))
    assert "«&lt;b&gt; &amp; яяя" in said
    many = asked(young("6"), "я" * 200, TextGiven(text="РГПУ"))
    assert len(asks_words(RU, young("6"), many)) < 300


def test_a_candidate_fits_its_button() -> None:
    label = candidate_label(RU, young("4"), "highest")
    assert (label, len(label)) == ("Высшее: подготовка кадров высшей к…", 35)
    assert candidate_label(EN, young("4"), "master") == "Higher: master's degree"


def test_a_number_that_was_no_place_is_told() -> None:
    found = reading(methodical("14"), "7")
    assert isinstance(found, Taken)
    assert note_words(RU, methodical("14"), found, "7") == "«7» понято как число: 5–9."
    assert note_words(EN, methodical("14"), found, "7") == "“7” was taken as a number: 5–9."
    assert note_words(RU, methodical("14"), Taken(found.value), "7") == ""


@pytest.mark.parametrize(
    ("item", "text", "russian", "english"),
    [
        (
            everything("all"),
            "1,000",
            "Это 1000 или 1? Напишите нужное число так, как оно показано здесь.",
            "Is that 1000 or 1? Type the right number the way it is shown here.",
        ),
        (
            everything("load"),
            "12,345",
            "Это 12345 или 12,3450? Напишите нужное число так, как оно показано здесь.",
            "Is that 12345 or 12.3450? Type the right number the way it is shown here.",
        ),
        (
            young("7"),
            "27",
            "Нужен год из четырёх цифр, например 2023.",
            "A year of four digits is needed, for example 2023.",
        ),
        (
            everything("met"),
            "5 мая",
            "Добавьте год, например 5 мая 2026.",
            "Add the year, for example 5 May 2026.",
        ),
        (
            everything("met"),
            "давно",
            "Нужна дата, например 20 мая 2026.",
            "A date is needed, for example 20 May 2026.",
        ),
        (
            everything("met"),
            "завтра",
            "Нужна дата не позже 20 мая 2026.",
            "A date not after 20 May 2026 is needed.",
        ),
        (
            young("12"),
            "1, 9",
            "Непонятно, что значит «9». Напишите это иначе или нажмите кнопки.",
            "It is not clear what “9” means. Say it in another way, or tap the buttons.",
        ),
    ],
)
def test_a_refusal_shows_what_would_be_taken(
    item: Item, text: str, russian: str, english: str
) -> None:
    refused = refusal(item, text)
    said = [refusal_words(texts, refused).replace("\xa0", " ") for texts in (RU, EN)]
    assert said == [russian, english]


def shown(instrument: str, id: str, remark: str = "") -> str:
    asked = shipped_instruments()[instrument]
    step = Step(asked.by_id[id])
    return question_screen(
        RU, Place(1, Part(1)), asked, {}, step, looking_back=False, remark=remark
    ).text


def test_places_look_like_keys_where_labels_hold_numbers() -> None:
    assert "2️⃣ 5–9" in shown("methodical_help", "14")
    assert "2. 5–9" not in shown("methodical_help", "14")
    assert "1. Мужской" in shown("young_teacher", "1")


def test_how_to_answer_is_said_once() -> None:
    assert shown("young_teacher", "7").count("2023") == 1
    remark = refusal_words(RU, refusal(young("7"), "27"))
    assert shown("young_teacher", "7", remark).count("2023") == 1
    assert "нажмите «Готово»" in shown("young_teacher", "12", remark)
    assert shown("methodical_help", "14").count("сколько именно") == 1


def test_a_question_for_own_words_says_how_it_is_answered() -> None:
    asked = shipped_instruments()["young_teacher"]

    def shown_for(item: str, option: str) -> str:
        step = Step(asked.by_id[item], text_for=option)
        return question_screen(RU, Place(1, Part(1)), asked, {}, step, looking_back=False).text

    assert "Напишите ответ сообщением." in shown_for("14", "training")
    assert "напишите сообщением, что именно" in shown_for("5", "other")
    assert "Напишите ответ сообщением." not in shown_for("5", "other")
