"""Words from which random fichas are made: ministries and programmes are made up.

Lists hold the variety that fichas of any ministry show: long names, names with digits, commas and
parentheses of their own, units with slashes, and every spelling of a region in use.
"""

MINISTRIES = (
    ("Ministerio de Desarrollo Territorial y Familia", "Subsecretaría de Servicios Comunitarios"),
    ("Ministerio de Educación Pública", "Junta Nacional de Apoyo al Estudiante"),
    ("Ministerio de Agricultura y Alimentación", "Instituto de Desarrollo Campesino"),
    ("Ministerio de las Culturas y el Patrimonio", "Servicio de Fomento Cultural"),
    ("Ministerio de Salud", "Subsecretaría de Redes Asistenciales"),
    ("Ministerio del Trabajo y Previsión Social", "Servicio de Capacitación y Oficios"),
    ("Ministerio de Vivienda y Barrios", "Subsecretaría de Vivienda y Barrios"),
    ("Ministerio de Economía, Fomento y Turismo", "Corporación de Impulso Productivo"),
    ("Ministerio de Justicia y Derechos Humanos", "Servicio de Reinserción Juvenil"),
    ("Ministerio de Interior y Seguridad", "Subsecretaría de Prevención Comunitaria"),
    ("Ministerio de la Mujer y Equidad", "Servicio de la Mujer y Equidad"),
    ("Ministerio de Ciencia e Innovación", "Agencia de Investigación Aplicada"),
)

PROGRAMS = (
    "Escuelas Abiertas de Verano",
    "Apoyo a la Crianza 0 a 4",
    "Programa Barrios Vivos: Comunidad Activa",
    "Fortalecimiento de Ferias Libres",
    "Acompañamiento a la Trayectoria Laboral (ATL)",
    "Riego Campesino y Agua Segura",
    "Red Local de Apoyos y Cuidados",
    "Fondo de Medios Comunitarios",
    "Becas de Movilidad Estudiantil",
    "Atención Integral a Personas en Situación de Calle",
    "Semilla Emprende",
    (
        "Fortalecimiento de la participación comunitaria, la convivencia y la prevención en"
        " territorios con alta concentración de vulnerabilidad social y urbana"
    ),
    "Elige Vida Sana en Comunidad",
    "Centros Diurnos para Personas Mayores",
    "Bibliotecas Móviles y Fomento Lector",
    "4 a 7: Cuidado después de clases",
    "Mejoramiento de Viviendas Rurales D.S. N° 10",
)

PEOPLE_UNITS = (
    "personas",
    "hogares",
    "instituciones",
    "establecimientos educacionales",
    "organizaciones",
    "niños, niñas y adolescentes",
    "comunas",
)

COMPONENTS = (
    ("Talleres", "Talleres realizados"),
    ("Asesoría técnica en terreno", "Visitas"),
    ("Becas", "Becas entregadas"),
    ("Apoyo psicosocial (individual y grupal)", "Personas atendidas"),
    ("Transferencia monetaria", "Hogares con transferencia"),
    ("Capacitación en oficios de nivel inicial 1 y 2", "Personas capacitadas"),
    ("Acompañamiento personalizado a las familias durante 24 meses", "Familias acompañadas"),
    (
        (
            "Habilitación, equipamiento y puesta en marcha de espacios comunitarios de uso público"
            " destinados al cuidado de personas con dependencia"
        ),
        "Espacios habilitados",
    ),
    (
        (
            "Fondo concursable para organizaciones sociales, culturales, deportivas y de interés"
            " público con personalidad jurídica vigente"
        ),
        "Proyectos financiados",
    ),
    ("Difusión y sensibilización", "Campañas ejecutadas y/o materiales distribuidos"),
    ("Atención de salud oral", "Niños(as) y adolescentes atendidos(as)"),
    ("Subsidio al transporte escolar rural", "Estudiantes con subsidio"),
    ("Plataforma digital de intermediación", "Usuarios(as) registrados(as) en la plataforma"),
    ("Obras menores de riego", "Hectáreas bajo riego"),
    ("Residencias de acogida y reparación", "Plazas disponibles por mes"),
    ("Entrega de kits, insumos y materiales de estudio (línea 2)", "Kits"),
    (
        (
            "Coordinación intersectorial con municipios, servicios públicos y organizaciones de la"
            " sociedad civil para la derivación oportuna, el seguimiento de casos y la resolución"
            " de nudos críticos en la red local"
        ),
        "Mesas de trabajo constituidas y en funcionamiento durante el año",
    ),
    ("Asistencia legal", "Causas patrocinadas"),
    ("Línea 3: becas de la convocatoria 2018-2020", "Becarios(as) vigentes"),
    ("Programa de 24 horas", "Turnos"),
    ("Inversión", "Obras"),
)

