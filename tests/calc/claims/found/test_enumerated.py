"""Names that a text lists are counted by the noun that opens them, complete lists alone."""

import pytest

from calc.claims.found.enumerated import enumerated


def counted(text: str) -> list[tuple[str, int]]:
    return [(one.noun, one.number) for one in enumerated(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ejecutaron las municipalidades de Ovalle, Talca y Temuco.", [("municipalidades", 3)]),
        (
            "Ejecutan los municipios de Ovalle y Talca, la Fundación Uno y la Fundación Dos.",
            [("municipios", 2), ("fundacion", 2)],
        ),
        ("Operan los Servicios de Salud Arica, Maule y Chiloé.", [("servicios", 3)]),
        (
            "Fueron socios las comunas de: Renca, Angol, y las ciudades de: Talca y Temuco.",
            [("comunas", 2), ("ciudades", 2), ("socios", 4)],
        ),
        ("Participaron empresas, entre ellas las municipalidades de Ovalle y Talca.", []),
        ("Ejecutaron las comunas de Ovalle, Talca y otras.", []),
        ("Con contratos en Valparaíso y Biobío.", []),
        ("Según las Delegaciones Presidenciales Regionales y Provinciales.", []),
    ],
)
def test_only_complete_lists_of_bodies_or_places_are_counted(
    text: str, found: list[tuple[str, int]]
) -> None:
    assert counted(text) == found
