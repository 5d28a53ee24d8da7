"""From a YAML file of base numbers and prose to a ficha.

The file's keys are Spanish, since those who write demonstration fichas are no programmers. A key
that is missing or unknown is an error that names the file.
"""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from .figures import ComponentBase, Numbers, RegionBase, SubtitleBase, tabulate
from .model import (
    Dimension,
    Evaluation,
    FichaData,
    Finding,
    Indicator,
    Observation,
    Prose,
    Statement,
)
from .numbers import Base, Bases

Node = Mapping[str, Any]


class BadData(Exception):
    """A data file lacks a key or has a value of the wrong form."""


def load_ficha(path: Path) -> FichaData:
    """The ficha of a YAML file. Raises BadData where the file does not have the expected form."""
    try:
        return node_to_ficha(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError) as error:
        raise BadData(f"{path.name}: {error!r}") from error


def node_to_ficha(node: Node) -> FichaData:
    """The ficha of a file's content; a wrong one raises KeyError, TypeError or ValueError."""
    return FichaData(
        program=node["programa"],
        service=node["servicio"],
        ministry=node["ministerio"],
        year=node["año"],
        edition=node.get("edición", 2023),
        notice=node.get("aviso", ""),
        prose=_prose(node),
        tables=tabulate(_numbers(node), _overrides(node)),
    )


def planted_faults(path: Path) -> list[dict[str, Any]]:
    """The entries of ``impresos`` that carry a ``falta``: cells whose printed value is wrong."""
    node = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [entry for entry in node.get("impresos", ()) if "falta" in entry]


def _numbers(node: Node) -> Numbers:
    tables = node["tablas"]
    return Numbers(
        year=node["año"],
        coverage=tuple(tables.get("cobertura", ())),
        target=_optional_bases(tables.get("población objetivo")),
        people=_optional_bases(tables.get("población beneficiada")),
        people_unit=tables.get("unidad de población", ""),
        print_population=tables.get("imprime población", False),
        initial_budget=_bases(tables["presupuesto inicial"]),
        final_budget=_bases(tables["presupuesto final"]),
        law_executed=_bases(tables["presupuesto ley ejecutado"]),
        regional_resources=_bases(tables["recursos gobiernos regionales"]),
        other_resources=_bases(tables["recursos extrapresupuestarios"]),
        subtitles=tuple(
            SubtitleBase(str(code), name, _base(value))
            for code, name, value in tables.get("subtítulos", ())
        ),
        components=tuple(
            ComponentBase(
                component["nombre"],
                component["unidad"],
                _bases(component["gasto"]),
                _bases(component["producción"]),
            )
            for component in tables.get("componentes", ())
        ),
        administration=_bases(tables["gasto administrativo"]),
        regions=tuple(
            RegionBase(name, _base(spending), _base(people))
            for name, spending, people in tables.get("regiones", ())
        ),
        purpose_indicators=_indicators(tables.get("indicadores de propósito", ())),
        complementary_indicators=_indicators(tables.get("indicadores complementarios", ())),
        inflators=tuple(
            (year, Fraction(str(value))) for year, value in tables["inflactores"].items()
        ),
    )


def _base(value: int | str | None) -> Base:
    return "" if value is None else value


def _bases(values: list[int | str | None]) -> Bases:
    first, second, third = map(_base, values)
    return (first, second, third)


def _optional_bases(values: list[int | str | None] | None) -> Bases | None:
    return None if values is None else _bases(values)


def _indicators(nodes: list[Node]) -> tuple[Indicator, ...]:
    return tuple(
        Indicator(
            name=node["nombre"],
            formula=node["fórmula"],
            unit=node["unidad"],
            dimension=node.get("dimensión", "Eficacia"),
            periodicity=node.get("periodicidad", "Anual"),
            direction=node.get("sentido", "Ascendente"),
            values=tuple(value or "" for value in node["valores"]),
            result=node["resultado"],
        )
        for node in nodes
    )


def _overrides(node: Node) -> dict[tuple[str, int, str | None], str]:
    return {
        (entry["celda"], entry["año"], entry.get("ítem")): entry["impreso"]
        for entry in node.get("impresos", ())
    }


def _prose(node: Node) -> Prose:
    return Prose(
        description=_paragraphs(node["descripción"]),
        start_year=str(node["inicio"]),
        end_year=str(node["término"]),
        executors=node.get("ejecutores", "").strip(),
        purpose=node["propósito"].strip(),
        dimensions=tuple(_dimension(name, entry) for name, entry in node["hallazgos"].items()),
        history=tuple(
            Evaluation(label, entry["respuesta"], tuple(map(str, entry.get("detalle", ()))))
            for label, entry in node["historial"].items()
        ),
        target=_paragraphs(node["texto población objetivo"]),
        benefited=_paragraphs(node["texto población beneficiada"]),
        complementarities=_paragraphs(node.get("complementariedades", "")),
        attributes=tuple(
            Statement(title, entry.get("texto", "").strip(), tuple(entry.get("puntos", ())))
            for title, entry in node["otros atributos"].items()
        ),
        observations=tuple(
            Observation(entry["tema"], text)
            for entry in node.get("observaciones", ())
            for text in _paragraphs(entry["texto"])
        ),
        notes=_paragraphs(node["notas técnicas"]),
        published_on=node["publicación"],
    )


def _dimension(name: str, entry: str | list[str | Node]) -> Dimension:
    if isinstance(entry, str):
        return Dimension(name, (), entry.strip())
    findings = tuple(
        Finding(item.strip())
        if isinstance(item, str)
        else Finding(item["texto"].strip(), item["tema"])
        for item in entry
    )
    return Dimension(name, findings, "")


def _paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs are parted by blank lines; a line break within one is a space."""
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
