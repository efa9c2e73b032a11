from bot.texts.fluent import Texts


def role_words(texts: Texts, role: str, genitive: str) -> str:
    return texts(f"role-{role}", place=genitive)
