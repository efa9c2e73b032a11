from __future__ import annotations

from pathlib import Path

import pytest

from bot.instruments.load import shipped_instruments, shipped_text
from tests.authors import broken
from tests.bot.cli.conftest import Metodbot


@pytest.mark.parametrize("id", shipped_instruments())
@pytest.mark.parametrize(
    ("language", "words"), [("ru", "Ошибок нет: {}, версия 1, «"), ("en", "No mistakes: {}, ")]
)
def test_a_right_questionnaire_is_said_to_be_right(
    metodbot: Metodbot, language: str, words: str, id: str
) -> None:
    Path("own.yaml").write_text(shipped_text(id), encoding="utf-8")
    result = metodbot("instrument", "check", "own.yaml", language=language)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(words.format(id))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "13: в вопросе «1» не из чего выбирать; добавьте в «options» хотя бы два варианта"),
        ("en", "13: item '1' offers no choice; add two or more to 'options'"),
    ],
)
def test_a_mistake_is_told_in_the_language_of_the_console(
    metodbot: Metodbot, language: str, words: str
) -> None:
    (file,) = (one for one in broken("instruments") if one.stem == "one_option")
    result = metodbot("instrument", "check", str(file), language=language)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{file}:{words}\n"


def test_a_file_that_is_not_there_is_told_in_a_line(metodbot: Metodbot) -> None:
    result = metodbot("instrument", "check", "nowhere.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: there is no file or folder nowhere.yaml.\n"
