import os
import sys
from contextlib import suppress
from typing import NoReturn

import click


def leave_quietly() -> NoReturn:
    """Whoever read the output has seen enough, as `head` does.

    What waits to be written goes nowhere, for Python writes it once more when it ends.
    """
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    raise click.exceptions.Exit(0)
