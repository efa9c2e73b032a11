import os
import sys
import webbrowser

import click

from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.logs import write_logs

_WINDOWS_AND_MAC = ("win32", "darwin")


@click.command("demo")
@click.option("--port", type=click.IntRange(0, 65_535))
@click.option("--no-browser", is_flag=True)
@click.pass_obj
def demo(desk: Desk, *, port: int | None, no_browser: bool) -> None:
    write_logs("WARNING")
    # The bot's own modules take longer to import than most commands to run.
    from bot.app import AddressTaken  # noqa: PLC0415
    from bot.demo.run import run  # noqa: PLC0415

    def ready(url: str) -> None:
        desk.say("cli-demo-ready", url=url)
        if not no_browser and _has_display():
            webbrowser.open(url)

    try:
        run(port, ready)
    except AddressTaken as error:
        raise Failure("cli-demo-address-taken", address=str(error)) from error


def _has_display() -> bool:
    """Without one a browser of the terminal would open, over the address."""
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in _WINDOWS_AND_MAC or bool(named)
