"""Libraries for questions: the demonstration fichas, loaded once for all tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from vectorstore.library import Library


@pytest.fixture(scope="session")
def fichas(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """All demonstration fichas."""
    with Library(tmp_path_factory.mktemp("fichas")) as library:
        for result in library.load([root / "fichas"]):
            assert result.error is None, result.error
        yield library


@pytest.fixture(scope="session")
def documents(fichas: Library) -> dict[str, str]:
    """The id of each demonstration ficha by its file."""
    return {card.name: card.document for card in fichas.cards()}


@pytest.fixture(scope="session")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The real ficha alone."""
    with Library(tmp_path_factory.mktemp("real")) as library:
        for result in library.load([shared / "fichas" / "inmigrante-y-refugio-2023.txt"]):
            assert result.error is None, result.error
        yield library
