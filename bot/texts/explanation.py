"""Why a number is what it is, in words: a line for each node, the deeper the further right."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from bot.texts.fluent import Texts
from bot.texts.levels import NO_TITLES, level_words, note_words
from bot.texts.numbers import number, percent
from scoring.reading.strict_model import Source
from scoring.results.explain import BandRule, PointsRule, Reason, Rule, StepRule

INDENT = "    "


def explanation_lines(
    texts: Texts, name: str, reason: Reason, titles: Mapping[str, str] = NO_TITLES
) -> list[str]:
    """`name` is whom the result is of, `titles` are of levels. Plain text, not escaped."""
    return list(_lines(texts, name, reason, titles, ""))


def _lines(
    texts: Texts, name: str, reason: Reason, titles: Mapping[str, str], indent: str
) -> Iterator[str]:
    yield f"{indent}{name}: {_figures(texts, reason, titles)}"
    under = indent + INDENT
    if reason.rule is not None and not isinstance(reason.rule, PointsRule):
        yield under + _rule(texts, reason.rule, titles)
        yield from _about_rule(texts, reason, reason.rule, under + INDENT)
    for note in reason.notes:
        yield f"{under}! {note_words(texts, note)}"
    if reason.note:
        yield f"{under}({reason.note})"
    yield under + texts("why-source", source=source_words(texts, reason.source))
    for child in reason.children:
        yield from _lines(texts, f"{child.id} {child.title}", child, titles, under)


def _about_rule(
    texts: Texts, reason: Reason, rule: StepRule | BandRule, indent: str
) -> Iterator[str]:
    if rule.note:
        yield f"{indent}({rule.note})"
    if rule.source != reason.source:
        yield indent + texts("why-source", source=source_words(texts, rule.source))


def _figures(texts: Texts, reason: Reason, titles: Mapping[str, str]) -> str:
    if reason.because_of:
        return _hanging(texts, reason)
    if not reason.given:
        return _absent(texts, reason)
    parts = []
    if reason.numerator is not None and reason.denominator is not None:
        parts.append(f"{_number(texts, reason.numerator)} / {_number(texts, reason.denominator)}")
    if reason.value is not None:
        parts.append(_in_unit(texts, reason, reason.value))
    if reason.points is not None and reason.max_points:
        parts.append(texts("why-points", points=reason.points, most=reason.max_points))
    if reason.level is not None:
        parts.append(texts("why-level", level=level_words(texts, reason.level, titles)))
    if reason.target is not None:
        parts.append(_target(texts, reason, reason.target))
    return ", ".join(parts) or texts("why-given", given=reason.given, all=_indicators(reason))


def _hanging(texts: Texts, reason: Reason) -> str:
    """A share may hang on more than a hundred counts."""
    if reason.summed:
        return texts("why-hanging-all")
    return texts("why-hanging", indicator=", ".join(reason.because_of))


def _indicators(reason: Reason) -> int:
    return sum(map(_indicators, reason.children)) if reason.children else 1


def _absent(texts: Texts, reason: Reason) -> str:
    """A criterion of which a value was refused has no data either; its indicators say which."""
    status = "missing" if reason.children and reason.status != "not_applicable" else reason.status
    words = texts(f"why-status-{status}")
    if reason.target is None or status == "not_applicable":
        return words
    return f"{words}, {texts('why-target', target=_in_unit(texts, reason, reason.target))}"


def _in_unit(texts: Texts, reason: Reason, value: Decimal) -> str:
    match reason.unit:
        case "percent":
            return percent(value, texts.language)
        case "yes_no":
            return texts("result-yes" if value else "result-no")
        case _:
            return _number(texts, value)


def _target(texts: Texts, reason: Reason, target: Decimal) -> str:
    key = "why-target-reached" if reason.reached else "why-target-missed"
    return texts(key, target=_in_unit(texts, reason, target))


def _rule(texts: Texts, rule: Rule, titles: Mapping[str, str]) -> str:
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
            key = "why-band" if rule.policy is None else "why-gap"
            return texts(key, band=band, level=level_words(texts, rule.level, titles))
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
