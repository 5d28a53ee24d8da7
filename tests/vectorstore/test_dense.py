"""The index of vectors: derived, agreeing with the catalogue, rebuilt whenever in doubt."""

import json
import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.vectorstore import readings
from vectorstore import Library, Progress
from vectorstore.chroma import VectorFolder, opens
from vectorstore.dense import DenseIndex
from vectorstore.encoders import BUNDLED, BundledModel, OtherModel, chosen_encoder
from vectorstore.errors import ModelError
from vectorstore.manifest import read_manifest
from vectorstore.table import Vector

LINES = [
    f"Pasaje número {n} sobre el tema {chr(97 + n)}{chr(98 + n)}{chr(99 + n)}." for n in range(8)
]


class OtherBundled(BundledModel):
    """The bundled model under another hash, as another model would be."""

    digest = "otro"

    def passages(self, texts: Sequence[str]) -> Iterator[list[Vector]]:
        """Without torch: these tests are about the index."""
        yield [self.query(text) for text in texts]


class Quick(OtherBundled):
    """The bundled model's vectors by the fast path."""

    digest = "incluido"


def index_of(library: Library, encoder: BundledModel | None = None) -> DenseIndex:
    return DenseIndex(library._storage, encoder or Quick(BUNDLED))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    file = tmp_path / "minuta.txt"
    file.write_text("Minuta\n" + "\n".join(LINES), encoding="utf-8")
    with Library(tmp_path / "datos", read=readings.read) as library:
        library._dense = index_of(library)
        list(library.load([file]))
        yield library


def best(index: DenseIndex, text: str) -> int:
    found = index.cosines(index.encoder.query(text), [], 3)
    return max(found, key=lambda n: found[n])


def manifest_file(library: Library) -> Path:
    return library.folder / "vectores" / "manifiesto.json"


def test_each_passage_is_nearest_to_itself(library: Library) -> None:
    connection = library._storage.connection
    for number, text in connection.execute("SELECT id, text FROM passages").fetchall():
        assert best(library._dense, "Antecedentes. " + text) == number


def test_what_was_removed_is_not_found_by_its_vector(library: Library) -> None:
    (card,) = library.cards()
    library.remove(card.document)
    assert library._dense.cosines(library._dense.encoder.query(LINES[0]), [], 3) == {}


def test_passages_that_say_the_same_share_a_vector_that_outlives_the_first(tmp_path: Path) -> None:
    same = "Se llevan números de cada huerto."
    for year in (2021, 2022, 2023):
        text = f"ficha;Huertos;{year}\n{same}\nEl año {year} llovió."
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    with Library(tmp_path / "datos", read=readings.read) as library:
        list(library.load([tmp_path]))
        asked = library._dense.encoder.query(f"Antecedentes. {same}")
        found = library._dense.cosines(asked, [], 3)
        texts = {h.passage.text for c in library.cards() for h in library.passages(c.document)}
        with library._dense.opened() as folder:
            assert folder.count() == len(texts) == 4
        assert len(found) == 3
        assert min(found.values()) > 0.99
        library.remove("2021.txt")
        left = library._dense.cosines(asked, [], 2)
        assert left.keys() < found.keys()
        assert min(left.values()) > 0.99


def test_an_index_in_line_is_left_alone(library: Library) -> None:
    before = manifest_file(library).read_bytes()
    library._dense.close()
    index_of(library).sync(on_progress=lambda *_: pytest.fail("nothing to do"))
    assert manifest_file(library).read_bytes() == before


