"""Kinds of argument that click does not have."""

from datetime import date
from typing import Any

import click

from bot.cli.desk import Desk


class Day(click.ParamType[date]):
    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            desk = ctx and ctx.find_object(Desk)
            assert desk
            self.fail(desk.texts("cli-not-a-day", given=value), param, ctx)


DAY = Day()
# As far as the databases count.
NUMBER = click.IntRange(min=1, max=2**31 - 1)
