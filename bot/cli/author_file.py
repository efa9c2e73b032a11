from pathlib import Path

from bot.cli.failure import Failure


def author_text(file: Path) -> str:
    """Raises Failure, and OSError where there is no such file."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Failure("cli-not-utf8", file=str(file)) from None
