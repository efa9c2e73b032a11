"""Whichever command reads an author's file, an odd one is told in a line and never hangs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.cli.conftest import Metodbot

BOMB = "a0: &a0 [ha, ha]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
)
READERS = {
    "instrument": ("instrument", "check", "odd.yaml"),
    "methodology": ("methodology", "check", "odd.yaml"),
    "region": ("territory", "load", "odd.yaml"),
    "own methodology": ("score", "odd.yaml", "table.csv"),
    "choices": ("score", "support_2021", "table.csv", "--choices", "odd.yaml"),
}
ODD = {
    "empty": (b"", "odd.yaml:1: файл пуст; "),
    "bomb": (BOMB.encode(), "odd.yaml:5: файл разворачивается больше чем в "),
    "loop": (b"a: &a\n  b: *a\n", "odd.yaml:2: «*a» обозначает то, внутри чего стоит; "),
    "deep": (b"a: " + b"[" * 60, "odd.yaml:1: списки и ключи вложены глубже 50 уровней; "),
    "list": (b"- a\n", "odd.yaml:1: в файле нет ключей; "),
    "tab": (b"a:\n\tb: 1\n", "odd.yaml:2: здесь стоит табуляция; "),
    "other encoding": ("a: имя".encode("cp1251"), "odd.yaml:1: файл не в кодировке UTF-8; "),
    "zero byte": (b"a: 1\nb: \0\n", "odd.yaml:2: знака U+0000 в файле быть не может; "),
    "large": (b"#" * 2_000_000, "odd.yaml:1: файл больше 1 МБ; "),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("odd", ODD)
def test_an_odd_file_is_told_in_a_line(metodbot: Metodbot, odd: str, reader: str) -> None:
    content, words = ODD[odd]
    Path("odd.yaml").write_bytes(content)
    Path("table.csv").write_text("Муниципалитет;Показатель;Значение\nЯр;1;2\n", encoding="utf-8")
    result = metodbot(*READERS[reader], language="ru")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(words)
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("reader", READERS)
def test_a_right_file_with_a_mark_and_the_line_ends_of_windows_is_read(
    metodbot: Metodbot, reader: str
) -> None:
    """Its mistake is that of its content, and stands in its line."""
    Path("odd.yaml").write_bytes("\ufeff# Файл\r\n\r\nkind: questionnair\r\n".encode())
    Path("table.csv").write_text("Муниципалитет;Показатель;Значение\nЯр;1;2\n", encoding="utf-8")
    result = metodbot(*READERS[reader])
    assert "odd.yaml:3: " in result.stderr
    assert "kind" in result.stderr
