"""Formulas of what a ficha prints: each recomputes a printed figure from other printed figures."""

from calc.formulas.card import RATIO, SHARE, Card, Input, ratio, share_card, shares, total
from calc.quantity import MILES_DE_PESOS, PERSONAS, PORCENTAJE

_FICHA = "Ficha de monitoreo"
_SUM = "La tabla de la ficha: el total es la suma de sus filas"

CARDS = (
    Card(
        "cobertura",
        "cobertura",
        PORCENTAJE,
        f"{_FICHA}, nota de «Cobertura por año»",
        (Input("poblacion_beneficiada"), Input("poblacion_objetivo")),
        SHARE,
        shares,
    ),
    Card(
        "gasto_unitario_componente",
        "gasto unitario del componente",
        MILES_DE_PESOS,
        f"{_FICHA}, tabla «Gasto y producción de componentes»",
        (Input("gasto_componente", "same"), Input("produccion_componente", "same")),
        RATIO,
        ratio,
    ),
    share_card(
        "porcentaje_gastos_componentes",
        "porcentaje de gastos de componentes",
        Input("total_gastos_componentes"),
        Input("total_ejecutado"),
        f"{_FICHA}, tabla «Gasto y producción de componentes»",
    ),
    share_card(
        "porcentaje_gasto_administrativo",
        "porcentaje de gasto administrativo",
        Input("total_gasto_administrativo"),
        Input("total_ejecutado"),
        f"{_FICHA}, tabla «Gasto y producción de componentes»",
    ),
    share_card(
        "porcentaje_gasto_region",
        "porcentaje del gasto en la región",
        Input("gasto_region", "same"),
        Input("gasto_region", "total", instead="total_gastos_componentes"),
        f"{_FICHA}, tabla «Desagregación regional»: la base es el gasto de componentes",
    ),
    share_card(
        "porcentaje_poblacion_region",
        "porcentaje de la población beneficiada en la región",
        Input("poblacion_region", "same"),
        Input("poblacion_beneficiada"),
        f"{_FICHA}, tabla «Desagregación regional»",
    ),
    Card(
        "total_gastos_componentes",
        "total de gastos de componentes",
        MILES_DE_PESOS,
        _SUM,
        (Input("gasto_componente", "each"),),
        "+",
        total,
        decimals=0,
    ),
    Card(
        "total_ejecutado_por_uso",
        "total ejecutado (componentes y administración)",
        MILES_DE_PESOS,
        f"{_FICHA}, tabla «Gasto y producción de componentes»",
        (Input("total_gastos_componentes"), Input("total_gasto_administrativo")),
        "+",
        total,
        decimals=0,
    ),
    Card(
        "presupuesto_ley_por_subtitulos",
        "presupuesto ley ejecutado (suma de subtítulos)",
        MILES_DE_PESOS,
        _SUM,
        (Input("gasto_subtitulo", "each"),),
        "+",
        total,
        decimals=0,
    ),
    Card(
        "gasto_de_las_regiones",
        "gasto de componentes (suma de regiones)",
        MILES_DE_PESOS,
        _SUM,
        (Input("gasto_region", "each"),),
        "+",
        total,
        decimals=0,
    ),
    Card(
        "poblacion_de_las_regiones",
        "población beneficiada (suma de regiones)",
        PERSONAS,
        _SUM,
        (Input("poblacion_region", "each"),),
        "+",
        total,
        decimals=0,
    ),
)
