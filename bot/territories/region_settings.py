"""What a region says of itself to the people whose answers it collects."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from bot.territories.territory import Text
from scoring.reading.located_yaml import read_yaml
from scoring.reading.mistakes import Mistake
from scoring.reading.validation import validate


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/.][^\s/]*\.[^\s/.]{2,}(/\S*)?", text):
        raise Mistake("not_a_link", value=text)
    return text


Link = Annotated[Text, AfterValidator(_address)]


class RegionSettings(BaseModel):
    """`operator` is who answers for the data of the people asked; all may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    operator: Text | None = None
    contact: Text | None = None
    policy: Link | None = None


def read_region_settings(text: str, file: str) -> RegionSettings:
    """An empty file sets nothing. Raises FileRefused with every fault of the text."""
    if not text.strip():
        return RegionSettings()
    return validate(read_yaml(text, file), RegionSettings)
