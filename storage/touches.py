"""Taps and typed texts of many people, applied to their sheets in one transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, bindparam, delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.identities import Identity, mark_reachable
from storage.parts import Part
from storage.sealed_drafts import Changed, Draft, Place, beside, write_sealed
from storage.sheets import Answers, Sheet, View, read_sheets
from storage.tables import answers, dialogues, editors
from storage.taken_acts import Act, remember_acts, taken_before
from storage.upsert import upsert


@dataclass(frozen=True)
class Decision:
    """What becomes of a sheet; `outcome` is for the caller alone.

    A typed text waits no longer unless the decision says so. A draft that nobody can open stays
    as it is unless the decision begins `anew`.
    """

    answers: Answers
    shown_item: str | None
    outcome: object = None
    pending: Mapping[str, Any] | None = None
    anew: bool = False


@dataclass(frozen=True)
class Touch:
    """A tap or a typed text of a person, and the pure rule that says what it changes.

    The rule is of the part's instrument: a sheet of another part is not touched. `key` is given
    for a typed text, and is the channel's for it: brought again, it is known by the key, and the
    rule is not asked again. `order` is the channel's number of the text. Who taps looks at the
    questionnaire, whatever stands below it.
    """

    identity: Identity
    sheet_id: int
    part: Part
    decide: Callable[[Sheet], Decision]
    key: str | None = None
    order: int | None = None


@dataclass(frozen=True)
class Touched:
    """`outcome` is None where the text was a redelivery."""

    sheet: Sheet
    outcome: object


async def touch(connection: AsyncConnection, touches: Sequence[Touch]) -> list[Touched | None]:
    """Applies each touch in turn; None where the sheet is not this person's or is gone."""
    before = await read_sheets(connection, {one.sheet_id for one in touches})
    now = _Views(before)
    taken = await taken_before(connection, _acts(touches, before))
    results: list[Touched | None] = []
    fresh: list[Act] = []
    # Who answers can be written to. With the answers, so that it costs no commit of its own.
    back: set[Identity] = set()
    for one in touches:
        sheet = now.of(one)
        if sheet is None:
            results.append(None)
            continue
        if sheet.marked_blocked:
            back.add(one.identity)
        act = None if one.key is None else Act(sheet.identity_id, one.key)
        if act is not None and act in taken:
            results.append(Touched(sheet, None))
            continue
        if act is not None:
            taken.add(act)
            fresh.append(act)
        decision = one.decide(sheet)
        changed = _changed(sheet, one, decision)
        now.put(changed)
        results.append(Touched(changed, decision.outcome))
    await mark_reachable(connection, *sorted(back))
    await remember_acts(connection, fresh)
    await _write(connection, before, now.changed())
    await write_sealed(connection, now.sealed_anew())
    return results


class _Views:
    """The sheets as they become: what one editor answers, the others have before them too."""

    def __init__(self, before: Mapping[View, Sheet]) -> None:
        self._before, self._now = before, dict(before)
        self._of_sheet: dict[int, list[View]] = defaultdict(list)
        for view in before:
            self._of_sheet[view.sheet_id].append(view)

    def of(self, one: Touch) -> Sheet | None:
        sheet = self._now.get(View(one.sheet_id, one.identity))
        return sheet if sheet is not None and sheet.of_part == one.part else None

    def put(self, changed: Sheet) -> None:
        for view in self._of_sheet[changed.id]:
            seen = self._now[view]
            if seen.identity == changed.identity:
                self._now[view] = changed
                continue
            if seen.person_id == changed.person_id:
                seen = replace(seen, shown_item=changed.shown_item, pending=changed.pending)
            self._now[view] = replace(seen, answers=changed.answers, lost=changed.lost)

    def sealed_anew(self) -> list[Changed]:
        """Those sealed drafts that tell something else now."""
        found = (
            _sealed_anew([(self._before[view], self._now[view]) for view in views])
            for views in self._of_sheet.values()
            if self._before[views[0]].sealed_as is not None
        )
        return [one for one in found if one is not None]

    def changed(self) -> list[Sheet]:
        changed = (view for view, sheet in self._now.items() if sheet is not self._before[view])
        return [self._now[view] for view in sorted(changed)]


def _sealed_anew(views: Sequence[tuple[Sheet, Sheet]]) -> Changed | None:
    """Of one sheet, before and after each of its editors; None where it is not written."""
    before, after = views[0]
    if after.sealed_as is None or after.lost:
        return None
    if not before.lost and all(_told(one) == _told(other) for one, other in views):
        return None
    places = {one.person_id: Place(one.shown_item, one.pending) for _, one in views}
    draft = Draft(after.answers, places)
    return Changed(after.sealed_as, draft, is_first=before.is_blank or before.lost)


