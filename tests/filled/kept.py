"""What must be the same whatever becomes of the schema; the one place that follows its names."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from storage.keys import Keys
from storage.seal import DraftId, unseal
from tests.bot.town import Town
from tests.filled.rows import Row, Rows, rows_in

# Tables that have got another name, or are told by other tables now.
RENAMED: Mapping[str, str] = {"responses": "sheets"}
REPLACED = frozenset({"unshown", "publications"})
# What was never shown of them is kept as a sum: `counted_or_held`.
PARTED = frozenset({"counters"})
# At least these tell the same under the same names.
SURELY = {
    "answers": {"item", "value"},
    "submissions": {"id", "answers", "municipality_id"},
    "counters": {"item", "option", "n", "municipality_id"},
    "campaigns": {"code", "title", "deadline", "stopped_at", "final_at", "closed_at"},
    "roles": {"role", "region_id", "municipality_id", "granted_at"},
    "invitations": {"token_hash", "used_at", "revoked_at"},
    "outbox": {"unique_key", "kind", "state", "due_at", "reason"},
}


# Of anonymous questionnaires no time is kept any more.
TIMES = {"consents": {"given_at"}, "responses": {"started_at"}, "sheets": {"started_at"}}


def opened(rows: Rows, keys: Keys) -> Rows:
    """As if nothing was sealed."""
    codes = {one["id"]: one["code"] for one in rows["campaigns"]}
    campaigns = {one["id"]: codes[one["campaign_id"]] for one in rows["sheets"]}
    answers, editors = [*rows["answers"]], [*rows["editors"]]
    for row in rows["sealed_drafts"]:
        id = DraftId(campaigns[row["sheet_id"]], row["sheet_id"])
        if row["sealed"] is not None:
            draft = unseal(keys.of(id.campaign), bytes.fromhex(row["sealed"]), id)
            told = draft["answers"].items()
            answers += [
                {"sheet_id": id.sheet, "item": item, "value": value} for item, value in told
            ]
            editors = [_opened(one, id.sheet, draft["places"]) for one in editors]
    return {**rows, "answers": answers, "editors": editors, "sealed_drafts": []}


def _opened(editor: Row, sheet_id: int, places: Mapping[str, Any]) -> Row:
    return (
        {**editor, **places.get(str(editor["person_id"]), {})}
        if editor["sheet_id"] == sheet_id
        else editor
    )


def lost(before: Rows, after: Rows) -> dict[str, Counter[str]]:
    """By table, the rows that are not there any more, by the columns that there are still."""
    found: dict[str, Counter[str]] = {}
    for name, rows in before.items():
        today = after.get(name) or after.get(RENAMED.get(name, name), [])
        if rows and name not in REPLACED | PARTED:
            columns = _common(name, rows[0], today[0]) if today else set(rows[0])
            columns -= TIMES.get(name, set())
            found[name] = _lines(rows, columns) - _lines(today, columns)
    return {name: rows for name, rows in found.items() if rows}


def counted_or_held(rows: Rows) -> Counter[tuple[Any, ...]]:
    """How many people of a place chose what, whether it is shown or waits to be."""
    found: Counter[tuple[Any, ...]] = Counter()
    for row in rows["counters"]:
        place = (row["campaign_id"], row["municipality_id"])
        found[*place, row["item"], row["option"]] += row["n"]
    for row in rows.get("counting", []):
        for item, option, n in row["held"] or ():
            found[row["campaign_id"], row["municipality_id"], item, option] += n
    return +found


def _common(name: str, before: Row, after: Row) -> set[str]:
    common = set(before) & set(after)
    assert common >= SURELY.get(name, set()), f"{name}: {sorted(SURELY[name] - common)}"
    assert common, name
    return common


def _lines(rows: list[Row], columns: set[str]) -> Counter[str]:
    return Counter(
        json.dumps(
            {name: row[name] for name in sorted(columns)}, ensure_ascii=False, sort_keys=True
        )
        for row in rows
    )


# What is told since in addition: how long answers are kept, where the words of consents are, and
# that a status is ahead of the figures.
_TOLD_SINCE = re.compile(
    r"; (ответы хранятся|черновик удалится|the answers are|the draft is)[^\n]*"
    r"|\n\[(Текст согласия|Words of the consent): [^\n]*\]"
    r"|\n(Результаты считаются группами|Results are counted in groups)[^\n]*"
)
# What is told otherwise: how answers come to be counted, and what a mark is.
_TOLD_OTHERWISE = re.compile(
    r"^(Показатели обновляются|Ответы считаются|Ответы больше не|Подсчёт окончен"
    r"|Ответов меньше|Ни в одном|Показателей пока нет|В показатели (пока )?не|Своих показателей"
    r"|• Отметка об участии|• A mark|The figures|Responses are|There are no figures|Fewer than"
    r"|No municipality has|No more responses|All responses|\d+\W(municipality|municipalities) )"
    r"[^\n]*",
    re.M,
)


def as_before(shown: list[str]) -> list[str]:
    return [_TOLD_OTHERWISE.sub("…", _TOLD_SINCE.sub("", text)) for text in shown]


# Of consents to anonymous questionnaires, which the story has under these titles.
_DATED = re.compile(
    r"^(• (?:Согласие: «|Consent: “)(?:Помощь|Чай)[^»”]*[»”]), [^,]+,", re.MULTILINE
)


def undated(told: list[str]) -> list[str]:
    return [_DATED.sub(r"\1,", text) for text in told]


async def number_of(town: Town, table: str) -> int:
    return len(await _rows(town, table))


async def answers_of(town: Town) -> Counter[str]:
    """Of all drafts, by item and value."""
    names = ("answers", "campaigns", "sheets", "editors", "sealed_drafts")
    rows = {name: await _rows(town, name) for name in names}
    return _lines(opened(rows, town.keys)["answers"], {"item", "value"})


async def respondents(town: Town) -> int:
    """As the counters tell it, of all campaigns."""
    counters = await _rows(town, "counters")
    return sum(row["n"] for row in counters if (row["item"], row["option"]) == ("*", "*"))


async def states(town: Town) -> Counter[Any]:
    """What became of the messages."""
    return Counter(row["state"] for row in await _rows(town, "outbox"))


async def _rows(town: Town, table: str) -> list[Row]:
    async with town.database.read() as connection:
        return await rows_in(connection, RENAMED.get(table, table))
