def russian_key(text: str) -> tuple[str, str]:
    """Sorts as a Russian index does: letter case is ignored and «ё» stands with «е»."""
    folded = text.casefold()
    return folded.replace("ё", "е"), folded
