"""Whom one can be in the demo, and what they may want to try first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.demo.emulator import Emulator, Person
from bot.texts.fluent import Texts
from storage.campaigns import Campaign

RoleKey = Literal["teacher", "coordinator", "official"]


@dataclass(frozen=True)
class Hint:
    """A button below the chat: `text` is sent when it is pressed."""

    label: str
    text: str


@dataclass(frozen=True)
class Cast:
    teacher: Person
    coordinator: Person
    official: Person

    def roles(self) -> Iterator[tuple[RoleKey, Person]]:
        yield "teacher", self.teacher
        yield "coordinator", self.coordinator
        yield "official", self.official


def cast_in(emulator: Emulator) -> Cast:
    return Cast(
        teacher=emulator.person("Анна"),
        coordinator=emulator.person("Ольга"),
        official=emulator.person("Михаил"),
    )


@dataclass(frozen=True)
class Invited:
    """A questionnaire that is open, by the code of its link."""

    instrument: str
    code: str


def invited_to(campaign: Campaign) -> list[Invited]:
    """To each of its parts."""
    if len(campaign.parts) == 1:
        return [Invited(campaign.instruments[0], campaign.code)]
    return [Invited(one.instrument, f"{campaign.code}-{one.number}") for one in campaign.parts]


def hints(role: RoleKey, open_now: tuple[Invited, ...], texts: Texts) -> list[Hint]:
    match role:
        case "teacher":
            links = [
                Hint(texts(f"demo-hint-{one.instrument}"), f"/start c_{one.code}")
                for one in open_now
            ]
            return [*links, _typed("/mydata"), *_common(texts)]
        case "coordinator":
            return [_typed("/summary"), _typed("/status"), *_common(texts)]
        case "official":
            places = [_typed("сводка Лужский"), _typed("сводка сосновый бор")]
            return [_typed("/summary"), *places, _typed("/status"), *_common(texts)]


def _common(texts: Texts) -> list[Hint]:
    language = [] if texts.language == "ru" else [Hint(texts("demo-hint-language"), "/language")]
    return [*language, _typed("/help")]


def _typed(text: str) -> Hint:
    return Hint(text, text)
