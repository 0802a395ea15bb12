"""What a text is about, as weighted traits: its role, the kinds of thing it names and theirs, its measures."""

from collections import defaultdict
from collections.abc import Sequence

from muster.matching.attributes import Attributes, Quantity, attributes_of
from muster.matching.concepts import Concepts, concepts, concepts_in

Traits = dict[str, float]

AMMUNITION = "ammunition"
ATTRIBUTE = "attribute"
ROLE = "role"
ITEM = "item"
_BROADER = 1.0
_SMALL_MM, _LARGE_MM = 20.0, 60.0


def role_of(found: Sequence[str]) -> str:
    """Whether a text speaks of a thing itself, or of its ammunition, parts, repair or training."""
    known = concepts()
    for concept in found:
        if AMMUNITION in known.chain(concept) or concept == "carrier-of":
            return AMMUNITION
    for concept in found:
        if ROLE in known.chain(concept):
            return concept
    return ITEM


def traits_of(text: str) -> Traits:
    """Weighted traits of a text; empty where nothing in it is known."""
    known = concepts()
    found = concepts_in(text)
    traits: Traits = defaultdict(float)
    kinds = [each for each in found if ATTRIBUTE not in known.chain(each)]
    role = role_of(found)
    if found:
        traits[f"role {role}"] += 1.0
    _add_kinds(traits, kinds, role, known)
    for each in set(found) - set(kinds):
        traits[f"quality {each}"] += 0.4
        if kinds:
            traits[f"quality {each} {kinds[0]}"] += 0.4
    _add_measures(traits, attributes_of(text), role)
    return traits


def _add_kinds(traits: Traits, kinds: Sequence[str], role: str, known: Concepts) -> None:
    """The kinds themselves and what they belong to, alone and with the text's role."""
    things = [each for each in kinds if not {AMMUNITION, ROLE} & set(known.chain(each))]
    for kind in kinds:
        strength = 1.0 if kind in things or role == ITEM or not things else 0.5
        for step, each in enumerate(known.chain(kind)):
            weight = 1.0 if step == 0 else _BROADER
            traits[f"kind {each}"] += weight * strength
            traits[f"{role} of {each}"] += weight
    if kinds:
        traits[f"first {kinds[0]}"] += 0.5
        traits[f"last {kinds[-1]}"] += 0.5
    if len(things) > 1:
        traits[f"all {' '.join(sorted(things))}"] += 0.7


def _add_measures(traits: Traits, attributes: Attributes, role: str) -> None:
    for quantity, stated in attributes.items():
        traits[f"{role} by {quantity}"] += 0.4
        for each in stated:
            traits[f"{quantity} {each.word or f'{each.size:.3g}'}"] += 1.0
            if quantity is Quantity.LENGTH:
                traits[f"{role} {each.size:.3g} mm"] += 0.8
                band = "small" if each.size < _SMALL_MM else "middle" if each.size < _LARGE_MM else "large"
                traits[f"{role} {band} calibre"] += 0.6
