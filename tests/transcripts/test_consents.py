"""What people read before they agree, to the letter: consents/<instrument>.<language>.txt."""

from __future__ import annotations

from functools import partial

import pytest

from bot.texts.fluent import LANGUAGES
from storage.region_settings import Kept, Operator, keep_settings
from tests.bot.town import Town
from tests.transcripts.play import HERE
from tests.transcripts.test_transcripts import NAMES

OPERATOR = Operator(
    "Комитет образования", "data@example.ru, 8 800 000-00-00", "https://example.ru/policy"
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
async def test_a_consent_reads_as_recorded(town: Town, name: str, language: str) -> None:
    region = await town.load(only=["luzhsky"])
    kept = Kept("#", OPERATOR, 24)
    await town.database.write(partial(keep_settings, region_id=region.region.id, kept=kept))
    campaign = await town.open(region, name)
    await town.start()
    person = town.emulator.person("Анна", language)
    await person.start(f"c_{campaign.code}")
    shown = person.screen.text.replace("\N{NO-BREAK SPACE}", " ")
    recorded = HERE / "consents" / f"{name}.{language}.txt"
    assert f"{shown}\n" == recorded.read_text(encoding="utf-8")
