"""Makes click itself speak the language of the console.

Click takes its words from the gettext catalogue of the process and offers no other way in than
the names by which its modules call gettext.
"""

import gettext
import io
from functools import cache
from importlib import import_module
from importlib.resources import files

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.setting_kinds import Language

MODULES = tuple(
    import_module(f"click.{name}")
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "types")
)


def speak(language: Language) -> None:
    words = catalogue(language)
    for module in MODULES:
        for name, function in (("_", words.gettext), ("ngettext", words.ngettext)):
            if hasattr(module, name):
                setattr(module, name, function)


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with files("locales").joinpath(language, "click.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
