"""Pages run as Streamlit runs them, over a data folder with two demonstration fichas."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from vectorstore import Library

FICHAS = ("inmigrante-y-refugio-2023.pdf", "clinica-dental-rural-2023.pdf")
SECONDS = 30


@pytest.fixture(scope="session")
def loaded(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with both fichas; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("app") / "datos"
    with Library(folder) as library:
        results = list(library.load(root / "fichas" / name for name in FICHAS))
    assert all(result.status == "loaded" for result in results)
    return folder


@pytest.fixture
def data(loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, which the app takes for its own."""
    folder = shutil.copytree(loaded, tmp_path / "datos")
    monkeypatch.setenv("FICHAS_DATOS", str(folder))
    return folder


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, which the app takes for its own."""
    folder = tmp_path / "vacía"
    monkeypatch.setenv("FICHAS_DATOS", str(folder))
    return folder


@pytest.fixture
def page() -> Callable[[str], AppTest]:
    """Runs one page of the app by the name of its file."""

    def run(name: str, **state: Any) -> AppTest:
        test = AppTest.from_string(
            f"from ui import {name}, trouble\nwith trouble.explained():\n    {name}.page()\n",
            default_timeout=SECONDS,
        )
        for key, value in state.items():
            test.session_state[key] = value
        return test.run()

    return run


def written(test: AppTest) -> str:
    """All that a page shows as text or HTML, in one string."""
    said = [element.proto.body for element in test.get("html")]
    for kind in ("markdown", "text", "caption", "title", "subheader", "info", "error", "success"):
        said += [str(getattr(element, "value", "")) for element in test.get(kind)]
    return "\n".join(said)
