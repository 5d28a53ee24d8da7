"""Concepts of one kind, as the steps that resolve a claim group them."""

AMOUNTS = frozenset(
    ("presupuesto_inicial", "presupuesto_final", "total_ejecutado", "presupuesto_ley_ejecutado")
)
SPENT = ("total_ejecutado", "presupuesto_ley_ejecutado")
BUDGETS = ("presupuesto_inicial", "presupuesto_final")
EXECUTION = ("ejecucion_inicial", "ejecucion_final")
LEFT_OVER = ("porcentaje_sin_ejecutar", "porcentaje_sin_ejecutar_final")
LACKING = "faltante_para_umbral"
SPENDING = frozenset(
    (*SPENT, "total_gastos_componentes", "gasto_componente", "gasto_region", "gasto_subtitulo")
)
COUNTED = frozenset(("poblacion_beneficiada", "poblacion_region", "produccion_componente"))

# A percentage that stands beside words for an amount or a count is a share of something.
SHARES: dict[str, tuple[str, ...]] = {
    "presupuesto_inicial": ("ejecucion_inicial",),
    "presupuesto_final": ("ejecucion_final",),
    "total_ejecutado": EXECUTION,
    "presupuesto_ley_ejecutado": EXECUTION,
    "saldo_sin_ejecutar": LEFT_OVER,
    "saldo_sin_ejecutar_final": ("porcentaje_sin_ejecutar_final",),
    "total_gasto_administrativo": ("porcentaje_gasto_administrativo",),
    "total_gastos_componentes": ("porcentaje_gastos_componentes",),
    "gasto_componente": ("participacion_componente", "participacion_componente_total"),
    "gasto_subtitulo": ("participacion_subtitulo",),
    "gasto_region": ("porcentaje_gasto_region",),
    "poblacion_region": ("porcentaje_poblacion_region",),
    "poblacion_objetivo": ("cobertura",),
}

FINDINGS = "numero_de_hallazgos"
"""What counts of findings are called; followed by "_de_" and a dimension where one is told."""

# The ficha's own parts, each with how it is said and the concepts whose rows are counted.
PARTS_COUNTED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "numero_de_componentes": ("un componente", "componentes", ("gasto_componente",)),
    "numero_de_indicadores": (
        "un indicador",
        "indicadores",
        ("indicador_proposito", "indicador_complementario"),
    ),
    "numero_de_indicadores_de_proposito": (
        "un indicador de propósito",
        "indicadores de propósito",
        ("indicador_proposito",),
    ),
    "numero_de_indicadores_complementarios": (
        "un indicador complementario",
        "indicadores complementarios",
        ("indicador_complementario",),
    ),
}

# Counts of regions: by what reached them, the concepts whose rows are counted.
REGIONS: dict[str, tuple[str, ...]] = {
    "numero_de_regiones": ("gasto_region", "poblacion_region"),
    "numero_de_regiones_con_gasto": ("gasto_region",),
    "numero_de_regiones_con_beneficiarios": ("poblacion_region",),
}
