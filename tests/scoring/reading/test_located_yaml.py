"""Whatever stands in a file that is no right YAML, the author is told in one line, and at once."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.reading.located_yaml import decoded, read_yaml
from scoring.reading.mistakes import FileRefused
from scoring.reading.yaml_nodes import DEEPEST, LARGEST_FILE, MOST_VALUES
from tests.authors import english, refused

LAUGHS = "a0: &a0 [ha, ha]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20)
)


def found(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in refused(lambda: read_yaml(text, "own.yaml"))]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("", 1, "file_empty"),
        ("# nothing\n", 1, "file_empty"),
        ("---\n", 1, "file_empty"),
        ("just words\n", 1, "file_without_keys"),
        ("\n- a\n- b\n", 2, "file_without_keys"),
        ("a: 1\n---\nb: 2\n", 2, "yaml_several_documents"),
        ("a: [1, 2\nid: 3\n", 2, "yaml_open_bracket"),
        ("a: {b: 1\n", 2, "yaml_open_bracket"),
        ("a: 1\nb: 'never closed\nc: 3\n", 2, "yaml_open_quote"),
        ("a:\n\t- b\n", 2, "yaml_tab"),
        ("a: @home\n", 1, "yaml_first_character"),
        ("a: `code`\n", 1, "yaml_first_character"),
        ("title: Опрос: первый\n", 1, "yaml_second_colon"),
        ("a: 1\nb\nc: 3\n", 2, "yaml_no_colon"),
        ("a: 1\nb: 2\nlost\n", 3, "yaml_no_colon"),
        ("- a\nb: c\n", 2, "yaml_indent"),
        ("a: 'x' y\n", 1, "yaml_after_the_value"),
        ("a: [b]]\n", 1, "yaml_after_the_value"),
        ("a: ]\n", 1, "yaml_syntax"),
        ("a: *nothing\n", 1, "yaml_unknown_alias"),
        ("a: &x 1\nb: &x 2\n", 2, "yaml_anchor_twice"),
        ('a: "\\q"\n', 1, "yaml_escape"),
        ('a: "\\xZZ"\n', 1, "yaml_escape"),
        ("a: 1\nb: x\x07y\n", 2, "yaml_character"),
        ('a: "\\0"\n', 1, "yaml_character"),
        ('a: "\\ud800"\n', 1, "yaml_character"),
        ("a: !!int x\n", 1, "yaml_tag"),
        ("a: !!python/object:os.system {}\n", 1, "yaml_tag"),
        ("a: 1\na: 2\n", 2, "key_twice"),
        ("a: 1\n? [b, c]\n: 2\n", 2, "key_of_parts"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", 3, "key_of_merging"),
        (f"a: {'9' * 5000}\n", 1, "number_too_long"),
        (f"a: 0.{'9' * 5000}\n", 1, "number_too_long"),
        ("a: &x [*x]\n", 1, "yaml_alias_of_itself"),
        ("a: &x\n  b:\n    c: *x\n", 3, "yaml_alias_of_itself"),
        (f"a: {'[' * 5000}\n", 1, "yaml_too_deep"),
        ("".join(f"{' ' * n}a:\n" for n in range(500)), DEEPEST, "yaml_too_deep"),
        (LAUGHS, 5, "yaml_too_many_values"),
        (f"a: [{'1,' * MOST_VALUES}]\n", 1, "yaml_too_many_values"),
        ("a" * (LARGEST_FILE + 1), 1, "file_too_large"),
    ],
    ids=lambda given: repr(given)[:30],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, code: str) -> None:
    assert found(text) == [(line, code)]


def test_aliases_that_unfold_without_end_are_refused_at_once() -> None:
    began = time.perf_counter()
    found(LAUGHS)
    assert time.perf_counter() - began < 1


def test_an_alias_may_stand_for_what_is_small() -> None:
    document = read_yaml("a: &x {b: [1, 2]}\nc: *x\nd: [*x, *x]\n", "own.yaml")
    same = {"b": [1, 2]}
    assert document.data == {"a": same, "c": same, "d": [same, same]}


def test_only_true_and_false_are_booleans_and_decimals_stay_exact() -> None:
    """What other readers of YAML take for times, dates and octal numbers is left as it stands."""
    text = "a: no\nb: true\nc: 0.1\nd: 2021-06-01\ne: 1_0\nf: 1:30\ng: 012\nh: on\ni: 1e3\n"
    assert read_yaml(text, "x").data == {
        "a": "no",
        "b": True,
        "c": Decimal("0.1"),
        "d": "2021-06-01",
        "e": "1_0",
        "f": "1:30",
        "g": 12,
        "h": "on",
        "i": "1e3",
    }


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_of_any_editor_is_read_with_its_lines(mark: str, ending: str) -> None:
    text = f"{mark}a: 1{ending}b: два{ending}c: 3{ending}"
    document = read_yaml(decoded(text.encode(), "own.yaml"), "own.yaml")
    assert document.data == {"a": 1, "b": "два", "c": 3}
    assert [document.lines[key,] for key in document.data] == [1, 2, 3]
    assert read_yaml(text, "own.yaml").data == document.data


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "koi8-r"])
def test_another_encoding_is_told_where_it_shows(encoding: str) -> None:
    content = b"a: 1\n" * (encoding != "utf-16") + "b: имя\n".encode(encoding)
    (fault,) = refused(lambda: decoded(content, "own.yaml"))
    assert (fault.line, fault.code) == (2 if encoding != "utf-16" else 1, "file_not_utf8")


def test_a_file_that_is_too_large_is_not_even_decoded() -> None:
    (fault,) = refused(lambda: decoded(b"\xff" * (LARGEST_FILE + 1), "own.yaml"))
    assert fault.code == "file_too_large"


@given(st.text(alphabet="ab:-? \n\t[]{},&*!|>'\"%@`#\\0129.~<\r\x00я", max_size=60))
def test_no_text_is_too_odd_to_be_answered(text: str) -> None:
    try:
        assert isinstance(read_yaml(text, "own.yaml").data, dict)
    except FileRefused:
        faults = refused(lambda: read_yaml(text, "own.yaml"))
        assert all(english(fault).isprintable() for fault in faults)
