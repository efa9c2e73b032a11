from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import click

from bot.cli.campaign import campaign
from bot.cli.click_words import speak
from bot.cli.closed_pipe import leave_quietly
from bot.cli.demo import demo
from bot.cli.desk import Desk
from bot.cli.failure import EXPECTED, Refusal, lines_of
from bot.cli.instrument import instrument
from bot.cli.invite import invite
from bot.cli.language import console_language
from bot.cli.methodology import methodology
from bot.cli.outbox import outbox
from bot.cli.region import region
from bot.cli.role import role
from bot.cli.score import score
from bot.cli.service import migrate, run
from bot.cli.territory import territory
from bot.cli.wording import word
from bot.setting_kinds import Language
from bot.texts.fluent import console_texts


class _Console(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            leave_quietly()
        except EXPECTED as error:
            desk = ctx.ensure_object(Desk)
            raise Refusal(lines_of(error, desk.texts)) from error


@click.group(
    "metodbot",
    cls=_Console,
    commands=[
        run,
        demo,
        migrate,
        territory,
        region,
        instrument,
        campaign,
        invite,
        role,
        score,
        methodology,
        outbox,
    ],
    context_settings={"max_content_width": 100},
)
@click.version_option(version("metodbot"), message="%(version)s")
def console() -> None: ...


def console_in(language: Language) -> click.Group:
    speak(language)
    word(console, console_texts(language))
    return console


def main() -> None:
    language = console_language(os.environ)
    desk = Desk(console_texts(language), datetime.now(UTC))
    sys.exit(console_in(language)(prog_name="metodbot", obj=desk))
