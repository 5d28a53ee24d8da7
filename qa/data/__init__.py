"""The words of questions, as data files that a programme officer can extend."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def read_data(name: str) -> dict[str, Any]:
    """The tables of `qa/data/<name>.toml`."""
    text = resources.files("qa.data").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
