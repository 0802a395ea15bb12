"""Look up a message in the reader's language and put its values in."""

from gettext import NullTranslations, translation
from pathlib import Path

LOCALES = Path(__file__).parent / "locales"


class _Voice:
    """The language spoken now; English is the language of the message ids themselves."""

    catalogue: NullTranslations = NullTranslations()


def speak(language: str) -> None:
    """Speak this language (an IETF tag such as `uk`) from now on; English where there is no catalogue of it."""
    _Voice.catalogue = translation("muster", LOCALES, [language], fallback=True)


def say(message_id: str, **values: object) -> str:
    """Sentence for a message id, with its values in the places named in braces."""
    return _Voice.catalogue.gettext(message_id).format(**values)


def plural(one: str, many: str, count: float, **values: object) -> str:
    """Sentence that agrees with a count, which is also its value `count`."""
    whole = int(count) if count == int(count) else 2
    return _Voice.catalogue.ngettext(one, many, whole).format(count=count, **values)
