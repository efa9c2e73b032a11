"""Names as people type them, reduced to the words that tell one municipality from another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Sort = Literal["district", "town"]

_SHORTENED_DISTRICT = re.compile(r"\bр[-‐–—./ ]?н[а-я]?\b")
_REGION = re.compile(r"\b\w+ск(?:ий|ого|ому|им|ом|ая|ой|ую) (?:кра[йяюе]м?|обл\w*)\b")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_CYRILLIC = re.compile("[а-я]")
_STRESS = "\N{COMBINING ACUTE ACCENT}"
_LOOK_ALIKES = str.maketrans("aceopxykmthb", "асеорхукмтнв")

_DISTRICT = re.compile(r"район\w*|мр")
_TOWN = re.compile(
    r"г|п|го|гор|город|города|городу|городе|городом|городск(?:ой|ого|ому|им|ом)"
    r"|зато|пос|пгт|посел(?:ок|ка|ку|ке|ком)"
)
# One letter alone is a preposition or what is left of an abbreviation.
_NOISE = re.compile(
    r"\w|во|по|из|на|об|от|для|со|ко|при|за|под"
    r"|мо|округ\w*|муниципал\w+|образовани\w+|обл|област\w+|кра[йяюе]|краем"
    r"|администраци\w+|комитет\w*|отдел\w*|управлени\w+|ммс|имц|рмк|служб\w+|методическ\w+"
)


@dataclass(frozen=True)
class Spoken:
    """`sort` is what the dropped words said it is: «р-н» a district, «г.» a town."""

    words: tuple[str, ...]
    sort: Sort | None

    @property
    def glued(self) -> str:
        """Without spaces, since «северо енисейский» and «сосновыйбор» are typed too."""
        return "".join(self.words)


def spoken(text: str) -> Spoken:
    words = _words(_plain(text))
    return Spoken(tuple(word for word in words if not _is_noise(word)), _sort(words))


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text).casefold().replace(_STRESS, "").replace("_", " ")
    cyrillic = re.sub(r"\w+", _cyrillic, composed).replace("ё", "е")
    return _SHORTENED_DISTRICT.sub("район", cyrillic)


def _cyrillic(word: re.Match[str]) -> str:
    """A Latin letter typed for its Cyrillic twin; words that are Latin throughout stay."""
    twin = word[0].translate(_LOOK_ALIKES)
    return twin if _CYRILLIC.search(word[0]) or not re.search("[a-z]", twin) else word[0]


def _words(plain: str) -> list[str]:
    spaced = " ".join(re.findall(r"\w+", _HYPHEN.sub("", plain)))
    return _REGION.sub("", spaced).split()


def _is_noise(word: str) -> bool:
    return any(words.fullmatch(word) for words in (_DISTRICT, _TOWN, _NOISE))


def _sort(words: list[str]) -> Sort | None:
    """None also where the words contradict each other."""
    district = any(map(_DISTRICT.fullmatch, words))
    town = any(map(_TOWN.fullmatch, words))
    if district == town:
        return None
    return "district" if district else "town"