def _told(sheet: Sheet) -> tuple[object, ...]:
    return sheet.answers, sheet.shown_item, sheet.pending


def _acts(touches: Iterable[Touch], views: Mapping[View, Sheet]) -> list[Act]:
    return [
        Act(views[view].identity_id, one.key)
        for one in touches
        if one.key is not None and (view := View(one.sheet_id, one.identity)) in views
    ]


def _changed(sheet: Sheet, one: Touch, decision: Decision) -> Sheet:
    return replace(
        sheet,
        answers=decision.answers,
        shown_item=decision.shown_item,
        last_order=max(one.order or 0, sheet.last_order),
        pending=decision.pending,
        lost=sheet.lost and not decision.anew,
        below=None if one.key is None else sheet.below,
    )


# One by one, by the key: a list of pairs SQLite would look for in the whole table.
_DELETED_ANSWER = delete(answers).where(
    answers.c.sheet_id == bindparam("of_sheet"), answers.c.item == bindparam("of_item")
)
_PLACE = and_(
    editors.c.sheet_id == bindparam("of_sheet"), editors.c.person_id == bindparam("of_person")
)
_SHOWN_ITEM = update(editors).where(_PLACE).values(shown_item=bindparam("at_item"))
_PENDING = update(editors).where(_PLACE).values(pending=bindparam("now_pending"))


async def _write(
    connection: AsyncConnection, before: Mapping[View, Sheet], changed: Sequence[Sheet]
) -> None:
    pairs = [(before[one.view], one) for one in changed]
    await _write_answers(connection, {after.id: (old, after) for old, after in pairs})
    await _write_places(connection, {(one[1].id, one[1].person_id): one for one in pairs})
    await _write_dialogues(connection, pairs)


async def _write_answers(
    connection: AsyncConnection, by_sheet: Mapping[int, tuple[Sheet, Sheet]]
) -> None:
    plain = {id: one for id, one in by_sheet.items() if one[1].sealed_as is None}
    await upsert(
        connection,
        answers,
        [
            {"sheet_id": id, "item": item, "value": value}
            for id, (before, after) in plain.items()
            for item, value in after.answers.items()
            if item not in before.answers or before.answers[item] != value
        ],
    )
    gone = [
        {"of_sheet": id, "of_item": item}
        for id, (before, after) in plain.items()
        for item in before.answers.keys() - after.answers.keys()
    ]
    if gone:
        await connection.execute(_DELETED_ANSWER, gone)


async def _write_places(
    connection: AsyncConnection, by_editor: Mapping[tuple[int, int], tuple[Sheet, Sheet]]
) -> None:
    for (id, person_id), (before, after) in by_editor.items():
        place, (was, now) = {"of_sheet": id, "of_person": person_id}, map(_place, (before, after))
        if was.shown_item != now.shown_item:
            await connection.execute(_SHOWN_ITEM, place | {"at_item": now.shown_item})
        if was.pending != now.pending:
            await connection.execute(_PENDING, place | {"now_pending": now.pending})


def _place(sheet: Sheet) -> Place:
    """As it stands in `editors`."""
    place = Place(sheet.shown_item, sheet.pending)
    return place if sheet.sealed_as is None else beside(place)


async def _write_dialogues(
    connection: AsyncConnection, pairs: Sequence[tuple[Sheet, Sheet]]
) -> None:
    """Each column by itself: what else was written to the row meanwhile stays."""
    await upsert(
        connection,
        dialogues,
        [
            {"identity_id": after.identity_id, "last_order": after.last_order}
            for before, after in pairs
            if before.last_order != after.last_order
        ],
    )
    await upsert(
        connection,
        dialogues,
        [
            {"identity_id": after.identity_id, "below": after.below}
            for before, after in pairs
            if before.below != after.below
        ],
    )


async def look_at(connection: AsyncConnection, sheet: Sheet, shown_item: str | None) -> None:
    """What is typed from now on is meant for it; None is what is still to be answered.

    Of a sealed sheet, no other item than before.
    """
    place = {"of_sheet": sheet.id, "of_person": sheet.person_id}
    now = _place(replace(sheet, shown_item=shown_item))
    await connection.execute(_SHOWN_ITEM, place | {"at_item": now.shown_item})
    await connection.execute(_PENDING, place | {"now_pending": None})
