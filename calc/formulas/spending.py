"""What a ficha defines without printing it: execution, balance, cost per person, shares."""

from calc.formulas.card import RATIO, SHARE, Card, Input, ratio, share_card, shares
from calc.formulas.measure import Measure
from calc.quantity import MILES_DE_PESOS, PORCENTAJE

_EXECUTION_NOTE = "Ficha de monitoreo, nota 1 de la tabla «Ejecución presupuestaria por año»"
_COST_NOTE = "Ficha de monitoreo, nota de «Evolución gasto por beneficiario»"
_PLAIN = "División simple sobre las filas de la tabla"


def _difference(whole: Measure, part: Measure) -> Measure:
    return whole - part


def _unspent(budget: Measure, spent: Measure) -> Measure:
    return (budget - spent) / budget * 100


def _cost(components: Measure, administration: Measure, people: Measure) -> Measure:
    return (components + administration) / people


CARDS = (
    Card(
        "ejecucion_inicial",
        "ejecución presupuestaria inicial",
        PORCENTAJE,
        _EXECUTION_NOTE,
        (Input("presupuesto_ley_ejecutado"), Input("presupuesto_inicial")),
        SHARE,
        shares,
    ),
    Card(
        "ejecucion_final",
        "ejecución presupuestaria final",
        PORCENTAJE,
        _EXECUTION_NOTE,
        (Input("presupuesto_ley_ejecutado"), Input("presupuesto_final")),
        SHARE,
        shares,
    ),
    Card(
        "saldo_sin_ejecutar",
        "saldo sin ejecutar",
        MILES_DE_PESOS,
        "Presupuesto inicial menos presupuesto ejecutado",
        (Input("presupuesto_inicial"), Input("presupuesto_ley_ejecutado")),
        "{} − {}",
        _difference,
        decimals=0,
    ),
    Card(
        "saldo_sin_ejecutar_final",
        "saldo sin ejecutar del presupuesto final",
        MILES_DE_PESOS,
        "Presupuesto final menos presupuesto ejecutado",
        (Input("presupuesto_final"), Input("presupuesto_ley_ejecutado")),
        "{} − {}",
        _difference,
        decimals=0,
    ),
    Card(
        "reasignaciones",
        "reasignaciones del presupuesto",
        MILES_DE_PESOS,
        "Ficha de monitoreo, nota 3: el presupuesto final incorpora las reasignaciones",
        (Input("presupuesto_final"), Input("presupuesto_inicial")),
        "{} − {}",
        _difference,
        decimals=0,
    ),
    Card(
        "porcentaje_sin_ejecutar",
        "porcentaje sin ejecutar del presupuesto inicial",
        PORCENTAJE,
        "Saldo sin ejecutar como porcentaje del presupuesto inicial",
        (Input("presupuesto_inicial"), Input("presupuesto_ley_ejecutado")),
        "({0} − {1}) / {0} × 100",
        _unspent,
    ),
    Card(
        "porcentaje_sin_ejecutar_final",
        "porcentaje sin ejecutar del presupuesto final",
        PORCENTAJE,
        "Saldo sin ejecutar como porcentaje del presupuesto final",
        (Input("presupuesto_final"), Input("presupuesto_ley_ejecutado")),
        "({0} − {1}) / {0} × 100",
        _unspent,
    ),
    Card(
        "gasto_por_beneficiario",
        "gasto por beneficiario",
        MILES_DE_PESOS,
        _COST_NOTE,
        (
            Input("total_gastos_componentes"),
            Input("total_gasto_administrativo"),
            Input("poblacion_beneficiada"),
        ),
        "({} + {}) / {}",
        _cost,
    ),
    Card(
        "gasto_por_beneficiario_region",
        "gasto por beneficiario en la región",
        MILES_DE_PESOS,
        "Gasto de componentes en la región dividido por sus beneficiarios",
        (Input("gasto_region", "same"), Input("poblacion_region", "same")),
        RATIO,
        ratio,
    ),
    share_card(
        "participacion_componente",
        "participación del componente en el gasto de componentes",
        Input("gasto_componente", "same"),
        Input("total_gastos_componentes"),
        _PLAIN,
    ),
    share_card(
        "participacion_componente_total",
        "participación del componente en el total ejecutado",
        Input("gasto_componente", "same"),
        Input("total_ejecutado"),
        _PLAIN,
    ),
    share_card(
        "participacion_subtitulo",
        "participación del subtítulo en el presupuesto ejecutado",
        Input("gasto_subtitulo", "same"),
        Input("presupuesto_ley_ejecutado"),
        _PLAIN,
    ),
)
