"""What all parts of an instrument's definition share."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class Definition(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Text(Definition):
    """Words in Russian and perhaps in other languages; a plain string is Russian."""

    ru: str
    en: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_is_russian(cls, data: Any) -> Any:
        return {"ru": data} if isinstance(data, str) else data

    def in_language(self, language: str) -> str:
        """Falls back to Russian."""
        return (self.en if language == "en" else None) or self.ru

    @property
    def versions(self) -> tuple[str, ...]:
        return (self.ru,) if self.en is None else (self.ru, self.en)


class Source(Definition):
    """`file` is the number of a source document or the name of a region's own decision."""

    file: str
    part: str
    item: str | None = None
