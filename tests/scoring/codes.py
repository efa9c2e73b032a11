"""The codes that scoring can give, read out of its modules and methodologies."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import scoring
from scoring.methodology.assessment import Assessment
from scoring.methodology.load import shipped, shipped_ids
from scoring.results.faults import FAULTS

_PACKAGE = Path(scoring.__file__).parent
_READING = _PACKAGE / "reading"
_FAULTY = {"BadCell", "HeaderFault", "Unreadable"}
# Types whose values are codes, for functions that choose one.
_CHOICES = {"OtherKind", "PassedOver", "Unclear", "IdFault"}
_HALVES = ("numerator", "denominator")


def assessments() -> list[Assessment]:
    return [one for one in map(shipped, shipped_ids()) if isinstance(one, Assessment)]


def table_codes() -> set[str]:
    files = (*(_READING / "files").glob("*.py"), *(_READING / "tables").glob("*.py"))
    return {code for file in files for code in _faults(_tree(file))}


def _tree(file: Path) -> ast.AST:
    return ast.parse(file.read_text(encoding="utf-8"))


def _faults(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[code, *_]) if name in _FAULTY:
                yield from _texts(code)
            case ast.Call(func=ast.Name(id="TableRemark"), args=[_, _, _, code, *_]):
                yield from _texts(code)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript(slice=codes)) if (
                name in _CHOICES
            ):
                yield from (text for code in _each(codes) for text in _texts(code))
            case ast.Assign(targets=[ast.Name(id="fault")], value=code):
                yield from _texts(code)
            case ast.arg(arg="fault"):
                pass
            case ast.FunctionDef(args=ast.arguments(args=[_, ast.arg(arg="fault"), *_])):
                yield from (text for code in node.args.defaults for text in _texts(code) if text)


def _each(codes: ast.expr) -> list[ast.expr]:
    return codes.elts if isinstance(codes, ast.Tuple) else [codes]


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from (*_texts(body), *_texts(other))
        case ast.JoinedStr(values=parts):
            for half in _HALVES:
                yield "".join(
                    str(part.value) if isinstance(part, ast.Constant) else half for part in parts
                )


def note_codes() -> set[str]:
    yielded = {
        text
        for node in ast.walk(_tree(_PACKAGE / "results" / "notes.py"))
        if isinstance(node, ast.Yield) and node.value
        for text in _texts(node.value)
    }
    steps = {
        step.note
        for one in assessments()
        for ladder in one.ladders.values()
        for step in ladder.steps
        if step.note
    }
    return yielded | steps | set(FAULTS[1:])


def level_codes() -> set[str]:
    return {
        name
        for one in assessments()
        for levels in (one.levels, *(criterion.levels for criterion in one.criteria))
        if levels
        for name in levels.names
    }
