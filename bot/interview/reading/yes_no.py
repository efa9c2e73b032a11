"""«Да, конечно», «ага», «нет, не нужно»: yes and no as they are said."""

from __future__ import annotations

from typing import Literal

from bot.interview.reading.wording import bare, normal, word_set

_YES = word_set("да ага угу yes yeah yep")
_NO = frozenset(["нет", "неа", "no", "nope"])
_SURELY = word_set("конечно разумеется безусловно несомненно sure certainly")
_WITHOUT_WEIGHT = _SURELY | word_set("ну of course же уж точно пожалуй")
_BUT = word_set("но хотя если иногда редко не but if sometimes not")
_SHORT: dict[str, Literal["yes", "no"]] = {"д": "yes", "y": "yes", "+": "yes"}
_SHORT |= {"н": "no", "не": "no", "n": "no", "-": "no"}

Said = Literal["yes", "no", "both"]


def short_yes_or_no(text: str) -> Said | None:
    """In one letter or sign, where nothing else is asked."""
    return _SHORT.get(normal(text))


def yes_or_no(text: str) -> Said | None:
    """«both» for «да нет», and for what is taken back in the same breath: «да, но редко»."""
    words = bare(text).split()
    if not words or not set(words) - _WITHOUT_WEIGHT:
        return "yes" if _SURELY & set(words) else None
    weighty = [word for word in words if word not in _WITHOUT_WEIGHT]
    if weighty[0] not in _YES | _NO:
        return None
    yes, no = bool(_YES & set(words)), bool(_NO & set(words))
    taken_back = bool(_BUT & set(words)) if yes else bool(_BUT - {"не", "not"} & set(words))
    if (yes and no) or taken_back:
        return "both"
    return "yes" if yes else "no"
