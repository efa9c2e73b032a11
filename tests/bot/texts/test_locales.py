"""The words of both languages fit each other and the places that ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.commands import COMMANDS
from bot.interview.reading.readings import Note
from bot.interview.reading.readings import Reason as AsksReason
from bot.interview.refused import Code
from bot.texts.fluent import LANGUAGES, chat_texts
from storage.invitations import Reason

ROOT = Path(__file__).parents[3]
FILES = sorted(file.stem for file in (ROOT / "locales" / "ru").glob("*.ftl"))
# The words of the dialogue; others put their keys together from what they tell of.
DIALOGUE = (
    "announcements",
    "general",
    "own_data",
    "questionnaire",
    "registration",
    "reminders",
    "summary",
)

# Keys that are put together in the code: their beginning, and what may follow.
BUILT: dict[str, tuple[str, ...]] = {
    "refused-": get_args(Code),
    "asks-": get_args(AsksReason),
    "noted-": get_args(Note),
    "command-": COMMANDS,
    "invitation-": get_args(Reason),
    "role-": ("coordinator", "official"),
    "role-removed-": ("coordinator", "official"),
    "invited-": ("coordinator", "official"),
    "workplace-": ("empty", "too_long", "not_text"),
    "waiting-is-it-": ("municipality", "organization"),
}


IN_A_BOX = {"fault", "press-unknown", "consent-taken-part", "consent-changed"}


class _Variables(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


@cache
def messages(language: str, files: Sequence[str] = DIALOGUE) -> dict[str, ast.Message]:
    parser = FluentParser()
    found: dict[str, ast.Message] = {}
    for name in files:
        text = (ROOT / "locales" / language / f"{name}.ftl").read_text(encoding="utf-8")
        for entry in parser.parse(text).body:
            assert not isinstance(entry, ast.Junk), f"{language}/{name}.ftl: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, entry.id.name
                found[entry.id.name] = entry
    return found


def variables(message: ast.Message) -> set[str]:
    visitor = _Variables()
    visitor.visit(message)
    return visitor.names


@cache
def source() -> str:
    files = [*(ROOT / "bot").rglob("*.py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_both_languages_have_the_same_keys() -> None:
    assert messages("ru", tuple(FILES)).keys() == messages("en", tuple(FILES)).keys()


@pytest.mark.parametrize("key", messages("ru"))
def test_a_key_takes_the_same_values_in_both_languages(key: str) -> None:
    assert variables(messages("ru")[key]) == variables(messages("en")[key])


def is_built(key: str) -> bool:
    return any(
        key.removeprefix(start) in ends for start, ends in BUILT.items() if key.startswith(start)
    )


def test_no_key_is_there_for_nothing() -> None:
    named = set(re.findall(r"""["']([a-z][a-z0-9_-]*)["']""", source()))
    assert not {key for key in messages("ru") if key not in named and not is_built(key)}


def test_no_key_is_asked_for_that_is_not_there() -> None:
    asked = set(re.findall(r"""\btexts\(\s*["']([a-z][a-z0-9_-]*)["']""", source()))
    asked |= {start + end for start, ends in BUILT.items() for end in ends}
    assert asked <= messages("ru", tuple(FILES)).keys()


def counting() -> Iterator[tuple[str, str]]:
    """Keys whose words depend on a number, with the variable that holds it."""
    for key, message in messages("ru").items():
        for node in _selects(message):
            if isinstance(node.selector, ast.VariableReference):
                yield key, node.selector.id.name


def _selects(message: ast.Message) -> Iterator[ast.SelectExpression]:
    for element in message.value.elements if message.value else []:
        if isinstance(element, ast.Placeable) and isinstance(
            element.expression, ast.SelectExpression
        ):
            yield element.expression


FEW_OF = {1: "one", 2: "few", 5: "many", 11: "many", 21: "one", 22: "few", 112: "many"}


@pytest.mark.parametrize(("key", "name"), list(counting()))
def test_a_number_changes_the_words_as_russian_counts(key: str, name: str) -> None:
    """1 and 21 alike, 2 and 22, 5 and 11 and 112."""
    said: dict[str, set[str]] = {}
    for count, form in FEW_OF.items():
        given = dict.fromkeys(variables(messages("ru")[key]), "x") | {name: count}
        words = re.sub(r"\d+", "N", chat_texts("ru")(key, **given))
        said.setdefault(form, set()).add(words)
    assert all(len(forms) == 1 for forms in said.values())
    assert said["one"] != said["many"]


@pytest.mark.parametrize(
    ("key", "values", "expected"),
    [
        ("refused-too_few", {"limit": 1}, "Выберите хотя бы 1 вариант."),
        ("refused-too_few", {"limit": 2}, "Выберите хотя бы 2 варианта."),
        ("refused-too_few", {"limit": 5}, "Выберите хотя бы 5 вариантов."),
        ("refused-too_many", {"limit": 21}, "Выберите не больше 21 варианта."),
        ("refused-too_many", {"limit": 11}, "Выберите не больше 11 вариантов."),
        ("deadline-ahead", {"date": "1 июня", "days": 21}, "Срок 1 июня, остался 21 день."),
        ("deadline-ahead", {"date": "1 июня", "days": 2}, "Срок 1 июня, осталось 2 дня."),
        ("deadline-past", {"date": "1 июня", "days": 11}, "Срок был 1 июня, прошло 11 дней."),
        ("reminder-late", {"count": 22}, "Ниже цели 22 муниципалитета:"),
        ("summary-base", {"n": 1001, "shown": "1 001"}, "1 001 ответ"),
        ("why-points", {"points": Decimal("1.5"), "most": 4}, "1,5 балла из 4"),
        (
            "summary-reached",
            {"target": "60 %", "count": 21, "of": 61},
            "Цели 60 % достиг 21 из 61 муниципалитета.",
        ),
        (
            "summary-reached",
            {"target": "60 %", "count": 5, "of": 21},
            "Цели 60 % достигли 5 из 21 муниципалитета.",
        ),
        (
            "summary-reached",
            {"target": "60 %", "count": 1, "of": 18},
            "Цели 60 % достиг 1 из 18 муниципалитетов.",
        ),
    ],
)
def test_words_beside_numbers(key: str, values: dict[str, object], expected: str) -> None:
    said = chat_texts("ru")(key, **values)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == expected


def test_a_value_is_escaped_and_a_forgotten_one_is_refused() -> None:
    texts = chat_texts("ru")
    assert "&lt;b&gt;" in texts("municipality-unknown", query="<b>")
    with pytest.raises(ValueError, match="municipality-unknown"):
        texts("municipality-unknown")
    with pytest.raises(LookupError):
        texts("no-such-key")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_to_a_press_fits_its_box(language: str) -> None:
    """Telegram takes 200 characters there."""
    texts = chat_texts(language)
    for key in messages(language):
        if key.startswith("refused-") or key in IN_A_BOX:
            names = variables(messages(language)[key])
            said = texts(key, **{name: 2000 if name == "limit" else "x" * 40 for name in names})
            assert len(said) <= 200, key
