"""What is wrong in an author's file: one line for each fault, with its place and its mend."""

from decimal import Decimal

from bot.texts.fitting import shortened
from bot.texts.fluent import Texts
from bot.texts.numbers import number
from scoring.reading.mistakes import Fault, Mend

# A line is read at a glance; whoever wrote the words has them in the file.
LONGEST_QUOTE = 80
MOST_WORDS = 12


def fault_line(texts: Texts, fault: Fault) -> str:
    values = {name: _shown(texts, value) for name, value in fault.data.items()}
    told = texts(f"author-{fault.code}", **values)
    if fault.mend is None:
        mend = texts(f"author-{fault.code}.mend", **values)
    else:
        mend = _mend(texts, fault.mend)
    return f"{fault.file}:{fault.line}: {told}; {mend}"


def _mend(texts: Texts, mend: Mend) -> str:
    if not mend.words:
        return texts(f"mend-{mend.code}")
    return texts(f"mend-{mend.code}", words=_listed(texts, mend.words), count=len(mend.words))


def _shown(texts: Texts, value: object) -> object:
    """A whole number stays one, for the words depend on it."""
    match value:
        case tuple():
            return _listed(texts, value)
        case Decimal():
            return number(value, texts.language)
        case str():
            return _quoted(value)
    return value


def _listed(texts: Texts, values: tuple[object, ...]) -> str:
    shown = [str(_shown(texts, value)) for value in values[:MOST_WORDS]]
    return ", ".join([*shown, "…"] if len(values) > MOST_WORDS else shown)


def _quoted(words: str) -> str:
    """In one line, whatever stands in the file."""
    line = shortened(words, LONGEST_QUOTE)
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in line)
