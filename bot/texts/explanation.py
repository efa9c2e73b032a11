"""Why a number is what it is, in words: a line for each node, the deeper the further right."""

from collections.abc import Iterator
from decimal import Decimal

from bot.texts.fluent import Texts
from bot.texts.levels import level_words, note_words
from bot.texts.numbers import number, percent
from scoring.explain import BandRule, PointsRule, Reason, Rule, StepRule
from scoring.strict_model import Source

INDENT = "    "


def explanation_lines(texts: Texts, name: str, reason: Reason) -> list[str]:
    """`name` is whom the result is of. Plain text, not escaped."""
    return list(_lines(texts, name, reason, ""))


def _lines(texts: Texts, name: str, reason: Reason, indent: str) -> Iterator[str]:
    yield f"{indent}{name}: {_figures(texts, reason)}"
    under = indent + INDENT
    if reason.rule is not None and not isinstance(reason.rule, PointsRule):
        yield under + _rule(texts, reason.rule)
    for note in reason.notes:
        yield f"{under}! {note_words(texts, note)}"
    if reason.note:
        yield f"{under}({reason.note})"
    yield under + texts("why-source", source=source_words(texts, reason.source))
    for child in reason.children:
        yield from _lines(texts, f"{child.id} {child.title}", child, under)


def _figures(texts: Texts, reason: Reason) -> str:
    if reason.status != "given" and reason.kind == "indicator":
        return texts(f"why-status-{reason.status}")
    parts = []
    if reason.numerator is not None and reason.denominator is not None:
        parts.append(f"{_number(texts, reason.numerator)} / {_number(texts, reason.denominator)}")
    if reason.value is not None:
        shown = _number(texts, reason.value)
        divided = reason.kind != "indicator" or reason.numerator is not None
        parts.append(percent(reason.value, texts.language) if divided else shown)
    if reason.points is not None and reason.max_points:
        parts.append(texts("why-points", points=reason.points, most=reason.max_points))
    if reason.level is not None:
        parts.append(texts("why-level", level=level_words(texts, reason.level)))
    return ", ".join(parts) or texts("why-status-missing")


def _rule(texts: Texts, rule: Rule) -> str:
    match rule:
        case StepRule():
            words = texts(
                "why-step",
                interval=_interval(texts, rule.start, rule.below),
                points=rule.points,
                entered="" if rule.entered is None else _number(texts, rule.entered),
            )
            if rule.against is not None:
                words += " " + texts("why-against", indicator=rule.against)
            return words + (" " + texts("why-assumed") if rule.assumed else "")
        case BandRule():
            band = f"{_number(texts, rule.start)}–{_number(texts, rule.end)}"
            if rule.policy is not None:
                return texts("why-gap", band=band, level=level_words(texts, rule.level))
            return texts("why-band", band=band, level=level_words(texts, rule.level))
        case PointsRule():
            return ""


def _interval(texts: Texts, start: Decimal | None, below: Decimal | None) -> str:
    if start is None:
        return f"< {_number(texts, below or 0)}"
    if below is None:
        return f"≥ {_number(texts, start)}"
    return f"{_number(texts, start)} ≤ … < {_number(texts, below)}"


def _number(texts: Texts, value: int | Decimal) -> str:
    return number(value, texts.language)


def source_words(texts: Texts, source: Source) -> str:
    return ", ".join(part for part in (source.file, source.part, source.item) if part)
