"""Every mistake that an author can make has its words and its mend, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from bot.definitions.closed_items import shipped_items
from bot.instruments.load import load_instrument
from bot.territories.load import load_territory
from bot.territories.region_settings import read_region_settings
from bot.texts.authors import LONGEST_QUOTE, MOST_WORDS, fault_line
from bot.texts.fluent import LANGUAGES, console_texts
from scoring.methodology.load import load_methodology
from scoring.reading import validation, yaml_nodes
from scoring.reading.mistakes import Fault, Mend
from tests.authors import announced, broken, refused
from tests.bot.texts.test_locales import messages, variables

ROOT = Path(__file__).parents[3]
FILES = ("authors", "authors_instruments", "authors_methodologies", "authors_territories")
# What is called with a code: its name, and which of its arguments the code is.
CALLS = {"Mistake": 0, "_refuse": 1, "Fault": 2}
IMPORTING = re.compile(r"^from scoring\.reading\.mistakes import", re.MULTILINE)
BESIDE_THE_CODE = {"at", "mend"}

LOADERS: dict[str, Callable[[Path], object]] = {
    "instruments": lambda file: load_instrument(file.read_text(encoding="utf-8"), file.name),
    "methodologies": lambda file: load_methodology(
        file.read_text(encoding="utf-8"), file.name, asked=shipped_items
    ),
    "territories": load_territory,
    "region_settings": lambda file: read_region_settings(
        file.read_text(encoding="utf-8"), file.name
    ),
}
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def modules() -> Iterator[Path]:
    for folder in ("scoring", "bot/instruments", "bot/territories"):
        for file in (ROOT / folder).rglob("*.py"):
            if IMPORTING.search(file.read_text("utf-8")):
                yield file


@cache
def raised() -> dict[str, list[ast.Call]]:
    """Where each code is written in the source."""
    found: dict[str, list[ast.Call]] = {}
    for file in modules():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (code := _code(node)) is not None:
                for text in _texts(code):
                    found.setdefault(text, []).append(node)
    return found


def _code(call: ast.Call) -> ast.expr | None:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    at = CALLS.get(name, len(call.args))
    return call.args[at] if at < len(call.args) else None


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from (*_texts(body), *_texts(other))


def tabled() -> set[str]:
    """Codes by what YAML and pydantic say."""
    return {
        *(code for _, code in yaml_nodes._SYNTAX),
        "yaml_syntax",
        *validation._CODES.values(),
        *(code for code, _ in validation._BOUNDS.values()),
    }


def told(language: str) -> set[str]:
    keys = messages(language, FILES)
    return {key.removeprefix("author-") for key in keys if key.startswith("author-")}


@in_each_language
def test_every_code_has_words_and_no_words_are_there_for_nothing(language: str) -> None:
    assert told(language) == raised().keys() | tabled()


@in_each_language
def test_every_code_has_a_mend_of_its_own(language: str) -> None:
    for key, message in messages(language, FILES).items():
        if key.startswith("author-"):
            assert [one.id.name for one in message.attributes] == ["mend"], key


@pytest.mark.parametrize("code", sorted(raised()))
def test_whoever_raises_a_code_gives_what_its_words_need(code: str) -> None:
    needed = set[str]().union(
        *(variables(messages(language, FILES)[f"author-{code}"]) for language in LANGUAGES)
    )
    for call in raised()[code]:
        given = {word.arg for word in call.keywords}
        given |= {
            str(key.value)
            for one in call.args
            if isinstance(one, ast.Dict)
            for key in one.keys
            if isinstance(key, ast.Constant)
        }
        # What is handed on in one mapping is seen by the broken files, and by tests of its own.
        if None not in given and not any(isinstance(one, ast.Name) for one in call.args[3:]):
            assert needed == given - BESIDE_THE_CODE


@in_each_language
@pytest.mark.parametrize(
    ("folder", "file"),
    [(folder, file) for folder in LOADERS for file in broken(folder)],
    ids=lambda one: getattr(one, "stem", one),
)
def test_every_broken_file_is_told_in_one_line_a_mistake(
    language: str, folder: str, file: Path
) -> None:
    texts = console_texts(language)
    lines = [fault_line(texts, fault) for fault in refused(lambda: LOADERS[folder](file))]
    assert len(lines) == len(announced(file))
    for line in lines:
        assert re.match(rf"{re.escape(file.name)}:\d+: [^;]+; \S", line)
        assert "\n" not in line
        assert (language == "ru") <= bool(re.search("[а-яё]{3}", line.partition("; ")[2]))


def line(language: str, fault: Fault) -> str:
    return fault_line(console_texts(language), fault)


def test_what_is_quoted_stays_in_one_short_line() -> None:
    long = Fault("own.yaml", 3, "unknown_value", {"key": "a\nb", "value": "\x1b[31m" + "x" * 500})
    shown = line("en", long)
    assert shown.isprintable()
    assert "a b" in shown
    assert len(shown) < 2 * LONGEST_QUOTE + 80


@pytest.mark.parametrize(
    ("mend", "russian", "english"),
    [
        (Mend("close", ("kind",)), "возможно, имелось в виду «kind»", "did you mean 'kind'?"),
        (Mend("one_of", ("kind",)), "напишите «kind»", "use 'kind'"),
        (Mend("one_of", ("a", "b")), "подойдёт одно из: a, b", "use one of a, b"),
        (
            Mend("elsewhere"),
            "такой ключ бывает в другом месте, здесь уберите его",
            "it belongs elsewhere, remove it here",
        ),
    ],
)
def test_a_mend_that_was_found_stands_in_place_of_the_general_one(
    mend: Mend, russian: str, english: str
) -> None:
    fault = Fault("own.yaml", 3, "missing", {"key": "kind"}, mend)
    assert line("ru", fault) == f"own.yaml:3: нет ключа «kind»; {russian}"
    assert line("en", fault) == f"own.yaml:3: 'kind' is missing; {english}"


def test_of_many_words_only_the_first_are_listed() -> None:
    many = Mend("one_of", tuple(f"w{i}" for i in range(100)))
    shown = line("en", Fault("own.yaml", 3, "missing", {"key": "kind"}, many))
    assert shown.endswith(f"w{MOST_WORDS - 1}, …")


@pytest.mark.parametrize(
    ("code", "data", "expected"),
    [
        (
            "too_many_options",
            {"id": "7", "count": 121, "holds": 98},
            (
                "в вопросе «7» 121 вариант, на экран поместится 98;"
                " разделите вопрос на два: сначала группа, потом вариант"
            ),
        ),
        (
            "options_too_long",
            {"id": "7", "count": 45, "holds": 35, "characters": 4932, "limit": 4000},
            (
                "экран вопроса «7» может занять 4 932 знака, а сообщение вмещает 4 000:"
                " в него войдёт 35 из 45 вариантов; сократите подписи или разделите вопрос на два"
            ),
        ),
        (
            "text_too_long",
            {"key": "label", "count": 121, "limit": 100},
            "в «label» 121 знак, а на телефоне хорошо видно не больше 100; сократите текст",
        ),
        (
            "bands_leave_out",
            {"start": Decimal("2.5"), "end": Decimal("3.5")},
            (
                "значения от 2,5 до 3,5 не входят ни в один уровень; расширьте уровень или,"
                " если так в источнике, запишите пропуск в «gaps»"
            ),
        ),
        (
            "other_max_points",
            {"known": 22, "given": 30},
            "показатели дают 22 балла, а не 30; исправьте «max_points» или уберите его",
        ),
        (
            "yaml_too_many_values",
            {"limit": 20_000},
            (
                "файл разворачивается больше чем в 20 000 значений;"
                " уберите псевдонимы (*) и напишите списки целиком или разделите файл"
            ),
        ),
    ],
)
def test_numbers_are_told_as_russian_counts(
    code: str, data: dict[str, object], expected: str
) -> None:
    shown = line("ru", Fault("own.yaml", 9, code, data)).replace("\N{NO-BREAK SPACE}", " ")
    assert shown == f"own.yaml:9: {expected}"
