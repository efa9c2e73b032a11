"""Reminders, roles and campaigns that the schema changed under."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from bot.demo.emulator import Message
from tests.bot.town import asked
from tests.filled.kept import answers_of, number_of, states
from tests.filled.look import outbox_empty
from tests.filled.saved import Filled

UNFINISHED, DEADLINE, LATE = "Анкета не закончена", "Напоминание о сроке", "Кто не успел"
REMINDED = ("Глафира", "Тимур", "Ольга", "Кира", "Уля", "Марк")


async def on(filled: Filled, day: int, hour: int = 7, minute: int = 0, month: int = 5) -> None:
    filled.town.clock.now = datetime(2026, month, day, hour, minute, tzinfo=UTC)
    await filled.town.app.tick()
    await outbox_empty(filled.town)


def heard(filled: Filled, name: str, what: str) -> int:
    return sum(one.from_bot and one.text.startswith(what) for one in filled[name].chat)


async def test_reminders_that_were_owed_go_out_once(filled: Filled) -> None:
    before = await states(filled.town)
    await filled.start()
    after = await states(filled.town)
    # What was on its way when the bot was stopped may have arrived, and is not sent again.
    owed, midway = before["pending"], before["claimed"]
    assert after - before == Counter(sent=owed, uncertain=midway)
    assert owed > 10
    assert midway == 1
    expected = {"Глафира": 1, "Тимур": 1, "Ольга": 0, "Кира": 1, "Уля": 1, "Марк": 1}
    assert {name: heard(filled, name, UNFINISHED) for name in REMINDED} == expected
    assert heard(filled, "Ольга", DEADLINE) == 1
    await filled.town.restart()
    await on(filled, 27)
    assert {name: heard(filled, name, UNFINISHED) for name in REMINDED} == expected
    assert await states(filled.town) - after == Counter(sent=1)


async def test_who_put_a_reminder_off_hears_the_next_morning(going_on: Filled) -> None:
    hers = heard(going_on, "Инга", DEADLINE)
    await going_on["Пётр"].tap("Напомнить завтра утром", on=_reminder(going_on, "Пётр"))
    his = heard(going_on, "Пётр", DEADLINE)
    await on(going_on, 27, 2, 30)
    assert heard(going_on, "Инга", DEADLINE) == hers + 1
    assert heard(going_on, "Пётр", DEADLINE) == his
    await on(going_on, 27)
    assert heard(going_on, "Пётр", DEADLINE) == his + 1
    await on(going_on, 28)
    assert heard(going_on, "Инга", DEADLINE) == hers + 1


def _reminder(filled: Filled, name: str) -> Message:
    return [one for one in filled[name].chat if one.text.startswith(DEADLINE)][-1]


async def test_a_stopped_campaign_is_opened_again_by_an_old_button_and_goes_on(
    going_on: Filled,
) -> None:
    await going_on["Ксения"].tap("Возобновить сбор")
    assert "возобновлён" in going_on["Ксения"].screen.text
    await on(going_on, 27, 2, 30)
    assert (heard(going_on, "Ксения", LATE), heard(going_on, "Раиса", LATE)) == (2, 1)
    before = await answers_of(going_on.town)
    await going_on["Элла"].start()
    await going_on["Элла"].tap("1")
    assert await answers_of(going_on.town) - before
    # Of a week, as she chose before.
    await on(going_on, 2, 2, 30, month=6)
    assert heard(going_on, "Раиса", LATE) == 2


async def test_a_stopped_campaign_closes_in_its_night_and_its_anonymous_drafts_go(
    going_on: Filled,
) -> None:
    drafts = await number_of(going_on.town, "responses")
    await on(going_on, 26, 16, 59)
    assert await number_of(going_on.town, "responses") == drafts
    await on(going_on, 26, 17, 1)
    assert await number_of(going_on.town, "responses") == drafts - 1
    await going_on["Ксения"].tap("Возобновить сбор")
    assert "закрыта окончательно" in going_on["Ксения"].notices[-1].text


async def test_a_screen_that_was_not_shown_comes(filled: Filled) -> None:
    old = filled.questionnaire("Полина")
    assert asked(old) == "3"
    await filled.start()
    await filled["Полина"].settled()
    assert asked(filled.questionnaire("Полина")) == "4"
    assert await number_of(filled.town, "unshown") == 0


async def test_an_old_summary_leads_to_the_other_campaigns(going_on: Filled) -> None:
    (old,) = [one for one in going_on["Вера"].chat if one.text.startswith("Лужский район")]
    await going_on["Вера"].tap("Опрос прошлого года · 2024/25", on=old)
    (shown,) = [one for one in going_on["Вера"].chat if one.message_id == old.message_id]
    assert "Опрос прошлого года · 2024/25" in shown.text
    assert "3 из 10" in shown.text.replace("\N{NO-BREAK SPACE}", " ")


async def test_an_invitation_is_what_it_was(going_on: Filled) -> None:
    anna = going_on["Анна"]
    for link, answer in (
        ("expired", "Срок приглашения истёк"),
        ("revoked", "Приглашение отозвано"),
        ("Вера", "Этим приглашением уже воспользовались"),
        ("unused", "Вы — специалист органа управления образованием Красноярского края."),
    ):
        await anna.start(going_on.links[link])
        assert anna.screen.text.startswith(answer)
