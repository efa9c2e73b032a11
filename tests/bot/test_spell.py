import logging

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe

from bot.spell import LONGEST_PAUSE, Spell
from storage.database import DatabaseUnavailable

log = logging.getLogger("bot.anything")


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage().partition("\n")[0] for record in caplog.records]


def test_a_spell_is_told_at_its_beginning_and_at_its_end(
    caplog: pytest.LogCaptureFixture,
) -> None:
    spell = Spell(log, "sending")
    spell.is_over()
    for _ in range(100):
        spell.goes_on(DatabaseUnavailable("starting up"))
    spell.is_over()
    spell.is_over()
    assert lines(caplog) == ["sending is put off: starting up", "sending goes on"]


def test_another_fault_within_it_is_told_too(caplog: pytest.LogCaptureFixture) -> None:
    spell = Spell(log, "sending")
    for _ in range(2):
        spell.goes_on(TelegramNetworkError(GetMe(), "Анна"))
        spell.goes_on(KeyError("Анна"))
    told = ["sending is put off: TelegramNetworkError", "KeyError in sending"]
    assert lines(caplog) == told * 2
    assert "Анна" not in caplog.text


def test_each_attempt_waits_longer_up_to_a_minute_until_it_is_over() -> None:
    spell, pauses = Spell(log, "sending"), []
    for _ in range(9):
        spell.goes_on(DatabaseUnavailable())
        pauses.append(spell.pause)
    assert pauses == [1, 2, 4, 8, 16, 32, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]
    spell.is_over()
    spell.goes_on(DatabaseUnavailable())
    assert spell.pause == 1
