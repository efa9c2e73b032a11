"""From the files of a territory and of its settings to what the storage keeps of them."""

from bot.territories.region_settings import RegionSettings
from bot.territories.territory import Municipality, Territory
from storage.region_settings import Kept, Operator
from storage.territories import MunicipalityToLoad, RegionToLoad


def region_to_load(source: Territory) -> RegionToLoad:
    districts = {district.code: district.name for district in source.districts}
    return RegionToLoad(
        code=source.code,
        name=source.name,
        genitive=source.genitive,
        prepositional=source.prepositional,
        timezone=source.timezone,
        municipalities=tuple(
            _municipality(one, source.timezone, districts.get(one.district or ""))
            for one in source.municipalities
        ),
    )


def _municipality(one: Municipality, timezone: str, district: str | None) -> MunicipalityToLoad:
    return MunicipalityToLoad(
        code=one.code,
        name=one.name,
        short=one.short,
        genitive=one.genitive,
        prepositional=one.prepositional,
        kind=one.kind,
        timezone=one.timezone or timezone,
        district=district,
        aliases=one.aliases,
        teachers=one.teachers,
        young_teachers=one.young_teachers,
    )


def settings_to_keep(text: str, settings: RegionSettings) -> Kept:
    """Fractions become texts, which keep them exactly."""
    choices = settings.model_dump(mode="json", by_alias=True, exclude_unset=True).get("choices", {})
    operator = Operator(settings.operator, settings.contact, settings.policy)
    return Kept(text, operator, settings.retention, choices)