REGIONS = (
    ("Arica y Parinacota", "Región de Arica y Parinacota", "XV Arica y Parinacota"),
    ("Tarapacá", "Tarapaca", "I. Tarapacá"),
    ("Antofagasta",),
    ("Atacama",),
    ("Coquimbo",),
    ("Valparaíso", "Valparaiso"),
    (
        "Libertador General Bernardo O'Higgins",
        "O'Higgins",
        "O’Higgins",
        "Libertador Gral. B. O'Higgins",
    ),
    ("Maule", "Del Maule"),
    ("Ñuble", "Región de Ñuble"),
    ("Bíobío", "Biobío", "Bío-Bío", "Región del Biobío"),
    ("La Araucanía", "Araucanía", "Región de La Araucanía"),
    ("Los Ríos", "Región de Los Ríos"),
    ("Los Lagos", "X Región de Los Lagos"),
    (
        "Aysén del Gral. Carlos Ibáñez del Campo",
        "Aysén",
        "Aisén",
        "Aysén del General Carlos Ibáñez del Campo",
    ),
    ("Magallanes y de la Antártica Chilena", "Magallanes"),
    (
        "Metropolitana de Santiago",
        "Metropolitana",
        "Región Metropolitana de Santiago",
        "Metropolitana (RM)",
    ),
)

SUBTITLES = (
    ("21", "Gastos en personal"),
    ("22", "Bienes y servicios de consumo"),
    ("24", "Transferencias Corrientes"),
    ("29", "Adquisición de Activos No Financieros"),
    ("31", "Iniciativas de Inversión"),
    ("33", "Transferencias de Capital"),
)

INDICATORS = (
    (
        "Porcentaje de {people} que mejoran su situación al término de la intervención",
        (
            "(N° de {people} que mejoran su situación en el año t / N° total de {people} que"
            " egresan en el año t) * 100"
        ),
        "Porcentual",
    ),
    (
        "Porcentaje de {people} que permanece 12 meses o más en el programa",
        (
            "(N° de {people} con 12 meses o más en el año t / N° de {people} que ingresan en el año"
            " t-1)*100"
        ),
        "Porcentual",
    ),
    (
        "Tiempo promedio de espera",
        "Sumatoria de días de espera en el año t / N° de solicitudes resueltas en el año t",
        "Días",
    ),
    (
        "Tasa de {people} atendidos(as) por cada 1.000 habitantes",
        "(N° de {people} atendidos(as) en el año t / población comunal en el año t) * 1.000",
        "Tasa",
    ),
    (
        "Razón entre postulaciones y cupos",
        "N° de postulaciones en el año t / N° de cupos en el año t",
        "Razón",
    ),
    (
        "Costo promedio por atención entregada",
        "Gasto total en atenciones en el año t / N° de atenciones entregadas en el año t",
        "Pesos",
    ),
    (
        "Variación porcentual del ingreso autónomo de {people} beneficiarios(as) del componente 1",
        (
            "((Ingreso autónomo promedio en el año t - Ingreso autónomo promedio en el año t-1) /"
            " Ingreso autónomo promedio en el año t-1) * 100"
        ),
        "Porcentual",
    ),
    (
        "Promedio de sesiones recibidas",
        "N° de sesiones realizadas en el año t / N° de participantes en el año t",
        "Número",
    ),
)

RESULTS = (
    "El indicador sube respecto de {before}.",
    "El indicador baja respecto de la ejecución de {before}.",
    "El valor de {year} se mantiene estable en comparación con {before}.",
    (
        "El resultado no se puede evaluar, porque el indicador no es pertinente o su formulación"
        " presenta problemas."
    ),
    (
        "La variación frente a {before} no se puede evaluar: el indicador cambió o se mide por"
        " primera vez en {year}."
    ),
    "Sin datos reportados en {year}, la variación respecto de {before} no se puede evaluar.",
)

EXECUTORS = (
    "Municipio",
    "Organismo privado sin fines de lucro (fundación, corporación u otro)",
    "Servicio público",
    "Universidad, Centro de formación técnica",
    "Gobierno Regional, Municipio",
    "Establecimiento educacional",
)

SENTENCES = (
    "La intervención dura entre 8 y 14 meses y combina trabajo grupal con visitas al domicilio.",
    "El acceso es por postulación en línea y se prioriza el 40% de menores ingresos según el RSH.",
    "Los equipos comunales diagnostican, acuerdan un plan y acompañan su cumplimiento.",
    "En cada territorio se firma un convenio con la institución que ejecuta.",
    "Participan 25 comunas que fueron elegidas por su índice de vulnerabilidad.",
    "La segunda convocatoria se atrasó por la tramitación de la resolución exenta N° 114.",
    "El egreso ocurre cuando se cumplen los objetivos del plan o tras 24 meses.",
    "Se atendió sobre todo a mujeres, que fueron dos tercios de quienes ingresaron.",
    "El servicio mantuvo la modalidad presencial y sumó atención remota en zonas aisladas.",
    "La cartera de proyectos se definió en marzo y los recursos se traspasaron en dos cuotas.",
)
