import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import click
import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Term

from bot.cli.click_words import MODULES, catalogue
from bot.cli.console import console
from bot.setting_kinds import Language
from storage.campaign_end import ReopenFault
from storage.campaign_plan import Oddity, PlanFault
from tests.bot.cli.conftest import Metodbot

# Said to the author of a command, never to its user.
_TO_AUTHORS = {
    "Name '{name}' defined twice",
    "Could not determine name for option with declarations {decls!r}",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Choice({choices})",
}


def commands(
    command: click.Command = console, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from commands(child, (*path, name))


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("path", [path for path, _ in commands()], ids=" ".join)
def test_every_command_helps_in_the_language_asked_for(
    metodbot: Metodbot, path: tuple[str, ...], language: Language
) -> None:
    result = metodbot(*path, "--help", language=language)
    assert result.exit_code == 0
    prose = re.sub(r"(?m)^(Использование|Usage):.*|--?[\w-]+|METODBOT_\S*", "", result.stdout)
    russian = len(re.findall("[а-яё]", prose))
    latin = len(re.findall("[a-z]", prose))
    assert russian > latin if language == "ru" else russian == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("campaign", "close"), "Ошибка: Не указан аргумент 'НОМЕР'."),
        (
            ("campaign", "close", "x"),
            "Ошибка: Неверное значение 'НОМЕР': 'x' не подходит, нужно целое число",
        ),
        (("campain",), "Нет команды 'campain'. Возможно, имелось в виду: 'campaign'"),
        (("invite", "official"), "Ошибка: Не указан параметр '--region'."),
        (("territory", "list", "--format", "xml"), "'xml' не подходит, можно: 'table', 'json'."),
        (("migrate", "now", "please"), "Лишние аргументы (now please)"),
    ],
)
def test_wrong_usage_is_explained_in_russian(
    metodbot: Metodbot, arguments: tuple[str, ...], words: str
) -> None:
    result = metodbot(*arguments, language="ru")
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.startswith("Использование: metodbot")


def test_after_russian_the_console_speaks_english_again(metodbot: Metodbot) -> None:
    metodbot("--help", language="ru")
    result = metodbot("campaign", "close")
    assert "Usage: metodbot campaign close [OPTIONS] NUMBER" in result.stderr
    assert "Error: Missing argument 'NUMBER'." in result.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_click_has_no_word_for_users_that_is_not_translated(module: ModuleType) -> None:
    russian = catalogue("ru")
    for message in _messages(module):
        if message not in _TO_AUTHORS and not message.startswith("No options defined"):
            assert russian.gettext(message) != message


def _messages(module: ModuleType) -> Iterator[str]:
    assert module.__file__
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        match node:
            case ast.Call(
                func=ast.Name(id="_" | "ngettext"), args=[ast.Constant(value=str(text)), *_]
            ):
                yield text


def test_both_languages_have_the_same_keys() -> None:
    assert _keys("ru") == _keys("en")


def _keys(language: str) -> set[str]:
    files = (Path(__file__).parents[3] / "locales" / language).glob("cli*.ftl")
    texts = [file.read_text(encoding="utf-8") for file in files]
    entries = [entry for text in texts for entry in FluentParser().parse(text).body]
    return {
        key
        for entry in entries
        if isinstance(entry, Message | Term)
        for key in (
            entry.id.name,
            *(f"{entry.id.name}.{one.id.name}" for one in entry.attributes),
        )
    }


@pytest.mark.parametrize(
    ("beginning", "faults"),
    [
        ("cli-campaign-refused-", get_args(PlanFault)),
        ("cli-campaign-odd-", get_args(Oddity)),
        ("cli-campaign-reopen-", get_args(ReopenFault)),
    ],
)
def test_every_refusal_has_its_words_and_no_words_are_left_over(
    beginning: str, faults: tuple[str, ...]
) -> None:
    keys = {key for key in _keys("ru") if key.startswith(beginning)}
    assert keys == {f"{beginning}{fault}" for fault in faults}


def test_no_key_is_left_over_from_a_command_that_is_gone() -> None:
    paths = {"-".join(("cli", *path)) for path, _ in commands()}
    attributed = {key.partition(".")[0] for key in _keys("ru") if "." in key}
    assert attributed <= paths
