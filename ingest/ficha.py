"""What a ficha is once read: frozen types, nothing else."""

from dataclasses import dataclass

from calc.figure import Book, Problem, Source


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the stretch of the document's text below it, up to the next heading.

    `id` is a known section ("antecedentes", "hallazgos", …) or "otra"; `start` and `end` bound the
    body (the heading left out).
    """

    id: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of prose: its text joined into one line, and where it stands."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Finding:
    """A published hallazgo: its dimension ("focalizacion", "eficiencia", "eficacia") and text."""

    dimension: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Component:
    """A component and the unit that its production is counted in."""

    name: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator's descriptive cells; its values are figures with its name as item."""

    kind: str  # "proposito" or "complementario"
    name: str
    formula: str
    unit: str | None
    dimension: str | None
    periodicity: str | None
    direction: str | None
    result: str


@dataclass(frozen=True, slots=True)
class Observation:
    """A remark of the institution under its heading ("Presupuesto", "Estrategia", …)."""

    heading: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Ficha:
    """One programme in one year. Text attributes are None, or empty, where the ficha lacks them.

    `asides` are the paragraphs that describe the programme, its measures of gender and what it
    goes together with.
    """

    document: str
    program: str
    ministry: str | None
    service: str | None
    year: int
    price_year: int | None
    start_year: str | None
    end_year: str | None
    description: str | None
    purpose: str | None
    executors: str | None
    published_on: str | None
    target_population: tuple[Paragraph, ...]
    served_population: tuple[Paragraph, ...]
    findings: tuple[Finding, ...]
    dimensions_without_findings: tuple[str, ...]
    evaluations: tuple[str, ...]
    ods: tuple[str, ...]
    poverty: tuple[str, ...]
    gender: tuple[str, ...]
    observations: tuple[Observation, ...]
    asides: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...]
    components: tuple[Component, ...]
    indicators: tuple[Indicator, ...]
    sections: tuple[Section, ...]
    book: Book
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document, small enough to quote.

    `text` is what is shown and searched. For prose it is the printed stretch joined into lines;
    for a table row it is the row said as a sentence. `section` is the heading that people see.
    """

    section: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file yields: `ficha` is None for a document that is no ficha."""

    document: str
    name: str
    text: str
    ficha: Ficha | None
    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...]
