"""The console: `metodbot …`."""

from bot.cli.console import main

__all__ = ["main"]
