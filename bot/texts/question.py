"""One question as a screen: where we are, what is asked, the options, the ways on."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from bot.buttons import Place
from bot.interview.instrument import (
    Day,
    DecimalNumber,
    Instrument,
    Item,
    Listing,
    Matrix,
    Option,
    Several,
    WholeNumber,
    Year,
    YesNo,
    options_of,
)
from bot.interview.values import Answers, Value, chosen
from bot.interview.values import texts as own_words
from bot.interview.walk import Progress, Step, is_first, progress
from bot.texts.answer import answer_line
from bot.texts.fitting import shortened
from bot.texts.fluent import Texts
from bot.texts.screen import Button, Screen, below, in_rows

BAR = 10
NUMBERS_IN_A_ROW = 5
KEYCAP = "\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}"
KEYCAP_TEN = "\N{KEYCAP TEN}"


def question_screen(
    texts: Texts,
    place: Place,
    instrument: Instrument,
    answers: Answers,
    step: Step,
    *,
    looking_back: bool,
    remark: str = "",
) -> Screen:
    """`remark` is HTML and tells why the last answer was not taken."""
    at = progress(instrument, answers, step.item.id)
    parts = [
        _where(texts, instrument, at),
        _asked(texts, step),
        _options(texts, step, answers.get(step.item.id)),
        _hint(texts, step, remarked=bool(remark)),
        _now(texts, step, answers.get(step.item.id)) if looking_back else "",
        remark,
    ]
    rows = (
        *_choices(texts, place, step, answers.get(step.item.id)),
        *_ways(texts, place, answers, step, is_first=is_first(step, at), looking_back=looking_back),
    )
    return Screen("\n\n".join(part for part in parts if part), rows)


def _where(texts: Texts, instrument: Instrument, at: Progress) -> str:
    position, total = at
    filled = (position - 1) * BAR // total
    line = _place_line(texts, instrument.title.in_language(texts.language), position, total)
    return f"{line}\n{'▰' * filled}{'▱' * (BAR - filled)}"


# Two numbers to format on every screen, and few different pairs of them.
@lru_cache(maxsize=1_024)
def _place_line(texts: Texts, title: str, position: int, total: int) -> str:
    return texts("question-place", title=title, position=position, total=total)


def _asked(texts: Texts, step: Step) -> str:
    language, item = texts.language, step.item
    title = f"<b>{escape(item.title.in_language(language), quote=False)}</b>"
    if isinstance(item, Matrix) and step.row is not None:
        rows = [row.id for row in item.rows]
        place = texts("question-row", row=rows.index(step.row) + 1, rows=len(rows))
        label = escape(item.row(step.row).label.in_language(language), quote=False)
        return f"{title}\n\n{label} <i>({place})</i>"
    if step.text_for is not None:
        option = item.options_by_id[step.text_for]
        prompt = option.prompt
        if prompt is not None:
            asked = escape(prompt.in_language(language), quote=False)
        else:
            asked = texts("question-own-words", option=option.label.in_language(language))
        return f"{title}\n\n{asked}"
    return title


def _options(texts: Texts, step: Step, value: Value | None) -> str:
    if step.text_for is not None or isinstance(step.item, YesNo):
        return ""
    picked = chosen(value, step.row)
    words = own_words(value)
    return "\n".join(
        _line(place, option, texts.language, words.get(option.id), option.id in picked)
        for place, option in zip(_places(step.item), options_of(step.item), strict=True)
    )


def _places(item: Item) -> Iterator[str]:
    """Where labels hold numbers, a place has a shape of its own: «2. 5–9» reads as one number."""
    for number in range(1, len(options_of(item)) + 1):
        yield _keycap(number) if isinstance(item, Listing) and item.ranges else f"{number}."


def _keycap(number: int) -> str:
    return KEYCAP_TEN if number == 10 else "".join(f"{digit}{KEYCAP}" for digit in str(number))


def _line(place: str, option: Option, language: str, words: str | None, picked: bool) -> str:
    line = f"{place} {escape(option.label.in_language(language), quote=False)}"
    if words:
        line += f": {escape(shortened(words, 100), quote=False)}"
    return f"<b>{line}</b> ✓" if picked else line


def _hint(texts: Texts, step: Step, *, remarked: bool) -> str:
    """How to answer; a remark on the last text says that itself, with an example of its own."""
    if step.text_for is not None:
        # A question of the author's own does not say how it is answered.
        is_asked = step.item.options_by_id[step.text_for].prompt is not None
        return f"<i>{texts('question-words')}</i>" if is_asked and not remarked else ""
    lines = []
    match step.item:
        case Several(at_most=int(limit)):
            lines.append(texts("question-several-exactly", limit=limit))
        case Several():
            lines.append(texts("question-several"))
    if not remarked and (key := _way_to_type(step.item)):
        lines.append(texts(key))
    if not step.item.required:
        lines.append(texts("question-optional"))
    return "<i>" + " ".join(lines) + "</i>" if lines else ""


def _way_to_type(item: Item) -> str:
    match item:
        case Listing(ranges=ranges):
            return "question-quantity" if ranges else ""
        case WholeNumber() | DecimalNumber():
            return "question-number"
        case Year():
            return "question-year"
        case Day():
            return "question-date"
    return "" if options_of(item) else "question-words"


def _now(texts: Texts, step: Step, value: Value | None) -> str:
    if value is None or options_of(step.item):
        return ""
    return texts("question-now", answer=shortened(answer_line(texts, step.item, value), 500))


def _choices(
    texts: Texts, place: Place, step: Step, value: Value | None
) -> tuple[tuple[Button, ...], ...]:
    item = step.item
    if step.text_for is not None:
        return ()
    picked = chosen(value, step.row)
    buttons = [
        _choice(texts, place, step, (number, option), option.id in picked)
        for number, option in enumerate(options_of(item), 1)
    ]
    done = [Button(texts("button-done"), place.button("d", item.id))]
    finish = done if isinstance(item, Several) and picked else []
    return (*in_rows(buttons, NUMBERS_IN_A_ROW), *below(finish))


def _choice(
    texts: Texts, place: Place, step: Step, numbered: tuple[int, Option], picked: bool
) -> Button:
    item, (number, option) = step.item, numbered
    label = option.label.in_language(texts.language) if isinstance(item, YesNo) else str(number)
    # A button sets what it says and never toggles: tapped twice it changes nothing more.
    action = "u" if picked and isinstance(item, Several) else "c"
    data = place.button(action, item.id, option.id, step.row or "")
    return Button(f"✓ {label}" if picked else label, data)


def _ways(
    texts: Texts,
    place: Place,
    answers: Answers,
    step: Step,
    *,
    is_first: bool,
    looking_back: bool,
) -> tuple[tuple[Button, ...], ...]:
    item = step.item
    at = (item.id, step.row or "", step.text_for or "")
    ways = []
    if is_first:
        ways.append(Button(texts("button-other"), place.button("o")))
    else:
        ways.append(Button(texts("button-back"), place.button("b", *at)))
    if not item.required and item.id not in answers:
        ways.append(Button(texts("button-skip"), place.button("k", item.id)))
    if looking_back and item.id in answers:
        ways.append(Button(texts("button-keep"), place.button("n", item.id)))
    return below(ways)
