"""What an index of vectors was made from: if any of it differs, the index is made anew."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """`folder` holds the index; `revision` is the catalogue's that it agrees with.

    `revision` is None while the index is being written: whoever finds it so must doubt it.
    """

    catalogue: str
    model: str
    chroma: str
    folder: str
    revision: str | None
    format: int = FORMAT

    def same_kind(self, other: "Manifest") -> bool:
        """Whether both come from the same catalogue, model and versions."""
        mine = (self.catalogue, self.model, self.chroma, self.format)
        return mine == (other.catalogue, other.model, other.chroma, other.format)


def read_manifest(file: Path) -> Manifest | None:
    """The manifest of a file; None where there is none or it makes no sense."""
    try:
        return Manifest(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_manifest(file: Path, manifest: Manifest) -> None:
    """Write it whole or not at all."""
    draft = file.with_suffix(".nuevo")
    draft.write_text(json.dumps(asdict(manifest), indent=1) + "\n", encoding="utf-8")
    draft.replace(file)
