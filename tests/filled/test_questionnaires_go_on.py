"""Those who were in the middle of a questionnaire when the schema changed."""

from __future__ import annotations

from bot.demo.emulator import Message
from tests.bot.town import asked, does, presses
from tests.filled.deeds import answer, hand_in
from tests.filled.kept import answers_of, number_of, respondents
from tests.filled.saved import Filled

THANKS, SECOND_TIME = "Спасибо, ответы приняты!", "Вы уже участвовали в этом опросе"
CLOSED = "Анкета закрыта"


def now(filled: Filled, name: str, shown: Message) -> Message:
    """The same message as it stands in the chat."""
    return next(one for one in filled[name].chat if one.message_id == shown.message_id)


async def test_old_buttons_answer_the_questions_they_stand_under(going_on: Filled) -> None:
    drafts = ("Глафира", "Эдик", "Tom", "Уля", "Кира", "Аглая", "Тимур")
    before = await answers_of(going_on.town)
    for name in drafts:
        old = going_on.questionnaire(name)
        await going_on[name].tap(does("c"), on=old)
        assert not going_on[name].notices, name
        assert now(going_on, name, old).buttons != old.buttons, name
    # Кира has chosen one before, and chooses another.
    assert sum((await answers_of(going_on.town) - before).values()) == len(drafts)


async def test_an_old_list_of_answers_leads_to_its_questions(going_on: Filled) -> None:
    old = going_on.questionnaire("Ульян")
    await going_on["Ульян"].tap("2", on=old)
    assert asked(now(going_on, "Ульян", old)) == "2"


async def test_a_draft_goes_on_at_its_question_and_is_handed_in(going_on: Filled) -> None:
    waiting, told = (
        await number_of(going_on.town, "waiting"),
        await respondents(going_on.town),
    )
    kira = going_on["Кира"]
    await kira.start()
    assert asked(kira.screen) == "12"
    assert any(button.text == "✓ 1" for button in kira.screen.buttons)
    await kira.tap(does("d"))
    await answer(kira, 2)
    await hand_in(kira)
    assert kira.screen.text.startswith(THANKS)
    assert await number_of(going_on.town, "waiting") == waiting + 1
    assert await respondents(going_on.town) == told


async def test_who_looks_back_is_still_there_and_leaves_the_answer_as_it_is(
    going_on: Filled,
) -> None:
    before, old = await answers_of(going_on.town), going_on.questionnaire("Ира")
    await going_on["Ира"].tap("Оставить как есть →", on=old)
    assert asked(now(going_on, "Ира", old)) == "9"
    assert await answers_of(going_on.town) == before


async def test_a_text_that_waits_for_a_word_is_taken_by_the_old_button(going_on: Filled) -> None:
    before, old = await answers_of(going_on.town), going_on.questionnaire("Зоя")
    assert "«РГПУ» — это ответ на вопрос 6?" in old.text
    await going_on["Зоя"].tap("Да", on=old)
    assert list(await answers_of(going_on.town) - before) == [
        '{"item": "6", "value": {"text": "РГПУ"}}'
    ]
    assert asked(now(going_on, "Зоя", old)) == "7"


async def test_a_question_back_is_asked_again_and_answered(going_on: Filled) -> None:
    mark = going_on["Марк"]
    await mark.start()
    assert "«Высшее»" in mark.screen.text
    await mark.tap(does("c", "4", "master"))
    assert asked(mark.screen) == "5"


async def test_a_text_that_was_refused_can_be_edited_into_an_answer(going_on: Filled) -> None:
    zhanna = going_on["Жанна"]
    (refused,) = [one for one in zhanna.chat if one.text == "позавчера"]
    before = await answers_of(going_on.town)
    await zhanna.edit(refused, "2023")
    assert list(await answers_of(going_on.town) - before) == [
        '{"item": "7", "value": {"number": 2023}}'
    ]
    assert asked(zhanna.screen) == "8"