@pytest.mark.parametrize("damage", ["garbage", "deleted", "emptied", "manifest"])
def test_a_damaged_index_is_rebuilt_with_a_notice(
    library: Library, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    library._dense.close()
    (folder,) = (library.folder / "vectores").glob("indice-*")
    if damage == "deleted":
        shutil.rmtree(folder)
    elif damage == "manifest":
        manifest_file(library).write_text("{", encoding="utf-8")
    else:
        for file in folder.rglob("*"):
            if file.is_file():
                file.write_bytes(b"basura" * 100 if damage == "garbage" else b"")
    with caplog.at_level(logging.WARNING):
        assert best(index_of(library), "Antecedentes. " + LINES[3]) == 4
    assert damage == "manifest" or "se rehace" in caplog.text


def test_another_model_makes_the_index_anew(library: Library) -> None:
    library._dense.close()
    other = index_of(library, OtherBundled(BUNDLED))
    assert best(other, "Antecedentes. " + LINES[2]) == 3
    manifest = read_manifest(manifest_file(library))
    assert manifest is not None
    assert manifest.model == "otro"
    assert len(list((library.folder / "vectores").glob("indice-*"))) == 1
    other.close()


def test_an_interrupted_rebuild_goes_on_where_it_stopped(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library._dense.close()
    monkeypatch.setattr("vectorstore.dense._BATCH", 3)
    seen: list[str] = []

    class Halting(OtherBundled):
        def passages(self, texts: Sequence[str]) -> Iterator[list[Vector]]:
            if len(seen) >= 6:
                raise KeyboardInterrupt
            seen.extend(texts)
            return super().passages(texts)

    halted = index_of(library, Halting(BUNDLED))
    with pytest.raises(KeyboardInterrupt):
        halted.sync()
    halted.close()
    reports: list[tuple[int, int]] = []
    resumed = index_of(library, OtherBundled(BUNDLED))
    resumed.sync(on_progress=lambda *report: reports.append(report))
    assert reports == [(2, 2)]
    resumed.close()


def test_an_index_left_in_doubt_is_tried_in_another_process(library: Library) -> None:
    library._dense.close()
    content = json.loads(manifest_file(library).read_text(encoding="utf-8"))
    content["revision"] = None
    manifest_file(library).write_text(json.dumps(content), encoding="utf-8")
    (folder,) = (library.folder / "vectores").glob("indice-*")
    assert opens(folder)
    assert best(index_of(library), "Antecedentes. " + LINES[1]) == 2


def test_another_process_may_search_at_the_same_time(library: Library, root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from vectorstore import Library\n"
        "with Library(Path(sys.argv[1])) as library:\n"
        "    print(library.search('pasaje desconocidísimo tema abc', k=1)[0].passage.text)"
    )
    library.search("pasaje desconocido", k=1)
    done = subprocess.run(
        [sys.executable, "-c", code, str(library.folder)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Pasaje número 0" in done.stdout


def test_vectors_hold_no_text(library: Library) -> None:
    library._dense.close()
    # The databases, where Chroma would keep documents; the graph's files are padded with whatever
    # lay in memory, by chance a passage just read.
    databases = list((library.folder / "vectores").rglob("*.sqlite3*"))
    assert databases
    for file in databases:
        assert b"Pasaje" not in file.read_bytes()


@pytest.mark.usefixtures("no_sockets")
def test_the_fast_path_gives_the_vectors_of_the_real_model() -> None:
    texts = ["¿Cuánta plata quedó?", "La cobertura fue 3,2%.", "M$187.599", "de la", "", *LINES]
    model = BundledModel(BUNDLED)
    fast = np.array([model.query(text) for text in texts])
    real = np.array([vector for batch in model.passages(texts) for vector in batch])
    assert np.abs(fast - real).max() < 1e-6


@pytest.mark.parametrize(
    ("said", "written", "other"),
    [
        ("plata", "presupuesto", "municipalidad"),
        ("sueldos", "gastos en personal", "convenios"),
        ("la muni", "municipalidades que ejecutan", "población objetivo"),
        ("ayazgos", "hallazgos", "halcones"),
        ("beneficiaros", "beneficiarios", "benéficas"),
        ("gente atendida", "población beneficiada", "presupuesto final"),
    ],
)
def test_the_model_knows_everyday_words_and_slips(said: str, written: str, other: str) -> None:
    model = BundledModel(BUNDLED)
    asked = model.query(said)
    assert asked @ model.query(written) > asked @ model.query(other) + 0.1


def test_an_altered_model_is_refused(tmp_path: Path) -> None:
    shutil.copytree(BUNDLED, tmp_path / "model")
    with (tmp_path / "model" / "rows.npy").open("r+b") as file:
        file.seek(5000)
        file.write(b"\x01\x02\x03")
    with pytest.raises(ModelError, match="make model"):
        BundledModel(tmp_path / "model").query("hola")


def test_the_bundled_model_is_small() -> None:
    assert sum(file.stat().st_size for file in BUNDLED.iterdir()) <= 20_000_000


def test_a_model_that_cannot_be_had_says_how_to_go_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "modelo-roto"
    folder.mkdir()
    monkeypatch.setenv("FICHAS_MODELO", str(folder))
    file = tmp_path / "minuta.txt"
    file.write_text("Minuta\n" + LINES[0], encoding="utf-8")
    with Library(tmp_path / "datos", read=readings.read) as library:
        (result,) = library.load([file])
        assert result.status == "generic"  # the vectors only help to find
        assert library.search("pasaje del tema", k=1)
    assert "FICHAS_MODELO" in caplog.text


def small_transformer(folder: Path, prompts: dict[str, str] | None = None) -> Path:
    """A real transformer with chance weights, in a folder as sentence-transformers keeps it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.manual_seed(1)
    parts = folder / "partes"
    parts.mkdir(parents=True)
    words = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        "query",
        "passage",
        ":",
        "pasaje",
        "tema",
    ]
    (parts / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizer(str(parts / "vocab.txt")).save_pretrained(parts)
    size: Any = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    BertModel(BertConfig(vocab_size=len(words), intermediate_size=32, **size)).save_pretrained(
        parts
    )
    model = SentenceTransformer(modules=[Transformer(str(parts)), Pooling(32)], prompts=prompts)
    model.save(str(folder / "modelo-e5"))
    return folder / "modelo-e5"


def test_questions_and_passages_get_the_prompts_of_their_model(tmp_path: Path) -> None:
    declared = small_transformer(tmp_path / "a", {"query": "busca: ", "passage": "texto: "})
    assert OtherModel(str(declared)).prompts == ("busca: ", "texto: ")
    e5 = OtherModel(str(small_transformer(tmp_path / "b")))
    assert e5.prompts == ("query: ", "passage: ")
    (passages,) = e5.passages(["pasaje"])
    assert not np.allclose(e5.query("pasaje"), passages[0])


@pytest.mark.usefixtures("no_sockets")
def test_a_transformer_of_a_folder_serves_and_another_takes_its_place(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FICHAS_MODELO", str(small_transformer(tmp_path / "a")))
    library._dense.close()
    chosen = chosen_encoder()
    assert isinstance(chosen, OtherModel)
    reports: list[tuple[int, int]] = []
    index = DenseIndex(library._storage, chosen)
    index.sync(on_progress=lambda *report: reports.append(report))
    assert reports == [(8, 8)]
    manifest = read_manifest(manifest_file(library))
    assert manifest is not None
    assert manifest.model == chosen.digest
    assert len(index.cosines(chosen.query("pasaje tema"), [], 3)) == 3
    index.close()


@pytest.mark.usefixtures("no_sockets")
def test_a_name_that_cannot_be_had_is_told_at_once() -> None:
    start = time.monotonic()
    with pytest.raises(ModelError, match="FICHAS_MODELO"):
        OtherModel("nadie/modelo-que-no-existe").query("hola")
    assert time.monotonic() - start < 30


def test_progress_is_told_while_vectors_are_made(tmp_path: Path) -> None:
    file = tmp_path / "minuta.txt"
    file.write_text("Minuta\n" + "\n".join(LINES), encoding="utf-8")
    told: list[Progress] = []
    with Library(tmp_path / "datos", read=readings.read) as library:
        library._dense = index_of(library)
        list(library.load([file], on_progress=told.append))
        library.rebuild_index(on_progress=told.append)
    assert [p.step for p in told] == ["leyendo", "indexando", "indexando"]


def test_approximate_search_finds_nearly_all_of_the_nearest(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    vectors = rng.normal(size=(3000, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    folder = VectorFolder(tmp_path / "v")
    folder.add(range(3000), list(vectors))
    hits = 0
    for query in vectors[:100] + 0.1 * rng.normal(size=(100, 64)).astype(np.float32):
        exact = set(np.argsort(-(vectors @ query))[:10].tolist())
        hits += len(exact & {number for number, _ in folder.nearest(query, 10)})
    folder.close()
    assert hits >= 990


def test_a_large_index_is_searched_more_widely(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    centres = np.repeat(rng.normal(size=(200, 16)), 100, axis=0)
    vectors = (centres + 0.02 * rng.normal(size=centres.shape)).astype(np.float32)
    folder = VectorFolder(tmp_path / "v")
    folder.add(range(len(vectors)), list(vectors))
    queries = rng.normal(size=(50, 16)).astype(np.float32)

    def found() -> int:
        exact = [set(np.argsort(-(vectors @ q))[:10].tolist()) for q in queries]
        near = [{number for number, _ in folder.nearest(q, 10)} for q in queries]
        return sum(len(e & n) for e, n in zip(exact, near, strict=True))

    before = found()
    folder.widen()
    assert found() > before
    folder.close()


def test_a_failure_of_chroma_while_searching_is_mended_next_time(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("se rompió")

    with monkeypatch.context() as broken:
        broken.setattr(VectorFolder, "nearest", fail)
        assert library.search("pasaje desconocido", k=1)
    assert "solo por palabras" in caplog.text
    assert "sentido" in library.search("pasaje desconocido", k=1)[0].why
