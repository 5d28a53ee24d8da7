"""How other years may word the headings and labels of a ficha: what it says stays the same."""

Words = tuple[tuple[str, str], ...]

_SHORT: Words = (
    ("I. ANTECEDENTES", "I. ANTECEDENTES DEL PROGRAMA"),
    ("HALLAZGOS NO SUPERADOS DEL DESEMPEÑO", "HALLAZGOS DEL DESEMPEÑO"),
    ("HISTORIAL EVALUATIVO", "HISTORIAL DE EVALUACIONES"),
    ("II. DESEMPEÑO DEL PROGRAMA: FOCALIZACIÓN", "II. FOCALIZACIÓN Y COBERTURA"),
    ("COBERTURA POR AÑO", "COBERTURA"),
    ("III. DESEMPEÑO DEL PROGRAMA: EFICIENCIA", "III. EFICIENCIA"),
    ("Recursos Ejecutados", "Gasto total ejecutado"),
    ("GASTO POR SUBTÍTULOS", "EJECUCIÓN POR SUBTÍTULO"),
    ("GASTO Y PRODUCCIÓN DE COMPONENTES", "GASTO Y PRODUCCIÓN POR COMPONENTE"),
    (
        "DESAGREGACIÓN REGIONAL DE GASTO COMPONENTES Y POBLACIÓN BENEFICIADA",
        "GASTO Y POBLACIÓN BENEFICIADA POR REGIÓN",
    ),
    ("IV. DESEMPEÑO DEL PROGRAMA: EFICACIA", "IV. EFICACIA"),
    ("INDICADORES DE PROPÓSITO", "INDICADOR(ES) DE PROPÓSITO"),
    ("INDICADORES COMPLEMENTARIOS", "INDICADOR(ES) COMPLEMENTARIO(S)"),
    ("Porcentaje total ejecutado", "% total ejecutado"),
    ("Porcentaje población beneficiada", "% población beneficiada"),
    ("Porcentaje Gastos Componentes", "% Gasto Componentes"),
    ("Porcentaje Gasto Administrativo", "% Gasto Administrativo"),
)
_LONG: Words = (
    ("I. ANTECEDENTES", "1. ANTECEDENTES GENERALES"),
    ("HALLAZGOS NO SUPERADOS DEL DESEMPEÑO", "PRINCIPALES HALLAZGOS DEL SEGUIMIENTO"),
    ("II. DESEMPEÑO DEL PROGRAMA: FOCALIZACIÓN", "2. DESEMPEÑO: FOCALIZACIÓN Y COBERTURA"),
    ("COBERTURA POR AÑO", "COBERTURA DEL PROGRAMA POR AÑO"),
    ("III. DESEMPEÑO DEL PROGRAMA: EFICIENCIA", "3. DESEMPEÑO: EFICIENCIA"),
    ("Presupuesto Inicial", "Presupuesto inicial (Ley)"),
    ("Presupuesto Final", "Presupuesto final (con reasignaciones)"),
    ("Presupuesto Ley", "Presupuesto de Ley"),
    ("Presupuesto", "Presupuesto del programa"),
    ("Recursos Ejecutados", "Recursos ejecutados por fuente"),
    ("GASTO POR SUBTÍTULOS", "GASTO EJECUTADO POR SUBTÍTULO"),
    ("GASTO Y PRODUCCIÓN DE COMPONENTES", "GASTO EJECUTADO Y PRODUCCIÓN DE LOS COMPONENTES"),
    (
        "DESAGREGACIÓN REGIONAL DE GASTO COMPONENTES Y POBLACIÓN BENEFICIADA",
        "DISTRIBUCIÓN REGIONAL DEL GASTO Y DE LA POBLACIÓN BENEFICIADA",
    ),
    ("IV. DESEMPEÑO DEL PROGRAMA: EFICACIA", "4. DESEMPEÑO: EFICACIA"),
    ("INDICADORES DE PROPÓSITO", "INDICADORES A NIVEL DE PROPÓSITO"),
    ("INDICADORES COMPLEMENTARIOS", "INDICADORES COMPLEMENTARIOS DE DESEMPEÑO"),
    ("Fórmula de cálculo", "Método de cálculo"),
    ("Otros atributos", "Características"),
    ("Efectivo", "Valor"),
    ("Resultado", "Análisis del resultado"),
    ("Población beneficiada", "Beneficiarios efectivos"),
    ("Total Gastos Componentes", "Gasto total componentes"),
    ("Total Gasto Administrativo", "Gasto administrativo total"),
    ("Total Ejecutado", "Gasto total ejecutado"),
    ("Total ejecutado", "Gasto ejecutado"),
    ("V. OTROS ATRIBUTOS", "5. OTROS ATRIBUTOS DEL PROGRAMA"),
    ("VI. OBSERVACIONES DE LA INSTITUCIÓN", "6. OBSERVACIONES DEL SERVICIO"),
    ("VII. NOTAS TÉCNICAS", "7. NOTAS TÉCNICAS"),
)

WORDINGS: tuple[Words, ...] = ((), (), (), _SHORT, _LONG)
