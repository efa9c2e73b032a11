"""Made-up answers, found by walking through the questionnaire as a person would."""

from collections.abc import Mapping
from datetime import date
from random import Random

from bot.interview.answer import Action, Choose, Done, Write, apply
from bot.interview.instrument import Instrument, Option, Several, Year, options_of
from bot.interview.values import Answers, Value, chosen
from bot.interview.walk import Step, next_step

WORDS = "Ответ для показа"
# Most people are content with what is offered and choose one or two things.
_OWN_WORDS_WEIGHT, _ENOUGH = 0.08, 0.6


class Sheets:
    """Different sheets of one questionnaire; in each place some of them are more common."""

    def __init__(self, instrument: Instrument, random: Random, today: date, kinds: int) -> None:
        leanings = _leanings(instrument, random)
        self._sheets = [_sheet(instrument, leanings, random, today) for _ in range(kinds)]
        self._random = random

    def drawn(self, number: int) -> list[Mapping[str, Value]]:
        weights = [self._random.random() ** 3 for _ in self._sheets]
        return self._random.choices(self._sheets, weights, k=number)


Leanings = Mapping[tuple[str, str], float]


def _leanings(instrument: Instrument, random: Random) -> Leanings:
    return {
        (item.id, option.id): _OWN_WORDS_WEIGHT if option.asks_text else random.uniform(0.2, 1.4)
        for item in instrument.items
        for option in options_of(item)
    }


def _sheet(
    instrument: Instrument, leanings: Leanings, random: Random, today: date
) -> Mapping[str, Value]:
    answers: Mapping[str, Value] = {}
    while step := next_step(instrument, answers):
        answers = apply(instrument, answers, _action(step, answers, leanings, random, today), today)
    return answers


def _action(
    step: Step, answers: Answers, leanings: Leanings, random: Random, today: date
) -> Action:
    item = step.item
    options = options_of(item)
    if step.text_for is not None:
        return Write(item.id, WORDS, text_for=step.text_for)
    if isinstance(item, Year):
        return Write(item.id, str(today.year - random.randint(1, 4)))
    if not options:
        return Write(item.id, WORDS)
    if isinstance(item, Several) and _enough(item, len(chosen(answers.get(item.id))), random):
        return Done(item.id)
    return Choose(item.id, _leaning(item.id, options, leanings, random).id, step.row)


def _enough(item: Several, picked: int, random: Random) -> bool:
    return picked >= item.at_least and (picked == item.at_most or random.random() < _ENOUGH)


def _leaning(item: str, options: tuple[Option, ...], leanings: Leanings, random: Random) -> Option:
    weights = [leanings[item, option.id] for option in options]
    return random.choices(options, weights)[0]
