"""All answers on one screen, each with a way back to its question."""

from html import escape

from bot.buttons import Place
from bot.interview.instrument import Instrument
from bot.interview.values import Answers
from bot.interview.walk import applicable
from bot.texts.answer import answer_line
from bot.texts.fitting import shortened
from bot.texts.fluent import Texts
from bot.texts.screen import Button, Screen, below, in_rows

ITEMS_ON_A_PAGE = 30
LONGEST_ANSWER = 70
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
    lines = []
    for number, item in enumerate(items[start : start + ITEMS_ON_A_PAGE], start + 1):
        name = escape(item.short.in_language(texts.language), quote=False)
        answer = shortened(answer_line(texts, item, answers[item.id]), LONGEST_ANSWER)
        lines.append(f"{number}. <i>{name}:</i> {escape(answer, quote=False)}")
    title = texts("review-title", title=instrument.title.in_language(texts.language))
    parts = [
        f"<b>{title}</b>",
        "\n".join(lines),
        texts("review-page", page=page, pages=pages) if pages > 1 else "",
        texts("review-hint"),
        f"<i>{texts('review-anonymous')}</i>" if instrument.anonymous else "",
        remark,
    ]
    jumps = [
        Button(str(number), place.button("j", item.id))
        for number, item in enumerate(items[start : start + ITEMS_ON_A_PAGE], start + 1)
    ]
    turns = [
        Button(arrow, place.button("r", to))
        for arrow, to in (("◀", page - 1), ("▶", page + 1))
        if 1 <= to <= pages
    ]
    submit = [Button(texts("button-submit"), place.button("s"))]
    return Screen(
        "\n\n".join(part for part in parts if part),
        (*in_rows(jumps, NUMBERS_IN_A_ROW), *below(turns, submit)),
    )