async def test_what_was_being_corrected_is_handed_in_in_place_of_the_first(
    going_on: Filled,
) -> None:
    submissions, told = (
        await number_of(going_on.town, "submissions"),
        await respondents(going_on.town),
    )
    old = going_on.questionnaire("Егор")
    await going_on["Егор"].tap("Отправить ответы", on=old)
    assert now(going_on, "Егор", old).text.startswith(THANKS)
    assert await number_of(going_on.town, "submissions") == submissions
    assert await respondents(going_on.town) == told


async def test_of_two_open_questionnaires_each_hears_its_own_buttons(going_on: Filled) -> None:
    lena, before = going_on["Лена"], await answers_of(going_on.town)
    older, newer = [one for one in lena.chat if one.from_bot and presses(one)][-2:]
    await lena.tap(does("c"), on=newer)
    await lena.send("Советами", reply_to=older)
    taken = sorted(await answers_of(going_on.town) - before)
    assert [line[:12] for line in taken] == ['{"item": "16', '{"item": "3"']


async def test_what_was_handed_in_can_be_corrected_until_the_campaign_is_closed(
    going_on: Filled,
) -> None:
    anna = going_on["Анна"]
    past, young = [one for one in anna.chat if one.from_bot and presses(one)]
    await anna.tap("Исправить ответы", on=past)
    assert "сейчас ответы не принимаются" in anna.notices[-1].text
    await anna.tap("Исправить ответы", on=young)
    assert asked(now(going_on, "Анна", young)) == "review"


async def test_who_took_part_anonymously_cannot_do_so_twice(going_on: Filled) -> None:
    before = await number_of(going_on.town, "participations")
    for name in ("help", "tea"):
        await going_on["Савва"].start(f"c_{going_on.codes[name]}")
        assert going_on["Савва"].screen.text.startswith(SECOND_TIME)
    await going_on["Шура"].start(f"c_{going_on.codes['stopped']}")
    assert "остановлен" in going_on["Шура"].screen.text
    assert await number_of(going_on.town, "participations") == before


async def test_an_anonymous_draft_is_handed_in_and_waits(going_on: Filled) -> None:
    waiting, told = await number_of(going_on.town, "waiting"), await respondents(going_on.town)
    aglaya = going_on["Аглая"]
    await aglaya.start()
    await answer(aglaya, 0)
    await hand_in(aglaya)
    assert aglaya.screen.text.startswith(THANKS)
    assert await number_of(going_on.town, "waiting") == waiting + 1
    assert await respondents(going_on.town) == told


async def test_what_was_handed_in_is_withdrawn_and_the_sums_stand(
    going_on: Filled,
) -> None:
    submissions, told = (
        await number_of(going_on.town, "submissions"),
        await respondents(going_on.town),
    )
    dina = going_on["Дина"]
    await dina.send("/mydata")
    await dina.tap("Удалить всё обо мне")
    await dina.tap(lambda button: button.text.startswith("Да"))
    assert await number_of(going_on.town, "submissions") == submissions - 1
    assert await respondents(going_on.town) == told
    await dina.send("/mydata")
    assert dina.screen.text == "О вас ничего не хранится."


async def test_who_was_asked_where_they_work_or_whether_at_all_goes_on(going_on: Filled) -> None:
    await going_on["Яна"].tap("Лужский район", on=going_on.questionnaire("Яна"))
    await going_on["Яна"].start()
    await going_on["Яна"].send("Школа № 7")
    await going_on["Нина"].start()
    await going_on["Нина"].send("Школа № 8")
    await going_on["Юля"].tap("Всё-таки участвовать")
    await going_on["Юля"].tap(does("y"))
    await going_on["Юля"].tap("Тосненский район")
    await going_on["Юля"].send("Школа № 9")
    assert [asked(going_on[name].screen) for name in ("Яна", "Нина", "Юля")] == ["1"] * 3


async def test_who_comes_back_after_a_block_goes_on(going_on: Filled) -> None:
    await going_on["Павел"].start()
    assert asked(going_on["Павел"].screen) == "4"
