"""The recorded dialogues again, with the bot itself, from the link to the thanks."""

from __future__ import annotations

import pytest

from bot.demo.emulator import Person
from bot.instruments.load import shipped_instruments
from storage.tables import waiting
from tests.bot.town import AGREE, Town, asked, by_both, does, presses
from tests.transcripts.play import Transcript, play, transcript
from tests.transcripts.talk import Talker, morning_of
from tests.transcripts.test_transcripts import NAMES

# What of a consent nobody may miss before the first question.
_OF_EACH = ("мониторинга поддержки педагогов", "после закрытия", "в сводки не попадают", "/mydata")
TOLD = {
    "methodical_help": (*_OF_EACH, "Опрос анонимный", "не позже закрытия опроса"),
    "young_teacher": (*_OF_EACH, "вместе с номером вашей учётной записи"),
}


async def registered(town: Town, recorded: Transcript) -> tuple[Person, str]:
    """Somebody at the first question, and the link that led there."""
    town.clock.now = morning_of(recorded)
    region = await town.load(only=["luzhsky", "tosnensky"])
    campaign = await town.open(region, recorded.instrument)
    await town.start()
    person, link = town.emulator.person("Анна"), f"c_{campaign.code}"
    await person.start(link)
    assert all(words in person.screen.text for words in TOLD[recorded.instrument])
    await person.tap(AGREE)
    await person.tap("Лужский район")
    if not shipped_instruments()[recorded.instrument].anonymous:
        await person.send("МБОУ «СОШ № 5»")
    return person, link


@by_both
@pytest.mark.parametrize("name", NAMES)
async def test_a_recorded_dialogue_leads_to_the_thanks_on_one_message(
    town: Town, name: str
) -> None:
    recorded = transcript(name)
    person, link = await registered(town, recorded)
    await Talker(person, link).talk(recorded.steps)
    await person.tap("Отправить ответы")
    consent, questionnaire = (one.text for one in person.chat if one.from_bot)
    assert "✓ Вы согласились" in consent
    assert questionnaire.startswith("Спасибо")
    assert {one.text for one in person.chat if not one.from_bot} == {f"/start {link}"}
    (handed_in,) = await town.handed_in()
    instrument = shipped_instruments()[recorded.instrument]
    assert handed_in == play(instrument, recorded.steps, recorded.today)


async def test_the_young_teachers_questionnaire_takes_at_most_45_taps_and_texts(
    town: Town,
) -> None:
    recorded = transcript("young_teacher")
    person, _ = await registered(town, recorded)
    deeds = 4  # the link, the consent, the municipality, the organization
    while asked(person.screen) != "review":
        deeds += await answer_plainly(person)
    await person.tap("Отправить ответы")
    assert person.screen.text.startswith("Спасибо")
    assert deeds + 1 <= 45
    assert await town.count(waiting) == 1


async def answer_plainly(person: Person) -> int:
    """The first option, or some words; returns how many taps and texts it took."""
    item = asked(person.screen)
    if not any(press.action == "c" for press in presses(person.screen)):
        await person.send("2024")
        return 1
    await person.tap(does("c", item.partition("/")[0]))
    if any(map(does("d", item), person.screen.buttons)):
        await person.tap(does("d", item))
        return 2
    return 1
