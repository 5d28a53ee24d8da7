"""The demonstration ficha with real figures, and one with planted faults, read and audited."""

from pathlib import Path

import pytest

from calc.audit import Audit, audit
from ingest.child import read_file
from ingest.ficha import Ficha
from ingest.subject import subject_of


@pytest.fixture(scope="session")
def ficha(root: Path) -> Ficha:
    reading = read_file(root / "fichas" / "inmigrante-y-refugio-2023.pdf")
    assert reading.ficha is not None
    return reading.ficha


@pytest.fixture(scope="session")
def judged(ficha: Ficha) -> Audit:
    return audit(subject_of(ficha))
