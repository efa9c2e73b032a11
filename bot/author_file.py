from pathlib import Path

from scoring.reading.located_yaml import decoded
from scoring.reading.yaml_nodes import LARGEST_FILE


def author_text(file: Path, name: str = "") -> str:
    """`name` is shown in faults, else the path. Raises FileRefused, and OSError."""
    with file.open("rb") as opened:
        # One byte more is enough to refuse what is too large.
        return decoded(opened.read(LARGEST_FILE + 1), name or str(file))
