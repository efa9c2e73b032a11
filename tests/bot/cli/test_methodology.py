from __future__ import annotations

from pathlib import Path

import pytest

from scoring.methodology.load import methodology_text, shipped_ids
from tests.bot.cli.conftest import Metodbot

BROKEN = Path(__file__).parents[2] / "broken" / "methodologies"


def test_every_methodology_is_listed_with_its_version(metodbot: Metodbot) -> None:
    lines = metodbot("methodology", "list", language="ru").stdout.splitlines()
    assert lines[0].split() == ["Код", "Версия", "Регион", "Название"]
    assert tuple(line.split()[0] for line in lines[1:]) == shipped_ids()


def test_a_shown_methodology_is_a_right_one_to_begin_with(metodbot: Metodbot) -> None:
    text = metodbot("methodology", "show", "support_2021").stdout
    assert text == methodology_text("support_2021")
    Path("own.yaml").write_text(text, encoding="utf-8")
    result = metodbot("methodology", "check", "own.yaml", language="ru")
    assert result.stdout.startswith("Ошибок нет: support_2021, версия ")
    assert result.exit_code == 0


def test_an_unknown_methodology_is_told_with_those_there_are(metodbot: Metodbot) -> None:
    result = metodbot("methodology", "show", "nonsense")
    assert result.exit_code == 1
    assert all(id in result.stderr for id in ("nonsense", *shipped_ids()))


@pytest.mark.parametrize("file", sorted(BROKEN.glob("*.yaml")), ids=lambda file: file.stem)
def test_mistakes_of_an_author_are_named_by_file_and_line(metodbot: Metodbot, file: Path) -> None:
    result = metodbot("methodology", "check", str(file))
    assert result.exit_code == 1
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines
    assert all(line.startswith(f"{file}:") for line in lines)


@pytest.mark.parametrize(
    ("content", "words"),
    [("вид: x".encode("cp1251"), "own.yaml:1: the file is not UTF-8"), (b"\0", "own.yaml:1: ")],
)
def test_a_file_that_is_no_methodology_is_told_in_one_line(
    metodbot: Metodbot, content: bytes, words: str
) -> None:
    Path("own.yaml").write_bytes(content)
    result = metodbot("methodology", "check", "own.yaml")
    assert words in result.stderr
    assert (result.stderr.count("\n"), result.exit_code) == (1, 1)
