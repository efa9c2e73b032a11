import re

_QUOTES = re.compile("[\"'`«»„“”‘’]")
_NUMBER_SIGN = re.compile(r"(?:[№#]|\bn(?=[\s.]*\d))[\s.]*")
_APART = re.compile(r"[\W_]+|(?<=[^\W\d_])(?=\d)")


def organization_key(name: str) -> str:
    """The same for spellings of one name: «МБОУ "СОШ № 5"», «мбоу сош №5», «МБОУ СОШ N5»."""
    text = _QUOTES.sub("", name.casefold().replace("ё", "е"))
    words = _APART.sub(" ", _NUMBER_SIGN.sub(" ", text)).strip()
    return words or name.casefold()


def natural_order(key: str) -> tuple[tuple[bool, int, str], ...]:
    """Sorts «школа 2» before «школа 10»."""
    return tuple(
        (True, int(word), "") if word.isdecimal() else (False, 0, word) for word in key.split()
    )
