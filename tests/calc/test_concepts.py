"""The vocabulary is whole: every concept can be named, and every computed one has its card."""

from calc import quantity
from calc.concepts import concept, vocabulary
from calc.figure import fold
from calc.formulas import CARDS

UNITS = {quantity.PORCENTAJE, quantity.PUNTOS, quantity.MILES_DE_PESOS, quantity.PERSONAS}
UNITS |= {quantity.UNIDADES, quantity.FACTOR, "declarada", "veces"}


def test_each_concept_can_be_named_in_a_sentence() -> None:
    for entry in vocabulary().values():
        assert entry.article in {"el", "la", "los", "las"}
        assert entry.named == f"{entry.article} {entry.label}"
        assert entry.meaning.endswith(".")
        assert entry.unit in UNITS
        assert entry.item in {None, "region", "componente", "subtitulo", "indicador"}


def test_an_alias_belongs_to_one_concept() -> None:
    owners: dict[str, str] = {}
    for entry in vocabulary().values():
        for alias in {fold(a) for a in (entry.label, *entry.aliases)}:
            assert owners.setdefault(alias, entry.id) == entry.id, alias


def test_computed_concepts_are_those_with_a_card() -> None:
    computed = {entry.id for entry in vocabulary().values() if entry.formula}
    assert computed <= set(CARDS)
    for id_ in computed:
        unit = CARDS[id_].unit
        assert unit is None or unit == concept(id_).unit
