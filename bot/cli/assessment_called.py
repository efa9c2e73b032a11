from pathlib import Path

from bot.author_file import author_text
from bot.cli.failure import Failure
from bot.definitions.closed_items import shipped_items
from scoring.methodology.assessment import Assessment
from scoring.methodology.load import (
    Methodology,
    UnknownMethodology,
    load_methodology,
    shipped,
    shipped_ids,
)


def assessment_called(given: str, of_questionnaire: str) -> Assessment:
    """By its id, or the path of a file of one's own; `of_questionnaire` is the key of a refusal."""
    known = _methodology(given)
    if not isinstance(known, Assessment):
        raise Failure(of_questionnaire, id=known.id)
    return known


def _methodology(given: str) -> Methodology:
    try:
        return shipped(given)
    except UnknownMethodology:
        if Path(given).is_file():
            return load_methodology(author_text(Path(given)), given, asked=shipped_items)
        ids = ", ".join(id for id in shipped_ids() if isinstance(shipped(id), Assessment))
        raise Failure("cli-unknown-methodology", id=given, known=ids) from None
