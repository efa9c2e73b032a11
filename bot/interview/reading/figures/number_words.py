"""Small numbers in words, as the labels of ranges and the answers to them have them."""

from __future__ import annotations

import re

_FORMS = {
    0: "ноль нуля zero",
    1: "один одна одно одного одной одну one",
    2: "два две двух two",
    3: "три трех three",
    4: "четыре четырех four",
    5: "пять пяти five",
    6: "шесть шести six",
    7: "семь семи seven",
    8: "восемь восьми eight",
    9: "девять девяти nine",
    10: "десять десяти ten",
    11: "одиннадцать одиннадцати eleven",
    12: "двенадцать двенадцати twelve",
    13: "тринадцать тринадцати thirteen",
    14: "четырнадцать четырнадцати fourteen",
    15: "пятнадцать пятнадцати fifteen",
    16: "шестнадцать шестнадцати sixteen",
    17: "семнадцать семнадцати seventeen",
    18: "восемнадцать восемнадцати eighteen",
    19: "девятнадцать девятнадцати nineteen",
    20: "двадцать двадцати twenty",
    30: "тридцать тридцати thirty",
    40: "сорок сорока forty",
    50: "пятьдесят пятидесяти fifty",
}
NUMBER_WORDS = {word: number for number, words in _FORMS.items() for word in words.split()}


def _any(numbers: range) -> str:
    return "|".join(word for word, number in NUMBER_WORDS.items() if number in numbers)


TENS_AND_ONES = re.compile(rf"\b({_any(range(20, 60))})[ -]({_any(range(1, 10))})\b")


def as_digits(match: re.Match[str]) -> str:
    """«двадцать семь» as 27."""
    return str(NUMBER_WORDS[match[1]] + NUMBER_WORDS[match[2]])
