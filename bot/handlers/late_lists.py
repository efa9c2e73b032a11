"""The buttons under the list of those who are late: how often to hear of it, and its end."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.buttons import id_in
from bot.handlers.house import House, texts_for
from bot.handlers.scope import scope_of
from bot.telegram_identity import sender_of
from bot.texts import late_list
from bot.texts.ended import end_words
from bot.texts.fluent import Texts
from bot.texts.numbers import day
from bot.texts.screen import Screen
from scheduler.campaign_changed import change_and_tell
from scheduler.late_list import A_WEEK, Pace
from storage.campaign_end import ReopenRefused, final_moment, reopen_campaign, stop_campaign
from storage.campaign_opening import AlreadyOpen
from storage.campaigns import Campaign, campaign_by_id
from storage.days import day_in
from storage.identities import Identity
from storage.late_lists import choose_pace, forget_pace
from storage.people import Person, known_person
from storage.territories import region_by_id

_SHAPE = re.compile(late_list.PREFIX + r"([a-z]+):(\d{1,10})(?::([\d-]{10}))?", re.ASCII)


@dataclass(frozen=True)
class _Asked:
    """`zone` is the region's, and so is `today`."""

    house: House
    texts: Texts
    person: Person
    campaign: Campaign
    zone: str
    deadline: str | None

    @property
    def today(self) -> date:
        return day_in(self.zone, self.house.now())

    @property
    def final_at(self) -> datetime:
        return final_moment(self.house.now(), self.zone)

    @property
    def last_day(self) -> date:
        """On which the campaign can be opened again, if it is stopped now."""
        return day_in(self.zone, self.final_at - timedelta(seconds=1))


class _Refused(Exception):
    """`words` for the answer to the press."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(words)


async def on_pressed(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    texts = await texts_for(house, query.from_user)
    match = _SHAPE.fullmatch(query.data or "")
    action = match[1] if match else ""
    act = _OPENING.get(action) or _ANSWERING.get(action)
    if match is None or act is None or query.message is None:
        return query.answer(texts("press-unknown"), show_alert=True)
    try:
        asked = await _asked(house, texts, sender_of(query), match[2], match[3])
        if asked.campaign.stopped_at is not None and action != "reopen":
            raise _Refused(end_words(texts, asked.zone, asked.campaign))
        screen = await act(asked)
    except _Refused as refused:
        return query.answer(refused.words, show_alert=True)
    if action in _OPENING:
        # The list stays: there may be more to do about it.
        await house.drawer.send(sender_of(query), screen)
    else:
        await house.drawer.draw(sender_of(query), str(query.message.message_id), screen)
    return query.answer()


async def _asked(
    house: House, texts: Texts, who: Identity, campaign_id: str, deadline: str | None
) -> _Asked:
    """Only for officials of the region and for who opened the campaign, as of now."""
    async with house.database.read() as connection:
        person = await known_person(connection, who)
        campaign = await campaign_by_id(connection, id_in(campaign_id) or 0)
        region = await region_by_id(connection, campaign.region_id) if campaign else None
    scope = await scope_of(house, who)
    if person is None or campaign is None or region is None or scope is None:
        raise _Refused(texts("late-denied"))
    if scope.region(region.id) is None:
        raise _Refused(texts("late-denied"))
    return _Asked(house, texts, person, campaign, region.timezone, deadline)


async def _show(asked: _Asked) -> Screen:
    one = asked.campaign
    return late_list.late_choice_screen(asked.texts.language, one.id, one.title, one.deadline)


async def _weekly(asked: _Asked) -> Screen:
    return await _choose(asked, Pace.WEEKLY)


async def _never(asked: _Asked) -> Screen:
    return await _choose(asked, Pace.NEVER)


async def _choose(asked: _Asked, pace: Pace) -> Screen:
    person, one = asked.person, asked.campaign
    await asked.house.database.write(lambda c: choose_pace(c, person.id, one.id, pace))
    return late_list.pace_screen(asked.texts.language, one.id, one.title, pace)


async def _daily(asked: _Asked) -> Screen:
    person, one = asked.person, asked.campaign
    await asked.house.database.write(lambda c: forget_pace(c, person.id, one.id))
    return late_list.pace_screen(asked.texts.language, one.id, one.title, Pace.DAILY)


async def _postpone(asked: _Asked) -> Screen:
    """By a week from today: a deadline that is long past would stay past. People are told."""
    one, language = asked.campaign, asked.texts.language
    if one.deadline.isoformat() != asked.deadline:
        shown = day(one.deadline, language)
        raise _Refused(asked.texts("late-moved-already", date=shown))
    deadline, now = asked.today + A_WEEK, asked.house.now()
    await asked.house.database.write(
        lambda c: change_and_tell(c, one.id, now, deadline=deadline, by=asked.person.id)
    )
    return late_list.postponed_screen(language, one.title, deadline)


async def _end(asked: _Asked) -> Screen:
    one = asked.campaign
    return late_list.confirm_end_screen(asked.texts.language, one.id, one.title, asked.last_day)


async def _ended(asked: _Asked) -> Screen:
    one = asked.campaign
    now, final_at = asked.house.now(), asked.final_at
    await asked.house.database.write(lambda c: stop_campaign(c, one.id, now, final_at))
    return late_list.ended_screen(asked.texts.language, one.id, one.title, asked.last_day)


async def _kept(asked: _Asked) -> Screen:
    return late_list.kept_screen(asked.texts.language, asked.campaign.title)


async def _reopen(asked: _Asked) -> Screen:
    one, now = asked.campaign, asked.house.now()
    try:
        await asked.house.database.write(lambda c: reopen_campaign(c, one.id, now))
    except ReopenRefused as refused:
        if refused.fault != "open":
            raise _Refused(asked.texts("late-final")) from None
    except AlreadyOpen:
        raise _Refused(asked.texts("late-replaced")) from None
    return late_list.reopened_screen(asked.texts.language, one.title)


Act = Callable[[_Asked], Awaitable[Screen]]

# Under the list, answered by a message of their own; and under that message, answered in place.
_OPENING: dict[str, Act] = {"show": _show, "weekly": _weekly, "never": _never, "end": _end}
_OPENING |= {"postpone": _postpone}
_ANSWERING: dict[str, Act] = {"daily": _daily, "ended": _ended, "kept": _kept, "reopen": _reopen}
