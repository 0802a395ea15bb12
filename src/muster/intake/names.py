"""Which partner and which site of a dataset a text means."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from muster.domain.partners import Partner
from muster.domain.places import Site, SiteKind
from muster.intake.texts.plain import words_key

LANGUAGES = ("en", "uk", "de", "fr", "pl", "it", "zh_Hant", "zh", "ru", "es")
_FURTHER = {
    "usa": "US",
    "united states of america": "US",
    "uk": "GB",
    "great britain": "GB",
    "czech republic": "CZ",
    "slovak republic": "SK",
    "holland": "NL",
    "turkey": "TR",
    "臺灣": "TW",
    "中華民國": "TW",
    "republic of korea": "KR",
    "korea": "KR",
    "eu": "EU",
    "eu institutions": "EU",
    "european commission": "EU",
}
_MOST = 3
LIKE = 0.8
"""Likeness of spelling from which a name is proposed."""
_HOLDING = (SiteKind.DEPOT, SiteKind.PORT, SiteKind.AIRPORT, SiteKind.HUB)


class Names:
    """The names of a dataset's partners and sites, in any spelling that has been seen."""

    def __init__(self, partners: Sequence[Partner], sites: Sequence[Site]) -> None:
        self.partners = {partner.partner_id: partner for partner in partners}
        self.sites = {site.site_id: site for site in sites}
        self._partners = _by_name({each.partner_id: (each.name, each.country) for each in partners})
        self._sites = _by_name({each.site_id: (each.name,) for each in sites})

    def partner_of(self, text: str) -> str | None:
        """The partner that a text means for sure: by id, name, or the country's name in any language."""
        return self._partners.get(words_key(text)) or self._partners.get(country_code(text).casefold())

    def site_of(self, text: str) -> str | None:
        """The site that a text means for sure."""
        return self._sites.get(words_key(text))

    def partners_like(self, text: str) -> list[str]:
        """Partners whose names are spelt like a text, the likest first."""
        return _like(text, self._partners)

    def sites_like(self, text: str) -> list[str]:
        """Sites whose names are spelt like a text, the likest first."""
        return _like(text, self._sites)

    def sites_of(self, partner_id: str) -> list[str]:
        """Sites where a partner can hold goods: those of its country, depots first."""
        partner = self.partners.get(partner_id)
        country = (partner.country if partner else "") or partner_id
        own = [site for site in self.sites.values() if site.country == country and site.kind in _HOLDING]
        return [site.site_id for site in sorted(own, key=lambda site: _HOLDING.index(site.kind))]

    def handovers(self) -> list[str]:
        """Sites where goods are handed over."""
        return [site.site_id for site in self.sites.values() if site.kind is SiteKind.HANDOVER]


@cache
def _countries() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 # loads its data, which many lists do not need

    names: dict[str, str] = {}
    for tag in LANGUAGES:
        for code, name in Locale.parse(tag).territories.items():
            if len(code) == 2 and code.isalpha():  # noqa: PLR2004 # ISO 3166-1 alpha-2; longer ones are continents
                names.setdefault(words_key(str(name)), code)
    return names | _FURTHER


def country_code(text: str) -> str:
    """ISO code of the country that a text names in any of the languages, or is the code of; empty for any other."""
    plain = text.strip()
    if len(plain) == 2 and plain.isupper() and plain in _countries().values():  # noqa: PLR2004 # a code itself
        return plain
    return _countries().get(words_key(plain), "")


def _by_name(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row_id, further in names.items():
        for name in (row_id, *further):
            if words_key(name):
                found.setdefault(words_key(name), row_id)
    return found


def _like(text: str, names: Mapping[str, str]) -> list[str]:
    near = get_close_matches(words_key(text), list(names), n=2 * _MOST, cutoff=LIKE)
    return list(dict.fromkeys(names[name] for name in near))[:_MOST]
