"""From a ficha's data to the blocks of its document, in the order of the official form."""

from dataclasses import dataclass

from .blocks import (
    Bar,
    Block,
    Bullets,
    Columns,
    Heading,
    Line,
    Lines,
    Notes,
    PageBreak,
    Paragraph,
    Picture,
    Title,
    line,
)
from .model import Dimension, FichaData, Prose, Statement, Tables
from .restyle import in_other_words, in_sentence_case, restyled, with_spaced_unit
from .tables import (
    budget_table,
    components_table,
    coverage_table,
    indicators_table,
    inflators_table,
    regions_table,
    resources_table,
    subtitles_table,
)

_CODES = (
    "* S/I: el valor del indicador no fue informado.",
    "** N/A: no corresponde reportar valor del indicador en este periodo.",
    "*** N/C: el valor no es comparable, porque el indicador es nuevo o fue modificado.",
)

_BUDGET_NOTES = (
    "Ejecución presupuestaria inicial: (presupuesto ejecutado año t / presupuesto inicial"
    " año t) * 100. Ejecución presupuestaria final: (presupuesto ejecutado año t / presupuesto"
    " final año t) * 100.\n"
    "El presupuesto inicial es el gasto total que fija la Ley de Presupuestos del Sector Público;"
    " si el programa no figura en ella, es lo que el Servicio le asignó a comienzos de año.\n"
    "El presupuesto final recoge las reasignaciones hechas al presupuesto de la Ley en el año.\n"
    "Gasto que los Servicios ejecutaron con cargo a la Ley de Presupuestos, sin los recursos"
    " extrapresupuestarios que declaran.\n"
    "Recursos aportados por Gobiernos Regionales al programa, del Fondo Nacional de Desarrollo"
    " Regional (FNDR) o de otros fondos de la región, sean o no presupuestarios.\n"
    "Recursos extrapresupuestarios aportados por fuentes que no son los Gobiernos Regionales.\n"
    "Suma de todos los gastos que ejecutó el programa."
)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a publisher may arrange otherwise without changing what the ficha says."""

    focalization_columns: int = 2
    efficiency_columns: int = 2
    resources_header: bool = False
    sentence_case: bool = False
    spaced_unit: bool = False
    section_pages: bool = True
    charts: bool = True
    words: tuple[tuple[str, str], ...] = ()


def ficha_to_blocks(data: FichaData, arrangement: Arrangement) -> tuple[Block, ...]:
    """The whole document as blocks; empty sections are left out."""
    sections = (
        _background(data),
        _focalization(data, arrangement),
        _efficiency(data.tables, arrangement),
        _efficacy(data.tables),
        _attributes(data.prose),
        _observations(data.prose),
        _technical_notes(data),
    )
    blocks: list[Block] = [
        Title(
            (f"MONITOREO Y SEGUIMIENTO OFERTA PÚBLICA {data.year}", data.program.upper()),
            (data.service.upper(), data.ministry.upper()),
            data.notice,
        )
    ]
    for index, section in enumerate(section for section in sections if section):
        if arrangement.section_pages and index in (1, 2, 3, 4):
            blocks.append(PageBreak())
        blocks.extend(section)
    if arrangement.words:
        blocks = [restyled(block, in_other_words(arrangement.words)) for block in blocks]
    if arrangement.sentence_case:
        blocks = [restyled(block, in_sentence_case) for block in blocks]
    if arrangement.spaced_unit:
        blocks = [restyled(block, with_spaced_unit) for block in blocks]
    return tuple(blocks)


def _background(data: FichaData) -> tuple[Block, ...]:
    prose = data.prose
    blocks: list[Block] = [Bar("I. ANTECEDENTES")]
    for index, text in enumerate(prose.description):
        blocks.append(Paragraph(line(text, lead="" if index else "Descripción: ")))
    blocks.append(
        Lines(
            (
                line(prose.start_year, lead="Año de inicio: "),
                line(prose.end_year, lead="Año de término: "),
            )
        )
    )
    if prose.executors:
        blocks.append(Paragraph(line(prose.executors, lead="Ejecutores: ")))
    blocks += [Heading(line("PROPÓSITO")), Paragraph(line(prose.purpose))]
    if prose.dimensions:
        blocks.append(Heading(line("HALLAZGOS NO SUPERADOS DEL DESEMPEÑO")))
        for number, dimension in enumerate(prose.dimensions, start=1):
            blocks.extend(_dimension(number, dimension))
    if prose.history:
        blocks.append(Heading(line("HISTORIAL EVALUATIVO")))
        for evaluation in prose.history:
            blocks.append(Paragraph(line(f"{evaluation.label}: {evaluation.answer}")))
            blocks.extend(Paragraph(line(detail)) for detail in evaluation.details)
    return tuple(blocks)


def _dimension(number: int, dimension: Dimension) -> tuple[Block, ...]:
    heading = Heading(line(f"{number}. {dimension.name}"), rank=2)
    findings = tuple(
        Paragraph(line(finding.text, lead=f"{finding.heading}: " if finding.heading else ""))
        for finding in dimension.findings
    )
    return (heading, *(findings or (Paragraph(line(dimension.none)),)))


def _focalization(data: FichaData, arrangement: Arrangement) -> tuple[Block, ...]:
    prose = data.prose
    target = _titled("Población objetivo", prose.target)
    benefited = _titled("Población beneficiada", prose.benefited)
    blocks: list[Block] = []
    if target or benefited:
        blocks.append(Heading(line("POBLACIONES")))
        if arrangement.focalization_columns == 2:
            blocks.append(Columns(target, benefited))
        else:
            blocks.extend((*target, *benefited))
    if data.tables.coverage:
        blocks += [
            Heading(line("COBERTURA POR AÑO")),
            coverage_table(data.tables),
            Notes(
                (
                    line(
                        "* Cobertura: (población beneficiada año t / población objetivo año t)*100."
                    ),
                )
            ),
        ]
    return (Bar("II. DESEMPEÑO DEL PROGRAMA: FOCALIZACIÓN"), *blocks) if blocks else ()


def _titled(title: str, paragraphs: tuple[str, ...]) -> tuple[Block, ...]:
    if not paragraphs:
        return ()
    return (Heading(line(title), rank=2), *(Paragraph(line(text)) for text in paragraphs))


def _efficiency(tables: Tables, arrangement: Arrangement) -> tuple[Block, ...]:
    money = f"(M${tables.price_year})"
    budget_chart: tuple[Block, ...] = (
        Heading((*line("Ejecución presupuestaria", note="1"), *line(f" por año {money}"))),
    )
    cost_chart: tuple[Block, ...] = (Heading(line(f"EVOLUCIÓN GASTO POR BENEFICIARIO {money} *")),)
    if arrangement.charts:
        budget_chart += tuple(Picture(chart) for chart in tables.charts[:1])
        cost_chart += tuple(Picture(chart) for chart in tables.charts[1:])
    budget: tuple[Block, ...] = (
        Heading(line(f"Presupuesto {money}")),
        budget_table(tables),
        Heading(line(f"Recursos Ejecutados {money}")),
        resources_table(tables, header=arrangement.resources_header),
    )
    blocks: list[Block] = [
        Bar("III. DESEMPEÑO DEL PROGRAMA: EFICIENCIA"),
        *_side_by_side(budget_chart, budget, arrangement),
        Notes(
            tuple(
                (*line("", note=str(number)), *line(f" {text}"))
                for number, text in enumerate(_BUDGET_NOTES.splitlines(), start=1)
            )
        ),
        *_side_by_side(
            cost_chart,
            (Heading(line(f"OTROS INDICADORES DE GASTO {tables.years[-1]} {money}")),),
            arrangement,
        ),
        Notes(
            (
                line(
                    "* Gasto por Beneficiario: (gasto de componentes + gasto administrativo"
                    " ejecutado año t) / beneficiarios efectivos año t."
                ),
            )
        ),
    ]
    if tables.subtitles:
        blocks += [
            Heading(line(f"GASTO POR SUBTÍTULOS * {money}")),
            subtitles_table(tables),
            Notes(
                (line("* Los subtítulos pueden provenir de más de un programa presupuestario."),)
            ),
        ]
    if tables.components:
        blocks += [
            Heading(line(f"GASTO Y PRODUCCIÓN DE COMPONENTES {money}")),
            components_table(tables),
            Notes(
                (
                    line(
                        f"* La tabla muestra solo los componentes vigentes en {tables.years[-1]};"
                        " si antes hubo otros, la suma de los años anteriores puede no cuadrar."
                    ),
                )
            ),
        ]
    if tables.regions:
        blocks += [
            Heading(line("DESAGREGACIÓN REGIONAL DE GASTO COMPONENTES Y POBLACIÓN BENEFICIADA")),
            regions_table(tables),
            Notes(
                (line("* Se listan solo las regiones con gasto ejecutado o con beneficiarios."),)
            ),
        ]
    return tuple(blocks)


def _side_by_side(
    left: tuple[Block, ...], right: tuple[Block, ...], arrangement: Arrangement
) -> tuple[Block, ...]:
    if arrangement.efficiency_columns == 2:
        return (Columns(left, right, shared_head=True),)
    return (*left, *right)


def _efficacy(tables: Tables) -> tuple[Block, ...]:
    blocks: list[Block] = []
    codes = Notes(tuple(line(text) for text in _CODES))
    if tables.purpose_indicators:
        blocks += [
            Heading(line("INDICADORES DE PROPÓSITO")),
            indicators_table(tables.years, tables.purpose_indicators),
            codes,
        ]
    if tables.complementary_indicators:
        blocks += [
            Heading(line("INDICADORES COMPLEMENTARIOS")),
            indicators_table(tables.years, tables.complementary_indicators),
            codes,
        ]
    return (Bar("IV. DESEMPEÑO DEL PROGRAMA: EFICACIA"), *blocks) if blocks else ()


def _attributes(prose: Prose) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for statement in prose.attributes:
        blocks.extend(_statement(statement))
    if prose.complementarities:
        blocks.append(Heading(line("COMPLEMENTARIEDADES INFORMADAS"), rank=3))
        blocks.extend(Paragraph(line(text)) for text in prose.complementarities)
    return (Bar("V. OTROS ATRIBUTOS"), *blocks) if blocks else ()


def _statement(statement: Statement) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(line(statement.title), rank=3)]
    if statement.text:
        blocks.append(Paragraph(line(statement.text)))
    if statement.points:
        blocks.append(Bullets(statement.points))
    return tuple(blocks)


def _observations(prose: Prose) -> tuple[Block, ...]:
    if not prose.observations:
        return ()
    texts: list[Block] = [
        Lines((line("", lead=f"{observation.heading}:"), line(observation.text)))
        for observation in prose.observations
    ]
    return (Bar("VI. OBSERVACIONES DE LA INSTITUCIÓN"), *texts)


def _technical_notes(data: FichaData) -> tuple[Block, ...]:
    blocks: list[Block] = [Bar("VII. NOTAS TÉCNICAS")]
    for number, text in enumerate(data.prose.notes, start=1):
        blocks.append(Paragraph(line(text, lead=f"Nota técnica {number}: ")))
    if data.tables.inflators:
        blocks += [Paragraph(_bold("Inflactores:")), inflators_table(data.tables)]
    if data.prose.published_on:
        blocks.append(
            Paragraph(line(data.prose.published_on, lead="Fecha de publicación del reporte:"))
        )
    return tuple(blocks)


def _bold(text: str) -> Line:
    return line(text, bold=True)
