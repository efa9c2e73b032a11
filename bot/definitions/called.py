"""What the parts of campaigns are called, put beside them in the facts of a message.

Facts that speak of one of several parts name its `definition`; whoever makes words of them finds
the title of its questionnaire beside it, as `questionnaire`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.definitions.kept_pairs import KeptPairs, Titles

Facts = Mapping[str, Any]


async def called(connection: AsyncConnection, pairs: KeptPairs, facts: Facts) -> Facts:
    titles = await pairs.titles(connection, _definitions(facts))
    named: Facts = _named(facts, titles) if titles else facts
    return named


def _definitions(facts: Any) -> Iterator[int]:
    if isinstance(facts, Mapping):
        if "definition" in facts:
            yield facts["definition"]
        facts = list(facts.values())
    if isinstance(facts, list):
        for one in facts:
            yield from _definitions(one)


def _named(facts: Any, titles: Titles) -> Any:
    if isinstance(facts, list):
        return [_named(one, titles) for one in facts]
    if not isinstance(facts, Mapping):
        return facts
    inside = {key: _named(one, titles) for key, one in facts.items()}
    if "definition" in facts:
        inside["questionnaire"] = titles[facts["definition"]]
    return inside
