"""How a choice changes the value of one item. All of it raises Refused."""

from __future__ import annotations

from collections.abc import Sequence

from bot.interview.instrument import (
    Item,
    Matrix,
    Option,
    Several,
    find_option,
    options_of,
)
from bot.interview.refused import Refused
from bot.interview.values import OneChosen, RowsChosen, SeveralChosen, Value, chosen


def chosen_too(item: Item, old: Value | None, option_id: str, row: str | None = None) -> Value:
    """The value with the option set; an option that was set already changes nothing."""
    if not options_of(item):
        raise Refused("choice_not_expected")
    option = find_option(item, option_id)
    if option is None:
        raise Refused("unknown_option")
    if isinstance(item, Matrix):
        return _in_row(item, old, option, row)
    if row is not None:
        raise Refused("unknown_row")
    if old is not None and option_id in chosen(old):
        return old
    if isinstance(item, Several):
        return _added(item, several(old), option)
    return OneChosen(option=option_id, text=None)


def _in_row(item: Matrix, old: Value | None, option: Option, row: str | None) -> Value:
    if row not in {known.id for known in item.rows}:
        raise Refused("unknown_row")
    rows = {one.id: picked for one in item.rows for picked in chosen(old, one.id)}
    return RowsChosen(rows=rows | {row: option.id})


def _added(item: Several, old: SeveralChosen, option: Option) -> SeveralChosen:
    if option.exclusive:
        # Nothing may stand beside it, so there is nothing more to wait for.
        return SeveralChosen(options=[option.id], texts={}, done=True)
    ids = [id for id in old["options"] if not _excludes(item, id)] + [option.id]
    if item.at_most is not None and len(ids) > item.at_most:
        raise Refused("too_many", limit=item.at_most)
    return _with_options(item, old, ids, done=False)


def without(item: Item, old: Value | None, option_id: str) -> Value | None:
    if not isinstance(item, Several):
        raise Refused("choice_not_expected")
    if find_option(item, option_id) is None:
        raise Refused("unknown_option")
    if old is None or option_id not in chosen(old):
        return old
    ids = [id for id in chosen(old) if id != option_id]
    return _with_options(item, several(old), ids, done=False) if ids else None


def finished(item: Item, old: Value | None) -> Value:
    if not isinstance(item, Several):
        raise Refused("done_not_expected")
    value = several(old)
    ids = value["options"]
    if len(ids) < item.at_least and not any(_excludes(item, id) for id in ids):
        raise Refused("too_few", limit=item.at_least)
    return SeveralChosen(options=ids, texts=value["texts"], done=True)


def also_chosen(item: Several, old: Value | None, ids: Sequence[str]) -> SeveralChosen:
    """What was chosen and these besides; with all of them chosen before, nothing changes."""
    for id in ids:
        if len(set(ids)) > 1 and _excludes(item, id):
            raise Refused("exclusive_option", option=id)
    value = several(old)
    for id in ids:
        if id not in value["options"]:
            value = _added(item, value, item.options_by_id[id])
    return value


def own_words_option(item: Item) -> str | None:
    """«Другое»: the one option for words of one's own.

    Of several options that ask for words it is the one without a question of its own.
    """
    asking = [option for option in options_of(item) if option.asks_text]
    if len(asking) > 1:
        asking = [option for option in asking if option.prompt is None]
    return asking[0].id if len(asking) == 1 else None


def several(value: Value | None) -> SeveralChosen:
    if value is not None and "options" in value:
        return value
    return SeveralChosen(options=[], texts={}, done=False)


def _with_options(
    item: Several, old: SeveralChosen, ids: list[str], *, done: bool
) -> SeveralChosen:
    ordered = [option.id for option in item.options if option.id in ids]
    texts = {id: text for id, text in old["texts"].items() if id in ids}
    return SeveralChosen(options=ordered, texts=texts, done=done)


def _excludes(item: Several, id: str) -> bool:
    option = find_option(item, id)
    return option is not None and option.exclusive
