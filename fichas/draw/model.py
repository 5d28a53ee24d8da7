"""What a ficha says, before it has a shape: printed cells and prose, as frozen types.

Every cell is the string that stands in the document (es-CL), without footnote marks. ``""`` is an
empty cell, which prints nothing and is no figure. Rows of three cells follow ``Tables.years``.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Cells = tuple[str, ...]
Edition = Literal[2023, 2025]

MISSING_CODES = ("-", "S/I", "N/A", "N/C")


@dataclass(frozen=True, slots=True)
class Subtitle:
    """One line of spending by subtítulo: code ("21"), name, amount in M$."""

    code: str
    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class Component:
    """One component: name without its unit, unit of production, and its nine cells."""

    name: str
    unit: str
    spending: Cells
    production: Cells
    unit_cost: Cells

    @property
    def label(self) -> str:
        return f"{self.name} ({self.unit})"


@dataclass(frozen=True, slots=True)
class ComponentTotals:
    """The five rows under the components."""

    components: Cells
    components_share: Cells
    administration: Cells
    administration_share: Cells
    executed: Cells


@dataclass(frozen=True, slots=True)
class Region:
    """One row of the regional table, "Nivel central" and "TOTAL" included."""

    name: str
    spending: str
    spending_share: str
    people: str
    people_share: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as declared; ``values`` are cells such as "70,00%", "S/I" or ""."""

    name: str
    formula: str
    unit: str
    dimension: str
    periodicity: str
    direction: str
    values: Cells
    result: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart: values without printed table figure; None is a year without bar."""

    title: str
    labels: Cells
    values: tuple[Fraction | None, ...]
    printed: Cells


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of a ficha. An empty tuple or None means that the table is not printed."""

    years: tuple[int, int, int]
    price_year: int
    coverage: Cells
    target_population: Cells
    people: Cells
    people_unit: str
    initial_budget: Cells
    final_budget: Cells
    law_executed: Cells
    regional_resources: Cells
    other_resources: Cells
    executed: Cells
    subtitles: tuple[Subtitle, ...]
    subtitles_total: str
    components: tuple[Component, ...]
    totals: ComponentTotals | None
    regions: tuple[Region, ...]
    regions_total: Region | None
    purpose_indicators: tuple[Indicator, ...]
    complementary_indicators: tuple[Indicator, ...]
    inflators: tuple[tuple[int, str], ...]
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A published finding; ``heading`` is the sub-heading that later editions print."""

    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """Findings of one dimension, or the sentence that says that there are none."""

    name: str
    findings: tuple[Finding, ...]
    none: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A line of the evaluation history: label, Sí or No, and details."""

    label: str
    answer: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A titled part of section V: sentence and bullet points."""

    title: str
    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """What the institution says under one heading (Presupuesto, Estrategia, …)."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """All running text; an empty value leaves its section out."""

    description: tuple[str, ...]
    start_year: str
    end_year: str
    executors: str
    purpose: str
    dimensions: tuple[Dimension, ...]
    history: tuple[Evaluation, ...]
    target: tuple[str, ...]
    benefited: tuple[str, ...]
    complementarities: tuple[str, ...]
    attributes: tuple[Statement, ...]
    observations: tuple[Observation, ...]
    notes: tuple[str, ...]
    published_on: str


@dataclass(frozen=True, slots=True)
class FichaData:
    """One ficha: the single source from which PDF, text and expected figures are derived."""

    program: str
    service: str
    ministry: str
    year: int
    edition: Edition
    notice: str
    prose: Prose
    tables: Tables
