"""All answers on one screen, each with a way back to its question."""

from collections.abc import Sequence
from html import escape

from bot.buttons import Place
from bot.interview.instrument import Instrument, Item
from bot.interview.values import Answers, Value
from bot.interview.walk import applicable
from bot.texts.answer import answer_line
from bot.texts.fitting import LONGEST_TITLE, cut_html, shortened
from bot.texts.fluent import Texts
from bot.texts.limits import STRICTEST, visible
from bot.texts.screen import Button, Screen, below, in_rows

ITEMS_ON_A_PAGE = 30
LONGEST_ANSWER = (70, 40, 20)
LONGEST_SHORT = 80
NUMBERS_IN_A_ROW = 6


def review_screen(
    texts: Texts,
    place: Place,
    instrument: Instrument,
    answers: Answers,
    *,
    page: int = 1,
    remark: str = "",
) -> Screen:
    items = applicable(instrument, answers)
    pages = -(-len(items) // ITEMS_ON_A_PAGE)
    page = min(max(page, 1), pages)
    start = (page - 1) * ITEMS_ON_A_PAGE
    numbered = list(enumerate(items[start : start + ITEMS_ON_A_PAGE], start + 1))
    title = shortened(instrument.title.in_language(texts.language), LONGEST_TITLE)
    below_list = [
        texts("review-page", page=page, pages=pages) if pages > 1 else "",
        texts("review-hint"),
        f"<i>{texts('review-anonymous')}</i>" if instrument.anonymous else "",
        remark,
    ]
    rest = "\n\n".join(part for part in below_list if part)
    head = f"<b>{texts('review-title', title=title)}</b>"
    room = STRICTEST.text - visible(head) - visible(rest) - 2 * len("\n\n")
    jumps = [Button(str(number), place.button("j", item.id)) for number, item in numbered]
    turns = [
        Button(arrow, place.button("r", to))
        for arrow, to in (("◀", page - 1), ("▶", page + 1))
        if 1 <= to <= pages
    ]
    submit = [Button(texts("button-submit"), place.button("s"))]
    return Screen(
        "\n\n".join((head, _answers(texts, numbered, answers, room), rest)),
        (*in_rows(jumps, NUMBERS_IN_A_ROW), *below(turns, submit)),
    )


def _answers(
    texts: Texts, numbered: Sequence[tuple[int, Item]], answers: Answers, room: int
) -> str:
    """Each as long as all of them have room for."""
    for longest in LONGEST_ANSWER:
        lines = (_line(texts, number, item, answers[item.id], longest) for number, item in numbered)
        if visible(text := "\n".join(lines)) <= room:
            return text
    return cut_html(text, room)


def _line(texts: Texts, number: int, item: Item, value: Value, longest: int) -> str:
    name = shortened(item.short.in_language(texts.language), LONGEST_SHORT)
    answer = shortened(answer_line(texts, item, value), longest)
    return f"{number}. <i>{escape(name, quote=False)}:</i> {escape(answer, quote=False)}"
