import pytest

from scoring.methodology.load import load_methodology
from tests.authors import english, refused

HEAD = """id: tea
kind: questionnaire
version: "1"
title: Чай
source: {file: "000", part: "1"}
items:
"""
ITEM = '  - {id: "1", type: single, options: [green, black], source: {file: "000", part: "1"}}\n'
MATRIX = ITEM.replace("single", "matrix, rows: [tea]")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + ITEM + ITEM, "tea.yaml:8: the item '1' stands twice; give each its own"),
        (
            HEAD + '  - {id: "1", type: single, options: [green, black]}\n',
            "tea.yaml:7: 'source' is missing; add 'source'",
        ),
        (
            HEAD + ITEM.replace("green, black", "green, green"),
            "tea.yaml:7: the option 'green' stands twice; give each its own",
        ),
        (
            HEAD + ITEM.replace("green, black", "green"),
            "tea.yaml:7: item '1' offers no choice; add two or more to 'options'",
        ),
        (
            HEAD + ITEM.replace("single", "yes_no"),
            "tea.yaml:7: item '1' is yes_no and has its options; remove 'options'",
        ),
        (
            HEAD + ITEM.replace("single", "matrix"),
            "tea.yaml:7: 'rows' of item '1' do not fit its type; only a matrix has rows",
        ),
        (
            HEAD
            + ITEM
            + 'profiles:\n  - {id: p, title: П, item: "2", source: {file: "000", part: "1"}}\n',
            "tea.yaml:9: there is no closed item '2'; add it to 'items'",
        ),
        (
            HEAD
            + MATRIX
            + 'profiles:\n  - {id: p, title: П, item: "1", source: {file: "000", part: "1"}}\n',
            "tea.yaml:9: item '1' is a matrix; use an index",
        ),
        (
            HEAD
            + ITEM
            + 'indices:\n  - id: p\n    title: П\n    item: "1"\n'
            + "    scale: {green: 1, black: 0}\n"
            + '    top: [grey]\n    source: {file: "000", part: "1"}\n',
            "tea.yaml:13: 'top' names other options, or all of them; use one of green, black",
        ),
        (
            HEAD
            + ITEM
            + 'indices:\n  - id: p\n    title: П\n    item: "1"\n    scale: {green: 1}\n'
            + '    top: [green]\n    source: {file: "000", part: "1"}\n',
            (
                "tea.yaml:12: the scale does not fit the options of item '1';"
                " give a value to each of green, black"
            ),
        ),
    ],
)
def test_an_authors_mistake_is_named_with_its_line_and_mend(text: str, message: str) -> None:
    faults = refused(lambda: load_methodology(text, "tea.yaml"))
    assert [english(fault) for fault in faults] == [message]
