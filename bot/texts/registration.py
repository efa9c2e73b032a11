"""Before the first question, or opened again: municipality and organization."""

from collections.abc import Sequence
from html import escape

from bot.buttons import Place
from bot.texts.fitting import LONGEST_LABEL, shortened
from bot.texts.fluent import Texts, console_texts
from bot.texts.limits import STRICTEST
from bot.texts.screen import Button, Screen, below, in_rows
from scoring.russian_order import russian_key
from storage.territories import Municipality, Organization

# As many buttons as a phone shows without much scrolling; above it, letters come first.
MOST_MUNICIPALITIES = 24
LONGEST_NAME = 45
# In rows of two, with more rows for the ways back and on.
MOST_BUTTONS = 2 * (STRICTEST.rows - 2)


def municipality_screen(
    texts: Texts,
    place: Place,
    municipalities: Sequence[Municipality],
    *,
    letter: str = "",
    remark: str = "",
    now: str | None = None,
) -> Screen:
    """`now` is what stands already and may stay."""
    stays = _keep(texts, place, now)
    ordered = sorted(municipalities, key=lambda one: russian_key(one.short))
    if len(ordered) <= MOST_MUNICIPALITIES:
        return _with(remark, texts("municipality-ask"), (*_buttons(place, ordered), *stays))
    letters = sorted({first_letter(one) for one in ordered}, key=russian_key)
    if letter not in letters:
        choices = [Button(one, place.button("l", letters.index(one))) for one in letters]
        return _with(remark, texts("municipality-ask-letter"), (*in_rows(choices, 6), *stays))
    back = [Button(texts("municipality-letters"), place.button("l"))]
    some = [one for one in ordered if first_letter(one) == letter]
    return Screen(
        texts("municipality-letter", letter=letter), (*_buttons(place, some), *below(back), *stays)
    )


def letter_at(municipalities: Sequence[Municipality], place: str) -> str:
    letters = sorted({first_letter(one) for one in municipalities}, key=russian_key)
    return letters[int(place)] if place.isdecimal() and int(place) < len(letters) else ""


def first_letter(municipality: Municipality) -> str:
    """Of the name itself, not of «г.» or «ЗАТО» before it."""
    words = municipality.short.replace("«", " ").split()
    return next(
        (word[0] for word in words if word[0].isupper() and not word.isupper()), words[0][0]
    )


def similar_municipalities(
    texts: Texts,
    place: Place,
    candidates: Sequence[Municipality],
    *,
    remark: str = "",
    now: str | None = None,
) -> Screen:
    """`now` is what stands already and may stay."""
    all_of_them = [Button(texts("municipality-all"), place.button("l"))]
    stays = _keep(texts, place, now)
    rows = (*_buttons(place, candidates), *below(all_of_them), *stays)
    return _with(remark, texts("municipality-similar"), rows)


def _buttons(place: Place, some: Sequence[Municipality]) -> tuple[tuple[Button, ...], ...]:
    """Whose button does not fit is still found by the name that is typed."""
    shown = some[:MOST_BUTTONS]
    labels = (shortened(one.short, LONGEST_LABEL) for one in shown)
    return in_rows(
        (
            Button(label, place.button("m", one.id))
            for label, one in zip(labels, shown, strict=True)
        ),
        2,
    )


def _with(remark: str, text: str, rows: tuple[tuple[Button, ...], ...]) -> Screen:
    return Screen("\n\n".join(part for part in (remark, text) if part), rows)


def organization_screen(
    texts: Texts,
    place: Place,
    municipality: str,
    *,
    remark: str = "",
    now: str | None = None,
) -> Screen:
    """`now` is what stands already and may stay."""
    other = [Button(texts("button-other"), place.button("o"))]
    ask = texts("organization-ask", municipality=municipality)
    return _with(remark, ask, (*_keep(texts, place, now), *below(other)))


def _keep(texts: Texts, place: Place, name: str | None) -> tuple[tuple[Button, ...], ...]:
    # The label of a button is no HTML.
    if not name:
        return ()
    label = console_texts(texts.language)("workplace-keep", name=shortened(name, LONGEST_NAME))
    return ((Button(label, place.button("n", "place")),),)


def similar_organizations(
    texts: Texts, place: Place, typed: Organization, known: Sequence[Organization]
) -> Screen:
    keep = texts("organization-keep")
    rows = in_rows(
        (Button(shortened(one.name, LONGEST_LABEL), place.button("g", one.id)) for one in known), 1
    )
    ask = texts("organization-similar", keep=keep)
    kept = [Button(keep, place.button("g", typed.id))]
    return Screen(f"<b>{escape(typed.name, quote=False)}</b>\n\n{ask}", (*rows, *below(kept)))
