"""Concepts of one kind, as the steps that resolve a claim group them."""

AMOUNTS = frozenset(
    ("presupuesto_inicial", "presupuesto_final", "total_ejecutado", "presupuesto_ley_ejecutado")
)
SPENT = ("total_ejecutado", "presupuesto_ley_ejecutado")
BUDGETS = ("presupuesto_inicial", "presupuesto_final")
